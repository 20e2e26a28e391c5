"""Marks: the numbered places of an article that could matter, and what stands around them.

Plain frozen dataclasses, since thousands are made. All offsets count characters of
the article's text, end exclusive. Quotations, grade words and concern phrases have an
id that a reader's labels point at (`q1`, `g2`, `c1`); the rest is context.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Ending = Literal["closed", "unclosed", "cut"]
GradeForm = Literal["exact", "inflected", "synonym"]
ConcernKind = Literal["cause_of_concern", "area_for_improvement", "criticism"]
BodyForm = Literal["name", "place", "anaphor"]
PassageKind = Literal["sentence", "item", "heading"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, `start` to `end`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """The words between quotation marks, without the outer marks or white space at the ends.

    `segments` are its paragraphs without their marks; one for most quotations.
    `ending` is `cut` where the text ends inside it and `unclosed` where only its paragraph does.
    """

    id: str
    ending: Ending
    segments: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GradeWord(Span):
    """A word that may be a grade: `grade` is its canonical name, `form` how it is written."""

    id: str
    grade: str
    form: GradeForm


@dataclass(frozen=True, slots=True)
class ConcernPhrase(Span):
    """A phrase that finds fault ("cause of concern", "must improve"); `implies` is a grade or None."""

    id: str
    kind: ConcernKind
    implies: str | None


@dataclass(frozen=True, slots=True)
class BodyMention(Span):
    """A mention of an inspected body.

    `bodies` are the official names that it may mean: one as a rule, several for an ambiguous
    place name, none for an anaphor ("the force") whose sector is all that is known.
    """

    bodies: tuple[str, ...]
    sector: str
    form: BodyForm


@dataclass(frozen=True, slots=True)
class AreaMention(Span):
    """Words that name an inspected area; `keys` are the areas of the pack that they may mean."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonMention(Span):
    """A person named in the text, or a role without a name (`name` None).

    `name` has no title; `organisation` is the official name where role and text give it away.
    """

    name: str | None
    role: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class DateMention(Span):
    """A date or a year in the text; `precision` says how much of `day` is stated."""

    day: date
    precision: Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class InspectorateMention(Span):
    """An inspectorate named in the text; `own` is false for another one than the pack's."""

    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """A sentence, a list item or a heading. `block` numbers the paragraph or line that it stands in."""

    kind: PassageKind
    block: int


@dataclass(frozen=True, slots=True)
class Marks:
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
