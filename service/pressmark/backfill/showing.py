"""What a command shows of a run: which progress fits where it goes, and the summary at its end."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pressmark.backfill.progress import Events, Lines, Table, emit

if TYPE_CHECKING:
    from collections.abc import Generator

    from pressmark.backfill import Ended
    from pressmark.session import Session


def progress(*, as_json: bool) -> Lines:
    """Return what shows a run: events, a table on a terminal, or lines."""
    if as_json:
        return Events()
    return Table() if sys.stderr.isatty() else Lines()


@contextmanager
def paid(session: Session, cap: float | None) -> Generator[None]:
    """Let a session's calls be paid from its ledger's budget, where there is one or a cap is given."""
    from pressmark.spend import Account, Budget  # noqa: PLC0415 - for who pays alone

    if session.ledger is None or session.asked is None:
        yield
        return
    if cap is None and Account(session.ledger.engine).standing().cap is None:
        yield
        return
    with Budget(session.ledger.engine, cap) as session.budget:
        yield


def summary(ended: Ended, *, as_json: bool) -> None:
    """Print what a run came to: numbers that add up, and how to go on if it was stopped."""
    tally = ended.tally
    if as_json:
        why = str(ended.by) if ended.by else None
        emit("end", tally.as_dict() | {"passed": dict(ended.passed), "stopped": ended.stopped, "ended_by": why})
        return
    parts = [
        (tally.relevant, "read, relevant"),
        (tally.irrelevant, "read, irrelevant"),
        (tally.known, "known: in the ledger already, or copies"),
        (tally.failed, "failed"),
        (tally.set_aside, "failed before, not tried again (--retry-failures)"),
        (tally.left, "not read yet"),
    ]
    lines = [f"{tally.found:>9,} found", *(f"{number:>9,} {words}" for number, words in parts if number)]
    lines.append(f"{tally.ratings:>9,} ratings, {tally.quotes:,} quotes; {tally.review:,} of them in review")
    if tally.calls:
        tokens = f"{tally.input_tokens:,} tokens in, {tally.output_tokens:,} out"
        lines.append(f"{tally.calls:>9,} calls, {tokens}, cost {tally.cost:,.4f}")
    lines += [f"{number:>9,} {kind} passed over" for kind, number in sorted(ended.passed.items())]
    sys.stdout.write("\n".join(lines) + "\n")
    if ended.by is not None:
        sys.stderr.write(f"pressmark: {ended.by}\n")
    if tally.left:
        sys.stderr.write("pressmark: run the same again to go on\n")
