"""What the heads of a table say of time: "This inspection | 2022", "Grades of 2022 are in brackets"."""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.english.times import CURRENT, EARLIER, FRAME, HEADING_THEN
from pressmark.patterns import pattern

_BETWEEN = pattern(r"\s+[~-]\s+|\s*\|\s*|\t+")
_YEAR = pattern(r"\b20\d\d\b")
_BRACKETS = pattern(r"(?:[^.;,]{0,60}\bin (?:round )?(?:brackets|parenthes[ei]s)|\bbrackets [^.;]{0,60})")
_ROUND = pattern(r"\bround (\d)\b")
_LATEST, _FORMER = pattern(r"\b(?:new|this|now)\b"), pattern(r"\b(?:old|last|first|before)\b")


def cells(low: str) -> list[str]:
    """Return the cells of a table's line, without those that are empty or hold marks alone."""
    return [cell for cell in _BETWEEN.split(low) if any(map(str.isalnum, cell))]


def now_first(heads: Sequence[str]) -> bool | None:
    """Whether the first of two columns is today's, by their heads; None if these do not tell, or not the same."""
    first, second = (_time(head) for head in heads)
    if isinstance(first, int) and isinstance(second, int):
        return None if first == second else first > second
    said = {one for one, time in ((True, first), (False, second)) if time == "now"}
    said |= {one for one, time in ((False, first), (True, second)) if time == "then"}
    return said.pop() if len(said) == 1 else None


def bracketed_then(line: str, news: int | None) -> bool | None:
    """Whether a line says that what stands in brackets is a former grade; None if it does not speak of brackets.

    `news` is the year in which the article is news, if it is known.
    """
    said = _BRACKETS.search(line)
    time = None if said is None else _time(said[0])
    if isinstance(time, int):
        return news is None or time < news
    return None if time is None else time == "then"


def heads_then(line: str, news: int | None) -> bool:
    """Whether a line, or a sentence that ends in a colon, heads grades of a former inspection."""
    says = HEADING_THEN.fullmatch(line) or (line.rstrip().endswith(":") and FRAME.match(line))
    if not says or CURRENT.search(line):
        return False
    return all(news is None or int(year) < news for year in _YEAR.findall(line))


def _time(head: str) -> int | str | None:
    """Return the year that a head names, or the round by its number, or whether it speaks of now or then."""
    if CURRENT.search(head) or _LATEST.search(head):
        return "now"
    if EARLIER.search(head) or _FORMER.search(head):
        return "then"
    years = [int(year) for year in _YEAR.findall(head) or _ROUND.findall(head)]
    return max(years, default=None)
