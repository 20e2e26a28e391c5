"""Opening files, packed with gzip or Zstandard or not: bytes come out unpacked, as they are read.

A file that is cut raises EOFError where it ends and never ends early in silence: that is why Zstandard is
read by the standard library's own module, which before Python 3.14 is a backport.
"""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, cast

from pressmark.sources.far import is_far, open_far

try:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
except ImportError:  # not everybody has such files
    zstd = None

ZSTD = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
"""The name of the module that unpacks Zstandard."""

DAMAGE = (OSError, EOFError, zlib.error, *((zstd.ZstdError,) if zstd else ()))
"""What reading a file raises that is damaged, cut, or that nobody may read."""


def open_unpacked(path: str) -> AbstractContextManager[BinaryIO]:
    """Return the bytes of a file, unpacked if its suffix says that it is packed; "-" is standard input."""
    if path == "-":
        return nullcontext(sys.stdin.buffer)
    file = open_far(path) if is_far(path) else path
    if path.lower().endswith(".gz"):
        return cast("BinaryIO", gzip.open(file, "rb"))
    if path.lower().endswith(".zst") and zstd:
        return cast("BinaryIO", zstd.open(file, "rb"))
    return open_packed(path)


def open_packed(path: str) -> io.BufferedReader:
    """Return the bytes of a file as they lie there."""
    return open_far(path) if is_far(path) else Path(path).open("rb")


def size_of(path: str) -> int:
    """Return how many bytes a file has as it lies there."""
    with open_packed(path) as file:
        return file.seek(0, io.SEEK_END)
