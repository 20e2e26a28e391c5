"""Inspected bodies by name, place, shared head noun and anaphor; all texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scan.reading import PACK, marks, words

NAMED = {
    "official": ("Kent Police was seen.", ["Kent Police"]),
    "capitals": ("KENT POLICE was seen.", ["Kent Police"]),
    "ampersand": ("Devon and Cornwall Police was seen.", ["Devon & Cornwall Police"]),
    "hyphen": ("Dyfed Powys Police was seen.", ["Dyfed-Powys Police"]),
    "place and head": ("Derbyshire Police was seen.", ["Derbyshire Constabulary"]),
    "possessive": ("Kent's police force was seen.", ["Kent Police"]),
    "possessive, curly": ("Kent’s police force was seen.", ["Kent Police"]),
    "abbreviation": ("GMP was seen.", ["Greater Manchester Police"]),
    "the Met": ("The Met was seen.", ["Metropolitan Police Service"]),
    "the Met by its house": ("Scotland Yard was seen.", ["Metropolitan Police Service"]),
    "over a line break": ("Greater\nManchester Police was seen.", ["Greater Manchester Police"]),
    "and inside the name": ("Avon and Somerset Constabulary was seen.", ["Avon and Somerset Constabulary"]),
    "shared head": (
        "Derbyshire and Staffordshire police forces were seen.",
        ["Derbyshire Constabulary", "Staffordshire Police"],
    ),
    "shared head of three": (
        "Gwent, Kent and South Wales Police were seen.",
        ["Gwent Police", "Kent Police", "South Wales Police"],
    ),
    "shared fire head": (
        "Kent and Essex fire services were seen.",
        ["Kent Fire and Rescue Service", "Essex County Fire & Rescue Service"],
    ),
    "fire, short": ("Lincolnshire Fire & Rescue was seen.", ["Lincolnshire Fire & Rescue"]),
    "one place, two sectors": (
        "Cleveland Police and Cleveland Fire Brigade were seen.",
        ["Cleveland Police", "Cleveland Fire Brigade"],
    ),
    "former place": ("Hampshire Constabulary was seen.", ["Hampshire & Isle of Wight Constabulary"]),
    "other body": ("British Transport Police was seen.", ["British Transport Police"]),
}


@pytest.mark.parametrize(("text", "bodies"), NAMED.values(), ids=NAMED)
def test_a_body_is_found_by_its_names(text: str, bodies: list[str]) -> None:
    """Official names, aliases and places with a head noun, shared or not, each name one body."""
    found = marks(text).bodies
    assert [mention.bodies for mention in found] == [(body,) for body in bodies]
    assert {mention.form for mention in found} == {"name"}
    assert [mention.sector for mention in found] == [PACK.body[body].sector for body in bodies]


NONE = {
    "commissioner": "Kent Police and Crime Commissioner Ann Marl spoke.",
    "federation": "The Kent Police Federation spoke.",
    "station": "Kent Police station is closed.",
    "members of parliament": "She told MPs so.",
    "union": "The Fire Brigades Union spoke.",
    "common words": "We met in the city; police came and kent was the verb.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_only_sounds_like_a_body_names_none(text: str) -> None:
    """Commissioners, federations, stations and common words are no mention of a body by name."""
    assert not [mention for mention in marks(text).bodies if mention.form == "name"]


def test_a_commissioners_county_is_a_place() -> None:
    """In "Derbyshire Police and Crime Commissioner" the county is a place, which may mean several bodies."""
    text = "Derbyshire Police and Crime Commissioner Ann Marl spoke."
    (found,) = marks(text).bodies
    assert words(text, [found]) == ["Derbyshire"]
    assert (found.form, found.sector) == ("place", "")
    assert set(found.bodies) == {"Derbyshire Constabulary", "Derbyshire Fire & Rescue Service"}


def test_a_bare_place_lists_what_it_may_mean() -> None:
    """A place without a head noun is marked without its possessive ending, with the bodies of all sectors."""
    text = "Kent's officers came."
    (found,) = marks(text).bodies
    assert words(text, [found]) == ["Kent"]
    assert (found.form, found.bodies) == ("place", ("Kent Police", "Kent Fire and Rescue Service"))


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("The force said so.", "police"),
        ("This force said so.", "police"),
        ("The constabulary said so.", "police"),
        ("The service said so.", "fire"),
        ("The brigade said so.", "fire"),
    ],
)
def test_an_anaphor_says_its_sector_alone(text: str, sector: str) -> None:
    """Which body "the force" is, the scan does not say; it says that one is spoken of."""
    (found,) = marks(text).bodies
    assert (found.form, found.bodies, found.sector) == ("anaphor", (), sector)


_BODIES = st.sampled_from([row.body for row in PACK.bodies])


@given(_BODIES, st.sampled_from([" was seen.", "’s work", ", and", "\n\nNext", ":", " (seen)"]))
def test_every_body_is_found_by_its_official_name(body: str, after: str) -> None:
    """Each of the pack's bodies is found where its official name stands, whatever follows."""
    text = f"They said that {body}{after}"
    first = marks(text).bodies[0]
    assert (first.bodies, first.form) == ((body,), "name")
    assert words(text, [first])[0].removesuffix("’s") == body


@given(st.sampled_from([(row.body, place) for row in PACK.bodies for place in row.places]))
def test_every_place_with_a_head_noun_names_its_body(named: tuple[str, str]) -> None:
    """A body's place and a head noun of its sector name it, and nothing of another sector."""
    body, place = named
    head = {"police": "police force", "fire": "fire and rescue service"}[PACK.body[body].sector]
    first = marks(f"Seen: {place} {head}.").bodies[0]
    assert body in first.bodies
    assert {PACK.body[name].sector for name in first.bodies} == {PACK.body[body].sector}
