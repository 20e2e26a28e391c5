"""The members of a gzip file, each as a stream of what it holds.

A WARC is packed record by record, and a record can be found by the offset of its member. The
standard library reads members as one stream, and could not go on behind a damaged one.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, BinaryIO

from pressmark.sources.packed import DAMAGE

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCK = 1 << 14
_GZIP = 16 + zlib.MAX_WBITS
_START = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]", re.DOTALL)
_LONGEST_START = 4
_MOST_RETURNS = 50


class Member(io.RawIOBase):
    """The member of a gzip file that begins at an offset, as a stream that one can go back in, if not often.

    Reading raises zlib.error where it is damaged and EOFError where the file is cut.
    """

    def __init__(self, file: BinaryIO, offset: int) -> None:
        super().__init__()
        self._file, self._offset = file, offset
        self._returns = 0
        self._begin()

    def _begin(self) -> None:
        self._unpacking = zlib.decompressobj(_GZIP)
        self._packed = b""
        self._taken = self._offset
        self._told = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes; but to go back is to begin again."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill a buffer with what comes next; return how much that is, 0 at the member's end."""
        room = memoryview(buffer)
        while not self._unpacking.eof:
            data = self._unpacking.decompress(self._packed or self._block(), len(room))
            self._packed = self._unpacking.unconsumed_tail
            if data:
                room[: len(data)] = data
                self._told += len(data)
                return len(data)
        return 0

    def _block(self) -> bytes:
        self._file.seek(self._taken)
        block = self._file.read(_BLOCK)
        if not block:
            raise EOFError("the file ends within it")
        self._taken += len(block)
        return block

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to an offset, counted from the beginning or from here, or as far as there is anything."""
        target = offset + (self._told if whence == io.SEEK_CUR else 0)
        if target < self._told:
            self._returns += 1
            if self._returns > _MOST_RETURNS:
                raise zlib.error("too much of it is broken, and it is packed as a whole")
            self._begin()
        while self._told < target and self.read(min(_BLOCK, target - self._told)):
            pass
        return self._told

    @property
    def whole(self) -> bool:
        """Whether it was read to its end, and is as it was packed."""
        return self._unpacking.eof

    @property
    def end(self) -> int:
        """The offset behind it, once it was read to its end."""
        return self._taken - len(self._unpacking.unused_data)


def begins_member(file: BinaryIO, offset: int) -> bool:
    """Tell whether a member seems to begin at an offset."""
    file.seek(offset)
    return _START.match(file.read(_LONGEST_START)) is not None


def find_member(file: BinaryIO, start: int) -> int:
    """Return the first offset from `start` at which a member with a WARC record begins, or the file's size."""
    at = start
    while True:
        file.seek(at)
        block = file.read(_BLOCK)
        for match in _START.finditer(block):
            if _holds_record(file, at + match.start()):
                return at + match.start()
        if len(block) < _BLOCK:
            return at + len(block)
        at += _BLOCK - _LONGEST_START


def _holds_record(file: BinaryIO, offset: int) -> bool:
    try:
        return Member(file, offset).read(5) == b"WARC/"
    except DAMAGE:
        return False
