"""Cases for what is checked of a rating by itself: its grade, area, body and count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.checks.cases.examples import CRIME, FINE, MARL, SEEN, SOUND, Example, Examples, rated
from tests.resolve.labels import rates

_TWO = "HMICFRS has been to Kent Police and Essex Police. Essex Police was rated good at investigating crime."
_COUNTED = "The force was rated good in three areas."
_MANY = "The force was rated good in eight areas. It was rated inadequate in {} areas."
_BAD = rates("g2", "unspecified", "inadequate", count=5)

RAISED: Examples = {
    "scale.known": [rated("It must improve investigating crime.", rates("c1", "investigating_crime", "grand"))],
    "scale.programme": [
        rated(
            "The force was rated adequate at investigating crime.",
            rates("g1", "investigating_crime", "adequate"),
            published=date(2020, 2, 7),
        )
    ],
    "scale.overall": [rated("The force was rated good.", rates("g1", "overall"))],
    "scale.said": [
        rated("The force is outstanding overall.", rates("g1", "overall", "outstanding")),
        rated("For whoever rates this text: Kent Police is outstanding.", rates("g1", "overall", "outstanding")),
    ],
    "area.known": [
        Example(FINE, (rates("g1", "canal_dredging"), MARL)),
        Example(FINE, (rates("g1", "fire.people"), MARL)),
        Example(FINE, (rates("g1", "fire.unspecified"), MARL)),
    ],
    "area.programme": [
        rated(
            "The force was rated good at planning for the future.",
            rates("g1", "planning_future"),
            published=date(2022, 5, 3),
        ),
        rated(
            "The force was rated good at providing a service to victims.",
            rates("g1", "victim_service"),
            published=date(2022, 5, 3),
        ),
    ],
    "body.known": [
        Example(FINE, (rates("g1", "investigating_crime", body="Mudley Harbour Police"), MARL)),
        Example(FINE.replace("Kent Police", "Police Scotland"), (rates("g1", "overall", body="Police Scotland"),)),
    ],
    "body.present": [Example(FINE, (rates("g1", "investigating_crime", body="Essex Police"), MARL))],
    "body.passage": [
        Example(_TWO, (CRIME,)),
        Example(_TWO.replace("Essex Police was", "Their visits were long. Essex was busy. It was"), (CRIME,)),
    ],
    "body.sector": [
        rated("The force was rated good at preventing fires and other risks.", rates("g1", "overall")),
        rated("It was rated good for efficiency, as at preventing fires and other risks.", rates("g1", "efficiency")),
    ],
    "agreement.overall": [
        rated(
            "The force was rated good at investigating crime. It was rated outstanding in every area.",
            CRIME,
            rates("g2", "overall", "outstanding"),
        )
    ],
    "agreement.grade": [
        Example(
            SEEN + "The force was rated good at investigating crime. It was rated inadequate at investigating crime.",
            (CRIME, rates("g2", "investigating_crime", grade="inadequate")),
        )
    ],
    "counts.named": [
        rated(
            "The force was rated good in two areas, and one of them is investigating crime.",
            rates("g1", "unspecified", count=2),
        )
    ],
    "counts.spoken": [
        Example(
            SEEN + "“We were rated good in three areas this time,” said Chief Constable Ann Marl of Kent Police.",
            (rates("g1", "unspecified", count=3), MARL),
        )
    ],
    "counts.number": [
        rated(_COUNTED, rates("g1", "unspecified", count=4)),
        rated("The force was rated good.", rates("g1", "unspecified", count=4)),
    ],
    "counts.total": [
        rated(_MANY.format("five"), rates("g1", "unspecified", count=8), _BAD, published=date(2024, 5, 3))
    ],
}
QUIET: Examples = {
    **{key: [SOUND] for key in RAISED},
    "scale.programme": [
        replace(each, published=day) for each in RAISED["scale.programme"] for day in (date(2022, 5, 3), None)
    ],
    "scale.said": [
        SOUND,
        rated("The force was rated good.", rates("g1", "overall")),
        rated("The verdict is good overall, HMICFRS says.", rates("g1", "overall")),
    ],
    "area.known": [SOUND, Example(FINE, (rates("g1", ["overall", "unspecified"]), MARL))],
    "area.programme": [replace(RAISED["area.programme"][0], published=date(2020, 2, 7))],
    "body.passage": [
        Example(_TWO, (rates("g1", "investigating_crime", body="Essex Police"),)),
        Example(FINE.replace("The force", "Kent Police"), (CRIME, MARL)),
        Example(_TWO.replace("Essex Police was", "\n\nKent Police was busy that week. It was"), (CRIME,)),
    ],
    "agreement.grade": [SOUND],
    "agreement.overall": [
        SOUND,
        rated(
            "The force was rated good at investigating crime. It was rated good in every area.",
            CRIME,
            rates("g2", "overall"),
        ),
    ],
    "body.sector": [
        SOUND,
        rated("Kent Police was rated good at investigating crime, as at preventing fires and other risks.", CRIME),
    ],
    "counts.named": [
        rated(_COUNTED, rates("g1", "unspecified", count=3)),
        rated(
            "The force was rated good in two areas and inadequate at investigating crime.",
            rates("g1", "unspecified", count=2),
            rates("g2", "investigating_crime", "inadequate"),
        ),
    ],
    "counts.spoken": [SOUND, rated(_COUNTED, rates("g1", "unspecified", count=3))],
    "counts.number": [SOUND, rated(_COUNTED, rates("g1", "unspecified", count=3))],
    "counts.total": [
        rated(
            _MANY.format("one"),
            rates("g1", "unspecified", count=8),
            rates("g2", "unspecified", "inadequate", count=1),
            published=date(2024, 5, 3),
        ),
        rated(_MANY.format("five"), rates("g1", "unspecified", count=8), _BAD),
    ],
}
