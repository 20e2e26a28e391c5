"""Invented prose that repeats itself no more than news does: the same number, the same text."""

from __future__ import annotations

from random import Random

_SUBJECTS = (
    "residents councillors officers neighbours traders commuters campaigners volunteers parents engineers".split()
)
_VERBS = "discussed praised questioned visited measured repaired painted delayed welcomed abandoned".split()
_THINGS = "bridges timetables budgets gardens libraries markets pavements harbours orchards festivals".split()
_HOWS = "quietly twice on Monday beside the canal in heavy rain after lunch without notice again slowly".split()
_MORE = "although while because before until unless whenever since".split()


def prose(number: int, sentences: int = 12) -> str:
    """Return a text of its own for each number, of some fifteen words a sentence."""
    random = Random(number)  # noqa: S311 - not for secrets
    return " ".join(_sentence(random) for _ in range(sentences))


def _sentence(random: Random) -> str:
    return f"{_clause(random).capitalize()} {random.choice(_MORE)} {_clause(random)}."


def _clause(random: Random) -> str:
    words = (random.choice(words) for words in (_SUBJECTS, _VERBS, _THINGS, _HOWS, _HOWS))
    return f"{random.randint(2, 900)} {' '.join(words)}"
