"""Judge what a ledger holds again, after checks, pack, rules or resolver changed, and say what changed.

Nobody is asked: a model's stored answer is judged by what is known today, and what the rules read
they read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from pressmark.context import Context
from pressmark.flow import Reading, drive, judge, marks_digest, read
from pressmark.scan import scan
from pressmark_schemas.record import Quote, Rating, Record

if TYPE_CHECKING:
    from pressmark.calls import ModelCall, Reply
    from pressmark.ledger import Ledger, Stored
    from pressmark.register import Register
    from pressmark_schemas.pack import Pack

Outcome = Literal["same", "changed", "outdated"]


class Rechecked(NamedTuple):
    """One article, judged again: `outdated` if the scanner marks its text in another way than it did.

    `changes` say in words which items came, went, or changed their status.
    """

    article: str
    source: str | None
    outcome: Outcome
    changes: tuple[str, ...]


def recheck(
    ledger: Ledger, pack: Pack, *, witness: bool = True, register: Register | None = None
) -> Iterator[Rechecked]:
    """Judge all records of a ledger again and write what changed back; yields one line an article, by id.

    Raises LedgerError when the ledger cannot be read or written.
    """
    for stored in ledger:  # readers keep no writer waiting
        again = _again(stored, pack, witness=witness, register=register)
        if again is None:
            said = ("the scanner marks this text in another way now: read the article again",)
            yield Rechecked(stored.article.id, stored.article.source, "outdated", said)
            continue
        changed = again.record != stored.record and ledger.put(again)
        changes = tuple(_changes(stored.record, again.record)) if changed else ()
        yield Rechecked(stored.article.id, stored.article.source, "changed" if changed else "same", changes)


def _again(stored: Stored, pack: Pack, *, witness: bool, register: Register | None) -> Reading | None:
    made = stored.record.provenance
    if made.reader == "rules":
        return drive(read(stored.article, pack, register=register, at=made.at), _nobody)
    marks = scan(stored.article, pack)
    if marks_digest(marks) != stored.marks_digest:
        return None
    return judge(Context(stored.article, marks, pack), stored.answer, made, witness=witness, register=register)


def _nobody(_: ModelCall) -> Reply:
    raise AssertionError("the rule reader asks nobody")


def _changes(before: Record, after: Record) -> Iterator[str]:
    """Yield what is new, what is gone, and what is verified or in review otherwise than it was."""
    was = {_name(item): item.status for item in (*before.ratings, *before.quotes)}
    now = {_name(item): item.status for item in (*after.ratings, *after.quotes)}
    yield from (f"new: {name} ({status})" for name, status in now.items() if name not in was)
    yield from (f"gone: {name} ({status})" for name, status in was.items() if name not in now)
    why = {_name(item): _doubts(after, item) for item in (*after.ratings, *after.quotes)}
    yield from (
        f"{was[name]} -> {status}: {name}{why[name]}"
        for name, status in now.items()
        if name in was and was[name] != status
    )


def _doubts(record: Record, item: Rating | Quote) -> str:
    """Return the checks that doubt an item, in brackets."""
    checks = dict.fromkeys(record.flags[n].check for n in item.flags if record.flags[n].severity != "note")
    return f" [{', '.join(checks)}]" if checks else ""


def _name(item: Rating | Quote) -> str:
    if isinstance(item, Quote):
        return f"quote {item.start}:{item.end} by {item.speaker or item.role or item.organisation or 'nobody named'}"
    count = "" if item.count is None else f" x {item.count}"
    return f"{item.body}, {item.area}{count}: {item.grade} ({item.basis})"
