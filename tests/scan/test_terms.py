"""Grade words, concern phrases, areas and inspectorates; all texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scan.reading import PACK, marks, words

GRADES = {
    "outstanding": ("It was rated outstanding.", "outstanding", "exact"),
    "capitals": ("It was rated OUTSTANDING.", "outstanding", "exact"),
    "plural": ("It got two outstandings.", "outstanding", "exact"),
    "good": ("It was judged Good.", "good", "exact"),
    "several goods": ("It was given three goods.", "good", "exact"),
    "adequate": ("It was found to be adequate.", "adequate", "exact"),
    "inadequate": ("London’s ‘inadequate’ was expected.", "inadequate", "exact"),
    "requires": ("It requires improvement.", "requires improvement", "exact"),
    "hyphen": ("A requires-improvement rating.", "requires improvement", "exact"),
    "line break": ("It requires\nimprovement.", "requires improvement", "exact"),
    "windows line break": ("It requires\r\nimprovement.", "requires improvement", "exact"),
    "require": ("Two areas require improvement.", "requires improvement", "inflected"),
    "required": ("It required improvement.", "requires improvement", "inflected"),
    "requiring": ("It was classed as requiring improvement.", "requires improvement", "inflected"),
    "needs": ("It needs improvement.", "requires improvement", "inflected"),
    "in need of": ("It is in need of improvement.", "requires improvement", "inflected"),
    "failing": ("A failing force.", "inadequate", "synonym"),
    "substandard": ("A substandard service.", "requires improvement", "synonym"),
}


@pytest.mark.parametrize(("text", "grade", "form"), GRADES.values(), ids=GRADES)
def test_a_grade_word_is_found_in_every_form(text: str, grade: str, form: str) -> None:
    """Inflected, capitalised or broken, a grade word has its canonical grade and tells its form."""
    (found,) = marks(text).grades
    assert (found.grade, found.form) == (grade, form)


NOT_GRADES = {
    "ordinary good": "It has made good progress and does good work.",
    "for good": "The station closed for good.",
    "unserved": "There are 40 outstanding warrants.",
    "place": "It is an area of outstanding natural beauty.",
    "inside a word": "Goodwin stood outstandingly inadequately on goodwill.",
    "split by a full stop": "That it requires. Improvement comes later.",
    "split by a paragraph": "That is what it requires\n\nImprovement comes later.",
}


@pytest.mark.parametrize("text", NOT_GRADES.values(), ids=NOT_GRADES)
def test_words_that_are_no_grades_are_left_out(text: str) -> None:
    """Stop phrases, longer words and words of two sentences are no grade words."""
    assert marks(text).grades == ()


def test_an_areas_name_masks_its_grade_word() -> None:
    """In "outstanding at making good use of resources" only "outstanding" is a grade."""
    text = "It is outstanding at making good use of resources, and good at keeping people safe."
    found = marks(text)
    assert words(text, found.grades) == ["outstanding", "good"]
    assert words(text, found.areas)[0] == "making good use of resources"
    assert found.grades[1].start > found.areas[0].end


CONCERNS = {
    "cause": ("There is a cause of concern.", "cause of concern", "cause_of_concern", None),
    "causes, for": ("It has Causes For Concern.", "Causes For Concern", "cause_of_concern", None),
    "area": ("Four areas for improvement were named.", "areas for improvement", "area_for_improvement", None),
    "short": ("It has two AFIs.", "AFIs", "area_for_improvement", None),
    "must": ("It must improve.", "must improve", "area_for_improvement", "requires improvement"),
    "needed": (
        "It needed to do better.",
        "needed to do better",
        "area_for_improvement",
        "requires improvement",
    ),
}


@pytest.mark.parametrize(("text", "phrase", "kind", "implies"), CONCERNS.values(), ids=CONCERNS)
def test_a_phrase_that_finds_fault_is_a_concern(text: str, phrase: str, kind: str, implies: str | None) -> None:
    """Concern phrases have their kind and the grade that they imply, if any; they are no grade words."""
    found = marks(text)
    (concern,) = found.concerns
    assert words(text, [concern]) == [phrase]
    assert (concern.kind, concern.implies) == (kind, implies)
    assert found.grades == ()


AREAS = {
    "official": (
        "It is good at protecting vulnerable people.",
        "protecting vulnerable people",
        "protecting_vulnerable",
    ),
    "clause": ("It looked at how it investigates crime.", "investigates crime", "investigating_crime"),
    "noun": ("Its crime investigation was seen.", "crime investigation", "investigating_crime"),
    "longest": (
        "It is good at investigating crime and reducing re-offending.",
        "investigating crime and reducing re-offending",
        "investigating_crime",
    ),
    "small words inside": ("How it uses its resources.", "uses its resources", "use_of_resources"),
    "line break": (
        "It is good at responding\nto the public.",
        "responding\nto the public",
        "responding_public",
    ),
    "capitals": ("Responding To The Public: Good", "Responding To The Public", "responding_public"),
    "fire": (
        "It is good at preventing fires and other risks.",
        "preventing fires and other risks",
        "fire.preventing",
    ),
    "listed": ("It was good at leadership, vetting and people.", "vetting", "vetting_corruption"),
}


@pytest.mark.parametrize(("text", "named", "key"), AREAS.values(), ids=AREAS)
def test_an_area_is_found_by_its_longest_words(text: str, named: str, key: str) -> None:
    """The longest run of words that names an area is its mention, in any inflection and over line breaks."""
    found = [area for area in marks(text).areas if words(text, [area]) == [named]]
    assert len(found) == 1
    assert key in found[0].keys


@pytest.mark.parametrize("text", ["Many people came.", "He told people of it.", "A vetting officer called."])
def test_a_word_for_an_area_counts_only_in_a_list_of_areas(text: str) -> None:
    """In running text, "people" or "vetting" names no area."""
    assert marks(text).areas == ()


def test_and_inside_an_areas_name_does_not_split_it() -> None:
    """Areas are told apart by the pack's names, not by commas and "and"."""
    text = "It is good at managing offenders and suspects, responding to the public and investigating crime."
    assert [area.keys[0] for area in marks(text).areas] == [
        "managing_offenders",
        "responding_public",
        "investigating_crime",
    ]


@pytest.mark.parametrize(
    ("text", "name", "own"),
    [
        ("HMICFRS said so.", "HMICFRS", True),
        ("HMICRFS said so.", "HMICFRS", True),
        ("HMIC said so.", "HMIC", True),
        ("His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services said so.", "HMICFRS", True),
        ("The police watchdog said so.", "HMIC", True),
        ("Ofsted said so.", "Ofsted", False),
        ("The Care Quality Commission said so.", "Care Quality Commission", False),
    ],
)
def test_an_inspectorate_is_told_from_others(text: str, name: str, *, own: bool) -> None:
    """The pack's inspectorate is found by its names, old and misspelt ones too; others are others."""
    (found,) = marks(text).inspectorates
    assert (found.name, found.own) == (name, own)


_OFFICIAL = sorted({(row.area, row.official) for row in PACK.areas if "/" not in row.official})


@given(st.sampled_from(_OFFICIAL), st.sampled_from([str.lower, str.upper, str.title]))
def test_every_official_name_of_an_area_is_found(area: tuple[str, str], written: type[str]) -> None:
    """Every area of every round is found by its official words, in any capitals."""
    key, official = area
    named = marks(f"The body was rated in {written(official)}.").areas
    assert any(key in mention.keys for mention in named), official
