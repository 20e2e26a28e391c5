"""Export: what a ledger holds as JSON lines, CSV or Parquet, a row a rating, quote, flag or article.

Rows come by article and place, some hundred articles at a time, so that memory does not grow and a
backfill may write meanwhile. The columns stand in `columns`.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from importlib import import_module
from itertools import count, islice
from pathlib import Path
from typing import IO, Any, Literal

import sqlalchemy as sa

from pressmark.cells import as_cell
from pressmark.columns import COLUMNS, Column, Kind, Table
from pressmark.databases import reading
from pressmark.errors import ConfigError
from pressmark.listed import article_id, select

Format = Literal["jsonl", "csv", "parquet"]
Rows = Iterator[Sequence[Any]]
Columns = Sequence[Column]

_PAGE = 500
"""Articles that are read at once, and rows of a piece."""
_GROUP = 10_000
"""Rows of a group in a Parquet file, which memory holds."""


def export(engine: sa.Engine, table: Table, form: Format, out: IO[bytes], *, bom: bool = False) -> int:
    """Write the rows of a ledger's table and return how many they are; `bom` and errors are those of `pieces`."""
    counter = count()
    counted = (row for row, _ in zip(rows(engine, table), counter, strict=False))
    for piece in _pieces(table, form, counted, bom=bom):
        out.write(piece)
    return next(counter)


def pieces(engine: sa.Engine, table: Table, form: Format, *, bom: bool = False) -> Iterator[bytes]:
    """Yield the file of a ledger's table in pieces of some hundred rows, as they are read.

    With `bom` CSV begins with a byte order mark, by which Excel knows UTF-8. Raises ConfigError for Parquet
    without pyarrow and for another format with a mark, LedgerError when the database refuses.
    """
    return _pieces(table, form, rows(engine, table), bom=bom)


def _pieces(table: Table, form: Format, rows: Rows, *, bom: bool) -> Iterator[bytes]:
    if bom:
        if form != "csv":
            raise ConfigError(f"a byte order mark is for csv; {form} is read without one")
        yield codecs.BOM_UTF8
    yield from _WRITERS[form](COLUMNS[table], rows)


@contextmanager
def whole_file(place: str) -> Generator[IO[bytes]]:
    """Give a file that takes its place when all is written, and is gone when it could not be.

    Raises ConfigError when nothing can be written there.
    """
    path = Path(place)
    part = path.with_name(f"{path.name}.part")
    try:
        try:
            with part.open("wb") as out:
                yield out
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ConfigError(f"{place}: cannot be written ({error.strerror}); name another file") from None


def rows(engine: sa.Engine, table: Table) -> Rows:
    """Yield the rows of a ledger's table with the columns that `COLUMNS` names, by article and number."""
    asked = select(table)
    known = asked.selected_columns
    ordered = asked.order_by(*(known[name] for name in ("article", "number") if name in known))
    pages = sa.select(article_id).order_by(article_id).limit(_PAGE)
    last = ""
    with reading(engine, "the records cannot be read") as connection:
        while page := connection.execute(pages.where(article_id > last)).scalars().all():
            yield from connection.execute(ordered.where(article_id > last, article_id <= page[-1])).all()
            last = page[-1]


class Sink(io.RawIOBase):
    """A file to write to whose bytes are taken out piece by piece."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, data: Any, /) -> int:
        """Keep what is written until it is taken, and return how many bytes that is."""
        self._held += data
        return len(data)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        taken = bytes(self._held)
        self._held.clear()
        return taken


def _write_jsonl(columns: Columns, rows: Rows) -> Iterator[bytes]:
    names = [column.name for column in columns]
    while group := list(islice(rows, _PAGE)):
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in group)
        yield "".join(f"{line}\n" for line in lines).encode()


def _write_csv(columns: Columns, rows: Rows) -> Iterator[bytes]:
    """Yield every text in quotes, and none that a spreadsheet would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(column.name for column in columns)
    while group := list(islice(rows, _PAGE)):
        writer.writerows(map(_cell, row) for row in group)
        yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return as_cell(value) if isinstance(value, str) else value


_PARSED: dict[Kind, Callable[[str], object]] = {"day": date.fromisoformat, "time": datetime.fromisoformat}
"""How what is text in the ledger becomes what it is in Parquet."""


def _write_parquet(columns: Columns, rows: Rows) -> Iterator[bytes]:
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise ConfigError("Parquet needs pyarrow: pip install 'pressmark[parquet]', or export jsonl or csv") from None
    schema, out = _arrow_schema(columns, arrow), Sink()
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            values = zip(columns, zip(*group, strict=True), strict=True)
            arrays = [_parsed(column.kind, one) for column, one in values]
            writer.write_table(arrow.table(arrays, schema=schema))
            yield out.take()
    yield out.take()


def _arrow_schema(columns: Columns, arrow: Any) -> Any:
    types: dict[Kind, Any] = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "day": arrow.date32(),
        "time": arrow.timestamp("us", tz="UTC"),
    }
    described = ((one.name, types[one.kind], True, {"description": one.meaning}) for one in columns)
    return arrow.schema([arrow.field(*one) for one in described])


def _parsed(kind: Kind, values: Sequence[Any]) -> list[Any]:
    parse = _PARSED.get(kind)
    return list(values) if parse is None else [None if value is None else parse(value) for value in values]


_WRITERS: dict[Format, Callable[[Columns, Rows], Iterator[bytes]]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
