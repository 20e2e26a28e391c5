"""Which round of inspections an article speaks of: by its name, by dates, by the words for areas.

Each hint adds to a round's score; a name outweighs a date, a date the vocabulary. Names of the
inspectorate and of the monarch are lower bounds only, since old names live on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pressmark_schemas.article import Article
from pressmark_schemas.marks import Marks
from pressmark_schemas.pack import Pack, Programme

_YEARS = re.compile(
    r"\bPEEL(?: (?:assessments?|inspections?|reports?|programme))?:? (?:for )?(?P<peel>20\d\d)"
    r"|\b(?P<span>20(?:18[/–-](?:20)?19|21[/–-](?:20)?22|23[/–-](?:20)?25|25[/–-](?:20)?27))\b",
    re.IGNORECASE,
)
_PEEL = re.compile(r"\bPEEL\b|\bHMIC|Inspectorate of Constabulary")
_TITLE_YEAR = re.compile(r"\A\s*(?:Skip to content\s+)?[^\n.]{2,60}?\b(?P<year>20\d\d)\s*\n")
_INTEGRATED = re.compile(r"\bintegrated PEEL\b|\bIPA\b")
_DATA_INTEGRITY = re.compile(
    r"\b(?:crime data integrity|crime[- ]recording (?:inspection|report|practices)|inspections? of (?:how|the way)\b[^.\n]{0,60}\bcrime)",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:(?P<ordinal>first|second|third|fourth) (?:full )?(?:round|cycle)|round (?P<number>one|two|three|four|[1-4]))\b",
    re.IGNORECASE,
)
_NUMBERS = {"first": "1", "one": "1", "second": "2", "two": "2", "third": "3", "three": "3", "fourth": "4", "four": "4"}
_HER, _HIS = re.compile(r"\bHer Majesty"), re.compile(r"\bHis Majesty")

_BY_NAME, _BY_DAY = 100, 40
_DATA = "Crime Data Integrity 2016-2020"


def likely_rounds(article: Article, marks: Marks, pack: Pack, sector: str) -> tuple[tuple[Programme, int], ...]:
    """Return the rounds of a sector with their scores, likeliest first; of equals the latest first."""
    rows = [row for row in pack.programmes if row.sector == sector]
    named = _named(article.text, marks, rows)
    scored = [
        (row, _BY_NAME * (row.programme in named) + _by_day(article, marks, row) + _by_words(marks, pack, row))
        for row in rows
    ]
    return tuple(sorted(scored, key=lambda item: (-item[1], -item[0].since.toordinal())))


def _named(text: str, marks: Marks, rows: Sequence[Programme]) -> set[str]:
    """Return the rounds that the text names; the first year named is the topic, later ones compare."""
    if _DATA_INTEGRITY.search(text) and _is_about_recording(marks):
        return {row.programme for row in rows if row.programme == _DATA}
    years = _YEARS.search(text)
    year = (years["peel"] or years["span"][:4]) if years else None
    title = _TITLE_YEAR.match(text)
    if title and _PEEL.search(text):
        year = title["year"]
    if _INTEGRATED.search(text):
        year = "2018"
    named = {row.programme for row in rows if year and year in row.programme and row.programme != _DATA}
    found = _ROUND.search(text)
    if found and not named:
        word = (found["ordinal"] or found["number"]).lower()
        named = {row.programme for row in rows if row.programme.endswith(f"Round {_NUMBERS.get(word, word)}")}
    return named


def _is_about_recording(marks: Marks) -> bool:
    recording = sum(any(key.startswith("cdi.") for key in mention.keys) for mention in marks.areas)
    return recording * 2 >= max(1, len(marks.areas))


def _by_day(article: Article, marks: Marks, row: Programme) -> int:
    if row.programme == _DATA:
        return -_BY_DAY
    until = row.until or date.max
    score = 0
    if article.published is not None:
        score += _BY_DAY if row.since <= article.published <= until else -_BY_DAY // 2
    else:
        latest = max((mention.day for mention in marks.dates), default=date.min)
        score -= _BY_DAY // 2 if until < latest else 0
    if _HIS.search(article.text):
        score -= 30 if until < date(2022, 9, 8) else 0
    elif _HER.search(article.text):
        score -= 15 if row.since > date(2022, 9, 8) else 0
    names = {mention.name for mention in marks.inspectorates if mention.own}
    if "HMICFRS" in names:
        score -= 30 if until < date(2017, 7, 19) else 0
    elif names:
        score -= 15 if row.since > date(2017, 7, 19) else 0
    return score


def _by_words(marks: Marks, pack: Pack, row: Programme) -> int:
    known = pack.areas_of[row.programme]
    score = 0
    for mention in marks.areas:
        keys = [key for key in mention.keys if pack.sector_of_area[key] == row.sector]
        if keys:
            score += 2 if any(key in known for key in keys) else -4
    if any(grade.grade == "adequate" for grade in marks.grades) and "adequate" not in row.grades:
        score -= 12
    return score
