"""The conflicts of a ledger, found once for as long as its records and reviews stay as they are."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import sqlalchemy as sa

from pressmark.conflicts import Entry, find_conflicts
from pressmark.conflicts.values import Kind
from pressmark.ledger.tables import RECORDS
from pressmark.reviewed.tables import REVIEWS
from pressmark.reviews import as_reviewed

if TYPE_CHECKING:
    from pressmark.conflicts import Conflict
    from pressmark.ledger import Ledger
    from pressmark_schemas.pack import Pack

Place: TypeAlias = tuple[int, list[str], list[str]]
"""Where a conflict stands among all."""
_KINDS = get_args(Kind)
_RECORDS = sa.select(sa.func.count(), sa.func.max(RECORDS.c.at))
_REVIEWS = sa.select(sa.func.max(REVIEWS.c.number))


class Disputes:
    """Finds conflicts; several who ask at once wait for one who looks."""

    def __init__(self, ledger: Ledger, pack: Pack) -> None:
        self._ledger, self._pack = ledger, pack
        self._lock = threading.Lock()
        self._of: Any = None
        self._found: list[Conflict] = []

    def found(self) -> list[Conflict]:
        """Return the conflicts of all records as people left them, sorted. Raises LedgerError."""
        with self._lock:
            state = [tuple(row) for asked in (_RECORDS, _REVIEWS) for row in self._ledger.rows(asked)]
            if state != self._of:
                entries = (Entry(record, article.text) for article, record in as_reviewed(self._ledger))
                self._found = find_conflicts(entries, self._pack)
                self._of = state
            return self._found

    def wanted(self, kind: Kind | None, about: str | None) -> list[Conflict]:
        """Return the conflicts of a kind, about something, or all. Raises LedgerError."""
        return [one for one in self.found() if kind in {None, one.kind} and (about is None or about in one.about)]


def place_of(conflict: Conflict) -> Place:
    """Return where a conflict stands among all."""
    about = [part or "" for part in conflict.about]
    return _KINDS.index(conflict.kind), about, sorted(side.says for side in conflict.sides)
