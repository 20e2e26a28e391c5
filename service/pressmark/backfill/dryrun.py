"""A run that reads nothing: what is new in sources is gauged, and what a model would take is estimated.

Nothing is written to a ledger, and none is needed; what one knows already is left out.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, deque
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from pressmark.backfill.estimate import Estimate, Load, Usage, estimate, total
from pressmark.backfill.gauging import Gauge, Scale
from pressmark.backfill.intake import Intake
from pressmark.backfill.processes import TOGETHER, Processes, killed_are_told
from pressmark.backfill.stopping import Stopping
from pressmark.backfill.tally import Tally
from pressmark.ledger.inputs import BY_RULES, Inputs
from pressmark.ledger.usage import past_usage
from pressmark.sources import Broken, raw_items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from pressmark.backfill import Wish
    from pressmark.backfill.gauging import Gauged
    from pressmark.backfill.intake import New
    from pressmark.backfill.progress import Lines
    from pressmark.session import Session


class Gauging(NamedTuple):
    """What a dry run came to.

    `characters` are those of the relevant articles; `estimate` is None if no model is asked.
    """

    tally: Tally
    passed: Counter[str]
    characters: int
    load: Load
    estimate: Estimate | None
    stopped: bool


def dry_run(session: Session, wish: Wish, progress: Lines) -> Gauging:
    """Gauge archives; in the main thread, as it hears Ctrl-C, which ends it with what it has seen.

    Raises ConfigError for sources that cannot be read at all, LedgerError when the ledger cannot be read,
    PressmarkError when a process is gone.
    """
    passed: Counter[str] = Counter()
    settings, asking = session.settings, session.asking
    items = raw_items(wish.places, wish.columns, max_bytes=settings.max_bytes, passed=passed)
    inputs = Inputs(session.ledger, session.asked or BY_RULES) if session.ledger else None
    scale = Scale(settings.pack, settings.register_file, asking, settings.max_bytes)
    seen, processes = _Seen(inputs), Processes(Gauge, scale, wish.processes)
    told = "stopping: what was seen until now counts; once more stops at once"
    with closing(seen), closing(processes), progress, Stopping(lambda: progress.say(told)) as stop:
        intake = Intake(items, seen, retry=wish.retry, limit=wish.limit)
        count = _Count(intake, progress, lambda: stop.wanted)
        count.through(processes)
    expected = None
    if asking is not None:
        past = past_usage(session.ledger, asking.options.model, asking.prompt.id) if session.ledger else []
        usages = [Usage(*row) for row in past]
        expected = estimate(count.load, usages, asking.prices, asking.options.max_output_tokens)
    return Gauging(count.tally, passed, count.characters, count.load, expected, stop.wanted)


class _Count:
    """Counts what an intake brings, until there is no more or it is `stopped`."""

    def __init__(self, intake: Intake, progress: Lines, stopped: Callable[[], bool]) -> None:
        self._intake, self._progress, self._stopped = intake, progress, stopped
        self.tally, self.load, self.characters = Tally(), Load(), 0

    def through(self, processes: Processes[Scale, Gauged | Broken]) -> None:
        waiting: deque[Future[list[Gauged | Broken]]] = deque()
        with killed_are_told():
            for news in self._lists():
                waiting.append(processes.submit(news))
                if len(waiting) >= processes.width:
                    self._take(waiting.popleft().result())
            while waiting:
                self._take(waiting.popleft().result())

    def _lists(self) -> Iterator[list[New]]:
        for lot in self._intake:
            self.tally.take(lot)
            self._intake.ended(one.key for one in lot.new)
            self._complain(lot.broken)
            for first in range(0, len(lot.new), TOGETHER):
                yield lot.new[first : first + TOGETHER]
            if self._stopped():
                return

    def _take(self, results: Sequence[Gauged | Broken]) -> None:
        broken = [one for one in results if isinstance(one, Broken)]
        gauged = [one for one in results if not isinstance(one, Broken)]
        passed = [one for one in gauged if one.relevant]
        self.tally.failed += len(broken)
        self.tally.relevant += len(passed)
        self.tally.irrelevant += len(gauged) - len(passed)
        self.characters += sum(one.characters for one in passed)
        self.load = total([self.load, *(one.load for one in passed)])
        self._complain(broken)
        self._progress.look(self.tally)

    def _complain(self, broken: Sequence[Broken]) -> None:
        for one in broken:
            self._progress.say(f"{one.source}: {one.reason}")


class _Seen:
    """What a ledger knows, if there is one, and what this run has come across: in a file, as it may be millions."""

    def __init__(self, inputs: Inputs | None) -> None:
        self._inputs = inputs
        self._seen = sqlite3.connect("")  # a temporary file
        self._seen.execute("CREATE TABLE seen (key TEXT PRIMARY KEY) WITHOUT ROWID")

    def known(self, keys: Sequence[str]) -> set[str]:
        known = self._inputs.known(keys) if self._inputs else set[str]()
        asked = f"SELECT key FROM seen WHERE key IN ({','.join('?' * len(keys))})"  # noqa: S608 - question marks
        known.update(key for (key,) in self._seen.execute(asked, keys))
        with self._seen:
            self._seen.executemany("INSERT OR IGNORE INTO seen VALUES (?)", [(key,) for key in keys])
        return known

    def set_aside(self, sources: Sequence[str]) -> set[str]:
        return self._inputs.set_aside(sources) if self._inputs else set()

    def close(self) -> None:
        self._seen.close()
