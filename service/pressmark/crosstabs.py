"""Tables that cross bodies with areas: whose each cell's grade is, and for what.

| | Kent | Essex |                       | | Effectiveness | Efficiency |
| Preventing fires | Good | Adequate |    | Kent | Good | Adequate |
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

from pressmark.english.patterns import COLUMNS
from pressmark_schemas.marks import AreaMention, BodyMention, GradeWord, Marks, Passage, Spanned

_ROWS = 48
"""Lines above a row in which the head of its table may stand; no table has more bodies."""
_START = attrgetter("start")

S = TypeVar("S", bound=Spanned)


class Cell(NamedTuple):
    """What a grade in a table is given for, and whose it is."""

    area: AreaMention
    body: BodyMention


def crossed(low: str, marks: Marks) -> dict[int, Cell]:
    """Return the cells of an article's tables by where their grades begin; `low` is the text as `small` makes it."""
    starts = [passage.start for passage in marks.passages]
    held = Counter(bisect_right(starts, grade.start) - 1 for grade in marks.grades)
    rows = (number for number, count in held.items() if count > 1)
    return {grade.start: cell for number in rows for grade, cell in _row(low, marks, number, marks.passages[number])}


def _row(low: str, marks: Marks, number: int, passage: Passage) -> Iterator[tuple[GradeWord, Cell]]:
    """Yield the grades of a line with their cells, if it is a row of such a table."""
    grades = _within(marks.grades, passage.start, passage.end)
    if not _in_columns(low, grades):
        return
    areas = _within(marks.areas, passage.start, grades[0].start)
    bodies = _named(marks, passage.start, grades[0].start)
    head = _head(marks, number)
    if head is None or len(areas) + len(bodies) != 1:
        return
    across = _named(marks, head.start, head.end) if areas else _within(marks.areas, head.start, head.end)
    if len(across) != len(grades) or not _in_columns(low, across):
        return
    for grade, one in zip(grades, across, strict=True):
        yield grade, Cell(areas[0], one) if isinstance(one, BodyMention) else Cell(one, bodies[0])


def _head(marks: Marks, number: int) -> Passage | None:
    """Return the last line before a row that holds no grade."""
    for near in reversed(marks.passages[max(0, number - _ROWS) : number]):
        if not _within(marks.grades, near.start, near.end):
            return near
    return None


def _in_columns(low: str, marks: Sequence[Spanned]) -> bool:
    return all(COLUMNS.fullmatch(low, one.end, other.start) for one, other in pairwise(marks))


def _named(marks: Marks, start: int, end: int) -> Sequence[BodyMention]:
    return [mention for mention in _within(marks.bodies, start, end) if mention.bodies]


def _within(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    return spans[bisect_left(spans, start, key=_START) : bisect_left(spans, end, key=_START)]
