"""Trends: one body's grades in one area from round to round, broken where the scale changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pressmark.matrix.values import Cell, Change, Matrix, Step, Trend, Trends

if TYPE_CHECKING:
    from pressmark_schemas.pack import Pack


def trends(matrices: Iterable[Matrix], pack: Pack) -> list[Trends]:
    """Return the trends of each sector: of bodies and areas that two or more rounds have a cell for.

    A matrix whose round is not known takes no part. Rounds in which no trend has a cell are left out.
    """
    known = [one for one in matrices if one.round.programme in pack.programme]
    return [found for sector in pack.sectors for found in _of_sector(sector, known, pack)]


def _of_sector(sector: str, known: Iterable[Matrix], pack: Pack) -> Iterator[Trends]:
    own = [one for one in known if pack.programme[one.round.programme or ""].sector == sector]
    cells: dict[tuple[str, str], dict[str, Cell]] = {}
    for one in own:
        for row in one.rows:
            for column, cell in zip(one.columns, row.cells, strict=True):
                if cell is not None:
                    cells.setdefault((row.body, column.area), {})[one.round.programme or ""] = cell
    moving = {key: found for key, found in cells.items() if len(found) > 1}
    seen = {programme for found in moving.values() for programme in found}
    rounds = sorted(seen, key=lambda name: pack.programme[name].since)
    if rounds:
        scales = [pack.programme[name].grades for name in rounds]
        breaks = [False, *(one != other for one, other in pairwise(scales))]
        found = (
            Trend(body, pack.label.get(area, area), tuple(_steps([found.get(name) for name in rounds], breaks, pack)))
            for (body, area), found in sorted(moving.items())
        )
        yield Trends(sector, tuple(rounds), tuple(breaks), tuple(scales), tuple(found))


def _steps(cells: Sequence[Cell | None], breaks: Sequence[bool], pack: Pack) -> Iterator[Step]:
    before: str | None = None
    for cell, breaks_off in zip(cells, breaks, strict=True):
        before = None if breaks_off else before
        grade = cell.grade if cell else None
        yield Step(cell, _change(before, grade, pack))
        before = grade if cell else before


def _change(before: str | None, grade: str | None, pack: Pack) -> Change | None:
    """Return how a grade compares; None where there are not two, or the pack does not rank them."""
    if before not in pack.rank or grade not in pack.rank:
        return None
    moved = pack.rank[grade] - pack.rank[before]
    return "same" if moved == 0 else "better" if moved > 0 else "worse"
