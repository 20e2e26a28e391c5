"""Pages out of WARC files, packed or not: records are found here, and read as pages in `records`.

warcio reads a record well, but ends at the first that is broken, or takes the next one for its rest: so
it is given one record at a time.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from pressmark.errors import ReadError
from pressmark.sources.cutting import Lost, cut_record, find_record, pass_blank_lines
from pressmark.sources.items import Broken, Raw, Wanted, reason_of, shown
from pressmark.sources.members import Member, begins_member, find_member
from pressmark.sources.packed import DAMAGE, open_packed

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1 << 16


class _Place(NamedTuple):
    """Where records are: a file, or a member of a packed one, by its offset."""

    name: str
    member: int | None = None

    def at(self, offset: int) -> tuple[str, int]:
        """Return source and position of the record at an offset."""
        if self.member is None:
            return f"{self.name}#offset={offset}", offset
        return f"{self.name}#offset={self.member}" + (f"+{offset}" if offset else ""), self.member


def read_warc(path: str, want: Wanted) -> Iterator[Raw | Broken]:
    """Yield the pages of a WARC file, packed or not; offsets count the file's bytes as it lies there.

    A second record in one packed member has its offset in what the member holds behind that of the member.
    """
    name = shown(path)
    with open_packed(path) as file:
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
        pass_blank_lines(file)
        while file.peek(1):
            source, position = place.at(file.tell())
            try:
                record = cut_record(file, source, want)
            except ReadError as error:
                yield Broken(source, position, reason_of(error, source))
            except Lost as lost:
                yield Broken(source, position, str(lost))
                source, position = place.at(lost.resume)
                find_record(file, lost.resume)
            else:
                if record is not None:
                    yield Raw(source, position, "record", "html", record, {})
    except DAMAGE as error:
        yield Broken(source, position, f"damaged: {reason_of(error, place.name)}")
