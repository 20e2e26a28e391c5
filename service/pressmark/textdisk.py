"""A diskcache disk for text alone.

diskcache pickles what is neither text, bytes nor number, and unpickles whatever a row says is a
pickle, so that a planted row runs code (CVE-2025-69872; its JSONDisk does so too). This disk
keeps strings under string keys and refuses everything else, on the way in and on the way out.
"""

from __future__ import annotations

from typing import Any

import diskcache  # pyright: ignore[reportMissingTypeStubs] - it has none
from diskcache.core import MODE_RAW, MODE_TEXT, UNKNOWN  # pyright: ignore[reportMissingTypeStubs]


class TextDisk(diskcache.Disk):
    """Keeps strings. The methods are those that diskcache calls, with its arguments."""

    def put(self, key: object) -> Any:
        """Return the database's key and true for `raw`. Raises TypeError unless it is a string."""
        return _text(key), True

    def get(self, key: object, raw: object) -> Any:
        """Return the key of a row. Raises ValueError for a pickled or binary one."""
        if not raw or type(key) is not str:
            raise ValueError("a key in the answer store is not text")
        return key

    def store(self, value: object, read: object, key: Any = UNKNOWN) -> Any:
        """Return size, mode, file name and value of a row. Raises TypeError unless it is a string."""
        if read:
            raise TypeError("the answer store keeps strings, not files")
        row: Any = super().store(_text(value), read=False, key=key)  # pyright: ignore
        return row

    def fetch(self, mode: object, filename: object, value: object, read: object) -> Any:
        """Return the text of a row. Raises ValueError for a pickled or binary one."""
        if read or mode not in {MODE_RAW, MODE_TEXT} or (mode == MODE_RAW and type(value) is not str):
            raise ValueError("a value in the answer store is not text")
        text: str = super().fetch(mode, filename, value, read=False)  # pyright: ignore
        return text


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError(f"the answer store keeps strings, not {type(value).__name__}")
    return value
