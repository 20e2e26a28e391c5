"""What the lines over a table's row, or over a list of grades, say of whose time its grades are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pressmark.english import heads

if TYPE_CHECKING:
    from pressmark.context import Context
    from pressmark_schemas.marks import Passage

_ROWS, _ROW = 16, 100
"""Lines above a table's line in which its head may stand (no round has more areas), and how long they may be."""


def _above(context: Context, row: Passage) -> Iterator[Passage]:
    """Yield the lines above a row, the nearest first."""
    number = context.passage_number(row.start)
    return reversed(context.marks.passages[max(0, number - _ROWS) : number])


def now_first(context: Context, row: Passage) -> bool | None:
    """Whether today's grade stands first of the two in a table's line, by the head of the table, if it tells."""
    for near in _above(context, row):
        cells = heads.cells(context.low[near.start : near.end])
        if cells and not context.within(context.marks.grades, near):
            return heads.now_first(cells[-2:]) if len(cells) > 1 else None
    return None


def bracketed_then(context: Context, row: Passage) -> bool | None:
    """Whether a line, or those above it, say that the grades in its brackets are former ones, if they tell."""
    said = (
        heads.bracketed_then(context.low[one.start : one.end], context.year) for one in (row, *_above(context, row))
    )
    return next((one for one in said if one is not None), None)


def headed_then(context: Context, row: Passage) -> bool:
    """Whether the line over a list of short lines with grades says that these are a former inspection's."""
    if row.end - row.start > _ROW:
        return False
    for near in _above(context, row):
        if near.end - near.start > _ROW:
            return False
        if not context.within(context.marks.grades, near):
            return heads.heads_then(context.low[near.start : near.end], context.year)
    return False
