"""The day of publication as an article's own lines state it.

Only header-like short lines count: a day alone ("07:30 07/02/2020"), a label and a day ("Date published: 04
December 2023"), a byline that ends in a day. A day in running prose, a day with a word that makes
it another day's ("Updated", "Inspected"), "today" and "on Wednesday" never do. In doubt: no day.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pressmark.articles.days import ANY_YEAR, find_days, strip_clock
from pressmark.patterns import pattern, small

_FIRST_LINES = 12
"""So far down a day without a label is looked for, unless three lines of prose came before."""
_LABELLED_LINES = 40
_LAST_LINES = 10
_SHORT = 120
_PROSE = 160
_PROSE_LINES = 3

_LABEL = pattern(
    r"(?:date\s+(?:first\s+)?(?:published|posted|issued|released|added)|date\s+of\s+(?:publication|issue)"
    r"|(?:first\s+|originally\s+)?(?:published|posted|issued|released)(?:\s+(?:on|at|date))?"
    r"|(?:publication|publish|published|release|posted)\s+date|(?:press|news|media)\s+release|date)"
    r"\s*[:\-–—,]?\s*",
)
_OTHER_DAY = pattern(
    r"\b(?:updat|modif|edit(?:ed)?\b|amend|inspect|review|report(?!er)|meeting|visit|deadline|due\b|clos|expir|event"
    r"|until\b|till\b|from\b|since\b|between\b|before\b|after\b|next\b|born\b|died\b|valid|accessed|retrieved)",
)
_PARTS = pattern(r"\s*[|•·\t]\s*|\s+(?=(?i:(?:last\s+|first\s+)?(?:updated|modified|published|posted)\b))")
_PRESS_ROLE = pattern(r"\b(?:reporter|correspondent|editor|writer|journalist|news)\b")
_AFTER_NAME = pattern(r"(?:by|in)\s+[^.!?;:]{1,60}")
_NAMED_AFTER = pattern(r"[Bb][Yy]\s+[A-Z][^.!?;:,]{1,40}")
_SMALL_WORDS = frozenset({"and", "at", "for", "in", "of", "the"})


class _Stated(NamedTuple):
    day: date
    labelled: bool


def find_dateline(text: str, start: int = 0) -> date | None:
    """Return the day that the lines of `text` from `start` on state as its day of publication, or None.

    A labelled day in the first lines comes first, then an unlabelled one there if only one day is stated,
    then a labelled one in the last lines if only one day is.
    """
    lines = [stripped for line in text[start:].splitlines() if (stripped := line.strip())]
    first = lines[:_LABELLED_LINES]
    labelled = _labelled(first)
    if labelled:
        return labelled[0]
    last = lines[len(first) :][-_LAST_LINES:]
    return _only(_unlabelled(first)) or _only(_labelled(last))


def _labelled(lines: Iterable[str]) -> list[date]:
    return [stated.day for line in lines if (stated := _stated(line)) and stated.labelled]


def _unlabelled(lines: Sequence[str]) -> list[date]:
    days: list[date] = []
    prose = 0
    for line in lines[:_FIRST_LINES]:
        prose += len(line) > _PROSE
        if prose == _PROSE_LINES:
            break
        if stated := _stated(line):
            days.append(stated.day)
    return days


def _only(days: list[date]) -> date | None:
    return days[0] if len(set(days)) == 1 else None


def _stated(line: str) -> _Stated | None:
    """Return the day that a line states as its article's, from the first of its parts that does."""
    if len(line) > _SHORT or ANY_YEAR.search(line) is None:
        return None
    parts = _PARTS.split(re.sub(r"[*_`]", "", line))
    return next((stated for part in parts if (stated := _part(part.strip(" >#-–—")))), None)


def _part(part: str) -> _Stated | None:
    days = find_days(part)
    if len(days) != 1:
        return None
    before, after = part[: days[0].start], part[days[0].end :]
    rest = strip_clock(after)
    label = _LABEL.match(small(before))
    if label and not strip_clock(before[label.end() :]):
        return _Stated(days[0].day, labelled=True) if not rest or _AFTER_NAME.fullmatch(small(rest)) else None
    if strip_clock(before):
        alone = not rest and _is_byline(before)
    else:
        alone = not rest or _NAMED_AFTER.fullmatch(rest) is not None
    return _Stated(days[0].day, labelled=False) if alone else None


def _is_byline(words: str) -> bool:
    """Tell whether the words before a day are a name: after "By", glued to the day, or alone."""
    glued = words[-1:].isalpha()
    name = strip_clock(words)
    by = re.match(r"by\s+", small(name))
    name = name[by.end() :] if by else name
    if not name[:1].isupper() or re.search(r"[.!?:;\d\"“”]\s|[:!?]|\d", name):
        return False
    if by:
        return len(name.split()) <= 10
    if _OTHER_DAY.search(small(name)):
        return False
    words_of_name = [word for word in re.split(r"[\s,–—-]+", name) if word]
    most = 8 if glued or _PRESS_ROLE.search(small(name)) else 3
    titled = all(word[0].isupper() or word in _SMALL_WORDS for word in words_of_name)
    return titled and 2 <= len(words_of_name) <= most
