"""Tells the ledger that a run is under way, how far it is, and how it ended."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pressmark.runs import Counts, Runs, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    import sqlalchemy as sa

    from pressmark.backfill.tally import Tally
    from pressmark.runs import Ending

_APART = 5.0
"""Seconds between two notes."""


class Told:
    """One run's row in the ledger; `model` is None where the rules read."""

    def __init__(self, engine: sa.Engine, sources: Sequence[str], model: str | None) -> None:
        self._runs = Runs(engine)
        self._run = self._runs.begin(Task("backfill", tuple(sources), "model" if model else "rules", model))
        self._last = time.monotonic()

    def look(self, tally: Tally) -> None:
        """Note how far the run is, unless that was noted just now."""
        if time.monotonic() - self._last >= _APART:
            self._last = time.monotonic()
            self._runs.note(self._run, _counts(tally))

    @contextmanager
    def until_it_ends(self, tally: Tally, ending: Callable[[], Ending]) -> Generator[None]:
        """Note what came of the run, and how it ended: `ending` says so, but for an error."""
        how: Ending = "stopped"
        try:
            yield
            how = ending()
        except KeyboardInterrupt:
            how = "interrupted"
            raise
        finally:
            self._runs.end(self._run, _counts(tally), how)


def _counts(tally: Tally) -> Counts:
    return Counts(
        articles=tally.read,
        relevant=tally.relevant,
        ratings=tally.ratings,
        quotes=tally.quotes,
        review=tally.review,
        failures=tally.failed,
        calls=tally.calls,
        input_tokens=tally.input_tokens,
        cached_tokens=tally.cached_tokens,
        output_tokens=tally.output_tokens,
        cost=tally.cost if tally.calls else None,
    )
