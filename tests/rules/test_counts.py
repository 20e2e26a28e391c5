"""How the rule reader counts areas that no one names, by the ways of saying so; all texts are invented.

A row is a sentence and what it says: "3 good" of areas without names, "? good" where no number is told,
and areas with names by their keys.
"""

from __future__ import annotations

import pytest

from tests.rules.saying import HEAD, said

AHEAD = [
    ("It is outstanding at nothing and good in three areas.", "3 good"),
    ("It was rated good in three areas, adequate in five and inadequate in one.", "3 good, 5 adequate, 1 inadequate"),
    (
        "It is adequate in six, requires improvement in four and is inadequate in one.",
        "6 adequate, 4 requires improvement, 1 inadequate",
    ),
    (
        "It is good in none of the eleven: it is adequate in six, requires improvement in four and inadequate in one.",
        "6 adequate, 4 requires improvement, 1 inadequate",
    ),
    (
        "They judged it inadequate in one area, found it requires improvement in five and said it was adequate in two.",
        "1 inadequate, 5 requires improvement, 2 adequate",
    ),
    (
        "The force required improvement in three areas, was adequate in two and good in four.",
        "3 requires improvement, 2 adequate, 4 good",
    ),
    (
        "In four areas the force is good, in three it is adequate and in two it requires improvement.",
        "4 good, 3 adequate, 2 requires improvement",
    ),
    (
        "The watchdog rated Kent Police good in three of nine areas, with five adequate and one inadequate.",
        "3 good, 5 adequate, 1 inadequate",
    ),
    ("The force got good ratings in three areas and adequate ratings in four.", "3 good, 4 adequate"),
    ("Five areas were found to require improvement and four to be inadequate.", "5 requires improvement, 4 inadequate"),
    ("Gradings of good were awarded in five areas and of adequate in two.", "5 good, 2 adequate"),
    ("In no fewer than six areas the force is good.", "6 good"),
    ("It is adequate in no fewer than six areas and outstanding in as many as three.", "6 adequate, 3 outstanding"),
    ("Inspectors graded the service good across seven areas, adequate across three.", "7 good, 3 adequate"),
    (
        "It was told that it requires improvement in four areas, is adequate in three and good in two.",
        "4 requires improvement, 3 adequate, 2 good",
    ),
    (
        "It managed good in four areas but only an adequate in three and a requires improvement in two.",
        "4 good, 3 adequate, 2 requires improvement",
    ),
    ("In as many as six areas it was rated inadequate.", "6 inadequate"),
]
BEFORE = [
    ("It was inspected in eleven areas, with two rated good.", "2 good"),
    ("It was seen in eleven areas. Ten of them are rated good.", "10 good"),
    (
        "Four answers came out as good and four as adequate; the remaining three were graded as requiring improvement.",
        "4 good, 4 adequate, 3 requires improvement",
    ),
    (
        "Of nine tests, four were passed as good, three as adequate and two as requiring improvement.",
        "4 good, 3 adequate, 2 requires improvement",
    ),
    ("Three areas earned a good and two an adequate.", "3 good, 2 adequate"),
    ("Seven of the nine questions were answered with a good and two with an adequate.", "7 good, 2 adequate"),
    ("Only one area was graded good. Eight were adequate.", "1 good, 8 adequate"),
    ("A single area was rated outstanding.", "1 outstanding"),
    ("No areas were rated inadequate and two were rated good.", "2 good"),
    (
        "Three of the nine areas examined were rated good, another four were adequate and two were inadequate.",
        "3 good, 4 adequate, 2 inadequate",
    ),
    ("A total of three areas were rated good and six adequate.", "3 good, 6 adequate"),
    ("There were three areas in which the force was good and two in which it was inadequate.", "3 good, 2 inadequate"),
    (
        "Two were good, two adequate and the remaining five all require improvement.",
        "2 good, 2 adequate, 5 requires improvement",
    ),
    ("Six of the nine fell into the good bracket, and three into adequate.", "6 good, 3 adequate"),
    ("Four of its nine service areas were scored as good.", "4 good"),
    ("HMICFRS rated seven of the force's areas good and two adequate.", "7 good, 2 adequate"),
    ("Seven areas won a grade of good; two had to make do with adequate.", "7 good, 2 adequate"),
    ("While seven areas were good, two were not.", "7 good"),
]
NOUNS = [
    ("It was graded good five times and adequate twice.", "5 good, 2 adequate"),
    (
        "HMICFRS dished out six goods, leaving a lone adequate for managing offenders.",
        "managing_offenders adequate, 6 good",
    ),
    ("It walked away with two outstandings, five goods and an adequate.", "2 outstanding, 5 good, 1 adequate"),
    ("The force was given four “good” grades and three of “adequate”.", "4 good, 3 adequate"),
    (
        "It collected four ‘good’ ratings, three ‘adequate’ ratings and one ‘inadequate’.",
        "4 good, 3 adequate, 1 inadequate",
    ),
    ("The force picked up a couple of goods and half a dozen adequates.", "2 good, 6 adequate"),
    ("The force earned itself four goods. It has three adequates to show as well.", "4 good, 3 adequate"),
    ("Four goods and three adequates make this its best report yet.", "4 good, 3 adequate"),
    ("Kent was given seven grades of good and two of adequate by the inspectorate.", "7 good, 2 adequate"),
    ("Kent's seven goods and two adequates put it near the top.", "7 good, 2 adequate"),
]
NAMED = [
    (
        "It is good in two of the areas of the round for 2018/19, efficiency and legitimacy, and bad at leadership.",
        "efficiency good, legitimacy good",
    ),
    ("Just one area was rated inadequate. It is investigating crime, again.", "investigating_crime inadequate"),
    (
        "Three areas were rated inadequate. Two are old troubles; the third was recording crime.",
        "recording_crime inadequate, 2 inadequate",
    ),
    (
        "There are six goods on its card, including managing offenders and leadership, and three adequates.",
        "managing_offenders good, force_management good, 4 good, 3 adequate",
    ),
    ("It was rated good in three areas, including investigating crime.", "investigating_crime good, 2 good"),
    (
        "It is good at just one thing, recording crime, and adequate at investigating crime.",
        "recording_crime good, investigating_crime adequate",
    ),
    (
        "It was rated good in two areas (investigating crime and managing offenders) and adequate in six.",
        "investigating_crime good, managing_offenders good, 6 adequate",
    ),
    (
        "It got four goods and five adequates. Nobody slept. Preventing and investigating crime are two of the four.",
        "preventing_crime good, investigating_crime good, 2 good, 5 adequate",
    ),
    (
        "Four more subjects were stamped ‘requires improvement’, among them investigating crime.",
        "investigating_crime requires improvement, 3 requires improvement",
    ),
    (
        "HMICFRS awarded it two goods, five adequates and two inadequates. Managing offenders is one of the goods.",
        "managing_offenders good, 1 good, 5 adequate, 2 inadequate",
    ),
    ("It was rated good in three areas. One of them was investigating crime.", "investigating_crime good, 2 good"),
    ("It was rated good in three areas. Among them was investigating crime.", "investigating_crime good, 2 good"),
    (
        "It was rated good in three areas, two of them being investigating crime and managing offenders.",
        "investigating_crime good, managing_offenders good, 1 good",
    ),
    ("It was rated good in three areas, notably investigating crime.", "investigating_crime good, 2 good"),
    (
        "Seven of the other nine are graded good, managing offenders among them, which leaves two at adequate.",
        "managing_offenders good, 6 good, 2 adequate",
    ),
    (
        "It was rated good in two areas – investigating crime and managing offenders – and adequate in six.",
        "investigating_crime good, managing_offenders good, 6 adequate",
    ),
    (
        "Two areas, investigating crime and managing offenders, were rated good. Six were adequate.",
        "investigating_crime good, managing_offenders good, 6 adequate",
    ),
    ("It was rated good for investigating crime and for two other areas.", "investigating_crime good, 2 good"),
    ("Investigating crime and two other areas were rated good.", "investigating_crime good, 2 good"),
    ("Investigating crime was one of the three areas that were rated good.", "investigating_crime good, 2 good"),
    ("Investigating crime, one of three areas graded good, was praised.", "investigating_crime good, 2 good"),
    ("Managing offenders was one of the five areas where the force was good.", "managing_offenders good, 4 good"),
    (
        "The three areas rated good were investigating crime, managing offenders and preventing crime.",
        "investigating_crime good, managing_offenders good, preventing_crime good",
    ),
    (
        "It is good in two areas: investigating crime and managing offenders. In the other seven it is adequate.",
        "investigating_crime good, managing_offenders good, 7 adequate",
    ),
    (
        "Two areas came out as inadequate. Investigating crime and managing offenders were the two.",
        "investigating_crime inadequate, managing_offenders inadequate",
    ),
    ("The seven areas rated good include investigating crime.", "investigating_crime good, 6 good"),
    (
        "Among the seven areas rated good were investigating crime and managing offenders.",
        "investigating_crime good, managing_offenders good, 5 good",
    ),
]
OTHERS = [
    (
        "It was rated good for efficiency and adequate in a further four areas and inadequate in the final three.",
        "efficiency good, 4 adequate, 3 inadequate",
    ),
    ("Six of its nine grades are good, and the rest adequate.", "6 good, ? adequate"),
    ("All other areas are rated good.", "? good"),
    ("Every other question was answered with a good.", "? good"),
    ("It was rated good for efficiency and adequate in the two that remained.", "efficiency good, 2 adequate"),
    ("It was rated good for efficiency. The other five areas were rated good as well.", "efficiency good, 5 good"),
    ("All but one of its nine areas were graded good.", "8 good"),
    ("3.1 The remaining five areas were all judged adequate.", "5 adequate"),
    ("The four areas not listed were all graded adequate.", "4 adequate"),
    (
        "It was rated good for investigating crime and adequate for everything else – four areas.",
        "investigating_crime good, 4 adequate",
    ),
    (
        "It was rated good for investigating crime. The rest, eight in all, were adequate.",
        "investigating_crime good, 8 adequate",
    ),
    (
        "It was rated good for investigating crime. All eight of the others are adequate.",
        "investigating_crime good, 8 adequate",
    ),
    (
        "It was rated good for investigating crime and adequate in all eight other areas.",
        "investigating_crime good, 8 adequate",
    ),
    ("It was rated good for investigating crime, leaving four at adequate.", "investigating_crime good, 4 adequate"),
    ("It was rated outstanding in one area and good in the other eight.", "1 outstanding, 8 good"),
    ("The force is good in three areas. It is adequate in the others.", "3 good, ? adequate"),
    ("The force is good in three areas and adequate in the rest.", "3 good, ? adequate"),
]
PLACES = [
    (
        "They saw investigating crime and efficiency. It was good at the first and inadequate at the second.",
        "investigating_crime good, efficiency inadequate",
    ),
    (
        "They saw leadership, managing offenders and efficiency. It is good in the last of those, bad in the others.",
        "efficiency good",
    ),
    (
        "They saw managing offenders and efficiency. It is adequate in the first and good in the other.",
        "managing_offenders adequate, efficiency good",
    ),
]
THEN = [
    ("It was rated good in three areas, up from one in 2022.", "3 good"),
    ("It was rated good in three areas. In 2022 it had been good in five.", "3 good, 5 good earlier"),
    (
        "In 2022 the force was inadequate in four areas; now it is inadequate in none and good in three.",
        "3 good, 4 inadequate earlier",
    ),
    ("It was good in five areas, three more than last time.", "5 good"),
    ("It is good in five areas, one fewer than at the last inspection, and adequate in three.", "5 good, 3 adequate"),
    ("Three areas were rated good, the same number as in 2022.", "3 good"),
]
NONE = [
    ("It was graded inadequate for efficiency twice in ten years.", "efficiency inadequate"),
    (
        "HMICFRS graded the force good at investigating crime. It read 90 files. Four were good.",
        "investigating_crime good",
    ),
    (
        "They read nine files, of which three were good and two inadequate. The force was graded good for efficiency.",
        "efficiency good",
    ),
    ("It is good at investigating crime, one of nine areas that were inspected.", "investigating_crime good"),
    ("The force moved up two grades to good for investigating crime.", "investigating_crime good"),
    ("It was rated good for investigating crime. Three out of five callers found it good.", "investigating_crime good"),
]


