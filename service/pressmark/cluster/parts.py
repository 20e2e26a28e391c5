"""Parts: Parquet files with what was read, and with what could not be, in a folder or an object store.

A part appears whole or not at all, under a name that follows from what it holds: who writes the same again, as a
worker does that was killed before it could tell, changes nothing.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias
from uuid import uuid4

from pressmark.errors import ConfigError, PressmarkError, ReadError
from pressmark.sources.far import file_system, is_far
from pressmark_schemas.answer import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind: TypeAlias = Literal["articles", "failures"]
Row: TypeAlias = "dict[str, Any]"

TEXTS: dict[Kind, tuple[str, ...]] = {
    "articles": tuple("key source asked standards article record answer marks by_rules extraction witness".split()),
    "failures": ("key", "source", "reason"),
}
"""Columns of texts; failures have one of booleans beside them, `lasting`. `witness` alone may be null."""
_ROWS = 64
"""So many rows are decoded at once."""


class Part(NamedTuple):
    """One file of a place."""

    kind: Kind
    path: str


class Parts:
    """The parts at a place, a folder or a URL. Raises ConfigError where none can be, or without pyarrow."""

    def __init__(self, place: str) -> None:
        self.place = place
        try:
            self._files, self._folder = file_system(place if is_far(place) else Path(place).absolute().as_uri())
        except (OSError, ValueError) as error:
            raise ConfigError(f"{place}: cannot be looked into ({error}); check the place of the parts") from None

    def __iter__(self) -> Iterator[Part]:
        """Yield the parts, failures first, each kind by name. Raises ConfigError where nobody may look."""
        fs: Any = import_module("pyarrow.fs")
        try:
            found = self._files.get_file_info(fs.FileSelector(self._folder, allow_not_found=True))
        except OSError as error:
            raise ConfigError(f"{self.place}: cannot be listed ({error}); check the place of the parts") from None
        names = sorted((one.base_name, one.path) for one in found)
        for kind in ("failures", "articles"):
            for name, path in names:
                if name.startswith(f"{kind}-") and name.endswith(".parquet"):
                    yield Part(kind, path)

    def claim(self) -> str:
        """Begin a run, whose mark is returned; no other run, nor what a killed one left behind, writes from now on.

        Raises ConfigError where nobody may write.
        """
        run = uuid4().hex
        try:
            self._files.create_dir(self._folder, recursive=True)
            with self._files.open_output_stream(self._mark) as file:
                file.write(run.encode())
        except OSError as error:
            raise ConfigError(f"{self.place}: cannot be written to ({error}); check the place of the parts") from None
        return run

    def write(self, kind: Kind, rows: Sequence[Row], run: str) -> None:
        """Write a part. Raises OSError where that fails, PressmarkError if another run has begun here."""
        parquet: Any = import_module("pyarrow.parquet")
        arrow: Any = import_module("pyarrow")
        name = f"{kind}-{digest_of(sorted(row['key'] for row in rows))[:32]}.parquet"
        draft = f"{self._folder}/.{name}.{uuid4().hex}"
        parquet.write_table(
            arrow.Table.from_pylist(list(rows), _schema(kind)), draft, filesystem=self._files, compression="zstd"
        )
        with self._files.open_input_file(self._mark) as file:
            goes_on = file.read().decode() == run
        if not goes_on:
            self._files.delete_file(draft)
            raise PressmarkError(f"another run writes to {self.place} now, so this one ends")
        self._files.move(draft, f"{self._folder}/{name}")

    @property
    def _mark(self) -> str:
        return f"{self._folder}/.run"

    def rows(self, part: Part, columns: Sequence[str] | None = None) -> Iterator[Row]:
        """Yield the rows of a part, with some of its columns. Raises ReadError that names a part that is broken."""
        parquet: Any = import_module("pyarrow.parquet")
        try:
            with parquet.ParquetFile(part.path, filesystem=self._files, page_checksum_verification=True) as file:
                lacks = [one for one in _schema(part.kind).names if one not in file.schema_arrow.names]
                if lacks:
                    raise ReadError(f"{part.path}: no part of pressmark's: it has no column {lacks[0]!r}; move it away")
                for batch in file.iter_batches(_ROWS, columns=columns and list(columns), use_threads=False):
                    yield from batch.to_pylist()
        except (OSError, ValueError) as error:  # of which ArrowInvalid is one
            raise ReadError(f"{part.path}: cannot be read ({error}); remove it and read again what it held") from None


def _schema(kind: Kind) -> Any:
    arrow: Any = import_module("pyarrow")
    texts = [arrow.field(name, arrow.string(), nullable=name == "witness") for name in TEXTS[kind]]
    return arrow.schema([*texts, *([arrow.field("lasting", arrow.bool_())] if kind == "failures" else [])])
