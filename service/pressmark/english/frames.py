"""Whether a sentence, up to a grade, is told of a former time as a whole: by its opening or by a clause before.

`news` is the year in which the article is news; where it is not known, every year that is named may be past.
"""

from __future__ import annotations

from pressmark.english import clause_start
from pressmark.english.moves import BESIDE_BEFORE
from pressmark.english.patterns import ASIDE
from pressmark.english.times import (
    CURRENT,
    FRAME,
    LONG_AFTER,
    MONTH_FRAME,
    OPENER,
    OWN_NEWS,
    PAPER_OUT,
    PRESENT,
    PUT_BESIDE,
    SHIFT,
    THAT_INSPECTION,
    UNLIKE,
)
from pressmark.patterns import pattern

_YEAR = pattern(r"\b20[012]\d\b")
_AND_WAS = pattern(r",\sand (?:was|were|had)\b\s*$")
"""A border behind which the subject and the time of a sentence go on."""
_JOINED = pattern(r"\band (?:was|were|has been|have been)\b[^,;]*$")
_OF_INSPECTION = pattern(r"inspect|report|round|visit|assess|watchdog|grade|rate|rating|judge|seen\b|told\b|found\b")
"""The second verb of a clause, and words of an inspection, at whose time the first one must be for that of both."""
_REACH = 400
"""Characters before a grade in which its sentence tells its time: no written one goes on longer."""
_ASIDE = 80
"""Characters that an opening may be longer for what is left out of it."""
_OPENING = 45
"""Characters of a sentence in which a year belongs to its opening."""


def is_present(low: str, start: int, end: int) -> bool:
    """Whether a clause is told in the present tense up to `end`."""
    return PRESENT.search(low, max(start, end - _REACH), end) is not None


def shifts(low: str, start: int, end: int) -> bool:
    """Whether something leads back to now before `end`."""
    return SHIFT.search(low, max(start, end - _REACH), end) is not None


def is_past(year: str, news: int | None) -> bool:
    """Whether a year lies before that of the news."""
    return news is None or int(year) < news


def lead(low: str, start: int, end: int) -> str:
    """Return what leads to a grade in its own clause, from its verb on if that is in the present tense.

    What is said in passing of somebody, or of when a report came out, is left out.
    """
    said = OPENER.sub("", OWN_NEWS.sub("", low[max(start, end - _REACH) : end]), count=1)
    for passing in (UNLIKE, BESIDE_BEFORE, PAPER_OUT, PUT_BESIDE, ASIDE):
        said = passing.sub(" ", said)
    border = clause_start(said, 0, len(said))
    if _AND_WAS.search(said, 0, border):
        border = clause_start(said, 0, border - len("and was "))
    present = PRESENT.search(said, border)
    return said[present.start() if present else border :]


def own_verb(clause: str) -> str:
    """Return a clause from its second verb on, if the first is not of an inspection ("hired 40 and was …")."""
    joined = _JOINED.search(clause)
    return clause[joined.start() :] if joined and not _OF_INSPECTION.search(clause, 0, joined.start()) else clause


def opening(low: str, start: int, length: int) -> str:
    """Return what a sentence opens with, without what it only sets against the rest."""
    return UNLIKE.sub("", OPENER.sub("", low[start : start + length + _ASIDE], count=1))[:length]


def framed(low: str, start: int, end: int, news: int | None) -> bool:
    """Whether a sentence's opening sets what it says up to `end` in the past, and nothing leads back to now."""
    frame = FRAME.match(low, start, end)
    if frame is None or CURRENT.search(low, start, end) or shifts(low, frame.end(), end):
        return False
    years = _YEAR.findall(low, start, min(end, start + _OPENING))
    return not years or is_past(max(years), news) or MONTH_FRAME.match(low, start) is not None


def told_of_then(low: str, start: int, end: int) -> bool:
    """Whether a clause says how long ago a grade was given, or which former inspection the rest is told of."""
    before = low[max(start, end - _REACH) : end]
    return THAT_INSPECTION.search(before) is not None or LONG_AFTER.search(before) is not None
