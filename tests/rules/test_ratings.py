"""How the rule reader reads the language of ratings, rule by rule; all texts are invented.

A row is a sentence and what it says: area and grade, with the number of areas that it counts, the
body where it is not Kent Police, and the basis where it is not stated.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.flow.reading import read_by_rules
from tests.rules.saying import FIRE, HEAD, TWO, said

LISTS = [
    ("Responding to the public\tInadequate", ["responding_public inadequate"]),
    ("Also good: public treatment and efficiency.", ["treating_public_fairly good", "efficiency good"]),
    ("He pointed to the outstanding the force was given for legitimacy.", ["legitimacy outstanding"]),
    ("There was better news on preventing crime, for which it received a good.", ["preventing_crime good"]),
    ("Investigating crime, at which it was judged adequate, took most of the visit.", ["investigating_crime adequate"]),
    (
        "The force has a good for investigating crime and picks up another for managing offenders.",
        ["investigating_crime good", "managing_offenders good"],
    ),
    ("On efficiency and on the way it treats the public it merited a good.", ["efficiency good", "legitimacy good"]),
    ("Preventing crime fares best, with an outstanding.", ["preventing_crime outstanding"]),
    ("Preventing crime is one of the goods.", ["preventing_crime good"]),
    (
        "Its efficiency is good too, and so is its work to prevent crime.",
        ["efficiency good", "preventing_crime good"],
    ),
    ("The force was rated good at investigating crime.", ["investigating_crime good"]),
    (
        "The force was rated good at investigating crime, managing offenders and responding to the public.",
        ["investigating_crime good", "managing_offenders good", "responding_public good"],
    ),
    (
        "Inspectors rated it good at:\n\n• investigating crime\n• managing offenders",
        ["investigating_crime good", "managing_offenders good"],
    ),
    (
        "It got a good for investigating crime and another for managing offenders.",
        ["investigating_crime good", "managing_offenders good"],
    ),
    ("Its efficiency was judged to be good.", ["efficiency good"]),
    (
        "It was good at running a kind shop by treating the public fairly and inadequate at managing offenders.",
        ["treating_public_fairly good", "managing_offenders inadequate"],
    ),
    ("The force takes outstanding for managing offenders.", ["managing_offenders outstanding"]),
    ("For efficiency, it was graded ‘good’.", ["efficiency good"]),
    ("Good marks were given for efficiency.", ["efficiency good"]),
    (
        "It was rated good for responding to the public, investigating crime and managing offenders.",
        ["responding_public good", "investigating_crime good", "managing_offenders good"],
    ),
    (
        "It was rated inadequate for responding to the public, investigating crime, and managing offenders.",
        ["responding_public inadequate", "investigating_crime inadequate", "managing_offenders inadequate"],
    ),
    (
        "In PEEL 2016 it was rated good at investigating crime and managing offenders.",
        ["investigating_crime good earlier"],
    ),
    (
        "It was rated good at preventing and investigating crime.",
        ["preventing_crime good", "investigating_crime good"],
    ),
    ("It was rated inadequate in the use it made of its resources.", ["use_of_resources inadequate"]),
    ("Its work against organised gangs was graded good.", ["serious_organised_crime good"]),
    (
        "The chief picked out investigations, which were among the four goods.",
        ["investigating_crime good", "unspecified good 3"],
    ),
    ("It came back with a good for efficiency.", ["efficiency good"]),
    ("Efficiency has become a requires improvement.", ["efficiency requires improvement"]),
    ("It plans for the future to a ‘good’ standard.", ["planning_future good"]),
    ("Managing suspects earned a good, as did its leadership.", ["managing_offenders good", "force_management good"]),
    ("Only for recording crime did it get top marks, an outstanding.", ["recording_crime outstanding"]),
    (
        "The goods are for investigating crime and recording crime.",
        ["investigating_crime good", "recording_crime good"],
    ),
    (
        "The standard of its investigations, the speed of its response and its leadership all require improvement.",
        [
            "investigating_crime requires improvement",
            "responding_public requires improvement",
            "force_management requires improvement",
        ],
    ),
    (
        "It was rated good for each theme: its effectiveness; how efficiently it operates; and its legitimacy.",
        ["effectiveness good", "efficiency good", "legitimacy good"],
    ),
    (
        "It was good at all three pillars: effectiveness, efficiency and legitimacy.",
        ["effectiveness good", "efficiency good", "legitimacy good"],
    ),
    ("It was rated good at looking after its staff.", ["positive_workplace good"]),
]
SEVERAL: list[tuple[str, list[str]]] = [
    (
        "It was adequate at investigating crime, with managing offenders coming out as requires improvement.",
        ["investigating_crime adequate", "managing_offenders requires improvement"],
    ),
    (
        (
            "It requires improvement in two of the three main areas of the inspection, effectiveness and legitimacy,"
            " and is inadequate in the third, efficiency."
        ),
        ["effectiveness requires improvement", "legitimacy requires improvement", "efficiency inadequate"],
    ),
    (
        "Efficiency and investigating crime were rated adequate and good respectively.",
        ["efficiency adequate", "investigating_crime good"],
    ),
    (
        (
            "It was good for efficiency and preventing crime, and adequate and inadequate, respectively, for leadership"
            " and investigating crime."
        ),
        [
            "efficiency good",
            "preventing_crime good",
            "force_management adequate",
            "investigating_crime inadequate",
        ],
    ),
    ("Efficiency, legitimacy and leadership were rated adequate and good respectively.", []),
    (
        (
            "The report covers responding to the public and managing offenders. While the former was good, the latter"
            " was inadequate."
        ),
        ["responding_public good", "managing_offenders inadequate"],
    ),
    (
        "HMICFRS labelled the force's management of offenders “inadequate”, its response to the public “adequate”.",
        ["managing_offenders inadequate", "responding_public adequate"],
    ),
    (
        "Just two areas, efficiency and legitimacy, were less than good; inspectors rated them adequate.",
        ["efficiency adequate", "legitimacy adequate"],
    ),
    (
        "For investigating crime it was rated good, for managing offenders adequate and for efficiency inadequate.",
        ["investigating_crime good", "managing_offenders adequate", "efficiency inadequate"],
    ),
    (
        "For efficiency the force was graded good, for effectiveness it was graded adequate.",
        ["efficiency good", "effectiveness adequate"],
    ),
    (
        "Its effectiveness requires improvement, as does its efficiency; for legitimacy it escaped with a good.",
        ["effectiveness requires improvement", "efficiency requires improvement", "legitimacy good"],
    ),
    (
        "Inadequate for responding to the public. Inadequate for managing offenders. Good at preventing crime, though.",
        ["responding_public inadequate", "managing_offenders inadequate", "preventing_crime good"],
    ),
    (
        "It was rated good for efficiency but inadequate at investigating crime.",
        ["efficiency good", "investigating_crime inadequate"],
    ),
    (
        "It was good at investigating crime, adequate at managing offenders and inadequate at recording crime.",
        ["investigating_crime good", "managing_offenders adequate", "recording_crime inadequate"],
    ),
    (
        "It was rated inadequate at investigating crime, and responding to the public requires improvement.",
        ["investigating_crime inadequate", "responding_public requires improvement"],
    ),
    (
        "It was judged good at investigating crime. It got the same grade for managing offenders.",
        ["investigating_crime good", "managing_offenders good"],
    ),
    (
        "It was judged good at investigating crime. So it is at recording crime; leadership was judged inadequate.",
        ["investigating_crime good", "recording_crime good", "force_management inadequate"],
    ),
    (
        "It was judged good at investigating crime. The same goes for managing offenders.",
        ["investigating_crime good", "managing_offenders good"],
    ),
    (
        "It requires improvement in two of three big tests – effectiveness and efficiency – and got a good for one.",
        ["effectiveness requires improvement", "efficiency requires improvement", "unspecified good 1"],
    ),
]
LINES = [
    (
        "| Area | Grade |\n|---|---|\n| Investigating crime | Good |\n| Managing offenders | Adequate |",
        ["investigating_crime good", "managing_offenders adequate"],
    ),
    (
        "Investigating crime – Good\n\nManaging offenders – Adequate",
        ["investigating_crime good", "managing_offenders adequate"],
    ),
    ("Investigating crime: good", ["investigating_crime good"]),
    (
        "Investigating crime: adequate, for the second time running.",
        ["investigating_crime adequate", "investigating_crime adequate earlier"],
    ),
    (
        "Investigating crime - Good (previously adequate)",
        ["investigating_crime good", "investigating_crime adequate earlier"],
    ),
    (
        "The verdicts were: recording crime, good; investigating crime, good; leadership, requires improvement.",
        ["recording_crime good", "investigating_crime good", "force_management requires improvement"],
    ),
    (
        "Responding to the public (adequate) and recording crime (good) were seen.",
        ["responding_public adequate", "recording_crime good"],
    ),
    (
        "How the neighbours did:\n\nEssex - outstanding for efficiency, good for legitimacy",
        ["efficiency outstanding Essex Police", "legitimacy good Essex Police"],
    ),
    ("And leadership? Requires improvement, though it has a new chief.", ["force_management requires improvement"]),
    ("How efficient is the force? It tries hard: the answer was “good”.", ["efficiency good"]),
    ("Efficiency? Good, again.", ["efficiency good"]),
    (
        "Area | Now | Then\nInvestigating crime | Good | Adequate",
        ["investigating_crime good", "investigating_crime adequate earlier"],
    ),
    (
        "Area | 2019 | This inspection\nInvestigating crime | Good | Adequate\nRecording crime | Good | Good",
        [
            "investigating_crime good earlier",
            "investigating_crime adequate",
            "recording_crime good earlier",
            "recording_crime good",
        ],
    ),
    ("Investigating crime: RI", ["investigating_crime requires improvement"]),
    (
        "Good\n\nInvestigating crime\n\nManaging offenders",
        ["investigating_crime good", "managing_offenders good"],
    ),
]
NONE: list[tuple[str, list[str]]] = [
    ("Seven in ten residents rated the force good at preventing crime, a survey found.", []),
    ("The Police Federation rated its leadership inadequate.", []),
    ("The force graded itself good at managing offenders in its self-assessment.", []),
    ("An internal audit rated its crime recording good.", []),
    ("Its self-assessment was good for efficiency.", []),
    ("In a mock inspection last month it was rated good for efficiency.", []),
    ("The auditors Grant Thornborough judged its use of resources to be good.", []),
    ("The union says it is inadequate at looking after its people.", []),
    ("Victims said the force was good at supporting them and inadequate at investigating crime.", []),
    ("It was nearly rated inadequate for efficiency, sources said.", []),
    ("It escaped being rated inadequate for efficiency.", []),
    ("An outstanding for efficiency eluded it.", []),
    ("A force graded inadequate for efficiency goes into special measures.", []),
    ("He promised an outstanding for efficiency by 2027.", []),
    ("Its target is good for efficiency.", []),
    ("The force says a fair grade would have been good for efficiency.", []),
    ("It deserved a good for efficiency, the chief constable said.", []),
    ("Was it right to rate the force inadequate for efficiency?", []),
    ("The minister refused to say whether the force was inadequate for efficiency.", []),
    ("The force wants to move from good to outstanding at preventing crime.", []),
    ("Each area of policing is judged on a scale from outstanding to inadequate.", []),
    ("More than a third of the country's forces have been graded inadequate for efficiency.", []),
    ("Nearly two thirds of forces were good at preventing crime.", []),
    ("To be graded good, a force has to answer emergency calls quickly and respond to the public on time.", []),
    ("It would take a great deal of work for the force to be graded outstanding for efficiency.", []),
    ("Officers did a good job at the fair.", []),
    ("HMICFRS could rate Kent Police outstanding at investigating crime next year.", []),
    ("Campaigners said that HMICFRS should have rated Kent Police inadequate at investigating crime.", []),
    ("HMICFRS denied that it rated Kent Police inadequate at investigating crime.", []),
    ("Rate Kent Police outstanding at investigating crime.", []),
    ("It was not rated good at investigating crime.", []),
    ("The report sets out one cause of concern and 14 areas that need improvement.", []),
    ("It hopes to come away with a string of ‘good’ or even ‘outstanding’ grades for efficiency.", []),
    ("The education watchdog rated its cadet school good overall.", []),
    ("The force is far from outstanding at investigating crime.", []),
    ("The force wants to be rated outstanding at investigating crime.", []),
    ("He wants it to be graded good or outstanding in every area.", []),
    ("Forces are graded outstanding, good, requires improvement or inadequate.", []),
    ("Most forces were rated good at investigating crime.", []),
    ("A school in Dover was rated good by Ofsted.", []),
    ("It was rated good in all areas except investigating crime.", ["overall good"]),
    ("The review found a good, straight answer to questions of efficiency.", []),
    ("Response to the public is fast. Officers are good at it.", []),
    ("Only one judgment on its efficiency was lower than good.", []),
    ("It was given a good or better for efficiency in nine areas.", []),
    ("This is a report on effectiveness. It was rated outstanding at dancing in the street.", []),
    ("Nobody wants a report, released on a Friday, that says it is inadequate at investigating crime.", []),
]
EARLIER = [
    (
        "The force has slid back on efficiency, from adequate to requires improvement.",
        ["efficiency adequate earlier", "efficiency requires improvement"],
    ),
    (
        "The drop from good to inadequate for efficiency will worry ministers.",
        ["efficiency good earlier", "efficiency inadequate"],
    ),
    ("Councillors asked why it had been rated inadequate for efficiency.", ["efficiency inadequate"]),
    (
        "It is now good at investigating crime. It had been rated inadequate for efficiency.",
        ["investigating_crime good", "efficiency inadequate earlier"],
    ),
    (
        "It was rated “good” overall by the inspectorate, up from inadequate two years ago.",
        ["overall good", "overall inadequate earlier"],
    ),
    (
        "It was rated good at investigating crime, up from requires improvement in 2019.",
        ["investigating_crime good", "investigating_crime requires improvement earlier"],
    ),
    (
        "It was upgraded from inadequate to good for investigating crime.",
        ["investigating_crime inadequate earlier", "investigating_crime good"],
    ),
    ("In 2018 it was rated inadequate at investigating crime.", ["investigating_crime inadequate earlier"]),
    ("It was previously rated inadequate at investigating crime.", ["investigating_crime inadequate earlier"]),
    (
        "Investigating crime is rated good, having been marked as inadequate in 2019.",
        ["investigating_crime good", "investigating_crime inadequate earlier"],
    ),
    (
        "When it was last inspected, in 2018, it was inadequate at investigating crime, although good for efficiency.",
        ["investigating_crime inadequate earlier", "efficiency good earlier"],
    ),
    (
        "The grade for investigating crime remained good.",
        ["investigating_crime good", "investigating_crime good earlier"],
    ),
    ("In October it was found to be good for efficiency.", ["efficiency good earlier"]),
    (
        "It was inadequate for investigating crime and for recording data about crime when inspectors came in 2021.",
        ["investigating_crime inadequate earlier", "recording_crime inadequate earlier"],
    ),
    (
        "“We were adequate at managing offenders and we are now outstanding.”",
        ["managing_offenders adequate earlier", "managing_offenders outstanding"],
    ),
    (
        "Legitimacy is good, just as it was in 2017.",
        ["legitimacy good", "legitimacy good earlier"],
    ),
    (
        "It was rated good for efficiency. In the 2016/17 inspection it was inadequate for legitimacy.",
        ["efficiency good", "legitimacy inadequate earlier"],
    ),
    (
        "It was last inspected in 2019, when it was rated good at preventing crime but inadequate for efficiency.",
        ["preventing_crime good earlier", "efficiency inadequate earlier"],
    ),
    ("There was a time when it was called inadequate at recording crime.", ["recording_crime inadequate earlier"]),
    (
        "Investigating crime has moved up from inadequate to requires improvement.",
        ["investigating_crime inadequate earlier", "investigating_crime requires improvement"],
    ),
    (
        "For investigating crime it has dropped to “requires improvement” from the “good” of 2016.",
        ["investigating_crime requires improvement", "investigating_crime good earlier"],
    ),
    (
        "It requires improvement at investigating crime and managing offenders, just as it did a year ago.",
        [
            "investigating_crime requires improvement",
            "managing_offenders requires improvement",
            "investigating_crime requires improvement earlier",
            "managing_offenders requires improvement earlier",
        ],
    ),
    (
        "For efficiency it is rated “good”, which is what it got in 2019.",
        ["efficiency good", "efficiency good earlier"],
    ),
    (
        "There were no good grades in 2019, when four areas required improvement and efficiency was inadequate.",
        ["unspecified requires improvement 4 earlier", "efficiency inadequate earlier"],
    ),
    (
        "Less than six years after it was called inadequate for efficiency, it was found to be good for legitimacy.",
        ["efficiency inadequate earlier", "legitimacy good"],
    ),
    (
        "In a separate inspection in January it was rated good for efficiency.",
        ["efficiency good earlier"],
    ),
    (
        "Recording crime has slid two grades, from outstanding to adequate.",
        ["recording_crime outstanding earlier", "recording_crime adequate"],
    ),
    (
        "Recording crime, previously rated adequate, is good.",
        ["recording_crime adequate earlier", "recording_crime good"],
    ),
    (
        "It is rated good for efficiency, while recording crime, also good in 2021, is now just adequate.",
        ["efficiency good", "recording_crime good earlier", "recording_crime adequate"],
    ),
    (
        "Responding to the public (adequate) and recording crime (good) have not changed.",
        [
            "responding_public adequate",
            "recording_crime good",
            "responding_public adequate earlier",
            "recording_crime good earlier",
        ],
    ),
    (
        "It was found in November to be good for legitimacy, and to require improvement for efficiency.",
        ["legitimacy good earlier", "efficiency requires improvement earlier"],
    ),
    ("In a report out on 27 July 2022, it says that the force is good for efficiency.", ["efficiency good"]),
    (
        "In a separate report, also out today, it was rated good for efficiency.",
        ["efficiency good"],
    ),
]
BACK = [
    (
        "Its record on investigating crime is mixed. In the previous report it was adequate.",
        ["investigating_crime adequate earlier"],
    ),
    (
        "There is a step back on investigating crime. In 2023 it was graded adequate there.",
        ["investigating_crime adequate earlier"],
    ),
    (
        "It is outstanding at investigating crime. “We were ‘good’ at it last time,” he said.",
        ["investigating_crime outstanding", "investigating_crime good earlier"],
    ),
    (
        "It was rated inadequate for efficiency. That is a step down for the force, which was good a year ago.",
        ["efficiency inadequate", "efficiency good earlier"],
    ),
    (
        "It is praised for investigating crime. It is now outstanding in that area, having been adequate in 2022.",
        ["investigating_crime outstanding", "investigating_crime adequate earlier"],
    ),
    ("Investigating crime\n\nRated good. Detectives are praised.", ["investigating_crime good"]),
    (
        "Investigating crime\n\nRated adequate, up from requires improvement.\n\nRecording crime\n\nRated good.",
        ["investigating_crime adequate", "investigating_crime requires improvement earlier", "recording_crime good"],
    ),
    (
        "Its weak points were efficiency and recording crime; both are rated adequate.",
        ["efficiency adequate", "recording_crime adequate"],
    ),
    (
        "It has to look at efficiency. That is the one area in which it was graded as requiring improvement.",
        ["efficiency requires improvement"],
    ),
    ("Much is said of investigating crime. On this it is rated outstanding.", ["investigating_crime outstanding"]),
]
IMPLIED = [
    ("The force needs to do better at investigating crime.", ["investigating_crime requires improvement implied"]),
    ("It also needs to improve how it manages offenders.", ["managing_offenders requires improvement implied"]),
]
MARKS = [
    ("They are told they REQUIRE IMPROVEMENT at investigating crime.", ["investigating_crime requires improvement"]),
    ("It was rated ‘good’ for efficiency.", ["efficiency good"]),
]


@pytest.mark.parametrize(("sentence", "expected"), LISTS)
def test_areas_under_one_grade(sentence: str, expected: list[str]) -> None:
    """A grade before or behind a list, or over bullets, is every member's."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL)
