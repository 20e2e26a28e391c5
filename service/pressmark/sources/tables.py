"""Rows of CSV and TSV, quoted as spreadsheets and databases quote; the first row names the columns.

A fault in the quotes of one row must not swallow the rows behind it: what was read in vain is read again
from the next line on. A row is cut off at its longest, however many lines a quote that is never closed takes.
"""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from pressmark.sources.items import Broken, Raw, Wanted, shown
from pressmark.sources.lines import Line, lines, longest_row, no_utf8, too_long
from pressmark.sources.packed import open_unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Row(NamedTuple):
    """A row with the number of its first line, and what is wrong with it, if anything."""

    line: int
    fields: list[str]
    fault: str
    endless: bool = False


class _Endless(Exception):  # noqa: N818 - it says what happened
    """A row is longer than it may be; the message says so."""


def table_reader(delimiter: str) -> Callable[[str, Wanted], Iterator[Raw | Broken]]:
    """Return the reader of tables with a delimiter."""

    def read(path: str, want: Wanted) -> Iterator[Raw | Broken]:
        # The library's own limit is one for the process, and shorter than an article may be.
        csv.field_size_limit(max(csv.field_size_limit(), longest_row(want)))
        with open_unpacked(path) as file:
            yield from _items(shown(path), _rows(lines(file, longest_row(want)), delimiter, want), want)

    return read


def _items(name: str, rows: Iterator[_Row], want: Wanted) -> Iterator[Raw | Broken]:
    header = next(rows, None)
    if header is None:
        return
    fault = header.fault or want.columns.fault(header.fields)
    if fault:
        yield Broken(name, header.line, fault)
        return
    width, lost = len(header.fields), False
    for row in rows:
        source = f"{name}:{row.line}"
        fault = row.fault or (
            "" if len(row.fields) == width else f"{len(row.fields)} fields, but the header has {width}"
        )
        if not fault:
            yield want.columns.item(source, row.line, dict(zip(header.fields, row.fields, strict=True)), want.max_bytes)
        elif not lost:
            yield Broken(source, row.line, fault)
        # What is no row behind an endless one is taken for more of it.
        lost = bool(fault) and (lost or row.endless)


class _Feed:
    """Gives lines to the parser, and takes those back that it read in vain."""

    def __init__(self, source: Iterator[Line], want: Wanted) -> None:
        self._source, self._want, self._longest = source, want, longest_row(want)
        self._back: deque[Line] = deque()
        self.begin()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._source)
        self._taken.append(line)
        if line.data is None:
            raise _Endless(too_long(self._want))
        self._size += len(line.data)
        if self._size > self._longest:
            raise _Endless(f"{too_long(self._want)}, or close its quotes")
        try:
            return line.data.decode()
        except UnicodeDecodeError as error:
            self.fault = no_utf8(line.data[error.start])
            return line.data.decode(errors="replace")

    def begin(self) -> None:
        """Forget what was taken: a row ends here."""
        self._taken: list[Line] = []
        self._size = 0
        self.fault = ""

    def again(self) -> None:
        """Take back all but the first of the lines taken."""
        self._back.extendleft(reversed(self._taken[1:]))

    @property
    def first(self) -> int:
        """The number of the row's first line."""
        return self._taken[0].number


def _rows(source: Iterator[Line], delimiter: str, want: Wanted) -> Iterator[_Row]:
    feed = _Feed(source, want)
    parser = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.begin()
        try:
            fields = next(parser)
        except StopIteration:
            return
        except (csv.Error, _Endless) as error:
            yield _Row(feed.first, [], str(error), endless=isinstance(error, _Endless))
            feed.again()
        else:
            if fields:
                yield _Row(feed.first, fields, feed.fault)
