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
    with Budget(session.ledger.engine, cap) as budget:
        session.pay_from(budget)
        yield


def summary(ended: Ended, *, as_json: bool, kept_in: str = "the ledger") -> None:
    """Print what a run came to: numbers that add up, and how to go on if it was stopped; `kept_in` names the place."""
    tally = ended.tally
    if as_json:
        why = str(ended.by) if ended.by else None
        emit("end", tally.as_dict() | {"passed": dict(ended.passed), "stopped": ended.stopped, "ended_by": why})
        return
    parts = [
        (tally.relevant, "read, relevant"),
        (tally.irrelevant, "read, irrelevant"),
        (tally.known, f"in {kept_in} already, or copies"),
        (tally.failed, "failed"),
        (tally.set_aside, "failed before (--retry-failures)"),
        (tally.left, "not read yet"),
    ]
    lines = [_line("found", tally.found), *(_line(f"  {words}", number) for number, words in parts if number)]
    lines += [_line("ratings", tally.ratings), _line("quotes", tally.quotes), _line("  in review", tally.review)]
    if tally.calls:
        lines += [_line("calls", tally.calls), _line("  tokens in", tally.input_tokens)]
        lines += [_line("  tokens out", tally.output_tokens), f"{'  cost':<36}{tally.cost:>13,.4f}"]
    lines += [_line(f"passed over: {kind}", number) for kind, number in sorted(ended.passed.items())]
    sys.stdout.write("\n".join(lines) + "\n")
    if ended.by is not None:
        sys.stderr.write(f"pressmark: {ended.by}\n")
    if tally.left:
        sys.stderr.write("pressmark: run the same again to go on\n")


def _line(words: str, number: int) -> str:
    return f"{words:<36}{number:>13,}"
