"""Judges stored readings again: in the very case that was judged, checks that did not change are not run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pressmark.checks import check, families
from pressmark.flow import judges, record_of
from pressmark.ledger.ledger import Rejudged
from pressmark.ledger.rows import Rows, judgement_rows, record_rows
from pressmark.recheck.changes import changes
from pressmark.recheck.known import by_family, findings, moved
from pressmark.recheck.orders import REGISTER, Order, Today, order
from pressmark.recheck.retrial import Retrial, retried
from pressmark.standards import CHECKS, RECORD, Standards

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressmark.extraction import Finding
    from pressmark.ledger import Stored

Outcome = Literal["same", "changed", "outdated"]

_OUTDATED = "the scanner marks this text in another way now: read the article again"


class Verdict(NamedTuple):
    """What came of one reading: `changes` say it in words, `left` is as in `Order`, `filed` is to be written."""

    article: str
    outcome: Outcome
    changes: tuple[str, ...]
    left: str | None
    filed: Rejudged | None = None


class Judge:
    """Judges by what there is today; `known` are standards that readings were judged by, by their digests."""

    def __init__(self, today: Today, known: Mapping[str, Standards]) -> None:
        self._today = today
        self.orders = {digest: order(was, today) for digest, was in known.items()}

    def again(self, stored: Stored) -> Verdict:
        """Judge a reading again."""
        todo = self._order(stored)
        retrial = retried(stored, todo, self._today)
        if retrial is None:
            return Verdict(stored.article.id, "outdated", (_OUTDATED,), todo.left)
        was, stood = stored.gist.provenance, findings(stored.gist)
        found, now = _found(stored, retrial, stood, todo), was.model_copy(update=judges(retrial.case))
        if retrial.is_same and RECORD not in todo.stale and (found, now) == (stood, was):
            return _verdict(stored, todo, _judgement(stored, retrial, todo))
        after = record_of(retrial.case, found, now)
        told = None
        if after.model_copy(update={"provenance": was}) != stored.record:
            told = tuple(changes(stored.record, after))
        rows = record_rows(after, retrial.case) if after != stored.record else {}
        return _verdict(stored, todo, rows | _judgement(stored, retrial, todo), told)

    def _order(self, stored: Stored) -> Order:
        """Return what is to be done anew for a reading: all, where nobody kept what it was judged by."""
        digest = stored.standards
        if digest is None or digest not in self.orders:
            unknown = Standards(parts={}, register_name=stored.gist.provenance.register_name)
            digest = unknown.digest
            if digest not in self.orders:
                self.orders[digest] = order(unknown, self._today)
        return self.orders[digest]


def _found(stored: Stored, retrial: Retrial, stood: Sequence[Finding], todo: Order) -> list[Finding]:
    """Return what is found in a case: in the very case that was judged, what did not change finds what it found.

    Without a register its flags stay on their ratings, and so does what befell the reading.
    """
    was = by_family(stood)
    unchanged = [family for family in families() if CHECKS + family not in todo.stale] if retrial.is_same else []
    known = {family: was.get(family, []) for family in unchanged}
    if todo.register is None:
        known[REGISTER] = list(moved(was[REGISTER], stored.record, retrial.case)) if REGISTER in was else []
    return [*check(retrial.case, known), *was.get("again", [])]


def _judgement(stored: Stored, retrial: Retrial, todo: Order) -> Rows:
    """Return the row of what was judged, if it is another than it was."""
    by_rules = retrial.by_rules
    if by_rules is None or (retrial.is_same and by_rules == stored.by_rules):
        return {}
    return judgement_rows(retrial.case, by_rules, todo.standards.digest)


def _verdict(stored: Stored, todo: Order, rows: Rows, told: tuple[str, ...] | None = None) -> Verdict:
    """Return the verdict on a reading with the rows that are to be written; `told` is None if it says the same."""
    read_at = stored.gist.provenance.at.isoformat()
    filed = Rejudged(stored.article.id, read_at, todo.standards, rows)
    return Verdict(stored.article.id, "same" if told is None else "changed", told or (), todo.left, filed)