def test_several_grades(sentence: str, expected: list[str]) -> None:
    """Of several grades in a sentence each has its own areas."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), LINES)
def test_lines_and_tables(sentence: str, expected: list[str]) -> None:
    """A line "Area – Grade" rates, and so does a grade on a line of its own over its areas."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), NONE)
def test_what_is_no_rating(sentence: str, expected: list[str]) -> None:
    """Ordinary words, denials, hopes, scales, forces in general and other inspectorates rate nothing."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), EARLIER)
def test_earlier_grades(sentence: str, expected: list[str]) -> None:
    """A former inspection's grade is told from today's."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), BACK)
def test_grades_that_point_back(sentence: str, expected: list[str]) -> None:
    """A grade "at it", "there" or "a year ago" is that of the one area that the sentence before names."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), IMPLIED)
def test_implied_grades(sentence: str, expected: list[str]) -> None:
    """A phrase that finds fault with an area implies a grade and states none."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), MARKS)
def test_what_sets_a_grade_off(sentence: str, expected: list[str]) -> None:
    """Quotation marks and capitals set a grade off from ordinary words."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


def test_several_bodies() -> None:
    """Each body has the grade of its own clause; "both" means the two."""
    text = TWO + "Kent Police was rated good for efficiency. Essex Police was rated inadequate for efficiency."
    assert said(text) == ["efficiency good", "efficiency inadequate Essex Police"]
    alone = TWO + "Kent Police was rated good for efficiency. Essex Police was rated inadequate."
    assert sorted(said(alone)) == ["efficiency good", "efficiency inadequate Essex Police"]
    both = TWO + "Both forces were rated good for efficiency."
    assert sorted(said(both)) == ["efficiency good", "efficiency good Essex Police"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police was rated good for efficiency and so was Essex Police.",
        "Kent Police was rated good for efficiency, as was Essex Police.",
        "Kent Police and its neighbour Essex Police were both rated good for efficiency.",
        "Kent Police was rated good for efficiency. So, too, was Essex Police.",
        "The report puts Kent Police and Essex Police in the “good” group for efficiency.",
        "Kent Police was rated good for efficiency, the grade Essex Police was also given.",
    ],
)
def test_bodies_that_share_a_grade(sentence: str) -> None:
    """A body that "was so too" has the grade of the one before it."""
    assert sorted(said(TWO + sentence)) == ["efficiency good", "efficiency good Essex Police"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors called Kent Police inadequate and Essex Police adequate for efficiency.",
        "Kent Police was inadequate and Essex Police adequate in its efficiency.",
    ],
)
def test_grades_of_bodies_for_one_area(sentence: str) -> None:
    """Grades of two bodies, one by one, are for what stands behind the second."""
    assert sorted(said(TWO + sentence)) == ["efficiency adequate Essex Police", "efficiency inadequate"]


def test_a_body_named_in_passing() -> None:
    """A body that another is only compared with, or in a clause about it, is not graded."""
    unlike = TWO + "Essex Police, unlike Kent Police, was given an inadequate for efficiency."
    assert said(unlike) == ["efficiency inadequate Essex Police"]
    beaten = TWO + "Kent Police beat Essex Police to an outstanding for efficiency."
    assert said(beaten) == ["efficiency outstanding"]
    sharing = TWO + "Essex Police, with which Kent Police shares its helicopter, was rated good for efficiency."
    assert said(sharing) == ["efficiency good Essex Police"]


BY_BODY = "| | Kent Police | Essex Police |\n| Efficiency | Good | Adequate |\n| Legitimacy | Inadequate | Good |"
BY_AREA = "| Force | Efficiency | Legitimacy |\n| Kent Police | Good | Inadequate |\n| Essex Police | Adequate | Good |"


@pytest.mark.parametrize("table", [BY_BODY, BY_AREA, BY_BODY.replace(" | ", "\t").replace("| ", "").replace(" |", "")])
def test_tables_of_several_bodies(table: str) -> None:
    """In a table that crosses bodies with areas each grade is its own column's and row's, and verified."""
    expected = [
        "efficiency adequate Essex Police",
        "efficiency good",
        "legitimacy good Essex Police",
        "legitimacy inadequate",
    ]
    assert sorted(said(TWO + table)) == expected
    assert {item.status for item in read_by_rules(TWO + table).ratings} == {"verified"}


@pytest.mark.parametrize(("year", "area"), [(2017, "cdi.overall"), (2022, "recording_crime")])
def test_an_article_of_its_day_about_recording_alone(year: int, area: str) -> None:
    """Where nothing but the recording of crime is spoken of, in the years of its inspections, it is their grade."""
    text = HEAD + "The force was rated inadequate at recording crime."
    assert [item.area for item in read_by_rules(text, published=date(year, 9, 7)).ratings] == [area]


def test_a_comparison_with_another_inspectorate() -> None:
    """Who reports "as Ofsted does" is not Ofsted."""
    text = HEAD + "It grades forces as Ofsted does schools.\n\nThe force was judged good at investigating crime."
    assert said(text) == ["investigating_crime good"]


def test_a_place_sets_the_scene() -> None:
    """A place that opens a sentence is the body that it tells of, where the sentence names no other."""
    text = HEAD + "In Essex, which was seen the same day, the verdict was requires improvement for efficiency."
    assert said(text) == ["efficiency requires improvement Essex Police"]


def test_fire_services() -> None:
    """A fire service is graded in the areas of fire inspections, by the same words."""
    assert said(FIRE + "The service was rated good at preventing fires.") == ["fire.preventing good"]
    assert said(FIRE + "Response requires improvement.") == ["fire.responding requires improvement"]
