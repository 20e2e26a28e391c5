"""Cases for what a grade's own passage says: whose it is, whether it was given, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.checks.cases.examples import CRIME, FINE, IMPLIED, MARL, SOUND, Example, Examples, rated
from tests.resolve.labels import dismissed, rates

BAD, BAD_TOO = (rates(mark, "investigating_crime", "inadequate") for mark in ("g1", "g2"))
OLD = rates("g1", "investigating_crime", basis="earlier")
RAISED: Examples = {
    "coverage.dismissed": [
        rated("The force was rated good at investigating crime.", dismissed("g1")),
        rated("The force was rated good at investigating crime.", dismissed("g1", "negated")),
        rated("The force was graded inadequate at its use of drones.", dismissed("g1")),
    ],
    "coverage.mark": [Example(FINE, (CRIME,)), Example(FINE, (MARL,))],
    "coverage.both": [
        Example(FINE, (CRIME, MARL, dismissed("g1"))),
        Example(FINE, (CRIME, MARL, dismissed("q1"))),
    ],
    "passage.area": [
        Example(FINE, (rates("g1", "efficiency"), MARL)),
        rated(
            "The force was rated good. Its officers told the visitors of investigating crime.",
            CRIME,
        ),
        rated(
            "The force was rated inadequate at protecting vulnerable people, good at investigating crime.",
            rates("g1", "investigating_crime", "inadequate"),
        ),
        rated(
            "The force was rated good at cheering people by investigating crime and inadequate at its efficiency.",
            rates("g2", "investigating_crime", "inadequate"),
        ),
    ],
    "passage.rival": [
        rated(
            "The force was rated good for investigating crime was inadequate.",
            CRIME,
        )
    ],
    "passage.rated": [
        rated("Visitors met the good investigating crime team there.", CRIME),
        rated("A mixed bag. Good people work at investigating crime.", CRIME),
    ],
    "passage.denied": [
        rated("The force was not rated good at investigating crime.", CRIME),
        rated("The force is determined to be good at investigating crime.", CRIME),
        rated("Was the force rated good at investigating crime?", CRIME),
        rated("A good for investigating crime eluded it.", CRIME),
        rated(
            "No area was found to be good or outstanding, investigating crime among them.",
            rates("g2", "investigating_crime", "outstanding"),
        ),
    ],
    "passage.giver": [
        rated("Seven in ten residents rated the force good at investigating crime.", CRIME),
        rated("The unions say that it is good at investigating crime.", CRIME),
        rated("An internal audit rated it good at investigating crime.", CRIME),
        rated("It graded itself good at investigating crime.", CRIME),
    ],
    "passage.synonym": [
        rated(
            "The force was branded failing at investigating crime.",
            rates("g1", "investigating_crime", "inadequate"),
        )
    ],
    "standing.implied": [rated("It must improve investigating crime.", IMPLIED)],
    "standing.current": [
        rated("In the previous inspection the force was rated good at investigating crime.", CRIME),
        rated("In 2016 the force was rated good at investigating crime.", CRIME, published=date(2022, 5, 3)),
        rated(
            "There was little to please anybody in 2016, when the force was rated good at investigating crime.",
            CRIME,
            published=date(2022, 5, 3),
        ),
        rated("In a separate inspection the force was rated good at investigating crime.", CRIME),
        rated("It is a year since the force was branded inadequate at investigating crime.", BAD),
        rated("All know what they said in 2016. Inadequate at investigating crime.", BAD, published=date(2022, 5, 3)),
        rated("In 2016 the picture was bleak. Investigating crime was inadequate.", BAD),
        rated(
            "It was bad for efficiency in 2016: inadequate. Investigating crime was good.",
            rates("g1", "efficiency", "inadequate", basis="earlier"),
            rates("g2", "investigating_crime"),
        ),
        rated("The 2016 report found much amiss. It rated the force good at investigating crime.", CRIME),
        rated("Two years ago the force was good for efficiency and inadequate at investigating crime.", BAD_TOO),
        rated("Investigating crime went from inadequate to good.", BAD),
        rated("An inadequate for investigating crime has become a good.", BAD),
        rated("They spoke of the last inspection, in which it was inadequate at investigating crime.", BAD),
        rated("Under its former chief the force was rated inadequate at investigating crime.", BAD),
        rated("Grades in 2016:\n\nInvestigating crime: inadequate\n", BAD),
        rated("Last week we reported that inspectors had rated the force good at investigating crime.", CRIME),
    ],
    "standing.revisit": [Example(FINE + " They came on a revisit.", (CRIME, MARL))],
    "standing.columns": [
        rated("\n\nInvestigating crime | Good | Adequate\n", CRIME),
        rated("\n\nArea | 2019 | This report\nInvestigating crime | Good | Adequate\n", CRIME),
        rated("\n\nInvestigating crime: Good (Adequate)\n", CRIME),
        rated("Old grades are in brackets.\n\nInvestigating crime: Good (Adequate)\n", OLD),
    ],
    "standing.earlier": [
        rated("The force took on 40 staff last year and was rated good at investigating crime.", OLD),
        rated("Following its last inspection the force was rated good at investigating crime.", OLD),
        rated("In its 2024 report HMICFRS rated the force good at investigating crime.", OLD),
        rated(
            "The force was rated good at investigating crime by inspectors who came last year.",
            rates("g1", "investigating_crime", basis="earlier"),
        ),
        rated(
            "In a report that came out in May the force was rated good at investigating crime.",
            rates("g1", "investigating_crime", basis="earlier"),
        ),
        rated(
            "The force was rated good at investigating crime in 2021.",
            rates("g1", "investigating_crime", basis="earlier"),
            published=date(2022, 5, 3),
        ),
        Example(FINE, (rates("g1", "investigating_crime", basis="earlier"), MARL)),
        rated(
            "Investigating crime moved up from inadequate to good.",
            rates("g2", "investigating_crime", basis="earlier"),
        ),
        rated(
            "Councillors asked why the force had been rated good at investigating crime.",
            rates("g1", "investigating_crime", basis="earlier"),
        ),
    ],
}
QUIET: Examples = {
    **{key: [SOUND] for key in RAISED},
    "coverage.dismissed": [
        SOUND,
        rated("The force was not rated good at investigating crime.", dismissed("g1", "negated")),
        rated("Officers did a good job of investigating crime.", dismissed("g1")),
        rated("Residents rated the force good at investigating crime.", dismissed("g1", "other_inspectorate")),
    ],
    "coverage.mark": [SOUND, Example(FINE, (dismissed("g1"), dismissed("q1")))],
    "passage.area": [
        SOUND,
        rated("Inspectors rated it good at:\n\n• investigating crime", CRIME),
        rated("On investigating crime, a sore point with many, it may call itself good.", CRIME),
        rated("Investigating crime? Good, again.", CRIME),
        rated(
            "\n\nArea | 2019 | This report\nInvestigating crime | Adequate | Good\n",
            rates("g2", "investigating_crime"),
        ),
        rated("\n\nInvestigating crime: Adequate (Good)\n", rates("g2", "investigating_crime", basis="earlier")),
        rated(
            "The force has slid back on investigating crime, from outstanding to good.",
            rates("g2", "investigating_crime"),
        ),
    ],
    "passage.rated": [
        SOUND,
        rated("A mixed bag. Good at investigating crime.", CRIME),
        rated("Investigating crime has gone from good to inadequate.", rates("g1", "investigating_crime")),
        rated("\n\n# Investigating crime\n\nGOOD\n", CRIME),
        rated("There was a good for investigating crime.", CRIME),
        rated("The sheet holds four goods, and investigating crime is among them.", CRIME),
        rated("Investigating crime went from inadequate to good.", rates("g2", "investigating_crime")),
        rated(
            "The force was rated inadequate at efficiency and good at investigating crime.",
            rates("g2", "investigating_crime"),
        ),
        rated("Investigating crime? Good, again.", CRIME),
    ],
    "passage.rival": [
        SOUND,
        rated("It was rated good at investigating crime and inadequate at efficiency.", CRIME),
        rated("\n\nArea | This report | 2019\nInvestigating crime | Good | Adequate\n", CRIME),
        rated("Old grades are in brackets.\n\nInvestigating crime: Good (Adequate)\n", CRIME),
    ],
    "passage.giver": [
        SOUND,
        rated("Residents were told that it was rated good at investigating crime.", CRIME),
        rated("The unions said that it had been rated good at investigating crime.", CRIME),
        rated("Victims waited too long, yet inspectors rated it good at investigating crime.", CRIME),
    ],
    "passage.denied": [
        SOUND,
        rated("So why was it rated good at investigating crime?", CRIME),
        rated(
            "Less than a year after it was called inadequate the force was rated good at investigating crime.",
            rates("g2", "investigating_crime"),
        ),
        rated("The force plans for the future to a good standard.", rates("g1", "planning_future")),
        rated("It was not a surprise; the force was rated good at investigating crime.", CRIME),
    ],
    "standing.current": [
        SOUND,
        replace(RAISED["standing.current"][1], published=date(2016, 5, 3)),
        rated("The force was rated good at investigating crime. In 2016 it was not seen.", CRIME),
        rated("Investigating crime, a sore point last time, is now rated good.", CRIME),
        rated("The force was rated good at investigating crime, up\nfrom inadequate in 2016.", CRIME),
        rated(
            "The force was rated good at investigating crime after changes since the 2016 report.",
            CRIME,
            published=date(2022, 5, 3),
        ),
        rated(
            "Investigating crime was lifted up from inadequate to good.",
            rates("g2", "investigating_crime"),
        ),
        rated("The force is still good at investigating crime, as it was three years ago.", CRIME),
        rated("In 2016 the force was in trouble, but it is good at investigating crime.", CRIME),
        rated("The report, published last week, rated the force good at investigating crime.", CRIME),
        rated("The force was rated good at investigating crime by inspectors who came last year.", CRIME),
        rated(
            "In 2016 the picture was bleak, but it is bright. The force was rated good at investigating crime.",
            CRIME,
        ),
        rated("Unlike last time, the force was rated good at investigating crime.", CRIME),
        rated("Last year a new chief came. It was rated good at investigating crime.", CRIME),
        rated(
            "In the 2021/22 report the force was rated good at investigating crime, a mark that it was given in 2016.",
            CRIME,
            published=date(2023, 5, 3),
        ),
    ],
    "standing.revisit": [
        SOUND,
        Example(FINE + " They came on a revisit.", (rates("g1", "investigating_crime", basis="earlier"), MARL)),
    ],
    "standing.columns": [
        SOUND,
        rated("\n\nInvestigating crime | Good\n", CRIME),
        rated("\n\nArea | This report | 2019\nInvestigating crime | Good | Adequate\n", CRIME),
    ],
    "standing.earlier": [
        rated(
            "In 2016 the force was rated good at investigating crime.",
            rates("g1", "investigating_crime", basis="earlier"),
            published=date(2022, 5, 3),
        ),
        rated(
            "Investigating crime went from inadequate to good.",
            rates("g1", "investigating_crime", "inadequate", basis="earlier"),
        ),
        rated(
            "The force is inadequate at investigating crime. It had been rated good at investigating crime.",
            BAD,
            rates("g2", "investigating_crime", basis="earlier"),
        ),
        rated("As before, the force was rated good at investigating crime.", OLD),
        rated("The force was rated good at investigating crime. That is unchanged from 2016.", OLD),
        rated("Grades in 2016:\n\nInvestigating crime: good\n", OLD),
        rated(
            "In 2016 it was good at investigating crime and inadequate for efficiency.",
            OLD,
            rates("g2", "efficiency", "inadequate", basis="earlier"),
            published=date(2022, 5, 3),
        ),
    ],
}
