"""The door of a run: each item goes in once, and none that the parts of earlier runs hold.

One process keeps it for all, with some hundred bytes an item. Who asks again for the same item, as a finder does
that was killed and begins anew, hears the same.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pressmark.cluster.parts import Kind, Parts
from pressmark.errors import ConfigError, ReadError
from pressmark.ledger.inputs import BY_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressmark.cluster.parts import Row

_BEFORE, _ASIDE = 0, 1
"""Whose items are that earlier runs read, or could not read; no source has such a number."""
_LOOKED_AT: dict[Kind, tuple[str, ...]] = {"articles": ("key", "asked"), "failures": ("key", "lasting")}


class Item(NamedTuple):
    """What the door is told of an item: what tells it from others (64 hex digits), and where it stands."""

    key: str
    source: str


class Found(NamedTuple):
    """What finders have come upon: items, those of them that were read before or are copies, those set aside."""

    found: int
    known: int
    set_aside: int
    passed: Counter[str]


class Door:
    """Lets items in that nobody read. `asked` is what is asked of them, as in a ledger's inputs.

    With `retry` what failed in an earlier run goes in, too.
    """

    def __init__(self, asked: str, *, retry: bool = False) -> None:
        self._asked, self._retry = asked, retry
        self._owners: dict[bytes, int] = {}
        self._counts: dict[tuple[str, int], tuple[int, int, int]] = {}
        self._passed: dict[str, Counter[str]] = {}

    def look(self, place: str) -> None:
        """Take in what the parts at a place hold.

        Raises ConfigError for parts that another question was asked for, or that are broken.
        """
        parts = Parts(place)
        try:
            for part in parts:
                for row in parts.rows(part, _LOOKED_AT[part.kind]):
                    self._take(part.kind, row, place)
        except ReadError as error:
            raise ConfigError(str(error)) from None

    def _take(self, kind: Kind, row: Row, place: str) -> None:
        key = bytes.fromhex(row["key"])
        if kind == "failures":
            if row["lasting"] and not self._retry:
                self._owners.setdefault(key, _ASIDE)
        elif self._asked in {row["asked"], BY_RULES}:
            self._owners[key] = _BEFORE
        else:
            raise ConfigError(
                f"{place} holds parts that were read otherwise ({row['asked']}, and now {self._asked});"
                " name another place with --out"
            )

    def admit(self, file: str, lot: int, items: Sequence[Item]) -> list[bool]:
        """Return which items of a file go in; `lot` counts the times that are asked for it."""
        askers = [hash(one.source) | _ASIDE + 1 for one in items]
        owners = [
            self._owners.setdefault(bytes.fromhex(one.key), asker) for one, asker in zip(items, askers, strict=True)
        ]
        goes = [owner == asker for owner, asker in zip(owners, askers, strict=True)]
        aside = owners.count(_ASIDE)
        self._counts[file, lot] = len(items), goes.count(False) - aside, aside
        return goes

    def ended(self, file: str, passed: Mapping[str, int]) -> None:
        """Take in what a file held beside items, by its kind."""
        self._passed[file] = Counter(passed)

    def found(self) -> Found:
        """Return what was found so far."""
        found, known, aside = (sum(counts[at] for counts in self._counts.values()) for at in range(3))
        return Found(found, known, aside, sum(self._passed.values(), Counter[str]()))
