"""Register: what the official grade is, where a register was given that holds it.

A rating that neither of these speaks of is unknown to the register: it is in no row, it is an
earlier inspection's, or the round that it belongs to cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pressmark.checks.case import Case
from pressmark.extraction import Finding, RatingItem

if TYPE_CHECKING:
    from pressmark.register import Official, Register


def differs(case: Case) -> Iterator[Finding]:
    """register.differs: the register has another grade for the same body, area and round."""
    for index, item, official in _compared(case):
        if item.grade != official.grade:
            said = f"the official grade is {official.grade!r}: {_whence(official)}"
            yield Finding("register.differs", "doubt", said, item.evidence[0], "rating", index)


def agrees(case: Case) -> Iterator[Finding]:
    """register.agrees: the register has the same grade (a note, and no doubt)."""
    for index, item, official in _compared(case):
        if item.grade == official.grade:
            said = f"the official grade is the same: {_whence(official)}"
            yield Finding("register.agrees", "note", said, item.evidence[0], "rating", index)


def _compared(case: Case) -> Iterator[tuple[int, RatingItem, Official]]:
    """Yield the ratings that the register knows an official grade for, with their numbers."""
    if case.register is None:
        return
    for index, item in enumerate(case.extraction.ratings):
        official = None if item.basis == "earlier" else _official(case, case.register, item)
        if official is not None:
            yield index, item, official


def _official(case: Case, register: Register, item: RatingItem) -> Official | None:
    """Return the grade of the rating's round; where that is not clear, of the only round that it can be."""
    programme = case.context.round_of(item.body)
    if programme is not None:
        return register.official(item.body, item.area, programme.programme)
    rows, day = register.rounds(item.body, item.area), case.context.article.published
    if len(rows) != 1 or day is None:
        return None
    only = case.context.pack.programme[rows[0].programme]
    return rows[0] if only.since <= day and (only.until is None or day <= only.until) else None


def _whence(official: Official) -> str:
    """Return the round of an official grade, its report's day, and its source."""
    day = f", published {official.published}" if official.published else ""
    sure = "" if official.sure == "high" else f" ({official.sure} certainty)"
    return f"{official.programme}{day}, by {official.source}{sure}"
