"""Files that hold one article each: texts, Markdown and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.articles import KINDS
from pressmark.articles.decoding import too_long
from pressmark.articles.plain import suffix_of
from pressmark.sources.items import Broken, Raw, Wanted, reason_of, shown
from pressmark.sources.packed import open_unpacked, size_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_whole(path: str, want: Wanted) -> Iterator[Raw | Broken]:
    """Yield the one item of a file."""
    name = shown(path)
    with open_unpacked(path) as file:
        data = file.read(want.max_bytes + 1)
    if len(data) > want.max_bytes:
        error = too_long(name, max(len(data), size_of(path)), want.max_bytes)
        yield Broken(name, 0, reason_of(error, name))
    else:
        yield Raw(name, 0, "file", KINDS[suffix_of(path)], data, {})
