"""A stored reading's case as it is today: what is not as that which made it is made anew, and nothing else.

Nobody is asked: a model's answer stays what it was, and what the rules read they read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressmark.checks import Case
from pressmark.context import Context
from pressmark.flow import case_by_rules
from pressmark.ledger.rows import marks_digest
from pressmark.readers import rules
from pressmark.resolve import resolve
from pressmark.scan import scan
from pressmark.standards import RESOLVE, RULES, SCAN

if TYPE_CHECKING:
    from pressmark.ledger import Stored
    from pressmark.recheck.orders import Order, Today
    from pressmark_schemas.answer import Answer

_MAKING = {SCAN, RULES, RESOLVE}
"""The parts that make a case; checks come after it."""


class Retrial(NamedTuple):
    """A case, and whether it is the very one that was judged.

    `by_rules` is what the rules say of it, None where nobody asked them: it is as it was.
    """

    case: Case
    is_same: bool
    by_rules: Answer | None = None


def retried(stored: Stored, todo: Order, today: Today) -> Retrial | None:
    """Return the case of a reading, None if the marks that a model's labels point at are others now."""
    marks, extraction = stored.marks, stored.extraction
    if marks is not None and extraction is not None and not todo.stale & _MAKING:
        context = Context(stored.article, marks, today.pack)
        case = Case(context, stored.answer, extraction, stored.witness, register=todo.register)
        return Retrial(case, is_same=True)
    context = _context(stored, todo, today)
    return None if context is None else _read(stored, context, todo, today)


def _context(stored: Stored, todo: Order, today: Today) -> Context | None:
    """Return what is known of the article, None if it has other marks than those that labels point at."""
    marks = stored.marks
    if marks is None or SCAN in todo.stale:
        marks = scan(stored.article, today.pack)
        if stored.gist.provenance.reader == "model" and marks_digest(marks) != stored.marks_digest:
            return None
    return Context(stored.article, marks, today.pack)


def _read(stored: Stored, context: Context, todo: Order, today: Today) -> Retrial:
    """Return the case with what the rules say of it: what they said, if nothing changed that they go by."""
    has_same_marks = context.marks == stored.marks
    by_rules = stored.by_rules if has_same_marks and RULES not in todo.stale else None
    if by_rules is None:
        by_rules = rules.read(context)
    if stored.gist.provenance.reader == "rules":
        case = case_by_rules(context, by_rules, todo.register)
    else:
        witness = resolve(by_rules, context) if today.witness else None
        case = Case(context, stored.answer, resolve(stored.answer, context), witness, register=todo.register)
    was = (stored.answer, stored.extraction, stored.witness)
    return Retrial(case, has_same_marks and (case.answer, case.extraction, case.witness) == was, by_rules)
