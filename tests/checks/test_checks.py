"""Every check objects where it should and nowhere else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.checks import CHECKS, Check, check
from tests.checks.cases import NOTED, QUIET, RAISED, SOUND, Example, official
from tests.checks.cases.examples import CRIME, SEEN
from tests.resolve.labels import Label, any_labels, dismissed, rates
from tests.scan.reading import hostile

if TYPE_CHECKING:
    from pressmark_schemas.marks import Spanned


def _id(one: Check) -> str:
    return (one.__doc__ or "").split(":")[0]


KNOWN = official("adequate")
BY_ID = {_id(one): one for one in CHECKS}


def _each(table: dict[str, list[Example]]) -> list[object]:
    return [
        pytest.param(name, example, id=f"{name}-{number}")
        for name, examples in table.items()
        for number, example in enumerate(examples)
    ]


def test_every_check_says_what_it_checks() -> None:
    """A check's docstring begins with its id, which no other check has; documentation is made of them."""
    for one in CHECKS:
        assert re.match(r"[a-z]+\.[a-z]+: \w.*[.)]$", (one.__doc__ or "").strip(), re.DOTALL), one
    assert len(BY_ID) == len(CHECKS)


def test_two_readers_who_agree_outweigh_a_text_that_is_not_plain() -> None:
    """A doubt for want of plain words is a note where the rule reader gives the same label, and only there."""
    (plain,) = (one for one in RAISED["passage.area"][:1])
    agreeing = replace(plain, witness=plain.labels)
    other = replace(plain, witness=())
    severities = {
        name: {finding.severity for finding in check(example.case()) if finding.check == "passage.area"}
        for name, example in (("alone", plain), ("agreed", agreeing), ("disputed", other))
    }
    assert severities == {"alone": {"doubt"}, "agreed": {"note"}, "disputed": {"doubt"}}


def test_what_is_left_of_a_number_is_sure() -> None:
    """Of "three areas" two are left beside one that is named, though a second reader counts three."""
    text = SEEN + "It was rated good in three areas. It was rated good at investigating crime."
    named = rates("g2", "investigating_crime")
    two, one, three = (rates("g1", "unspecified", count=count) for count in (2, 1, 3))
    severities = {
        label.count: {
            finding.severity
            for finding in check(Example(text, (label, named), witness=(three, named)).case())
            if finding.check == "counts.rest"
        }
        for label in (two, one, three)
    }
    assert severities == {2: set(), 1: {"doubt"}, 3: {"doubt"}}


def test_what_was_missed_is_told_where_its_grade_stands() -> None:
    """The place told is the passage of the grade that was passed over, be its area named in another."""
    text = SEEN + "Investigating crime is discussed at length.\n\nIt was rated good at that."
    (found,) = BY_ID["witness.missed"](Example(text, (dismissed("g1"),), witness=(CRIME,)).case())
    assert found.span is not None
    assert text[found.span.start : found.span.end] == "It was rated good at that."


def test_every_check_has_cases() -> None:
    """The tables cover all checks, so that a new check without a case fails here."""
    assert {*RAISED, *NOTED} == set(BY_ID)
    assert set(QUIET) == set(BY_ID)
    assert all([*RAISED.values(), *NOTED.values(), *QUIET.values()])


def test_a_sound_answer_raises_nothing() -> None:
    """No check objects to an answer that is right."""
    assert list(check(SOUND.case())) == []


@pytest.mark.parametrize(("name", "example"), _each(RAISED))
def test_a_check_objects(name: str, example: Example) -> None:
    """A check raises its own id, with a message, at a place of the text and about an item that there is."""
    case = example.case()
    assert not [finding for finding in case.extraction.findings if finding.check != "unmarked.refused"]
    found = list(BY_ID[name](case))
    assert found
    items = {"rating": case.extraction.ratings, "quote": case.extraction.quotes}
    for finding in found:
        assert finding.check == name
        assert finding.message
        assert finding.kind is None or 0 <= finding.index < len(items[finding.kind])
        _lies_in(finding.span, example.text)
        assert finding.severity != "note"
    assert name in {finding.check for finding in check(case)}


@pytest.mark.parametrize(("name", "example"), _each(NOTED))
def test_a_check_only_tells(name: str, example: Example) -> None:
    """What is told and casts no doubt is a note; it puts no item into review."""
    found = [finding for finding in check(example.case()) if finding.check == name]
    assert {finding.severity for finding in found} == {"note"}


def _lies_in(span: Spanned | None, text: str) -> None:
    assert span is None or 0 <= span.start < span.end <= len(text)


@given(hostile, any_labels, st.none() | st.dates(date(2014, 1, 1), date(2027, 12, 31)))
def test_no_answer_to_any_text_breaks_a_check(text: str, labels: list[Label], published: date | None) -> None:
    """Whatever a model says of whatever text, checks find what they find, at places of the text."""
    for witness in (None, ()):
        for finding in check(Example(text, tuple(labels), published, witness=witness, register=KNOWN).case()):
            _lies_in(finding.span, text)


@pytest.mark.parametrize(("name", "example"), _each(QUIET))
def test_a_check_keeps_quiet(name: str, example: Example) -> None:
    """A check does not object to what differs from its case in what it checks."""
    assert list(BY_ID[name](example.case())) == []
