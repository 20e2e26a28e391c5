"""Finds dates and years in running text, day first as British usage has it."""

from __future__ import annotations

import re
from datetime import date

from pressmark.patterns import pattern
from pressmark_schemas.marks import DateMention

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_DATE = pattern(
    rf"\b(?:{_DAY.format('d1')}(?: of)? )?(?P<m1>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
    rf"(?(d1)|(?: {_DAY.format('d2')})?),? (?P<y1>\d{{4}})\b"
    r"|\b(?P<d3>\d{1,2})[/.](?P<m3>\d{1,2})[/.](?P<y3>\d{4})\b"
    r"|\b(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2})\b"
    r"|(?<![\d£$.,/-])(?P<y5>(?:19|20)\d\d)(?![\d%]|[.,]\d|-\d\d-)\b"
)
"""Tried on small letters."""
_ANY_YEAR = pattern(r"[12](?<!\d\d)(?:(?<=1)9|(?<=2)0)\d\d(?!\d)")
"""A year; what begins with a set of characters is found in a text much faster than what looks back first."""
_LONGEST = 24
"""Characters: no date is longer than this on either side of its year."""


def dates(low: str, start: int = 0) -> tuple[DateMention, ...]:
    """Return the dates and years of a text in small letters, from `start` on; an impossible one is left out."""
    found: list[DateMention] = []
    behind = start
    for year in _ANY_YEAR.finditer(low, start):
        if year.start() < behind:
            continue
        match = _DATE.search(low, max(behind, year.start() - _LONGEST), min(len(low), year.end() + _LONGEST))
        mention = _mention(match) if match is not None else None
        if match is not None:
            behind = match.end()
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _mention(match: re.Match[str]) -> DateMention | None:
    year = match["y1"] or match["y3"] or match["y4"] or match["y5"]
    month = match["m1"] or match["m3"] or match["m4"]
    day = match["d1"] or match["d2"] or match["d3"] or match["d4"]
    month_number = 1 if month is None else _MONTHS.get(month) or int(month)
    try:
        stated = date(int(year), month_number, int(day or 1))
    except ValueError:
        return None
    return DateMention(match.start(), match.end(), stated, "day" if day else "month" if month else "year")
