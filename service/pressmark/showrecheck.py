"""What judging records again came to, as lines for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressmark.recheck import Rechecked

OUTCOMES = ("same", "changed", "outdated")


def show_rechecked(one: Rechecked) -> str:
    """Return what changed of a record, below its source."""
    return "\n  ".join((f"{one.source or one.article[:12]} ({one.outcome})", *one.changes))


class Tally:
    """Counts records that were judged again."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self._passed = 0
        self._left: Counter[str] = Counter()

    def count(self, rechecked: Iterable[Rechecked]) -> Iterator[Rechecked]:
        """Yield records on, counted."""
        for one in rechecked:
            self.outcomes[one.outcome] += 1
            self._passed += not one.judged
            if one.register_left is not None:
                self._left[one.register_left] += 1
            yield one

    def show(self) -> Iterator[str]:
        """Yield how many records came to what, and which register is to be named for how many."""
        told = ", ".join(f"{self.outcomes[name]} {name}" for name in OUTCOMES)
        yield f"{self.outcomes.total()} records: {told}; {self._passed} were judged by just the same before"
        for name, times in self._left.items():
            were = "was" if times == 1 else "were"
            yield f"{times} {were} compared with {name}, whose flags stay: name it with --register to compare again"
