"""Opening files, packed with gzip or Zstandard or not: bytes come out unpacked, as they are read.

A file that is cut raises EOFError where it ends and never ends early in silence: that is why Zstandard is
read by the standard library's own module, which before Python 3.14 is a backport.
"""

from __future__ import annotations

import gzip
import sys
import zlib
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, cast

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
    if path.lower().endswith(".gz"):
        return cast("BinaryIO", gzip.open(path, "rb"))
    if path.lower().endswith(".zst") and zstd:
        return cast("BinaryIO", zstd.open(path, "rb"))
    return Path(path).open("rb")
