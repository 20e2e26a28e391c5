"""Finds dates and years in running text, day first as British usage has it."""

from __future__ import annotations

import re
from datetime import date

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
_MONTH = "(?P<{}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format('m1')},? (?P<y1>\d{{4}})\b"
    rf"|\b{_MONTH.format('m2')} (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})\b"
    r"|\b(?P<d3>\d{1,2})[/.](?P<m3>\d{1,2})[/.](?P<y3>\d{4})\b"
    r"|\b(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2})\b"
    rf"|\b{_MONTH.format('m5')},? (?P<y5>\d{{4}})\b"
    r"|(?<![\d£$.,/-])(?P<y6>(?:19|20)\d\d)(?![\d%]|[.,]\d|-\d\d-)\b",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 24
"""Characters: no date is longer than this on either side of its year."""
_FORMS = ((1, "day"), (2, "day"), (3, "day"), (4, "day"), (5, "month"), (6, "year"))


def dates(text: str, start: int = 0) -> tuple[DateMention, ...]:
    """Return the dates and years from `start` on; an impossible one is left out."""
    found: list[DateMention] = []
    behind = start
    for year in _ANY_YEAR.finditer(text, start):
        if year.start() < behind:
            continue
        match = _DATE.search(text, max(behind, year.start() - _LONGEST), min(len(text), year.end() + _LONGEST))
        mention = _mention(match) if match is not None else None
        if match is not None:
            behind = match.end()
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _mention(match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    for number, precision in _FORMS:
        year = groups[f"y{number}"]
        if year is None:
            continue
        month = groups.get(f"m{number}")
        day = groups.get(f"d{number}")
        month_number = 1 if month is None else _MONTHS.get(month.lower()) or int(month)
        try:
            stated = date(int(year), month_number, int(day or 1))
        except ValueError:
            return None
        return DateMention(match.start(), match.end(), stated, precision)  # type: ignore[arg-type]
    return None
