"""The conflicts of a ledger, found once for as long as its records stay as they are."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from pressmark.conflicts import Entry, find_conflicts
from pressmark.ledger.tables import RECORDS

if TYPE_CHECKING:
    from pressmark.conflicts import Conflict
    from pressmark.ledger import Ledger
    from pressmark_schemas.pack import Pack


class Disputes:
    """Finds conflicts; several who ask at once wait for one who looks."""

    def __init__(self, ledger: Ledger, pack: Pack) -> None:
        self._ledger, self._pack = ledger, pack
        self._lock = threading.Lock()
        self._of: Any = None
        self._found: list[Conflict] = []

    def found(self) -> list[Conflict]:
        """Return the conflicts of all records, sorted. Raises LedgerError."""
        with self._lock:
            state = tuple(self._ledger.rows(sa.select(sa.func.count(), sa.func.max(RECORDS.c.at)))[0])
            if state != self._of:
                self._found = find_conflicts((Entry(one.record, one.article.text) for one in self._ledger), self._pack)
                self._of = state
            return self._found
