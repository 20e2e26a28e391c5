from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest

import pressmark
from pressmark.checks import CHECKS
from pressmark.plainwords import ANSWERS, BASES, CONCERNS, SEVERITIES, STATUSES, check_words, grade_words
from pressmark.plainwords import CHECKS as WORDS
from pressmark_schemas.answer import Basis
from pressmark_schemas.marks import ConcernKind
from pressmark_schemas.record import Severity, Status
from tests.scan.reading import PACK

SOURCE = Path(pressmark.__file__).parent


def test_every_check_is_told_in_words() -> None:
    """Each check has its words, and no words are left of a check that is gone."""
    ids = {" ".join((one.__doc__ or "").split()).partition(": ")[0] for one in CHECKS}
    assert set(WORDS) == ids


def test_every_other_flag_is_told_in_words() -> None:
    """So have the findings of those who read an answer and ask again: all ids that stand in the code."""
    written = {
        name
        for path in SOURCE.rglob("*.py")
        for name in re.findall(r'Finding\(\s*"([a-z.]+)"', path.read_text("utf-8"))
    }
    assert written == (set(WORDS) | set(ANSWERS)) & written
    assert set(ANSWERS) <= written


@pytest.mark.parametrize(
    ("words", "values"), [(SEVERITIES, Severity), (STATUSES, Status), (BASES, Basis), (CONCERNS, ConcernKind)]
)
def test_every_value_is_told_in_words(words: dict[str, Any], values: Any) -> None:
    """Whatever a record may say of severity, status, basis and kind of criticism has its words."""
    assert set(words) == set(get_args(values))


def test_words_are_for_people() -> None:
    """They are sentences that need no program to be understood: no ids, no code, an end."""
    for check, (means, do) in {**WORDS, **ANSWERS, **SEVERITIES, **STATUSES}.items():
        assert means.endswith("."), check
        assert do.endswith("."), check
        assert not re.search(r"[_{}`]|\b(?:mark|span|offset|label|regex|None)\b", means + do), check


def test_what_is_not_known_says_so() -> None:
    """A flag of a later version is told in words as well."""
    assert "no words" in check_words("later.check").means


@pytest.mark.parametrize(
    ("grade", "said"),
    [
        ("outstanding", "the best of five grades"),
        ("good", "the second best of five grades"),
        ("inadequate", "the lowest of five grades"),
        ("splendid", "no grade of this scale"),
    ],
)
def test_grades_are_told_by_their_place(grade: str, said: str) -> None:
    """A grade means its place on its scale."""
    assert grade_words(grade, PACK.programme["PEEL 2023-25"].grades) == said
