"""Rows of Parquet files: of the columns that are needed, a few at a time.

The pages of a row group are read one by one, so that memory does not grow with the group. The rest of a
damaged group is left out, which is said, and the next group is read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from pressmark.sources.far import is_far, open_far
from pressmark.sources.items import Broken, Raw, Wanted, reason_of, shown
from pressmark.sources.lines import no_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUFFER = 1 << 16
_ROWS = 64
"""So many rows are decoded at once."""


class _Group(NamedTuple):
    """A row group: its number from 0, and its rows, from 1."""

    number: int
    first: int
    last: int


def read_parquet(path: str, want: Wanted) -> Iterator[Raw | Broken]:
    """Yield the items of a Parquet file."""
    parquet: Any = import_module("pyarrow.parquet")

    name = shown(path)
    try:
        place = open_far(path) if is_far(path) else path
        file = parquet.ParquetFile(place, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True)
    except ValueError as error:  # of which ArrowInvalid is one
        yield Broken(name, 0, reason_of(error, name))
        return
    with file:
        fault = want.columns.fault(file.schema_arrow.names)
        if fault:
            yield Broken(name, 0, fault)
            return
        for group in _groups(file):
            yield from _items(file, group, name, want)


def _groups(file: Any) -> Iterator[_Group]:
    first = 1
    for number in range(file.num_row_groups):
        rows = file.metadata.row_group(number).num_rows
        yield _Group(number, first, first + rows - 1)
        first += rows


def _items(file: Any, group: _Group, name: str, want: Wanted) -> Iterator[Raw | Broken]:
    needed = want.columns.needed(file.schema_arrow.names)
    row = group.first
    try:
        for batch in file.iter_batches(_ROWS, row_groups=[group.number], columns=needed, use_threads=False):
            for values in _rows(batch):
                source = f"{name}#row={row}"
                if isinstance(values, str):
                    yield Broken(source, row, values)
                else:
                    yield want.columns.item(source, row, values, want.max_bytes)
                row += 1
    except (OSError, ValueError) as error:
        reason = f"rows {row:,} to {group.last:,} cannot be read: {reason_of(error, name)}"
        yield Broken(f"{name}#row={row}", row, reason)


def _rows(batch: Any) -> list[dict[str, object] | str]:
    """Return the rows of a batch; for one that cannot be decoded, why."""
    try:
        return batch.to_pylist()
    except UnicodeDecodeError as error:
        if len(batch) == 1:
            return [no_utf8(error.object[error.start])]
        return [row for number in range(len(batch)) for row in _rows(batch.slice(number, 1))]
