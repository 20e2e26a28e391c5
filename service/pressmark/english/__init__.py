"""The English that ratings are written in. No word of a pack stands here.

`lists` are the words, `patterns` what is made of them; here are the questions asked of a stretch
of text beside a grade. It knows grammar only so far as small words show it.
"""

from __future__ import annotations

from pressmark.english.lists import BACKWARD, COUNTED_AS, FORWARD, IS_ONE, LIST_JOINT, NUMBERS, TIMES
from pressmark.english.patterns import (
    AFTER_HOPE,
    ASIDE,
    AT_ONCE,
    CLAUSE,
    FIRST_TO_BE,
    HOPE,
    HOPED,
    NEXT_CLAUSE,
    NEXT_GRADE,
    NOT_GIVEN,
    ORDER,
    ORDERS,
    PREPOSITION_AFTER,
    SO_TOO,
    WISHED,
)
from pressmark.patterns import pattern

_WORD = pattern(r"[^\W_]+(?:'[^\W_]+)*|[;:~-]")
_AHEAD = 80
"""Characters behind a grade that can announce what it is given for."""


def glued(low: str, words: frozenset[str], *, stops: str = "") -> bool:
    """Whether a stretch of text holds only such words, and none of the `stops` marks."""
    return all(
        token.removesuffix("'s") in words or (not token[0].isalnum() and token not in stops)
        for token in _WORD.findall(low)
    )


def number(words: str) -> int:
    """Return the number that a number word or digits name; "a" and "an" are one."""
    low = words.lower()
    return int(low) if low.isdigit() else NUMBERS.get(low, 1)


def goes_on(low: str, end: int) -> bool:
    """Whether what a grade is given for is announced right behind it ("good at …", "good, as are …")."""
    after = ASIDE.sub("", low[end : end + _AHEAD])
    return (PREPOSITION_AFTER.match(after) or SO_TOO.match(after)) is not None


def at_once(low: str, end: int) -> bool:
    """Whether a preposition without a comma leads from a grade to what it is given for ("good at …")."""
    return AT_ONCE.match(low, end) is not None


def begins_anew(between: str, low: str, end: int) -> bool:
    """Whether a grade that ends at `end` begins a list of its own behind areas ("<areas> and adequate at …")."""
    return NEXT_GRADE.fullmatch(between) is not None and goes_on(low, end)


def hoped_for(clause: str) -> bool:
    """Whether the grade that a clause leads to is a goal, a fear or a condition, not a result."""
    hoped = any(AFTER_HOPE.match(clause, hope.end()) for hope in HOPE.finditer(clause))
    if not (hoped or HOPED.search(clause) or NOT_GIVEN.search(clause) or WISHED.search(clause)):
        return False
    return FIRST_TO_BE.search(clause) is None


def orders(text: str, low: str, start: int, end: int) -> bool:
    """Whether a stretch of a text, and of its small form, tells its reader to give a grade."""
    return ORDERS.search(low, start, end) is not None and ORDER.search(text[start:end]) is not None


def clause_start(low: str, start: int, position: int) -> int:
    """Return where the clause begins that a position stands in; `start` is where its sentence does."""
    borders = [match.end() for match in CLAUSE.finditer(low[start:position])]
    return start + borders[-1] if borders else start


def clause_end(low: str, position: int, end: int) -> int:
    """Return where the clause that goes on from a position ends, at the latest at `end`."""
    border = NEXT_CLAUSE.search(low, position, end)
    return border.start() if border else end


__all__ = [
    "BACKWARD",
    "COUNTED_AS",
    "FORWARD",
    "IS_ONE",
    "LIST_JOINT",
    "TIMES",
    "at_once",
    "begins_anew",
    "clause_end",
    "clause_start",
    "glued",
    "goes_on",
    "hoped_for",
    "number",
    "orders",
]
