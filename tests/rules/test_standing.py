"""How the rule reader tells a grade of today's inspection from one of an earlier; all texts are invented.

A row is a sentence and what it says, as in `test_ratings`; what is not "earlier" is today's.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.flow.reading import read_by_rules
from tests.rules.test_ratings import HEAD, said

MOVES = [
    (
        "Investigating crime has gone from inadequate to good.",
        ["investigating_crime inadequate earlier", "investigating_crime good"],
    ),
    (
        "Investigating crime has gone the other way, from good to adequate.",
        ["investigating_crime good earlier", "investigating_crime adequate"],
    ),
    (
        "It was moved up from requires improvement to good for investigating crime.",
        ["investigating_crime requires improvement earlier", "investigating_crime good"],
    ),
    (
        "Investigating crime slipped from outstanding in 2021 to good.",
        ["investigating_crime outstanding earlier", "investigating_crime good"],
    ),
    (
        "The grade for managing offenders dropped from good, given in 2021, to adequate.",
        ["managing_offenders good earlier", "managing_offenders adequate"],
    ),
    (
        "A good for investigating crime has become a requires improvement.",
        ["investigating_crime good earlier", "investigating_crime requires improvement"],
    ),
    (
        "Last time inspectors rated the force inadequate for investigating crime; that has become an adequate.",
        ["investigating_crime inadequate earlier", "investigating_crime adequate"],
    ),
    (
        "It was judged good at investigating crime, up from adequate two years ago, and so was its efficiency.",
        ["investigating_crime good", "investigating_crime adequate earlier", "efficiency good"],
    ),
    (
        "It was rated good at investigating crime, an improvement on the adequate it got in 2021.",
        ["investigating_crime good", "investigating_crime adequate earlier"],
    ),
    (
        "It is rated good at investigating crime, while managing offenders, inadequate in 2021, has risen to adequate.",
        ["investigating_crime good", "managing_offenders inadequate earlier", "managing_offenders adequate"],
    ),
]
SAME = [
    (
        "Investigating crime: adequate again, exactly where it stood in 2022.",
        ["investigating_crime adequate", "investigating_crime adequate earlier"],
    ),
    (
        "Adequate for investigating crime, which is where it was at the previous inspection too.",
        ["investigating_crime adequate", "investigating_crime adequate earlier"],
    ),
    (
        "Investigating crime requires improvement: the grade is unchanged from 2022.",
        ["investigating_crime requires improvement", "investigating_crime requires improvement earlier"],
    ),
    (
        "For efficiency the verdict is unchanged from last time: requires improvement.",
        ["efficiency requires improvement", "efficiency requires improvement earlier"],
    ),
    ("It was rated good for efficiency, no change from 2021.", ["efficiency good", "efficiency good earlier"]),
    ("It was rated good for efficiency, matching its 2021 grade.", ["efficiency good", "efficiency good earlier"]),
    ("It was rated good for efficiency, the grade it already held.", ["efficiency good", "efficiency good earlier"]),
    ("It was rated good for efficiency. That is unchanged from 2021.", ["efficiency good", "efficiency good earlier"]),
    ("As in 2021, the force was rated good for efficiency.", ["efficiency good", "efficiency good earlier"]),
    ("Its efficiency was held to be inadequate.", ["efficiency inadequate"]),
    ("Efficiency is rated good, not adequate as it was in 2021.", ["efficiency good"]),
]
FRAMES = [
    (
        "Investigating crime is good. Two years ago that same question earned the force a requires improvement.",
        ["investigating_crime good", "investigating_crime requires improvement earlier"],
    ),
    ("Efficiency is good. A year ago it was adequate.", ["efficiency good", "efficiency adequate earlier"]),
    ("Efficiency is good. That was adequate in 2021.", ["efficiency good", "efficiency adequate earlier"]),
    (
        "It comes a year after a damning inspection that rated the force inadequate for efficiency.",
        ["efficiency inadequate earlier"],
    ),
    (
        "It is good for legitimacy, as it was at the last inspection, and adequate for efficiency, where it was good.",
        ["legitimacy good", "legitimacy good earlier", "efficiency adequate", "efficiency good earlier"],
    ),
    (
        "The force is rated good for efficiency and legitimacy. Both were adequate in 2021.",
        ["efficiency good", "legitimacy good", "efficiency adequate earlier", "legitimacy adequate earlier"],
    ),
    (
        "Efficiency\n\nRated adequate, up from inadequate at the last inspection.\n\nLegitimacy\n\nRated good.",
        ["efficiency adequate", "efficiency inadequate earlier", "legitimacy good"],
    ),
    (
        "Inspectors returned 18 months after rating the force inadequate for efficiency.",
        ["efficiency inadequate earlier"],
    ),
    ("In the past the force was rated inadequate for efficiency.", ["efficiency inadequate earlier"]),
    ("The force's last PEEL grade for efficiency was inadequate.", ["efficiency inadequate earlier"]),
    (
        "All know what HMICFRS said of Kent Police in 2021. Inadequate for efficiency. Inadequate for legitimacy.",
        ["efficiency inadequate earlier", "legitimacy inadequate earlier"],
    ),
    (
        "It is proud of its efficiency. There the force, which had been adequate, has moved up to good.",
        ["efficiency adequate earlier", "efficiency good"],
    ),
    (
        "Efficiency, which inspectors reported on in October, had already been found inadequate.",
        ["efficiency inadequate earlier"],
    ),
    ("It is twelve months since Kent Police was branded inadequate for efficiency.", ["efficiency inadequate earlier"]),
    (
        "It requires improvement for efficiency, a year after it too had been found good.",
        ["efficiency requires improvement", "efficiency good earlier"],
    ),
    (
        "He spoke of the 2019 inspection, in which Kent had been good for legitimacy but inadequate for efficiency.",
        ["legitimacy good earlier", "efficiency inadequate earlier"],
    ),
    (
        "The 2019 report rated the force good for legitimacy but inadequate for efficiency.",
        ["legitimacy good earlier", "efficiency inadequate earlier"],
    ),
    ("The force's 2021 grade for efficiency was adequate.", ["efficiency adequate earlier"]),
    (
        "When HMICFRS last called, the force was good for legitimacy and inadequate for efficiency.",
        ["legitimacy good earlier", "efficiency inadequate earlier"],
    ),
    (
        "In 2021 it was inadequate for efficiency, but it is good for legitimacy.",
        ["efficiency inadequate earlier", "legitimacy good"],
    ),
    (
        "The goods are for efficiency and legitimacy, an area in which it had previously been outstanding.",
        ["efficiency good", "legitimacy good", "legitimacy outstanding earlier"],
    ),
    (
        "It is good for efficiency and legitimacy, where it was inadequate two years ago.",
        ["efficiency good", "legitimacy good", "legitimacy inadequate earlier"],
    ),
    (
        "They came on a revisit, which gives no new grades. The force was rated good for efficiency.",
        ["efficiency good earlier"],
    ),
]
NEWS = [
    ("Last week we reported that the inspectorate had rated Kent Police good for efficiency.", ["efficiency good"]),
    ("Last month inspectors rated the force good for efficiency.", ["efficiency good"]),
    ("The report, published last week, found the force good for efficiency.", ["efficiency good"]),
    ("The force was rated good for efficiency by inspectors who visited last year.", ["efficiency good"]),
    ("The chief, who joined in 2019, was glad that the force was rated good for efficiency.", ["efficiency good"]),
    ("When inspectors visited last autumn they found the force good for efficiency.", ["efficiency good"]),
    ("The force, put in special measures two years ago, was rated good for efficiency.", ["efficiency good"]),
    ("Two years after leaving special measures the force was rated good for efficiency.", ["efficiency good"]),
    ("At its last meeting the panel heard that the force was rated good for efficiency.", ["efficiency good"]),
    ("The force was rated good for efficiency, though crime rose in 2022.", ["efficiency good"]),
    ("Having failed in 2021, it was rated good for efficiency.", ["efficiency good"]),
    ("In its first inspection since 2021 the force was rated good for efficiency.", ["efficiency good"]),
    ("It has improved since last time and was rated good for efficiency.", ["efficiency good"]),
    ("It was rated good for efficiency, and better than last time.", ["efficiency good"]),
    ("As reported earlier, the force was rated good for efficiency and had then to wait.", ["efficiency good"]),
    ("The previous chief constable said that the force was rated good for efficiency.", ["efficiency good"]),
    ("A year after the riots the force was rated good for efficiency.", ["efficiency good"]),
    (
        "It was rated inadequate for legitimacy (it was good in 2021) and adequate for efficiency.",
        ["legitimacy inadequate", "legitimacy good earlier", "efficiency adequate"],
    ),
    ("Unlike last time, the force was rated good for efficiency.", ["efficiency good"]),
    ("Despite the previous inspection's warnings, efficiency was rated inadequate.", ["efficiency inadequate"]),
    ("Compared with its neighbours, the force is good for efficiency.", ["efficiency good"]),
    ("Since the last inspection the force has changed and it is rated good for efficiency.", ["efficiency good"]),
    ("Three years after inspectors called it a worry, it was rated good for efficiency.", ["efficiency good"]),
    ("It was rated good for efficiency, after changes since the 2014 inspection.", ["efficiency good"]),
    ("Last year 4,000 crimes went unsolved. It was rated good for efficiency.", ["efficiency good"]),
    (
        "It was rated good for legitimacy. Efficiency, he pointed out, had been judged adequate.",
        ["legitimacy good", "efficiency adequate"],
    ),
]
TABLES = [
    (
        "Grades are shown with those of 2022 in brackets.\n\nEfficiency: Good (Adequate)\nLegitimacy: Good (Good)",
        ["efficiency good", "efficiency adequate earlier", "legitimacy good", "legitimacy good earlier"],
    ),
    (
        "Grades are shown with this year's in brackets.\n\nEfficiency: Good (Adequate)",
        ["efficiency good", "efficiency adequate"],
    ),
    (
        "Area | Now | 2021\nEfficiency | Requires improvement | Requires improvement",
        ["efficiency requires improvement", "efficiency requires improvement earlier"],
    ),
    ("Area | Round 2 | Round 3\nEfficiency | Good | Adequate", ["efficiency good earlier", "efficiency adequate"]),
    ("Efficiency: good, previously adequate", ["efficiency good"]),
    ("Efficiency – good (previously: adequate)", ["efficiency good", "efficiency adequate earlier"]),
    ("Efficiency: Good (2021/22: Adequate)", ["efficiency good", "efficiency adequate earlier"]),
    ("Efficiency: was adequate, now good", ["efficiency adequate earlier"]),
    (
        "Grades now\n\nEfficiency: good\n\nGrades in 2021\n\nEfficiency: adequate",
        ["efficiency good", "efficiency adequate earlier"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), MOVES)
def test_a_move_from_one_grade_to_another(sentence: str, expected: list[str]) -> None:
    """What something came from is a former grade, what it came to is today's."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), SAME)
