"""What comes out of a source: items that are no articles yet, and what is broken there.

An item holds the bytes or the text of one article and what stands beside it; it is as large as
the article, and may be sent to another process to be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping

    from pressmark.articles import Kind
    from pressmark.sources.columns import Columns

Form: TypeAlias = Literal["row", "file", "record"]
"""Of an item's data: a row's decoded text, a file's bytes, a WARC record with its headers."""


class Raw(NamedTuple):
    """One article, not read yet.

    `source` names it: "news/a.txt", "archive.jsonl:17", "archive.parquet#row=17", "crawl.warc.gz#offset=1234".
    `position` is that number: a line or a row from 1, a byte offset from 0; 0 for a whole file. `stated` is
    what the archive says beside the text, by normal keys ("title", "url", "date_publish").
    """

    source: str
    position: int
    form: Form
    kind: Kind
    data: str | bytes
    stated: Mapping[str, str]


class Broken(NamedTuple):
    """A row, record or file that is no article, and why; `source` and `position` as in `Raw`.

    Where a file cannot be read on, `source` is the file and `position` that of the last item before.
    """

    source: str
    position: int
    reason: str


class Wanted(NamedTuple):
    """What readers of sources are told; in `passed` they count what they pass over, by its kind."""

    columns: Columns
    max_bytes: int
    passed: Counter[str]


Reader: TypeAlias = "Callable[[str, Wanted], Iterator[Raw | Broken]]"
"""Reads the file at a path. What it raises of `packed.DAMAGE` is reported as the file's damage."""


def shown(path: str) -> str:
    """Return a path as it can be written down: a name that is not UTF-8 could not."""
    return path.encode("utf-8", "replace").decode()


def reason_of(error: Exception, source: str) -> str:
    """Return what an error says, without the source that it names."""
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(said.removeprefix(f"{source}: ").split())
