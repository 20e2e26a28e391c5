"""Marks: the numbered places of an article that could matter, and what stands around them.

Named tuples, since thousands are made. All offsets count characters of the article's
text, end exclusive. Quotations, grade words and concern phrases have an id that a
reader's labels point at (`q1`, `g2`, `c1`); the rest is context.
"""

from datetime import date
from typing import Literal, NamedTuple, Protocol

Ending = Literal["closed", "unclosed", "cut"]
GradeForm = Literal["exact", "inflected", "synonym"]
ConcernKind = Literal["cause_of_concern", "area_for_improvement", "criticism"]
BodyForm = Literal["name", "place", "anaphor"]
PassageKind = Literal["sentence", "item", "heading"]


class Spanned(Protocol):
    """Anything that lies in the text from `start` to `end`, end exclusive: a span, a mark, a passage."""

    @property
    def start(self) -> int:
        """The offset of the first character."""
        ...

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        ...


class Span(NamedTuple):
    """A stretch of the text, `start` to `end`, end exclusive."""

    start: int
    end: int


class Quotation(NamedTuple):
    """The words between quotation marks, without the outer marks or white space at the ends.

    `segments` are its paragraphs without their marks; one for most quotations.
    `ending` is `cut` where the text ends inside it and `unclosed` where only its paragraph does.
    """

    start: int
    end: int
    id: str
    ending: Ending
    segments: tuple[Span, ...]


class GradeWord(NamedTuple):
    """A word that may be a grade: `grade` is its canonical name, `form` how it is written."""

    start: int
    end: int
    id: str
    grade: str
    form: GradeForm


class ConcernPhrase(NamedTuple):
    """A phrase that finds fault ("cause of concern", "must improve"); `implies` is a grade or None."""

    start: int
    end: int
    id: str
    kind: ConcernKind
    implies: str | None


class BodyMention(NamedTuple):
    """A mention of an inspected body.

    `bodies` are the official names that it may mean: one as a rule, several for an ambiguous
    place name, none for an anaphor ("the force") whose sector is all that is known.
    """

    start: int
    end: int
    bodies: tuple[str, ...]
    sector: str
    form: BodyForm


class AreaMention(NamedTuple):
    """Words that name an inspected area; `keys` are the areas of the pack that they may mean."""

    start: int
    end: int
    keys: tuple[str, ...]


class PersonMention(NamedTuple):
    """A person named in the text, or a role without a name (`name` None).

    `name` has no title; `organisation` is the official name where role and text give it away.
    """

    start: int
    end: int
    name: str | None
    role: str | None
    organisation: str | None


class DateMention(NamedTuple):
    """A date or a year in the text; `precision` says how much of `day` is stated."""

    start: int
    end: int
    day: date
    precision: Literal["day", "month", "year"]


class InspectorateMention(NamedTuple):
    """An inspectorate named in the text; `own` is false for another one than the pack's."""

    start: int
    end: int
    name: str
    own: bool


class Passage(NamedTuple):
    """A sentence, a list item or a heading. `block` numbers the paragraph or line that it stands in."""

    start: int
    end: int
    kind: PassageKind
    block: int


class Marks(NamedTuple):
    """Everything the scanner saw in one article, each kind in the order of the text.

    `passages` cut the text from `Article.start` on; white space and bullets stand between them.
    """

    quotations: tuple[Quotation, ...] = ()
    grades: tuple[GradeWord, ...] = ()
    concerns: tuple[ConcernPhrase, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    areas: tuple[AreaMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    inspectorates: tuple[InspectorateMention, ...] = ()
    passages: tuple[Passage, ...] = ()
