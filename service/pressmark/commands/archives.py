"""What the commands for archives on this machine do: backfill, and its dry run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressmark.backfill import backfill as backfilled
from pressmark.backfill import showing
from pressmark.commands.ending import DONE, SOME_FAILED, complain, ends_in_words
from pressmark.errors import LedgerMissing
from pressmark.garbage import look_seldom
from pressmark.session import Session
from pressmark.settings import Settings
from pressmark.sources.quiet import quiet_libraries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.backfill import Wish


@ends_in_words
def backfill(
    over: Mapping[str, Any], wish: Wish, budget: float | None, concurrency: int | None, *, as_json: bool
) -> int:
    """Read archives into a ledger and print what the run came to; failures and a run that was stopped end it with 1."""
    from pressmark.limits import Limiter  # noqa: PLC0415 - a dry run needs none

    quiet_libraries()
    settings = Settings.load(**over)
    requests, tokens = settings.requests_a_minute, settings.tokens_a_minute
    limiter = Limiter(concurrency, requests_a_minute=requests, tokens_a_minute=tokens)
    with Session(settings, limiter=limiter) as session, showing.paid(session, budget):
        look_seldom()
        ended = backfilled(session, limiter, wish, showing.progress(as_json=as_json))
    showing.summary(ended, as_json=as_json)
    return SOME_FAILED if ended.tally.failed or ended.tally.left or ended.by else DONE


@ends_in_words
def estimate(over: Mapping[str, Any], wish: Wish, *, as_json: bool) -> int:
    """Print what archives hold and what a model would take to read them; failures end it with 1."""
    from pressmark.backfill.dryrun import dry_run  # noqa: PLC0415 - for this command alone
    from pressmark.backfill.showestimate import show_gauging  # noqa: PLC0415

    quiet_libraries()
    with _with_any_ledger(Settings.load(**over)) as session:
        gauging = dry_run(session, wish, showing.progress(as_json=False))
    show_gauging(gauging, as_json=as_json)
    return SOME_FAILED if gauging.tally.failed or gauging.stopped else DONE


def _with_any_ledger(settings: Settings) -> Session:
    """Return a session with the ledger if it is there already; a dry run makes none."""
    try:
        return Session(settings, old_ledger=True)
    except LedgerMissing as error:
        complain(f"{error}; nothing counts as known")
        return Session(settings.model_copy(update={"ledger": None}))
