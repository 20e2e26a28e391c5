"""One record after another out of the bytes of a WARC file, whatever is broken between them.

A record is whole if it is as long as it says and ends as records end. Behind one that is not, the next
place is looked for at which one seems to begin. What is done with a page is not known here.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from pressmark.articles.decoding import too_long

if TYPE_CHECKING:
    from pressmark.sources.items import Wanted

_BLOCK = 1 << 16
_LONGEST_HEAD = 1 << 16
_FIRST_LINE = re.compile(rb"WARC/[01]\.[0-9]{1,2}\r?\n")
_START = re.compile(_FIRST_LINE.pattern + rb"[A-Za-z-]{1,40}:")
_LONGEST_START = 64
_LENGTH = re.compile(rb"[0-9]{1,12}")
_FOUND = re.compile(rb"HTTP/[0-9.]{1,3} 200\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_PAGES = frozenset({b"text/html", b"application/xhtml+xml"})
_TYPES = frozenset("warcinfo response resource request metadata revisit conversion continuation".split())


class Lost(Exception):  # noqa: N818 - it says what happened
    """There is no whole record here; the next one is looked for from the offset `resume` on."""

    def __init__(self, reason: str, resume: int) -> None:
        super().__init__(reason)
        self.resume = resume


def cut_record(file: io.BufferedReader, source: str, want: Wanted) -> bytes | None:
    """Return a page's record with its headers, None for another record; leave the file at the next.

    Raises Lost where no whole record begins, and ReadError for a page that is too long.
    """
    head = _read_head(file)
    start = file.tell()
    fields = _fields(head)
    length = _length(fields, start)
    body = file.read(min(length, _BLOCK)) if fields.get(b"warc-type") == b"response" else b""
    page = _is_page(body)
    if page and length <= want.max_bytes:
        body += file.read(length - len(body))
    if not (_has_rest(file, start + length, length - len(body)) and _ends_here(file)):
        raise Lost(f"a record that is cut, or not as long as it says ({length} bytes)", start)
    if not page:
        want.passed[_kind(fields)] += 1
        return None
    if length > want.max_bytes:
        raise too_long(source, length, want.max_bytes)
    return head + body


def _has_rest(file: io.BufferedReader, end: int, rest: int) -> bool:
    """Pass over the rest of a record, of so many bytes; tell whether they are all there."""
    if not rest:
        return True
    file.seek(end - 1)
    return file.read(1) != b""


def _ends_here(file: io.BufferedReader) -> bool:
    """Tell whether what follows is what follows a whole record, and pass over it up to the next.

    That is looked at before anything is told of the record: a packed one's checksum stands there too.
    """
    return pass_blank_lines(file) >= 2 or file.peek(1)[:1] in {b"", b"W"}


def _read_head(file: io.BufferedReader) -> bytes:
    """Return the lines of a record's headers and the empty one behind them."""
    start = file.tell()
    head = line = file.readline(_LONGEST_HEAD)
    if not _FIRST_LINE.fullmatch(line):
        raise Lost("no WARC record begins here", start + 1)
    while line.strip():
        line = file.readline(_LONGEST_HEAD - len(head))
        if not line or _FIRST_LINE.search(line):
            raise Lost("a record whose headers have no end", file.tell() - len(line))
        head += line
    return head


def _fields(head: bytes) -> dict[bytes, bytes]:
    pairs = (line.partition(b":") for line in head.splitlines()[1:])
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(fields: dict[bytes, bytes], start: int) -> int:
    said = fields.get(b"content-length", b"")
    if not _LENGTH.fullmatch(said):
        raise Lost("a record that does not say how long it is (Content-Length)", start)
    return int(said)


def _is_page(response: bytes) -> bool:
    """Tell whether a response, of which the beginning is given, is a page that was found."""
    if not _FOUND.match(response):
        return False
    head = _HEAD_END.split(response, maxsplit=1)[0]
    return _fields(head).get(b"content-type", b"").partition(b";")[0].strip().lower() in _PAGES


def _kind(fields: dict[bytes, bytes]) -> str:
    named = fields.get(b"warc-type", b"").decode("ascii", "replace")
    kind = named if named in _TYPES else "other"
    return "WARC response that is no page" if kind == "response" else f"WARC {kind}"


def pass_blank_lines(file: io.BufferedReader) -> int:
    """Pass over line ends; return how many there were."""
    count = 0
    while True:
        ahead = file.peek(1)
        blank = len(ahead) - len(ahead.lstrip(b"\r\n"))
        if not blank:
            return count
        count += file.read(blank).count(b"\n")


def find_record(file: io.BufferedReader, start: int) -> None:
    """Go to the next place from `start` on at which a record seems to begin, else to the end."""
    file.seek(start)
    window = b""
    while block := file.read(_BLOCK):
        window = window[-_LONGEST_START:] + block
        match = _START.search(window)
        if match:
            file.seek(match.start() - len(window), io.SEEK_CUR)
            return
