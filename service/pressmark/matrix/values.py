"""What a matrix and a trend are made of. Areas and sectors are the pack's keys, bodies official names."""

from typing import Literal, NamedTuple

from pressmark_schemas.answer import Basis
from pressmark_schemas.record import Status

Change = Literal["better", "worse", "same"]


class Round(NamedTuple):
    """One round of a sector of which a ledger holds ratings; None where the records do not tell."""

    programme: str | None
    sector: str | None
    ratings: int


class Said(NamedTuple):
    """A grade, how many articles say it, and in how many of them it is settled: nobody need look."""

    grade: str
    articles: int
    settled: int


class Cell(NamedTuple):
    """What articles state of one body in one area: grades, those of most articles first.

    `contested` tells that articles contradict one another; one that contradicts itself alone does not count.
    """

    said: tuple[Said, ...]
    contested: bool

    @property
    def open(self) -> int:
        """How many statements are still in review."""
        return sum(one.articles - one.settled for one in self.said)

    @property
    def grade(self) -> str | None:
        """The grade, where it is one."""
        return self.said[0].grade if len(self.said) == 1 else None


class Column(NamedTuple):
    """An area: its key, a short name, and the inspectorate's own words for it in this round, if it has any."""

    area: str
    label: str
    official: str | None


class Row(NamedTuple):
    """A body and its cells, one a column; None where no article states a grade."""

    body: str
    cells: tuple[Cell | None, ...]


class Apart(NamedTuple):
    """What is said and stands in no cell: not stated of this inspection, or of areas that are not named."""

    body: str
    label: str
    basis: Basis
    said: Said


class Matrix(NamedTuple):
    """Bodies x areas of one round; `scale` are its grades, best first, all of the pack's where it is not known."""

    round: Round
    scale: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    apart: tuple[Apart, ...]


class Place(NamedTuple):
    """Where a passage stands among those of its cell; `day` is empty where none is known."""

    day: str
    article: str
    number: int


class Passage(NamedTuple):
    """One article's words for a cell; `start` and `end` count characters of its text, end exclusive.

    `number` is the rating's among those of the article.
    """

    article: str
    number: int
    title: str | None
    outlet: str | None
    published: str | None
    grade: str
    status: Status
    start: int
    end: int
    evidence: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.published or "", self.article, self.number)


class Step(NamedTuple):
    """One round of a trend. `change` is told against the last step with one grade, on the same scale alone."""

    cell: Cell | None
    change: Change | None


class Trend(NamedTuple):
    """One body in one area; a step for each of the rounds that its `Trends` names."""

    body: str
    label: str
    steps: tuple[Step, ...]


class Trends(NamedTuple):
    """The trends of one sector over its rounds, the earliest first.

    `breaks` tells for each round whether its scale is another than that of the one before: what stands on the
    two sides of a break cannot be compared.
    """

    sector: str
    programmes: tuple[str, ...]
    breaks: tuple[bool, ...]
    scales: tuple[tuple[str, ...], ...]
    trends: tuple[Trend, ...]
