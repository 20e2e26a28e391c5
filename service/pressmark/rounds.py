"""Which round of inspections an article speaks of: by its name, by dates, by the words for areas.

Each hint adds to a round's score; a name outweighs a date, a date the vocabulary. Names of the
inspectorate and of the monarch are lower bounds only, since old names live on.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pressmark.patterns import pattern
from pressmark_schemas.article import Article
from pressmark_schemas.marks import Marks
from pressmark_schemas.pack import Pack, Programme

_YEARS = pattern(
    r"\bpeel(?: (?:assessments?|inspections?|reports?|programme))?:? (?:for )?(?P<peel>20\d\d)"
    r"|\b(?P<span>20(?:18[/~-](?:20)?19|21[/~-](?:20)?22|23[/~-](?:20)?25|25[/~-](?:20)?27))\b",
)
_PEEL = pattern(r"\bPEEL\b|\bHMIC|Inspectorate of Constabulary")
_TITLE_YEAR = pattern(r"\A\s*(?:Skip to content\s+)?[^\n.]{2,60}?\b(?P<year>20\d\d)\s*\n")
_INTEGRATED = pattern(r"\bintegrated PEEL\b|\bIPA\b")
_DATA_INTEGRITY = pattern(
    r"\b(?:crime data integrity|crime[- ]recording (?:inspection|report|practices)"
    r"|inspections? of (?:how|the way)\b[^.\n]{0,60}\bcrime"
    r"|(?:crimes?|offences?)\b[^.\n]{0,60}\b(?:unrecorded|(?:not|never) (?:being |been )?recorded))",
)
_ROUND = pattern(
    r"\b(?:(?P<ordinal>first|second|third|fourth) (?:full )?(?:round|cycle)"
    r"|round (?P<number>one|two|three|four|[1-4]))\b",
)
_NUMBERS = {
    "first": "1",
    "one": "1",
    "second": "2",
    "two": "2",
    "third": "3",
    "three": "3",
    "fourth": "4",
    "four": "4",
}

_BY_NAME, _BY_DAY = 100, 40
_RENAMED, ACCESSION = date(2017, 7, 19), date(2022, 9, 8)
"""When HMIC became HMICFRS, and Her Majesty's His Majesty's; sources stand in the pack."""
_DATA = "Crime Data Integrity 2016-2020"


def likely_rounds(
    article: Article, low: str, marks: Marks, pack: Pack, sector: str
) -> tuple[tuple[Programme, int], ...]:
    """Return the rounds of a sector with their scores, likeliest first; of equals the latest first.

    `low` is the article's text as `small` makes it.
    """
    rows = [row for row in pack.programmes if row.sector == sector]
    named, hints = _named(article.text, low, marks, rows), _hints(article, marks)
    areas = Counter(mention.keys for mention in marks.areas)
    scored = [
        (row, _BY_NAME * (row.programme in named) + _by_day(hints, row, areas) + _by_words(areas, marks, pack, row))
        for row in rows
    ]
    return tuple(sorted(scored, key=lambda item: (-item[1], -item[0].since.toordinal())))


def _named(text: str, low: str, marks: Marks, rows: Sequence[Programme]) -> set[str]:
    """Return the rounds that the text names; the first year named is the topic, later ones compare."""
    if ("crime data" in low or "recording" in low or "inspections of" in low or "recorded" in low) and _names_recording(
        low, marks
    ):
        return {row.programme for row in rows if row.programme == _DATA}
    year = _year(text, low)
    named = {row.programme for row in rows if year and year in row.programme and row.programme != _DATA}
    found = _ROUND.search(low) if not named and ("round" in low or "cycle" in low) else None
    if found:
        word = found["ordinal"] or found["number"]
        named = {row.programme for row in rows if row.programme.endswith(f"Round {_NUMBERS.get(word, word)}")}
    return named


def _year(text: str, low: str) -> str | None:
    """Return the year that names a round: in "PEEL 2018/19", in a title, or by "integrated"."""
    if ("integrated peel" in low or "IPA" in text) and _INTEGRATED.search(text):
        return "2018"
    title = _TITLE_YEAR.match(text)
    if title and _PEEL.search(text):
        return title["year"]
    years = _YEARS.search(low) if "20" in text else None
    return (years["peel"] or years["span"][:4]) if years else None


def _names_recording(low: str, marks: Marks) -> bool:
    return _DATA_INTEGRITY.search(low) is not None and _is_about_recording(marks)


def _is_about_recording(marks: Marks) -> bool:
    recording = sum(any(map(_is_data, mention.keys)) for mention in marks.areas)
    return recording * 2 >= max(1, len(marks.areas))


def _is_data(key: str) -> bool:
    return key.startswith("cdi.")


class _Hints(NamedTuple):
    """What tells of time in an article: its day, the latest date in it, monarch and inspectorate."""

    published: date | None
    latest: date
    his: bool
    her: bool
    names: frozenset[str]


def _hints(article: Article, marks: Marks) -> _Hints:
    his = "His Majesty" in article.text
    return _Hints(
        article.published,
        max((mention.day for mention in marks.dates), default=date.min),
        his,
        not his and "Her Majesty" in article.text,
        frozenset(mention.name for mention in marks.inspectorates if mention.own),
    )


def _by_day(hints: _Hints, row: Programme, areas: Counter[tuple[str, ...]]) -> int:
    until = row.until or date.max
    if row.programme == _DATA:
        of_its_day = hints.published is not None and row.since <= hints.published <= until
        return _BY_DAY if of_its_day and areas and all(any(map(_is_data, keys)) for keys in areas) else -_BY_DAY
    score = 0
    if hints.published is not None:
        score += _BY_DAY if row.since <= hints.published <= until else -_BY_DAY // 2
    else:
        score -= _BY_DAY // 2 if until < hints.latest else 0
    if hints.his:
        score -= 30 if until < ACCESSION else 0
    elif hints.her:
        score -= 15 if row.since > ACCESSION else 0
    if "HMICFRS" in hints.names:
        score -= 30 if until < _RENAMED else 0
    elif hints.names:
        score -= 15 if row.since > _RENAMED else 0
    return score


def _by_words(areas: Counter[tuple[str, ...]], marks: Marks, pack: Pack, row: Programme) -> int:
    """Score a round by the areas named, each as the keys that its words may mean."""
    known = pack.areas_of[row.programme]
    score = 0
    for keys, times in areas.items():
        own = [key for key in keys if pack.sector_of_area[key] == row.sector]
        if own:
            score += times * (2 if any(key in known for key in own) else -4)
    if "adequate" not in row.grades and any(grade.grade == "adequate" for grade in marks.grades):
        score -= 12
    return score