def test_a_grade_that_is_the_former_one_as_well(sentence: str, expected: list[str]) -> None:
    """A grade that is said to be what it was counts twice, and only then."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), FRAMES)
def test_a_sentence_that_is_told_of_then(sentence: str, expected: list[str]) -> None:
    """What opens a sentence or a clause with a former time sets its grades there, up to what leads back to now."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), NEWS)
def test_words_for_then_that_tell_of_something_else(sentence: str, expected: list[str]) -> None:
    """Today's grade stays today's beside words for then that are said of a visit, a person or a paper."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "expected"), TABLES)
def test_lines_that_hold_two_times(sentence: str, expected: list[str]) -> None:
    """A line's head, its brackets or the line above tell which of its grades is today's."""
    assert sorted(said(HEAD + sentence)) == sorted(expected)


@pytest.mark.parametrize("day", ["Date of meeting: 12 September 2024", "12 September 2024"])
def test_a_year_of_the_articles_own(day: str) -> None:
    """A grade of the year that an article's head names is today's, and one of a year before is not."""
    text = f"{day}\n\n{HEAD}It was judged adequate for efficiency in 2024. It was good for legitimacy in 2022."
    assert sorted(said(text)) == ["efficiency adequate", "legitimacy good earlier"]
    published = read_by_rules(f"{HEAD}It was judged adequate for efficiency in 2024.", date(2024, 9, 12))
    assert [item.basis for item in published.ratings] == ["stated"]
