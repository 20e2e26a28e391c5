"""Goes through sources and passes on what is to be read: each text once, and none that the ledger has."""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pressmark.sources import Broken, Raw, id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOGETHER = 256
"""Items that the ledger is asked about at once."""


class New(NamedTuple):
    """An item that is to be read. `key` is its article's id, or what tells a page from others before it is read."""

    key: str
    raw: Raw


class Lot(NamedTuple):
    """Some of what stands in the sources: `found` items, of which the others add up with those that are new."""

    found: int
    new: list[New]
    broken: list[Broken]
    known: int
    set_aside: int
    left: int


class Inputs(Protocol):
    """Tells what was read before, as a ledger's inputs do."""

    def known(self, keys: Sequence[str]) -> set[str]:
        """Return those of some keys whose inputs were read."""
        ...

    def set_aside(self, sources: Sequence[str]) -> set[str]:
        """Return those of some sources that could not be read."""
        ...


class Intake:
    """What stands in sources, in lots. `inputs` tells what the ledger has of it.

    With `retry` what failed in an earlier run counts as new, too; at most `limit` items do, if that is set.
    """

    def __init__(
        self, items: Iterable[Raw | Broken], inputs: Inputs, *, retry: bool = False, limit: int | None = None
    ) -> None:
        self._items = iter(items)
        self._inputs = inputs
        self._retry, self._room = retry, limit
        self._under_way: set[str] = set()

    def __iter__(self) -> Iterator[Lot]:
        while (self._room is None or self._room > 0) and (found := list(islice(self._items, _TOGETHER))):
            raws = [New(key_of(item), item) for item in found if isinstance(item, Raw)]
            fresh, known, set_aside = self._fresh(raws)
            new = fresh if self._room is None else fresh[: self._room]
            if self._room is not None:
                self._room -= len(new)
            self._under_way.update(one.key for one in new)
            broken = [item for item in found if isinstance(item, Broken)]
            yield Lot(len(found), new, broken, known, set_aside, len(fresh) - len(new))

    def ended(self, keys: Iterable[str]) -> None:
        """Take in that items are in the ledger now, or given up."""
        self._under_way.difference_update(keys)

    def _fresh(self, raws: list[New]) -> tuple[list[New], int, int]:
        """Return those that are neither in the ledger nor a copy, and how many are, or failed before."""
        under_way = {one.key for one in raws if one.key in self._under_way}  # first: they may get into the ledger now
        known = under_way | self._inputs.known([one.key for one in raws])
        fresh = {one.key: one for one in reversed(raws) if one.key not in known}
        aside = set[str]() if self._retry else self._inputs.set_aside([one.raw.source for one in fresh.values()])
        new = [one for one in reversed(fresh.values()) if one.raw.source not in aside]
        return new, len(raws) - len(fresh), len(fresh) - len(new)


def key_of(raw: Raw) -> str:
    """Return an item's key: the id of its text, or a sha256 over the bytes of what must be taken apart first."""
    known = id_of(raw)
    if known is not None:
        return known
    data = raw.data.encode("utf-8", "surrogatepass") if isinstance(raw.data, str) else raw.data
    return hashlib.sha256(f"{raw.form} {raw.kind}\n".encode() + data).hexdigest()
