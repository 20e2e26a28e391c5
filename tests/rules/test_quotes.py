"""How the rule reader tells whose words are quoted, rule by rule; all texts are invented.

A row is what follows a first paragraph that names the people, and for each quote its first word,
speaker, role, organisation and kind.
"""

from __future__ import annotations

import pytest

from tests.flow.reading import read_by_rules

HEAD = "HMICFRS has rated Kent Police good for efficiency.\n\n"
MARL = ("Ann Marl", "Chief Constable", "Kent Police", "person")
REPORT = (None, None, "HMICFRS", "document")

ATTRIBUTION = [
    ("Chief Constable Ann Marl said: “We have hired people who answer the phone.”", [("We", *MARL)]),
    ("“We have hired people who answer the phone,” said Chief Constable Ann Marl.", [("We", *MARL)]),
    (
        "“We have hired a hundred people,” Chief Constable Ann Marl said, “who will answer each and every call.”",
        [("We", *MARL), ("who", *MARL)],
    ),
    ("Ann Marl, Chief Constable, said: “We have hired people who answer.”", [("We", *MARL)]),
    ("According to Chief Constable Ann Marl, “nobody should wait that long”.", [("nobody", *MARL)]),
]
CHAINS = [
    (
        "Chief Constable Ann Marl welcomed the report. “We have hired more people,” she said.",
        [("We", *MARL)],
    ),
    (
        "Chief Constable Ann Marl welcomed the report.\n\nMs Marl said: “We have hired more people.”",
        [("We", *MARL)],
    ),
    (
        "Chief Constable Ann Marl said: “We have hired more people.”\n\nShe added: “We shall hire others.”",
        [("We", *MARL), ("We", *MARL)],
    ),
]
SOURCES = [
    ("The report said: “Victims wait for too long before anybody calls.”", [("Victims", *REPORT)]),
    ("Inspectors found “too few people who answer the phone”.", [("too", *REPORT)]),
    (
        "Councillor Meg Attwell, Chair of Kent Fire Authority, said: “Members have read every page.”",
        [("Members", "Meg Attwell", "Chair", "Kent Fire Authority", "person")],
    ),
    (
        "A spokesperson for Kent Police said: “We have hired people who answer.”",
        [("We", None, "spokesperson", "Kent Police", "person")],
    ),
    (
        "But newsagent Gary Pascoe was less impressed. “I have been burgled twice since then,” he said.",
        [("I", "Gary Pascoe", "newsagent", None, "person")],
    ),
    (
        "In a message that the force agreed we may share, Chief Constable Ann Marl wrote: “I know how that lands.”",
        [("I", *MARL)],
    ),
    (
        "The union said it was glad.\n\nKev Tremlett, its brigade chair, said: “Our members did all of this.”",
        [("Our", "Kev Tremlett", "chair", None, "person")],
    ),
    (
        "Pat Dodd, of the Kendal Victims Friend charity, said: “Nobody rang them back about it.”",
        [("Nobody", "Pat Dodd", None, "Kendal Victims Friend", "person")],
    ),
    (
        "Otto Reeve, director of Fens Against Hate, said: “There was no reason for a search.”",
        [("There", "Otto Reeve", "director", "Fens Against Hate", "person")],
    ),
    (
        "Ines Callow, who runs the Luton charity Safer Doorways, said: “We have told them that for years.”",
        [("We", "Ines Callow", "runs the Luton charity Safer Doorways", "Safer Doorways", "person")],
    ),
    (
        "Danny Auld from the Fire Brigades Union says it is about numbers: “There were 19 people doing this work.”",
        [("There", "Danny Auld", None, "Fire Brigades Union", "person")],
    ),
    (
        "Sid Oxley, of the Teesside branch of the GMB, said: “Twenty-six posts were vacant there.”",
        [("Twenty-six", "Sid Oxley", None, "GMB", "person")],
    ),
    (
        "At Devizes town council on Monday Cllr Pip Nunn said: “Somebody signed off those rotas.”",
        [("Somebody", "Pip Nunn", "Cllr", "Devizes town council", "person")],
    ),
    (
        "Coun Ava Stone (Redcar Council, Lab) said: “Nobody has rung any of them back.”",
        [("Nobody", "Ava Stone", "Coun", "Redcar Council", "person")],
    ),
    (
        "Panel member Cllr Rosemary Veale said: “They have made progress with that.”",
        [("They", "Rosemary Veale", "Panel member", None, "person")],
    ),
    (
        "“They had been moved to another watch,” says the inspector who led the work, Thaddeus Orde.",
        [("They", "Thaddeus Orde", "inspector", "HMICFRS", "person")],
    ),
]
NO_QUOTES = [
    "The force calls it a ‘one-stop shop’ for victims.",
    "The report, “An Inspection of Kent Police”, came out on Monday.",
    "The force was rated “good”.",
]


@pytest.mark.parametrize(("text", "expected"), [*ATTRIBUTION, *CHAINS, *SOURCES])
def test_whose_words_they_are(text: str, expected: list[tuple[str | None, ...]]) -> None:
    """Name, role, organisation and kind are those that the article gives, near or paragraphs before."""
    said = [
        (item.text.split()[0], item.speaker, item.role, item.organisation, item.kind)
        for item in read_by_rules(HEAD + text).quotes
    ]
    assert said == expected


@pytest.mark.parametrize("text", NO_QUOTES)
def test_what_is_no_quote(text: str) -> None:
    """Scare quotes, titles and quoted grades are nobody's words."""
    assert read_by_rules(HEAD + text).quotes == ()
