"""Finds items in files and takes them through the door; goes on from an item to its row in a block, and back."""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pressmark.backfill.intake import New, key_of
from pressmark.cluster.door import Item
from pressmark.errors import ConfigError
from pressmark.sources import Broken, raw_items
from pressmark.sources.columns import Columns
from pressmark.sources.places import check_place, files_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressmark.sources import Raw

_TOGETHER = 256
"""Items that the door is asked about at once."""


class Search(NamedTuple):
    """How items are found: the columns that are mapped, and how many bytes an article may have."""

    columns: Mapping[str, str]
    max_bytes: int


def files_at(places: Iterable[str], search: Search, passed: Counter[str]) -> list[str]:
    """Return the files that places stand for, each once; count in `passed` those of other kinds.

    Raises ConfigError for a place where nothing is, a folder that cannot be listed, standard input, and for a column
    of no field.
    """
    Columns(search.columns)
    found: list[str] = []
    for place in places:
        if place == "-":
            raise ConfigError("standard input cannot be read on a cluster: name files, folders, globs or URLs")
        for file in files_of(check_place(place), passed):
            if isinstance(file, Broken):
                raise ConfigError(f"{file.source}: {file.reason}; let it be read, or name others")
            found.append(file.path)
    return list(dict.fromkeys(found))


class Admitting(Protocol):
    """A door, wherever it is."""

    def admit(self, file: str, lot: int, items: Sequence[Item]) -> Sequence[bool]:
        """Return which items of a file go in."""
        ...

    def ended(self, file: str, passed: Mapping[str, int]) -> None:
        """Take in what a file held beside items."""
        ...


def find(files: Iterable[str], door: Admitting, search: Search) -> Iterator[list[bytes]]:
    """Yield the items of files that go in, packed, in lists; the same for the same files and door, and in order."""
    for file in files:
        passed: Counter[str] = Counter()
        items = raw_items([file], search.columns, max_bytes=search.max_bytes, passed=passed)
        lot = 0
        while some := [_known(one) for one in islice(items, _TOGETHER)]:
            goes = door.admit(file, lot, [known for known, _ in some])
            if admitted := [item for (_, item), goes_in in zip(some, goes, strict=True) if goes_in]:
                yield admitted
            lot += 1
        door.ended(file, passed)


def packed(one: New | tuple[str, Broken]) -> bytes:
    """Return what goes from a finder to a worker."""
    return pickle.dumps(one)


def unpacked(item: bytes) -> New | tuple[str, Broken]:
    """Return what is to be read, or what is broken, with its key."""
    return pickle.loads(item)  # noqa: S301 - what a finder of the same run packed


def _known(one: Raw | Broken) -> tuple[Item, bytes]:
    """Return what the door is told of what was found, and that itself, packed."""
    if isinstance(one, Broken):
        key = hashlib.sha256(f"broken\n{one.source}".encode()).hexdigest()
        return Item(key, one.source), packed((key, one))
    key = key_of(one)
    return Item(key, one.source), packed(New(key, one))
