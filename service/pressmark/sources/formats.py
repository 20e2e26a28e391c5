"""The suffix table: what reads a file, and which package that takes.

To add a source, write a function that reads it (`items.Reader`) and add its suffixes here.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from pressmark.articles import KINDS
from pressmark.sources.lines import read_json_lines
from pressmark.sources.packed import ZSTD
from pressmark.sources.parquet import read_parquet
from pressmark.sources.tables import table_reader
from pressmark.sources.warc import read_warc
from pressmark.sources.whole import read_whole

if TYPE_CHECKING:
    from pressmark.sources.items import Reader


class Package(NamedTuple):
    """A package that not everybody has: its module, and the extra of pressmark that brings it."""

    module: str
    extra: str


class Format(NamedTuple):
    """How a file is read."""

    read: Reader
    needs: Package | None = None

    @property
    def lacks(self) -> str | None:
        """What to install before such a file can be read, None if nothing."""
        if self.needs is None or _is_there(self.needs.module):
            return None
        return f"it needs {self.needs.module}; install pressmark[{self.needs.extra}]"


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # of what it is a part of
        return False


_WARCIO, _PYARROW, _ZSTD = Package("warcio", "archives"), Package("pyarrow", "parquet"), Package(ZSTD, "archives")
_PACKINGS = {"": None, ".gz": None, ".zst": _ZSTD}
_PLAIN: dict[str, Reader] = {
    **dict.fromkeys(KINDS, read_whole),
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": table_reader(","),
    ".tsv": table_reader("\t"),
}
FORMATS = {
    **{
        suffix + packing: Format(read, needs) for suffix, read in _PLAIN.items() for packing, needs in _PACKINGS.items()
    },
    ".parquet": Format(read_parquet, _PYARROW),
    ".warc": Format(read_warc, _WARCIO),
    ".warc.gz": Format(read_warc, _WARCIO),
}
KNOWN = f"{', '.join(_PLAIN)}, all of them also with .gz or .zst; .parquet, .warc, .warc.gz"


def format_of(path: str) -> Format | None:
    """Return how a file is read, by its suffix, else None; "-" is JSON lines."""
    if path == "-":
        return FORMATS[".jsonl"]
    suffixes = PurePath(path.lower()).suffixes
    return FORMATS.get("".join(suffixes[-2:])) or FORMATS.get("".join(suffixes[-1:]))
