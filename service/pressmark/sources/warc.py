"""Pages out of WARC files: records are cut out here, and read as pages in `records`.

warcio reads a record well, but ends at the first that is broken, or takes the next one for its rest. So
it is given one record at a time; behind a broken one, the next is looked for here.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pressmark.articles.decoding import too_long
from pressmark.errors import ReadError
from pressmark.sources.items import Broken, Raw, Wanted, reason_of, shown
from pressmark.sources.members import Member, begins_member, find_member
from pressmark.sources.packed import DAMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class _Place(NamedTuple):
    """Where records are: a file, or a member of a packed one, by its offset."""

    name: str
    member: int | None = None

    def at(self, offset: int) -> tuple[str, int]:
        """Return source and position of the record at an offset."""
        if self.member is None:
            return f"{self.name}#offset={offset}", offset
        return f"{self.name}#offset={self.member}" + (f"+{offset}" if offset else ""), self.member


class _Lost(Exception):  # noqa: N818 - it says what happened
    """There is no whole record here; the next one is looked for from the offset `resume` on."""

    def __init__(self, reason: str, resume: int) -> None:
        super().__init__(reason)
        self.resume = resume


def read_warc(path: str, want: Wanted) -> Iterator[Raw | Broken]:
    """Yield the pages of a WARC file, packed or not; offsets count the file's bytes as it lies there.

    A second record in one packed member has its offset in what the member holds behind that of the member.
    """
    name = shown(path)
    with Path(path).open("rb") as file:
        packed = begins_member(file, 0)
        file.seek(0)
        yield from _members(file, name, want) if packed else _records(file, _Place(name), want)


def _members(file: io.BufferedReader, name: str, want: Wanted) -> Iterator[Raw | Broken]:
    offset, size = 0, file.seek(0, io.SEEK_END)
    while offset < size:
        place = _Place(name, offset)
        if not begins_member(file, offset):
            yield Broken(*place.at(0), "nothing that gzip packed begins here")
            offset = find_member(file, offset)
            continue
        member = Member(file, offset)
        yield from _records(io.BufferedReader(member, _BLOCK), place, want)
        offset = member.end if member.whole else find_member(file, offset + 1)


def _records(file: io.BufferedReader, place: _Place, want: Wanted) -> Iterator[Raw | Broken]:
    source, position = place.at(0)
    try:
        _pass_blank_lines(file)
        while file.peek(1):
            source, position = place.at(file.tell())
            try:
                record = _read_record(file, source, want)
            except ReadError as error:
                yield Broken(source, position, reason_of(error, source))
            except _Lost as lost:
                yield Broken(source, position, str(lost))
                source, position = place.at(lost.resume)
                _find_record(file, lost.resume)
            else:
                if record is not None:
                    yield Raw(source, position, "record", "html", record, {})
    except DAMAGE as error:
        yield Broken(source, position, f"damaged: {reason_of(error, place.name)}")


def _read_record(file: io.BufferedReader, source: str, want: Wanted) -> bytes | None:
    """Return a page's record with its headers, None for another record; leave the file at the next.

    Raises ReadError for a page that is too long.
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
        raise _Lost(f"a record that is cut, or not as long as it says ({length} bytes)", start)
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
    return _pass_blank_lines(file) >= 2 or file.peek(1)[:1] in {b"", b"W"}


def _read_head(file: io.BufferedReader) -> bytes:
    """Return the lines of a record's headers and the empty one behind them."""
    start = file.tell()
    head = line = file.readline(_LONGEST_HEAD)
    if not _FIRST_LINE.fullmatch(line):
        raise _Lost("no WARC record begins here", start + 1)
    while line.strip():
        line = file.readline(_LONGEST_HEAD - len(head))
        if not line or _FIRST_LINE.search(line):
            raise _Lost("a record whose headers have no end", file.tell() - len(line))
        head += line
    return head


def _fields(head: bytes) -> dict[bytes, bytes]:
    pairs = (line.partition(b":") for line in head.splitlines()[1:])
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(fields: dict[bytes, bytes], start: int) -> int:
    said = fields.get(b"content-length", b"")
    if not _LENGTH.fullmatch(said):
        raise _Lost("a record that does not say how long it is (Content-Length)", start)
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


def _pass_blank_lines(file: io.BufferedReader) -> int:
    """Pass over line ends; return how many there were."""
    count = 0
    while True:
        ahead = file.peek(1)
        blank = len(ahead) - len(ahead.lstrip(b"\r\n"))
        if not blank:
            return count
        count += file.read(blank).count(b"\n")


def _find_record(file: io.BufferedReader, start: int) -> None:
    """Go to the next place from `start` on at which a record seems to begin, else to the end."""
    file.seek(start)
    window = b""
    while block := file.read(_BLOCK):
        window = window[-_LONGEST_START:] + block
        match = _START.search(window)
        if match:
            file.seek(match.start() - len(window), io.SEEK_CUR)
            return
