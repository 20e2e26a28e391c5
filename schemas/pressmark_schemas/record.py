"""Record: what pressmark says of one article. One line of JSON each.

Offsets count characters of the article's text, end exclusive; `text[start:end]` is always
the `text` printed beside them. `verified` means that no check objects.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from pressmark_schemas.answer import Basis
from pressmark_schemas.article import Origin
from pressmark_schemas.marks import ConcernKind

Status = Literal["verified", "review"]
Severity = Literal["note", "doubt", "error"]
"""A `note` informs; a `doubt` or an `error` puts what it concerns into review."""

SCHEMA = "pressmark.record/1"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(_Frozen):
    """A passage that proves an item."""

    start: int
    end: int
    text: str


class Flag(_Frozen):
    """What a check has to say: which check, how grave, why, and where."""

    check: str
    severity: Severity
    message: str
    start: int | None
    end: int | None


class Rating(_Frozen):
    """One grade of one body in one area; all passages that state it are in `evidence`."""

    body: str
    sector: str | None
    area: str
    area_words: str | None
    grade: str
    basis: Basis
    count: int | None
    programme: str | None
    status: Status
    evidence: tuple[Evidence, ...]
    flags: tuple[int, ...]


class Quote(_Frozen):
    """Somebody's exact words, and whose."""

    text: str
    start: int
    end: int
    speaker: str | None
    role: str | None
    organisation: str | None
    kind: Literal["person", "document"]
    partial: bool
    cut: bool
    status: Status
    flags: tuple[int, ...]


class Concern(_Frozen):
    """A fault that was found without a grade."""

    body: str
    area: str | None
    area_words: str | None
    kind: ConcernKind
    evidence: tuple[Evidence, ...]
    status: Status
    flags: tuple[int, ...]


class ArticleFacts(_Frozen):
    """The article in its record; `text` only where offsets count characters of an extracted text."""

    id: str
    source: str | None
    title: str | None
    published: date | None
    published_from: Origin | None
    url: str | None
    outlet: str | None
    text: str | None = None


class Provenance(_Frozen):
    """Who read the article, with what, at what cost. `at` alone changes when nothing else does.

    `register_name` is the register that ratings were compared with, as it was given; None for none.
    """

    reader: Literal["rules", "model"]
    model: str | None
    served_model: str | None
    answer_mode: str | None
    prompt: str | None
    prompt_digest: str | None
    schema_digest: str
    pack: str
    pack_digest: str
    register_name: str | None = None
    register_digest: str | None = None
    pressmark: str
    calls: int
    cached: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    at: datetime


class Record(_Frozen):
    """Extraction, flags, status of each item, and provenance of one article."""

    schema_: str = Field(default=SCHEMA, alias="schema")
    article: ArticleFacts
    outcome: Literal["read", "irrelevant"]
    ratings: tuple[Rating, ...]
    quotes: tuple[Quote, ...]
    concerns: tuple[Concern, ...]
    flags: tuple[Flag, ...]
    provenance: Provenance
