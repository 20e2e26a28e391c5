"""Judges one stored reading again: what no longer is as what made it is made anew, and nothing else.

Nobody is asked: a model's answer is judged by what is known today, and what the rules read they read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pressmark.checks import Case, check, families
from pressmark.context import Context
from pressmark.flow import case_by_rules, judged, judges
from pressmark.ledger.ledger import Rejudged
from pressmark.ledger.rows import Rows, judgement_rows, marks_digest, record_rows
from pressmark.readers import rules
from pressmark.recheck.changes import changes
from pressmark.recheck.known import by_family, findings, moved
from pressmark.recheck.orders import REGISTER, Order, Today, order
from pressmark.resolve import resolve
from pressmark.scan import scan
from pressmark.standards import CHECKS, RESOLVE, RULES, SCAN, Standards

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressmark.extraction import Finding
    from pressmark.ledger import Stored
    from pressmark_schemas.answer import Answer
    from pressmark_schemas.record import Record

Outcome = Literal["same", "changed", "outdated"]

_OUTDATED = "the scanner marks this text in another way now: read the article again"


class Verdict(NamedTuple):
    """What came of one reading: `changes` say it in words, `left` is as in `Order`, `filed` is to be written."""

    article: str
    outcome: Outcome
    changes: tuple[str, ...]
    left: str | None
    filed: Rejudged | None = None


class _Retrial(NamedTuple):
    """A reading's case as it is today, what the rules say of it, and whether it is the very case that was judged."""

    case: Case
    by_rules: Answer
    is_same: bool


class Judge:
    """Judges by what there is today; `known` are standards that readings were judged by, by their digests."""

    def __init__(self, today: Today, known: Mapping[str, Standards]) -> None:
        self._today = today
        self.orders = {digest: order(was, today) for digest, was in known.items()}

    def again(self, stored: Stored) -> Verdict:
        """Judge a reading again."""
        todo, before = self._order(stored), stored.record
        retrial = _retrial(stored, todo, self._today)
        if retrial is None:
            return Verdict(before.article.id, "outdated", (_OUTDATED,), todo.left)
        case, by_rules, is_same = retrial
        rows = {} if is_same and by_rules == stored.by_rules else judgement_rows(case, by_rules, todo.standards.digest)
        stood, made = findings(before), before.provenance.model_copy(update=judges(case))
        found = _found(retrial, before, stood, todo)
        if is_same and RESOLVE not in todo.stale and (found, made) == (stood, before.provenance):
            return _verdict(before, before, todo, rows)
        reading = judged(case, found, made, by_rules)
        changed = record_rows(reading) if reading.record != before else {}
        return _verdict(before, reading.record, todo, rows | changed)

    def _order(self, stored: Stored) -> Order:
        """Return what is to be done anew for a reading: all, where nobody kept what it was judged by."""
        digest = stored.standards
        if digest is None or digest not in self.orders:
            unknown = Standards(parts={}, register_name=stored.record.provenance.register_name)
            digest = unknown.digest
            if digest not in self.orders:
                self.orders[digest] = order(unknown, self._today)
        return self.orders[digest]


def _retrial(stored: Stored, todo: Order, today: Today) -> _Retrial | None:
    """Return a reading's case, None if the marks that a model's labels point at are others now."""
    article, marks, by_rules = stored.article, stored.marks, stored.by_rules
    if marks is None or SCAN in todo.stale:
        marks = scan(article, today.pack)
        if stored.record.provenance.reader == "model" and marks_digest(marks) != stored.marks_digest:
            return None
    context, has_same_marks = Context(article, marks, today.pack), marks == stored.marks
    if by_rules is None or RULES in todo.stale or not has_same_marks:
        by_rules = rules.read(context)
    case = _case(stored, context, by_rules, todo, witness=today.witness)
    was_read_so = not todo.stale & {SCAN, RULES, RESOLVE} or case.digest == stored.digest
    return _Retrial(case, by_rules, has_same_marks and was_read_so)


def _case(stored: Stored, context: Context, by_rules: Answer, todo: Order, *, witness: bool) -> Case:
    if stored.record.provenance.reader == "rules":
        return case_by_rules(context, by_rules, todo.register)
    other = resolve(by_rules, context) if witness else None
    return Case(context, stored.answer, resolve(stored.answer, context), other, register=todo.register)


def _found(retrial: _Retrial, before: Record, stood: Sequence[Finding], todo: Order) -> list[Finding]:
    """Return what is found in a case: in the very case that was judged, what did not change finds what it found.

    Without a register its flags stay on their ratings, and so does what befell the reading.
    """
    was, case = by_family(stood), retrial.case
    unchanged = [family for family in families() if CHECKS + family not in todo.stale] if retrial.is_same else []
    known = {family: was.get(family, []) for family in unchanged}
    if todo.register is None:
        known[REGISTER] = list(moved(was.get(REGISTER, []), before, case))
    return [*check(case, known), *was.get("again", [])]


def _verdict(before: Record, after: Record, todo: Order, rows: Rows) -> Verdict:
    """Return what a record says otherwise than it did, with its rows that are to be written."""
    is_other = after.model_copy(update={"provenance": before.provenance}) != before
    article, told = before.article.id, tuple(changes(before, after)) if is_other else ()
    filed = Rejudged(article, before.provenance.at.isoformat(), todo.standards, rows)
    return Verdict(article, "changed" if is_other else "same", told, todo.left, filed)
