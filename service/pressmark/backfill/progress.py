"""What people see of a run: a live table on a terminal, a line now and then elsewhere, or events as JSON.

Table and lines go to standard error, so that standard output holds the summary alone; events are
standard output's. What is counted is not known here: see `tally`.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any, Self

from pressmark.terminal import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.backfill.tally import Tally

_LINES_APART, _EVENTS_APART, _FRAMES_APART = 10.0, 1.0, 0.25
"""Seconds between two lines, two events, and two looks of the table."""


class Lines:
    """A line now and then, for logs. The other two ways to show a run have the same verbs. Used in `with`."""

    apart = _LINES_APART

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        """How many items there are, None while nobody knows; may be told later."""
        self._begun = time.monotonic()
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def look(self, tally: Tally, in_flight: int = 0) -> None:
        """Show how the run stands, unless that was shown just now."""
        if self.seconds - self._last >= self.apart:
            self._last = self.seconds
            self.show(tally, in_flight)

    def show(self, tally: Tally, in_flight: int) -> None:
        """Show how the run stands."""
        self.say(" · ".join(f"{name} {value}" for name, value in self.facts(tally, in_flight)))

    def say(self, words: str) -> None:
        """Tell something that stays."""
        sys.stderr.write(f"pressmark: {harmless(words)}\n")
        sys.stderr.flush()

    @property
    def seconds(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self._begun

    def facts(self, tally: Tally, in_flight: int) -> Iterator[tuple[str, str]]:
        """Yield what people want to know, in pairs of name and value."""
        yield "articles", f"{tally.read:,}"
        yield "relevant", f"{tally.relevant:,}"
        yield "ratings", f"{tally.ratings:,}"
        yield "in review", f"{tally.review:,}"
        yield "failures", f"{tally.failed:,}"
        if tally.known:
            yield "known", f"{tally.known:,}"
        if tally.calls:
            yield "in flight", str(in_flight)
            yield "calls", f"{tally.calls:,} ({tally.calls / self.seconds:,.1f}/s)"
            yield "tokens", f"{tally.input_tokens + tally.output_tokens:,}"
            yield "cost", f"{tally.cost:,.4f}"
        yield "speed", f"{tally.read / self.seconds:,.0f}/s"
        left = self._left(tally)
        if left is not None:
            yield "left", _clock(left)

    def _left(self, tally: Tally) -> float | None:
        done = tally.found - tally.pending
        return None if self.total is None or not done else (self.total - done) * self.seconds / done


class Events(Lines):
    """JSON objects on standard output, one a line: `progress` with all numbers, `message` with words."""

    apart = _EVENTS_APART

    def show(self, tally: Tally, in_flight: int) -> None:
        """Write a `progress` event."""
        left = self._left(tally)
        more = {"seconds": round(self.seconds, 1), "in_flight": in_flight, "left": left and round(left)}
        emit("progress", tally.as_dict() | more)

    def say(self, words: str) -> None:
        """Write a `message` event."""
        emit("message", {"text": words})


class Table(Lines):
    """A table on a terminal, drawn anew four times a second; what is said stands above it."""

    apart = _FRAMES_APART

    def __init__(self, total: int | None = None) -> None:
        from rich.console import Console  # noqa: PLC0415 - for a terminal alone
        from rich.live import Live  # noqa: PLC0415

        super().__init__(total)
        self._live = Live(console=Console(stderr=True), auto_refresh=False, transient=True)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def show(self, tally: Tally, in_flight: int) -> None:
        """Draw the table anew."""
        from rich.columns import Columns  # noqa: PLC0415

        self._live.update(Columns([f"[dim]{n}[/] [bold]{v}[/]" for n, v in self.facts(tally, in_flight)]), refresh=True)

    def say(self, words: str) -> None:
        """Write a line above the table."""
        self._live.console.print(f"pressmark: {harmless(words)}", markup=False, highlight=False)


def emit(event: str, values: dict[str, Any]) -> None:
    """Write an event: one line of JSON on standard output."""
    sys.stdout.write(json.dumps({"event": event} | values, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
