"""Archives in: articles out of files, folders, JSON lines, CSV, Parquet and WARC, one at a time.

In two steps, so that the second may run in other processes: `raw_items` finds what may be an article and
`article_of` reads it. Nothing is kept, and nothing that is broken ends it. What becomes of the articles
is not known here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pressmark.articles import MAX_BYTES
from pressmark.sources.columns import Columns
from pressmark.sources.items import Broken, Raw, Wanted, reason_of, shown
from pressmark.sources.packed import DAMAGE
from pressmark.sources.places import File, check_place, files_of
from pressmark.sources.reading import article_of, article_or_broken, id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pressmark_schemas.article import Article

__all__ = ["Broken", "Raw", "article_of", "article_or_broken", "id_of", "raw_items", "read_sources"]

_NO_COLUMNS: Mapping[str, str] = {}


def read_sources(
    places: Iterable[str],
    columns: Mapping[str, str] = _NO_COLUMNS,
    *,
    max_bytes: int = MAX_BYTES,
    passed: Counter[str] | None = None,
) -> Iterator[Article | Broken]:
    """Yield the articles of places, and what is broken there; arguments and errors as of `raw_items`."""
    items = raw_items(places, columns, max_bytes=max_bytes, passed=passed)
    return (item if isinstance(item, Broken) else article_or_broken(item, max_bytes=max_bytes) for item in items)


def raw_items(
    places: Iterable[str],
    columns: Mapping[str, str] = _NO_COLUMNS,
    *,
    max_bytes: int = MAX_BYTES,
    passed: Counter[str] | None = None,
) -> Iterator[Raw | Broken]:
    """Yield what may be articles at places, in their order, and what is broken there.

    A place is a file, a folder, a glob, or "-" for JSON lines on standard input. `columns` maps fields (text,
    html, title, published, url, outlet) to columns that have unusual names. `max_bytes` is the most that an
    article may have. In `passed` is counted what is neither article nor broken, by its kind. Raises
    ConfigError at once for a place where nothing is or that cannot be read, and for a field that there is not.
    """
    want = Wanted(Columns(columns), max_bytes, Counter() if passed is None else passed)
    checked = [check_place(place) for place in places]
    return (item for place in checked for file in files_of(place, want.passed) for item in _read(file, want))


def _read(file: File | Broken, want: Wanted) -> Iterator[Raw | Broken]:
    """Yield the items of a file; damage ends this file alone."""
    if isinstance(file, Broken):
        yield file
        return
    name, position, lacks = shown(file.path), 0, file.format.lacks
    if lacks:
        yield Broken(name, 0, lacks)
        return
    try:
        for item in file.format.read(file.path, want):
            position = item.position
            yield item
    except DAMAGE as error:
        yield Broken(name, position, f"cannot be read {'on' if position else 'at all'}: {reason_of(error, name)}")
