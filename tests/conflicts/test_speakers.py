from __future__ import annotations

from datetime import date

import pytest

from pressmark.conflicts import find_conflicts
from pressmark.conflicts.people import maybe_one, parse, roles_overlap, same_person
from tests.conflicts.making import BODY, PACK, entry, outline, quote
from tests.conflicts.prose import prose

WORDS = "We asked for a hard look at ourselves."


@pytest.mark.parametrize(
    ("words", "speaker", "conflicts"),
    [
        (WORDS, "Ruth Ellwood", True),
        ("we asked  for a\nhard look at ourselves,", "Ruth Ellwood", True),
        (WORDS, "Duncan Arkless", False),
        (WORDS, "DUNCAN ARKLESS", False),
        (WORDS, "D. Arkless", False),
        (WORDS, "Mr Arkless", False),
        (WORDS, "Duncan James Arkless", False),
        (WORDS, "Daniel Arkless", True),
        (WORDS, None, False),
        ("We asked for a hard look at yourselves.", "Ruth Ellwood", False),
    ],
)
def test_the_same_words_with_another_speaker(words: str, speaker: str | None, *, conflicts: bool) -> None:
    """Marks, white space and case make no difference to words; forms of a name none to a speaker."""
    said = quote(words, speaker, role="Mayor", organisation="Kent Council")
    found = find_conflicts([entry(prose(1), quote(WORDS, "Duncan Arkless")), entry(prose(2), said)], PACK)
    assert [outline(one) for one in found] == [("speaker", {"Duncan Arkless": [1], speaker: [1]})] * conflicts


def test_glyphs_make_no_difference() -> None:
    """Curly and straight apostrophes are one, and a conflict shows the words as the articles have them."""
    texts = ("It isn’t what “we” wanted", "It isn't what 'we' wanted")
    made = [
        entry(prose(number), quote(text, speaker, organisation=None), source=speaker)
        for number, (text, speaker) in enumerate(zip(texts, ("Ann Orr", "Bo Quill"), strict=True))
    ]
    (conflict,) = find_conflicts(made, PACK)
    assert conflict.about == ("it isn't what we wanted",)
    passages = [witness.passages[0] for side in conflict.sides for witness in side.witnesses]
    assert [(one.says, one.evidence[0].text) for one in passages] == [("Ann Orr", texts[0]), ("Bo Quill", texts[1])]


def test_four_words_are_anybodys() -> None:
    """Fewer than five words are no proof that the same was said."""
    made = [entry(prose(n), quote("We are very pleased", name)) for n, name in enumerate(("Ann Orr", "Bo Quill"))]
    assert find_conflicts(made, PACK) == []


def test_three_speakers_are_one_conflict() -> None:
    """Sides are counted, not pairs; the short form of a name is on the side of the full one."""
    names = ("Ann Orr", "Bo Quill", "Cy Dunn", "Quill")
    made = [entry(prose(n), quote(WORDS, name), published=date(2024, 1, n + 1)) for n, name in enumerate(names)]
    found = find_conflicts(made, PACK)
    assert [outline(one) for one in found] == [("speaker", {"Ann Orr": [1], "Bo Quill": [1, 1], "Cy Dunn": [1]})]


@pytest.mark.parametrize(
    ("one", "other", "maybe"),
    [
        ("Chris Barker", "Chris Baker", True),
        ("Steven Noonan", "Stephen Noonan", True),
        ("Sara Orr", "Sarah Orr", True),
        ("Harriet Vane-Moss", "Harriet Vine-Moss", True),
        ("Ann Macpherson", "Ann McPhersson", True),
        ("Barker", "Baker", True),
        ("Ann Barekr", "Ann Barker", True),
        ("Cllr Ann Barker", "Ann Baker", True),
        ("Ann Barker", "ANN BARKER", False),
        ("Ann Barker", "A Barker", False),
        ("Ann Barker", "Ann Jane Barker", False),
        ("Ann O’Neil", "Ann O'Neil", False),
        ("Ann Barker", "Ann Quill", False),
        ("Ann Barker", "Bob Baker", False),
        ("Ian Smith", "Dan Smith", False),
        ("Ann Smith", "Amy Smith", False),
        ("Ann Barker", "Ann Harper", False),
        ("Jo Li", "Jo Lo", False),
        ("Ann Barker", "Baker", False),
    ],
)
def test_spellings_that_may_be_one_person(one: str, other: str, *, maybe: bool) -> None:
    """A slip in one part of the name is a proposal; forms of one name and other names are none."""
    assert maybe_one(parse(one), parse(other)) == maybe_one(parse(other), parse(one)) == maybe
    assert not (maybe and same_person(parse(one), parse(other)))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("Chief Constable", "chief constable", True),
        ("Chief Constable", "Temporary Chief Constable of Kent", True),
        ("Chief Constable", "Chief Fire Officer", False),
        ("Chief Constable", "of the", False),
    ],
)
def test_roles(one: str, other: str, *, overlap: bool) -> None:
    """Roles overlap where all words of one stand in the other."""
    assert roles_overlap(one, other) == roles_overlap(other, one) == overlap


@pytest.mark.parametrize(
    ("role", "organisation", "proposed"),
    [
        ("Chief Constable", BODY, True),
        ("Temporary chief constable", BODY.upper(), True),
        ("Chief Constable", "Essex Police", False),
        ("Superintendent", BODY, False),
        (None, BODY, False),
        ("Chief Constable", None, False),
    ],
)
def test_a_name_is_proposed_by_organisation_and_role(
    role: str | None, organisation: str | None, *, proposed: bool
) -> None:
    """Names that differ by a slip are proposed as one where office and organisation are the same."""
    made = [
        entry(prose(1), quote("One thing was said here.", "Chris Barker")),
        entry(prose(2), quote("And another was said there.", "Chris Baker", role=role, organisation=organisation)),
    ]
    found = find_conflicts(made, PACK)
    assert [outline(one) for one in found] == [("name", {"Chris Barker": [1], "Chris Baker": [1]})] * proposed
    assert [one.about for one in found] == [("kent police",)] * proposed


def test_a_name_is_proposed_by_the_same_words() -> None:
    """The same words by a name that is spelt in two ways are a proposal, and no conflict of speakers."""
    made = [
        entry(prose(1), quote(WORDS, "Chris Barker", role=None, organisation=None)),
        entry(prose(2), quote(WORDS, "Chris Baker", role=None, organisation=None), published=date(2024, 5, 1)),
    ]
    assert [outline(one) for one in find_conflicts(made, PACK)] == [("name", {"Chris Barker": [1], "Chris Baker": [1]})]


def test_a_slip_within_one_article_is_proposed() -> None:
    """An article that spells one speaker in two ways is enough."""
    made = entry(prose(1), quote(WORDS, "Chris Barker"), quote("And we got one, in the end.", "Chris Baker"))
    assert [one.kind for one in find_conflicts([made], PACK)] == ["name"]
