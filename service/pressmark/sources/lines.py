"""Lines of a file, none longer than it may be, and the rows of JSON lines.

A line ends in a line feed and nothing else: U+2028 and lone carriage returns are text. Empty lines
are passed over, whatever else is no row is broken.
"""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from pressmark.sources.items import Broken, Raw, Wanted, shown
from pressmark.sources.packed import open_unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ROOM = 8
"""A row may be so many times as long as an article: for other columns, and letters written as \\u00e9."""


class Line(NamedTuple):
    """A line with its number, from 1; `data` is None for one that is too long."""

    number: int
    data: bytes | None


def longest_row(want: Wanted) -> int:
    """Return how many bytes a row may have."""
    return _ROOM * want.max_bytes


def lines(file: BinaryIO, longest: int) -> Iterator[Line]:
    """Yield the lines of a file with their ends, the first without its byte order mark."""
    number = 0
    while data := file.readline(longest + 1):
        number += 1
        if number == 1:
            data = data.removeprefix(codecs.BOM_UTF8)
        if len(data) <= longest:
            yield Line(number, data)
            continue
        while data and not data.endswith(b"\n"):
            data = file.readline(longest)
        yield Line(number, None)


def read_json_lines(path: str, want: Wanted) -> Iterator[Raw | Broken]:
    """Yield the items of a file with one JSON object a line."""
    name = shown(path)
    with open_unpacked(path) as file:
        for line in lines(file, longest_row(want)):
            if line.data is None or line.data.strip():
                yield _item(f"{name}:{line.number}", line, want)


def _item(source: str, line: Line, want: Wanted) -> Raw | Broken:
    if line.data is None:
        return Broken(source, line.number, too_long(want))
    try:
        row = json.loads(line.data.rstrip().decode())
    except UnicodeDecodeError as error:
        return Broken(source, line.number, no_utf8(line.data[error.start]))
    except json.JSONDecodeError as error:
        return Broken(source, line.number, f"no JSON: {error.msg} (column {error.colno})")
    except (ValueError, RecursionError) as error:  # numbers and nesting beyond what Python reads
        return Broken(source, line.number, f"no JSON: {error}")
    if not isinstance(row, dict):
        return Broken(source, line.number, f"JSON, but no object: {type(cast('object', row)).__name__}")
    return want.columns.item(source, line.number, cast("Mapping[str, object]", row), want.max_bytes)


def too_long(want: Wanted) -> str:
    """Say that a row is too long."""
    return f"a row of more than {longest_row(want):,} bytes; raise PRESSMARK_MAX_BYTES (max_bytes)"


def no_utf8(byte: int) -> str:
    """Say that a row holds a byte that UTF-8 does not have there."""
    return f"not UTF-8 (byte 0x{byte:02x}); convert it, for example with `iconv -t UTF-8`"
