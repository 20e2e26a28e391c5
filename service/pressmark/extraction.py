"""What was read, resolved to places of the article: ratings, quotes and concerns, and findings about them.

These are values inside the program; `record` turns them into what leaves it. All spans count
characters of the article's text, end exclusive.
"""

from typing import Literal, NamedTuple

from pressmark_schemas.answer import Basis
from pressmark_schemas.marks import ConcernKind, Span
from pressmark_schemas.record import Severity

ItemKind = Literal["rating", "quote", "concern"]


class RatingItem(NamedTuple):
    """One grade of one body in one area.

    `marks` are the grade words (or concern phrases) that give it, `words` the mentions of the area
    that stand with them; both are in the order of the text. An unmarked rating has no marks.
    """

    body: str
    area: str
    grade: str
    basis: Basis
    count: int | None  # pyright: ignore[reportIncompatibleMethodOverride] - of a tuple, which nobody asks
    marks: tuple[str, ...]
    words: tuple[Span, ...]
    evidence: tuple[Span, ...]


class QuoteItem(NamedTuple):
    """Somebody's words: `mark` is its quotation, None for words that no marks enclose."""

    mark: str | None
    span: Span
    kind: Literal["person", "document"]
    speaker: str | None
    role: str | None
    organisation: str | None
    cut: bool


class ConcernItem(NamedTuple):
    """A fault found with a body, in one area or none in particular."""

    mark: str
    body: str
    area: str | None
    words: Span | None
    kind: ConcernKind
    evidence: Span


class Finding(NamedTuple):
    """What a check, or the resolver, has to say. `kind` and `index` name the item it is about, if any."""

    check: str
    severity: Severity
    message: str
    span: Span | None = None
    kind: ItemKind | None = None
    index: int = -1  # pyright: ignore[reportIncompatibleMethodOverride] - of a tuple, which nobody asks


class Extraction(NamedTuple):
    """An answer, resolved. `findings` tell what of the answer could not be."""

    ratings: tuple[RatingItem, ...]
    quotes: tuple[QuoteItem, ...]
    concerns: tuple[ConcernItem, ...]
    findings: tuple[Finding, ...]
