"""The rows of a pack's tables: facts, most with their source and how sure it is."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from pressmark_schemas.marks import ConcernKind, GradeForm


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split("|") if part.strip()) if isinstance(value, str) else value


def _none(value: object) -> object:
    return None if value == "" else value


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
Numbers = Annotated[tuple[int, ...], BeforeValidator(_split)]
Day = Annotated[date | None, BeforeValidator(_none)]
Source = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Certainty = Literal["high", "medium", "low"]


class Row(BaseModel):
    """What one line of a table says."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sector(Row):
    """How bodies of one sector are named: "<place> <head>", and the anaphors that stand for one."""

    heads: tuple[str, ...]
    anaphors: tuple[str, ...]
    not_after_head: tuple[str, ...] = Field(description="words behind a head that make it another thing")


class Programme(Row):
    """One round of inspections: its grades, best first, and when its reports came out."""

    programme: str
    sector: str
    since: date
    until: Day
    grades: Words
    overall: bool = Field(description="whether the round gave an overall grade (a pillar's counts)")
    graded_areas: Numbers = Field(description="how many areas a body was graded in, where that is fixed")
    source: Source
    sure: Certainty
    note: str


class Area(Row):
    """One area of one round, in the inspectorate's own words."""

    programme: str
    area: str
    official: str
    graded: bool
    source: Source
    sure: Certainty


class AreaLabel(Row):
    """What heads an area's column where there is little room; it says nothing of how articles are read."""

    area: str
    label: Source


class AreaWords(Row):
    """Words that name an area in running text; inflection is left to the scanner.

    A leading `~` marks a word that names the area only where it stands in a grade's own list, a leading `!` a name
    of two areas in one, of which each is found for itself as they are two in other rounds.
    """

    area: str
    words: Words


class Body(Row):
    """An inspected body. `places` go before a sector's head noun; `aliases` stand alone."""

    body: str
    sector: str
    kind: str
    places: Words
    aliases: Words
    since: Day
    until: Day
    inspected: bool
    source: Source
    sure: Certainty


class GradeWords(Row):
    """Words for one grade; `rank` orders grades, best highest."""

    grade: str
    rank: int
    form: GradeForm
    words: Words
    source: Source
    sure: Certainty


class ConcernWords(Row):
    """Phrases that find fault; `implies` is the grade that they imply beside a named area, if any.

    A leading `~` marks words that find fault only right before an area ("must investigate crime").
    """

    kind: ConcernKind
    implies: Annotated[str | None, BeforeValidator(_none)]
    words: Words


class NotGrade(Row):
    """Words that hold a grade word and are no grade."""

    words: str
    why: str
    source: Source


class Role(Row):
    """A speaker's role. `side` tells whose: police, fire, oversight, inspectorate, union or others."""

    role: str
    side: str
    abbreviations: Words
    organisation: str = Field(description="whose all who have the role are, if there is one for the whole country")


class Inspectorate(Row):
    """An inspectorate by its words; `own` is true for the pack's and its former names."""

    name: str
    own: bool
    words: Words
    since: Day
    source: Source
    sure: Certainty
