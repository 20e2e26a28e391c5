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
    "role of somebody named before": ("Nell Dray left. Her deputy, Bo Finch, spoke.", "Bo Finch", "deputy"),
    "role of its organisation behind": ("Bo Finch, its night watchman, said so.", "Bo Finch", "night watchman"),
    "what a director directs": ("Director of music Bo Finch spoke.", "Bo Finch", "Director"),
    "no longer": ("Bo Finch, who had been a chief constable, said so.", "Bo Finch", None),
    "leads what has an and": (
        "Bo Finch, who leads the Ash and Elm Choir, said so.",
        "Bo Finch",
        "leads the Ash and Elm Choir",
    ),
    "named by what is theirs": ("Nell Dray’s car was found.", "Nell Dray", None),
    "called by a first name": ("A singer, who asked to be called Nell, said so.", "Nell", "singer"),
    "office before": ("The chief constable left. Nell Dray said so.", "Nell Dray", "chief constable"),
    "office of the first paragraph": (
        "Kent’s chief constable left.\n\nNell Dray said so.",
        "Nell Dray",
        "chief constable",
    ),
    "politician": ("Labour’s Nell Dray was there in May.", "Nell Dray", None),
    "role before a party": ("Her MP, the Labour Nell Dray, spoke.", "Nell Dray", "MP"),
    "role of somebody, right before": ("Its treasurer Bo Finch spoke.", "Bo Finch", "treasurer"),
    "office before, and a title": ("The chief constable left. Dame Nell Dray said so.", "Nell Dray", "chief constable"),
    "described": ("Community worker Nell Dray left.", "Nell Dray", "Community worker"),
    "described by children": ("“No,” said mum-of-two Nell Dray.", "Nell Dray", "mum-of-two"),
    "a relative's role": ("Nell Dray, whose father sings, said so.", "Nell Dray", None),
    "a role in what is said": ("Nell Dray said the chief constable left.", "Nell Dray", None),
    "a party's member": ("Nell Dray, the Labour member for Ash, said so.", "Nell Dray", "Labour member for Ash"),
    "seeks an office": ("The candidate for commissioner, Nell Dray, spoke.", "Nell Dray", "candidate for commissioner"),
    "rank behind an office": ("Federation chair Sgt Nell Dray said so.", "Nell Dray", "Federation chair"),
    "letters for a role": ("Plaid Cymru MS Nell Dray said so.", "Nell Dray", "MS"),
    "title before what they run": ("Cllr Nell Dray, who chairs Ash Choir, said so.", "Nell Dray", "chairs Ash Choir"),
    "title before a clause": ("Cllr Nell Dray, who chairs the choir, said so.", "Nell Dray", "Cllr"),
    "who leads an inspection": (
        "Nell Dray, who led the inspection for HMIC, said so.",
        "Nell Dray",
        "led the inspection",
    ),
    "whose inspector": ("HMIC’s Inspector of Constabulary Nell Dray spoke.", "Nell Dray", "Inspector of Constabulary"),
    "surname before the full name": ("ACC Dray left. Nell Dray said so.", "Nell Dray", "ACC"),
    "age behind the office": ("Nell Dray was late. The chief constable, 53, ran.", "Nell Dray", "chief constable"),
    "called by a name": ("A chief inspector called Nell Dray said so.", "Nell Dray", "chief inspector"),
    "what one does is no role": ("Our clerk, Nell Dray, knows it all, and said so.", "Nell Dray", "clerk"),
    "role that ends as a verb does": (
        "Nell Dray, the choir training head, said so.",
        "Nell Dray",
        "choir training head",
    ),
    "office of two places": ("Commissioner for Kent and Medway Nell Dray said so.", "Nell Dray", "Commissioner"),
    "colleague of somebody titled": ("Cllr Finch’s colleague, Nell Dray, was there.", "Nell Dray", "colleague"),
    "line break": ("Chief Constable Ann\nMarl said so.", "Ann Marl", "Chief Constable"),
}


@pytest.mark.parametrize(("text", "name", "role"), PEOPLE.values(), ids=PEOPLE)
def test_a_person_is_found_with_the_role_as_printed(text: str, name: str, role: str | None) -> None:
    """A title, a role before or behind, or a verb of saying makes a name a person's; a title is no part."""
    assert (name, role) in [(person.name, person.role) for person in marks(text).people]


NO_PEOPLE = {
    "a trust": "The head of the Mudley Trust, a charity that sings, said so.",
    "a panel": "The chairman of the Ash and Elm Police and Crime Panel said so.",
    "a charity": "The head of Victim Support said so.",
    "whom somebody speaks for": "A spokeswoman for Age Concern Mudley Vale said so.",
}


@pytest.mark.parametrize("text", NO_PEOPLE.values(), ids=NO_PEOPLE)
def test_an_organisation_is_nobody(text: str) -> None:
    """The name of a group, or of what somebody heads or speaks for, is no person's."""
    assert [person.name for person in marks(text).people if person.name] == []


OTHERS = {
    "a role that another holds": "Ann Marl is chief constable. The chief constable left. Nell Dray said so.",
    "a sentence between": "The chief constable left. Nobody knew why. Nell Dray said so.",
    "somebody else told of": "The chief constable met a widow.\n\nNell Dray said so.",
    "somebody indefinite": "They met a chief constable. Nell Dray said so.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_an_office_is_not_that_of_whoever_is_named_next(text: str) -> None:
    """Only the sentence right behind that of an office which nobody else holds names who holds it."""
    assert ("Nell Dray", None) in [(person.name, person.role) for person in marks(text).people]


AGAIN = {
    "surname": "Marl went on.",
    "title and surname": "Ms Marl went on.",
    "full name": "Ann Marl went on.",
    "possessive": "Marl’s plan is known.",
    "first name": "Ann added that she knew.",
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
