"""People by title, role and verb of saying, and when they are named again; all people are invented."""

from __future__ import annotations

import pytest

from tests.scan.reading import marks, words

PEOPLE = {
    "role before": ("Chief Constable Ann Marl said so.", "Ann Marl", "Chief Constable"),
    "short role before": ("DCC Tam Reed said so.", "Tam Reed", "DCC"),
    "role before, with its body": (
        "The chief constable of Kent, Ann Marl, spoke.",
        "Ann Marl",
        "chief constable",
    ),
    "role behind": ("Ann Marl, chief constable of Kent Police, said so.", "Ann Marl", "chief constable"),
    "role behind, with an article": (
        "Bo Finch, the chief fire officer, said so.",
        "Bo Finch",
        "chief fire officer",
    ),
    "role behind, not of the pack": (
        "Bo Finch, head of the choir, said so.",
        "Bo Finch",
        "head of the choir",
    ),
    "who leads": ("Bo Finch, who leads the choir, said so.", "Bo Finch", "leads the choir"),
    "inspector": (
        "HM Inspector of Constabulary Nell Dray said so.",
        "Nell Dray",
        "HM Inspector of Constabulary",
    ),
    "title": ("Dame Nell Dray was there.", "Nell Dray", None),
    "two titles": ("Professor Dame Nell Dray was there.", "Nell Dray", None),
    "title with a stop": ("Dr. Nell Dray was there.", "Nell Dray", None),
    "verb behind": ("Nell Dray said so.", "Nell Dray", None),
    "verb before": ("“We do,” added Nell Dray.", "Nell Dray", None),
    "apostrophe": ("Tam O’Dell said so.", "Tam O’Dell", None),
    "hyphen": ("Bo Marl-Quist said so.", "Bo Marl-Quist", None),
    "particle": ("Nia ap Rhys said so.", "Nia ap Rhys", None),
    "accents": ("Zoë Ángel said so.", "Zoë Ángel", None),
    "line break": ("Chief Constable Ann\nMarl said so.", "Ann Marl", "Chief Constable"),
}


@pytest.mark.parametrize(("text", "name", "role"), PEOPLE.values(), ids=PEOPLE)
def test_a_person_is_found_with_the_role_as_printed(text: str, name: str, role: str | None) -> None:
    """A title, a role before or behind, or a verb of saying makes a name a person's; a title is no part."""
    assert (name, role) in [(person.name, person.role) for person in marks(text).people]


AGAIN = {
    "surname": "Marl went on.",
    "title and surname": "Ms Marl went on.",
    "full name": "Ann Marl went on.",
    "possessive": "Marl’s plan is known.",
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN)
def test_a_later_mention_is_the_person_named_before(again: str) -> None:
    """A surname or a title with it stands for the person whose full name and role came earlier."""
    text = f"Chief Constable Ann Marl spoke. {again}"
    last = marks(text).people[-1]
    assert (last.name, last.role) == ("Ann Marl", "Chief Constable")
    assert last.start > text.index(". ")


def test_two_spellings_stay_two_people() -> None:
    """A name is never corrected: who is spelt in two ways is two people."""
    names = [person.name for person in marks("Nell Barker said so. Nell Baker said more.").people]
    assert names == ["Nell Barker", "Nell Baker"]


def test_a_role_without_a_name_is_kept() -> None:
    """A spokesperson is somebody who speaks, without a name."""
    text = "A spokesman for the choir said so."
    (found,) = marks(text).people
    assert (found.name, found.role, words(text, [found])) == (None, "spokesman", ["spokesman"])


NOBODY = {
    "body": "Kent Police said so.",
    "inspectorate": "The Care Quality Commission said so.",
    "days and months": "On Monday 3 March it said so.",
    "a county": "In North Yorkshire it rained.",
    "capitals that nothing explains": "The Harbour View stood by the sea.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_capitals_alone_make_nobody(text: str) -> None:
    """Bodies, inspectorates, days and other capitalised words are no people."""
    assert marks(text).people == ()
