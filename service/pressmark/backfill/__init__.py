"""Bulk work: archives in, records into the ledger, without end of the run losing or buying anything twice.

`intake` finds what is new, desks read it (`byrules` in processes, `bymodel` on one event loop), `run`
takes it there and into the ledger. `tally` counts, `progress` shows.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple, cast

from pressmark.backfill.intake import Intake
from pressmark.backfill.run import Run
from pressmark.backfill.stopping import Stopping
from pressmark.backfill.tally import Tally
from pressmark.backfill.told import Told
from pressmark.errors import ConfigError, PressmarkError
from pressmark.ledger.inputs import BY_RULES, Inputs
from pressmark.sources import raw_items

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from pressmark.backfill.bymodel import ModelDesk
    from pressmark.backfill.byrules import RuleDesks
    from pressmark.backfill.progress import Lines
    from pressmark.limits import Limiter
    from pressmark.session import Session


_THREADS = 3
"""One to find what is new, one to write and one to tell; each has a connection and memory of its own, and keeps it."""


class Wish(NamedTuple):
    """What a run is to do: read `places` (see `sources`), at most `limit` new articles of them.

    `processes` is how many the rules read in, all cores if None; `retry` tries again what failed for good.
    """

    places: Sequence[str]
    columns: Mapping[str, str]
    limit: int | None = None
    retry: bool = False
    processes: int | None = None


class Ended(NamedTuple):
    """How a run ended: what it came to, what the sources held beside articles, and what stopped it, if anything."""

    tally: Tally
    passed: Counter[str]
    by: PressmarkError | None
    stopped: bool


def backfill(session: Session, limiter: Limiter, wish: Wish, progress: Lines) -> Ended:
    """Read archives into the session's ledger; in the main thread, as it hears Ctrl-C.

    Raises ConfigError for sources that cannot be read at all or settings that cannot work, LedgerError when
    the ledger refuses.
    """
    from collections import Counter  # noqa: PLC0415 - its name is a type above

    if session.ledger is None:
        raise ConfigError("a backfill needs a ledger: name one with --ledger or PRESSMARK_LEDGER")
    passed: Counter[str] = Counter()
    items = raw_items(wish.places, wish.columns, max_bytes=session.settings.max_bytes, passed=passed)
    inputs = Inputs(session.ledger, session.asked or BY_RULES)
    intake, tally = Intake(items, inputs, retry=wish.retry, limit=wish.limit), Tally()
    told = Told(session.ledger.engine, wish.places, session.settings.model if session.asked else None)
    with progress, Stopping(lambda: progress.say("stopping: what is under way ends; once more stops at once")) as stop:
        run = Run(intake, inputs, tally, (progress, told), lambda: stop.wanted)
        with told.until_it_ends(tally, lambda: "interrupted" if stop.wanted else "stopped" if run.ended_by else "done"):
            asyncio.run(_through(run, session, limiter, wish))
    return Ended(tally, passed, run.ended_by, stop.wanted)


async def _through(run: Run, session: Session, limiter: Limiter, wish: Wish) -> None:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_THREADS))
    async with _desks(session, limiter, wish) as desks:
        try:
            await run.through(desks)
        except ExceptionGroup as group:  # of the run's tasks: the first that failed says why
            raise _first(group) from None


def _first(group: ExceptionGroup[Exception]) -> Exception:
    first = group.exceptions[0]
    return _first(cast("ExceptionGroup[Exception]", first)) if isinstance(first, ExceptionGroup) else first


def _desks(session: Session, limiter: Limiter, wish: Wish) -> RuleDesks | ModelDesk:
    """Return where items are read: by a model where one is asked, else in processes."""
    settings = session.settings
    if session.asked is not None:
        from pressmark.backfill.bymodel import ModelDesk  # noqa: PLC0415

        return ModelDesk(session, limiter, session.standards)
    from pressmark.backfill.byrules import Desk, RuleDesks  # noqa: PLC0415

    desk = Desk(settings.pack, settings.register_file, session.standards, settings.max_bytes)
    return RuleDesks(desk, wish.processes)


__all__ = ["Ended", "Tally", "Wish", "backfill"]
