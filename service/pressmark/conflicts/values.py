"""What goes into a comparison of articles and what comes out of it.

Offsets count characters of an article's text, end exclusive, as in a record.
"""

from datetime import date
from typing import Literal, NamedTuple

from pressmark_schemas.record import Evidence, Quote, Rating, Record, Status

Kind = Literal["grade", "speaker", "name"]
Why = Literal["title", "day", "url"]


class Entry(NamedTuple):
    """A record and the text that its offsets count in."""

    record: Record
    text: str


class Passage(NamedTuple):
    """What one article says, and where: `says` is a grade, a speaker or a name as the record has it."""

    article: str
    source: str | None
    title: str | None
    url: str | None
    outlet: str | None
    published: date | None
    says: str
    status: Status
    evidence: tuple[Evidence, ...]


class Witness(NamedTuple):
    """One text, in as many copies as there are passages, the earliest first."""

    passages: tuple[Passage, ...]

    @property
    def copies(self) -> int:
        """In how many articles the text stands; 1 if nobody copied it."""
        return len(self.passages)


class Side(NamedTuple):
    """All who say the same; `says` is it in one form where the passages differ ("D Arkless")."""

    says: str
    witnesses: tuple[Witness, ...]


class Edition(NamedTuple):
    """Two editions of one text that do not say the same: the later one corrects the earlier.

    Both are article ids. `why` says how the order is known: a title that calls itself a correction, or
    the days of publication. With `url` (the same address, no order to be told) they stand as sorted.
    """

    earlier: str
    later: str
    why: Why


class Conflict(NamedTuple):
    """Two or more sides that cannot all be right, or two names that may be one.

    `about` is (body, area, programme) of a grade, the normal form of the words of a speaker, and
    the organisations of a name, sorted. `name` is a proposal: nothing is merged.
    """

    kind: Kind
    about: tuple[str, ...]
    sides: tuple[Side, ...]
    editions: tuple[Edition, ...]

    @property
    def corrected(self) -> bool:
        """Whether a later edition says otherwise than an earlier one."""
        return any(edition.why != "url" for edition in self.editions)


class Claim(NamedTuple):
    """One item of the article with this number, on the side of this name."""

    article: int
    side: str
    says: str
    item: Rating | Quote


class Dispute(NamedTuple):
    """Claims on two or more sides, before copies are counted; sorted by article."""

    kind: Kind
    about: tuple[str, ...]
    claims: tuple[Claim, ...]
