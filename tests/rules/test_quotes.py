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
        [("They", "Thaddeus Orde", "inspector who led the work", "HMICFRS", "person")],
    ),
]
PCC = "Kent Police and Crime Commissioner"
ANNOUNCED = [
    (
        "Chief Constable Ann Marl took a day. Her answer came at noon: “We have hired people who answer.”",
        [("We", *MARL)],
    ),
    ("Chief Constable Ann Marl sighed. Her verdict: “We have hired more people.”", [("We", *MARL)]),
    (
        "In a post Chief Constable Ann Marl said it was “read with care by all”. The post went on: “We have hired.”",
        [("read", *MARL), ("We", *MARL)],
    ),
    ("The report is warm about schools. It is also frank: “Victims wait for too long.”", [("Victims", *REPORT)]),
    (
        "On the matter of who answers the report is plain: “Nobody was asked to do it.”",
        [("Nobody", *REPORT)],
    ),
    ("Ann Marl asked if the inspectorate’s phrase, “a force that runs on goodwill”, was fair.", [("a", *REPORT)]),
    ("Officers were “too slow to pick up the phone”, according to the report.", [("too", *REPORT)]),
    ("The report says that:\n\n• the force “knows what its callers want of it”", [("knows", *REPORT)]),
    (
        "Nobody was rude.\n\nWhat the inspectors said\n\nOf the control room: “People there know their work.”",
        [("People", *REPORT)],
    ),
    (
        "Her words were echoed by Bo Finch, of the Mudley Choir Trust: “Nobody rang us back about it.”",
        [("Nobody", "Bo Finch", None, "Mudley Choir Trust", "person")],
    ),
    (
        "HM Inspector Nell Dray was blunt. Her report adds: “Victims wait for too long.”",
        [("Victims", *REPORT)],
    ),
    (
        "The force’s own review said: “Nobody had put the calls together.”",
        [("Nobody", None, None, "Kent Police", "document")],
    ),
    (
        "Chief Constable Ann Marl said: “We have hired more people.”\n\nAnd now?\n\n“We shall hire others, and soon.”",
        [("We", *MARL), ("We", *MARL)],
    ),
]
WHOSE = [
    (
        "The chief constable was glad. Ann Marl said: “We have hired people who answer.”",
        [("We", "Ann Marl", "chief constable", "Kent Police", "person")],
    ),
    (
        "The commissioner was glad.\n\nBo Finch, who took up the post in May, said: “It is fair.”",
        [("It", "Bo Finch", "commissioner", PCC, "person")],
    ),
    (
        "The commissioner was glad. Bo Finch was pleased. “It is a fair one,” the Kent commissioner said.",
        [("It", "Bo Finch", "commissioner", PCC, "person")],
    ),
    (
        "The chief constable said the wait was over.\n\n“We have hired people,” said Ann Marl.",
        [("We", "Ann Marl", "chief constable", "Kent Police", "person")],
    ),
    (
        "Chief Constable Ann Marl was glad. Her deputy, Bo Finch, said: “We know what is left to do.”",
        [("We", "Bo Finch", "deputy", "Kent Police", "person")],
    ),
    (
        "The Mudley Choir Trust was glad. Its treasurer, Bo Finch, said: “We know what is left to do.”",
        [("We", "Bo Finch", "treasurer", "Mudley Choir Trust", "person")],
    ),
    (
        "The FBU was glad. Bo Finch, its national officer, said: “We know what is left to do.”",
        [("We", "Bo Finch", "national officer", "Fire Brigades Union", "person")],
    ),
    (
        "The Mudley Choir Trust was glad. A spokesman there said: “We know what is left to do.”",
        [("We", None, "spokesman", "Mudley Choir Trust", "person")],
    ),
    (
        "The Mudley Choir Trust was glad. It called the report “the best that we have read”.",
        [("the", None, None, "Mudley Choir Trust", "person")],
    ),
    (
        "The commissioner is away. Her office said she had “read every word of the report”.",
        [("read", None, None, PCC, "person")],
    ),
    ("A spokesman for the commissioner said: “She has read every word.”", [("She", None, "spokesman", PCC, "person")]),
    ("Kent’s chief, Ann Marl, said: “We know what is left.”", [("We", "Ann Marl", "chief", "Kent Police", "person")]),
    (
        "His opposite number in Essex, Chief Constable Bo Finch, said: “We know what is left.”",
        [("We", "Bo Finch", "Chief Constable", "Essex Police", "person")],
    ),
    (
        "Policing minister Bo Finch said: “We know what is left.”",
        [("We", "Bo Finch", "Policing minister", "Home Office", "person")],
    ),
    (
        "Shadow policing minister Bo Finch said: “We know what is left.”",
        [("We", "Bo Finch", "Shadow policing minister", None, "person")],
    ),
    (
        "Bo Finch, Cabinet Member for Safer Streets, said: “We know what is left.” Mudley Borough Council met later.",
        [("We", "Bo Finch", "Cabinet Member", "Mudley Borough Council", "person")],
    ),
    (
        "Bo Finch, chief executive of Mudley Singers, said: “We know what is left.”",
        [("We", "Bo Finch", "chief executive", "Mudley Singers", "person")],
    ),
    (
        "In a statement the Crown Prosecution Service said: “We know what is left.”",
        [("We", None, None, "Crown Prosecution Service", "person")],
    ),
    ("A force spokeswoman said: “We know what is left.”", [("We", None, "spokeswoman", "Kent Police", "person")]),
]
NAMELESS = [
    (
        "A former singer, who asked us to call him Dean, said: “I was never rung back.”",
        [("I", "Dean", "former singer", None, "person")],
    ),
    ("“I was never rung back,” said one mother, Bo Finch.", [("I", "Bo Finch", "mother", None, "person")]),
    (
        "Bo Finch’s car was stolen in May. “I was never rung back,” she said.",
        [("I", "Bo Finch", None, None, "person")],
    ),
    (
        "Chief Constable Ann Marl was glad.\n\nA miller from Mudley told us: “I was never rung back.”",
        [("I", None, "miller", None, "person")],
    ),
    (
        "A Kent MP called it “the worst that she had read”.\n\nBo Finch, the MP for Mudley, was in the Commons.",
        [("the", "Bo Finch", "MP", None, "person")],
    ),
]
LATE = [
    (
        "A singer who left the choir said he was not convinced. “They have learned to say that,” the man said.",
        [("They", None, "singer", None, "person")],
    ),
    ("The NSPCC said it was “glad of some progress on this”.", [("glad", None, None, "NSPCC", "person")]),
    (
        "The report says the force should do more, noting that “nobody had looked at it”.",
        [("nobody", *REPORT)],
    ),
    (
        "Former Kent detective Bo Finch was unmoved. “Grades come and go,” he said.",
        [("Grades", "Bo Finch", "detective", None, "person")],
    ),
    (
        "Deputy commissioner Bo Finch was glad. “We have paid for this,” she said.",
        [("We", "Bo Finch", "Deputy commissioner", PCC, "person")],
    ),
    (
        "The chief of Kent Police was glad.\n\nBo Finch said: “We have hired people who answer.”",
        [("We", "Bo Finch", "chief", "Kent Police", "person")],
    ),
    ("Lead inspector Bo Finch said: “We saw it all.”", [("We", "Bo Finch", "Lead inspector", "HMICFRS", "person")]),
]
ALONE = [
    (
        "Chief Constable Ann Marl left.\n\nIt was no surprise to Bo Finch of Mudley Choir Trust. “I knew it,” he said.",
        [("I", "Bo Finch", None, "Mudley Choir Trust", "person")],
    ),
    (
        "Chief Constable Ann Marl was glad. She had written to Bo Finch. “I knew it all along,” she said.",
        [("I", *MARL)],
    ),
]
SHORT = [
    (
        "Chief Constable Ann Marl was glad. “I am sorry,” she told us. “It will not happen again.”",
        [("I", *MARL), ("It", *MARL)],
    ),
    (
        "Chief Constable Ann Marl was glad. “You cannot”, she said, “do this by email alone.”",
        [("You", *MARL), ("do", *MARL)],
    ),
]
NO_QUOTES = [
    "The force calls it a ‘one-stop shop’ for victims.",
    "The report, “An Inspection of Kent Police”, came out on Monday.",
    "The force was rated “good”.",
]


@pytest.mark.parametrize(
    ("text", "expected"), [*ATTRIBUTION, *CHAINS, *SOURCES, *ANNOUNCED, *WHOSE, *NAMELESS, *LATE, *ALONE, *SHORT]
)
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
