"""What callers may write where a few words are asked for: no control characters, and no more than one needs."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints

_PLAIN = r"^[^\x00-\x1f\x7f]*$"

Words: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=_PLAIN)]
"""A title, a name; on one line."""
Address: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=_PLAIN)]
"""An address, which is kept and never opened."""


def _is_a_day(said: str) -> str:
    date.fromisoformat(said)
    return said


Day: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_is_a_day),
    Field(json_schema_extra={"format": "date"}),
]
"""YYYY-MM-DD."""
ArticleId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The sha256 of an article's text, hex."""
CheckId: TypeAlias = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z_]+\.[a-z_]+$")]
"""A check's id, such as standing.implied."""
