"""Makes a round's table of what was counted: its columns by the pack, its rows by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pressmark.matrix.counting import Count, counts, speakers
from pressmark.matrix.values import Apart, Cell, Column, Matrix, Round, Row, Said

if TYPE_CHECKING:
    import sqlalchemy as sa

    from pressmark_schemas.pack import Pack


def matrix(engine: sa.Engine, pack: Pack, of: Round, body: str | None = None) -> Matrix:
    """Return a round's matrix, of all bodies or of one.

    Columns are the areas that the round graded, and any other that articles state a grade for. Raises
    LedgerError when the database refuses.
    """
    found = counts(engine, of, body)
    stated = [one for one in found if one.in_cell]
    columns = _columns(pack, of, {one.area for one in stated})
    by_body = groupby(stated, key=lambda one: one.body)
    grades = Counter((one.body, one.area) for one in stated)
    several = speakers(engine, of, [cell for cell, number in grades.items() if number > 1])
    rows = (Row(name, _cells(list(of_body), columns, several)) for name, of_body in by_body)
    apart = (_apart(one, pack) for one in found if not one.in_cell)
    return Matrix(of, _scale(pack, of), columns, tuple(rows), tuple(apart))


def _scale(pack: Pack, of: Round) -> tuple[str, ...]:
    known = pack.programme.get(of.programme or "")
    return known.grades if known else tuple(sorted(pack.rank, key=lambda grade: -pack.rank[grade]))


def _columns(pack: Pack, of: Round, stated: set[str]) -> tuple[Column, ...]:
    """Return columns: a grade for the whole first, then areas in the order of the round, then others."""
    own = pack.areas_of.get(of.programme or "", {})
    graded = [key for key, area in own.items() if area.graded]
    keys = [*(["overall"] if "overall" in stated else []), *graded, *sorted(stated - {"overall", *graded})]
    return tuple(Column(key, pack.label.get(key, key), own[key].official if key in own else None) for key in keys)


def _cells(
    counted: Sequence[Count], columns: Iterable[Column], several: dict[tuple[str, str], int]
) -> tuple[Cell | None, ...]:
    """Return the cells of one body's row; what is counted stands by area."""
    cells = {area: _cell(list(said), several) for area, said in groupby(counted, key=lambda one: one.area)}
    return tuple(cells.get(column.area) for column in columns)


def _cell(counted: Sequence[Count], several: dict[tuple[str, str], int]) -> Cell:
    articles = several.get((counted[0].body, counted[0].area), 0)
    said = sorted((_said(one) for one in counted), key=lambda one: (-one.articles, one.grade))
    # Where all articles state all the grades, each contradicts itself alone.
    return Cell(tuple(said), contested=len(said) > 1 and any(one.articles < articles for one in said))


def _said(count: Count) -> Said:
    return Said(count.grade, count.articles, count.settled)


def _apart(count: Count, pack: Pack) -> Apart:
    label = pack.label.get(count.area, "Areas not named" if count.area == "unspecified" else count.area)
    return Apart(count.body, label, count.basis, _said(count))
