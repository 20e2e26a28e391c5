"""An article as it was read: its decoded text and what is known about it.

All offsets in pressmark count characters of `Article.text`, end exclusive.
"""

import hashlib
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Origin = Literal["argument", "archive", "front matter", "header", "prefix", "dateline", "html"]
"""Where a fact was read: what the caller said, what an archive says beside the text, YAML, or the text itself."""


def text_id(text: str) -> str:
    """Return the content address of a text: sha256 of its UTF-8 bytes, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Article(BaseModel):
    """One article. `start` is the offset at which reading begins, behind a header or a date prefix."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(description="sha256 of the text, hex")
    text: str = Field(description="the text as decoded; newlines untouched")
    start: int = Field(default=0, ge=0, description="characters before this one are a header, not the article")
    source: str | None = Field(
        default=None, description="path as given, '-' for standard input, with the place in an archive; or null"
    )
    title: str | None = None
    title_from: Origin | None = None
    published: date | None = Field(default=None, description="day of publication, only if something states it")
    published_from: Origin | None = None
    url: str | None = None
    url_from: Origin | None = None
    outlet: str | None = None
    outlet_from: Origin | None = None
    encoding: Literal["utf-8", "cp1252"] = "utf-8"
    extracted: bool = Field(default=False, description="true if the text was taken out of HTML")