def counted(sentence: str) -> list[str]:
    """Return what a sentence says, as the rows write it."""
    found: list[str] = []
    for rating in said(HEAD + sentence):
        area, _, rest = rating.partition(" ")
        number = next((word for word in rest.split() if word.isdigit()), "?")
        found.append(f"{number} {rest.replace(f' {number}', '')}" if area == "unspecified" else rating)
    return sorted(found)


@pytest.mark.parametrize(("sentence", "expected"), AHEAD)
def test_counts_behind_grades(sentence: str, expected: str) -> None:
    """A grade that leads to a number of areas has it, whatever grade comes next."""
    assert counted(sentence) == sorted(expected.split(", "))


@pytest.mark.parametrize(("sentence", "expected"), BEFORE)
def test_counts_before_grades(sentence: str, expected: str) -> None:
    """A number of areas, with or without a noun for them, has the grade that small words join to it."""
    assert counted(sentence) == sorted(expected.split(", "))


@pytest.mark.parametrize(("sentence", "expected"), NOUNS)
def test_counted_grades(sentence: str, expected: str) -> None:
    """Grades are counted as nouns, too; one more beside others is a count of one."""
    assert counted(sentence) == sorted(expected.split(", "))


@pytest.mark.parametrize(("sentence", "expected"), NAMED)
def test_areas_named_among_the_counted(sentence: str, expected: str) -> None:
    """A number is told without the areas that are named with it, or of which a later sentence says so."""
    assert counted(sentence) == sorted(expected.split(", "))


@pytest.mark.parametrize(("sentence", "expected"), OTHERS)
def test_the_others(sentence: str, expected: str) -> None:
    """Areas beside those named before are counted in full, and without a number where none is told."""
    assert counted(sentence) == sorted(expected.split(", "))


@pytest.mark.parametrize(("sentence", "expected"), PLACES)
def test_places_in_a_list(sentence: str, expected: str) -> None:
    """Areas are meant by their places in the list before, where it is as long as the places say."""
    assert counted(sentence) == sorted(expected.split(", "))


@pytest.mark.parametrize(("sentence", "expected"), THEN)
def test_numbers_of_two_inspections(sentence: str, expected: str) -> None:
    """What a number is compared with does not tell when its grade was given."""
    assert counted(sentence) == sorted(expected.split(", "))


@pytest.mark.parametrize(("sentence", "expected"), NONE)
def test_numbers_of_other_things(sentence: str, expected: str) -> None:
    """Grades in numbers, files, callers and all areas together are no number of areas with a grade."""
    assert counted(sentence) == sorted(expected.split(", "))
