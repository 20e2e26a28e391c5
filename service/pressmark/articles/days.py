"""Days written in British English and ISO: where they stand in a line, and which day they mean.

Numbers are read day first (07/02/2020 is 7 February). A day needs a year of four digits; a day
that no calendar has, or of a year outside 1990 to 2100, does not count. Whether a day
is the day of publication is not known here: see `datelines`.
"""

import re
from datetime import date
from typing import NamedTuple

from pressmark.patterns import pattern, small

YEARS = range(1990, 2101)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# All are tried on small letters.
# A letter may touch the day or the month's capital: scraped pages glue bylines ("Ann Poole22 May 2022").
_YEAR_FIRST = (
    r"(?<![0-9/.-])(?P<year>[0-9]{4})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})"
    r"(?![0-9]|[-/.][0-9])"
)
_DAY_FIRST = (
    r"(?<![0-9/.-])(?P<day>[0-9]{1,2})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4})"
    r"(?![0-9]|[-/.][0-9])"
)
_DAY_AND_MONTH = (
    rf"(?<![0-9/:.-])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-]{{0,3}}(?:of\s{{1,3}})?{_MONTH}"
    r",?[\s-]{0,3}(?P<year>[0-9]{4})(?![0-9])"
)
_MONTH_AND_DAY = (
    rf"{_MONTH}"
    r"\s{0,3}(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?P<year>[0-9]{4})(?![0-9])"
)
ANY_YEAR = pattern(r"[0-9]{4}")
_STYLES = tuple(pattern(style) for style in (_YEAR_FIRST, _DAY_FIRST, _DAY_AND_MONTH, _MONTH_AND_DAY))
_CLOCK = pattern(
    r"(?:\b|(?<=[^\W0-9])|t)(?:[0-9]{1,2}(?:[:.][0-9]{2}){1,2}(?:\.[0-9]+)?\s?(?:[ap]\.?m\b\.?|hours|hrs)?"
    r"|[0-9]{1,2}\s?[ap]\.?m\b\.?)\s?(?:(?:gmt|bst|utc|z)\b|[+-][0-9]{2}:?[0-9]{2})?",
)
_WEEKDAY = pattern(r"\b(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?")

_ENDS = pattern(r"^(?:(?:at|on)\b|[\s,;@()\[\]–—-])+|(?:\b(?:at|on)|[\s,;@()\[\]–—-])+$")


class Day(NamedTuple):
    """A day as it stands in a line, from character `start` to `end`, end exclusive."""

    start: int
    end: int
    day: date


def find_days(line: str) -> list[Day]:
    """Return the days of a line in its order; offsets count characters of the line."""
    if ANY_YEAR.search(line) is None:
        return []
    low = small(line)
    matches = (match for style in _STYLES for match in style.finditer(low))
    found = [day for match in matches if _may_begin(line, match.start()) and (day := _read(match))]
    return sorted(found, key=lambda day: day.start)


def _may_begin(line: str, start: int) -> bool:
    """Whether a day can stand there: a month is no end of a word ("dismay 12, 2022"), but may be glued to one."""
    before, first = line[start - 1 : start], line[start]
    return not (first.isalpha() and before.isalnum()) or (before.islower() and first.isupper())


def parse_day(words: str) -> date | None:
    """Return the day that the words consist of, with a weekday and a time of day at most, or None.

    The day is taken as written; an offset from UTC ("T23:30:00Z") does not move it.
    """
    days = find_days(words)
    if len(days) != 1:
        return None
    rest = f"{words[: days[0].start]} {words[days[0].end :]}"
    return None if strip_clock(rest) else days[0].day


def strip_clock(words: str) -> str:
    """Return the words without weekdays, times of day, and the marks at their ends."""
    for shape in (_CLOCK, _WEEKDAY):
        for match in reversed(list(shape.finditer(small(words)))):
            words = f"{words[: match.start()]} {words[match.end() :]}"
    return _ENDS.sub("", words)


def _read(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    name = parts.get("name")
    month = _MONTHS.index(name[:3]) + 1 if name else int(parts["month"])
    try:
        day = date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
    return Day(match.start(), match.end(), day) if day.year in YEARS else None
