"""How the rule reader tells people, offices and organisations apart; all texts are invented.

A row is what follows a first paragraph that names a force, and for each quote its first word,
speaker, role, organisation and kind.
"""

from __future__ import annotations

import pytest

from tests.flow.reading import read_by_rules

HEAD = "HMICFRS has rated Kent Police good for efficiency.\n\n"
MARL = ("Ann Marl", "Chief Constable", "Kent Police", "person")
REPORT = (None, None, "HMICFRS", "document")
NOBODY = (None, None, None, "person")
PCC = "Kent Police and Crime Commissioner"

OFFICES = [
    (
        "HM Chief Inspector of Prisons Nell Dray said: “We saw it all.”",
        [("We", "Nell Dray", "HM Chief Inspector of Prisons", "HM Inspectorate of Prisons", "person")],
    ),
    (
        "HM Chief Inspector of Constabulary in Scotland, Nell Dray, said: “We saw it all.”",
        [("We", "Nell Dray", "HM Chief Inspector of Constabulary in Scotland", "HMICS", "person")],
    ),
    (
        "Inspector Nell Dray, who leads the rural crime team, said: “We saw it all.”",
        [("We", "Nell Dray", "Inspector", "Kent Police", "person")],
    ),
    ("Inspector Nell Dray said: “We saw it all.”", [("We", "Nell Dray", "Inspector", "HMICFRS", "person")]),
    (
        "HM Inspector of Constabulary Nell Dray was there. The inspector said officers “know very well what they do”.",
        [("know", "Nell Dray", "inspector", "HMICFRS", "person")],
    ),
    (
        "The Victims’ Commissioner, Dame Nell Dray, said: “Delay is a second injury.”",
        [("Delay", "Nell Dray", "Victims’ Commissioner", None, "person")],
    ),
    (
        "Labour’s candidate for commissioner, Nell Dray, said: “We saw it all.”",
        [("We", "Nell Dray", "candidate for commissioner", None, "person")],
    ),
    (
        "His Labour opponent, Nell Dray, said the commissioner slept. “We saw it all,” she said.",
        [("We", "Nell Dray", "Labour opponent", None, "person")],
    ),
    (
        "Nell Dray, a retired sergeant, said: “We were good at that.”",
        [("We", "Nell Dray", "sergeant", None, "person")],
    ),
    (
        "Essex’s police and crime commissioner, Nell Dray, said: “We saw it all.”",
        [("We", "Nell Dray", "police and crime commissioner", "Essex Police and Crime Commissioner", "person")],
    ),
    (
        "The Police, Fire and Crime Commissioner met them. The commissioner, Nell Dray, said: “We saw it all.”",
        [("We", "Nell Dray", "commissioner", "Kent Police, Fire and Crime Commissioner", "person")],
    ),
    (
        "Superintendent Nell Dray left. “We saw it all,” Supt Dray said.",
        [("We", "Nell Dray", "Superintendent", "Kent Police", "person")],
    ),
    (
        "Det Supt Nell Dray, of the force, said: “We saw it all.”",
        [("We", "Nell Dray", "Det Supt", "Kent Police", "person")],
    ),
]
BESIDE_A_NAME = [
    ("Stalking survivor Nell Dray said: “I rang.”", [("I", "Nell Dray", "Stalking survivor", None, "person")]),
    ("“I rang again,” said mum-of-two Nell Dray.", [("I", "Nell Dray", "mum-of-two", None, "person")]),
    ("Nell Dray, whose mother was hurt, said: “I rang.”", [("I", "Nell Dray", None, None, "person")]),
    ("Student Nell Dray, 20, said: “I rang them.”", [("I", "Nell Dray", "Student", None, "person")]),
    ("Principal Adaeze Dray said: “I rang them.”", [("I", "Adaeze Dray", "Principal", None, "person")]),
    (
        "Fire Safety Lead Nell Dray came. “I rang them,” she said.",
        [("I", "Nell Dray", "Fire Safety Lead", None, "person")],
    ),
    (
        "Nell Dray, head of the Call Management Command, said: “I rang.”",
        [("I", "Nell Dray", "head of the Call Management Command", None, "person")],
    ),
    ("Stephen, from Ash, wrote to them. “I rang the force,” he said.", [("I", "Stephen", None, None, "person")]),
    (
        "Call handler Nell, who came in May, smiled. “I rang,” she said.",
        [("I", "Nell", "Call handler", None, "person")],
    ),
    ("Nell Dray, who runs a corner shop in Ash, said: “I rang them.”", [("I", "Nell Dray", None, None, "person")]),
    ("Her opposite number, Bo Finch, left. “I rang them,” he said.", [("I", "Bo Finch", None, None, "person")]),
    (
        "In a letter to the Home Secretary, Nell Dray wrote: “I rang them.”",
        [("I", "Nell Dray", None, None, "person")],
    ),
    (
        "A woman, who asked to be called Nell, left. “I rang them,” said Nell, 34.",
        [("I", "Nell", None, None, "person")],
    ),
    ("“I rang them,” says Nell, from Ash. “I did.”", [("I", "Nell", None, None, "person")] * 2),
    ("Nell Dray, Ash: “I rang them and nobody came.”", [("I", "Nell Dray", None, None, "person")]),
    ("“I rang them and nobody came!” – Nell Dray, Ash", [("I", "Nell Dray", None, None, "person")]),
    ("Nell Dray, of Victim Support, said: “I rang.”", [("I", "Nell Dray", None, "Victim Support", "person")]),
    (
        "Councillor Nell Dray, who chairs the committee, said: “We read it.”",
        [("We", "Nell Dray", "Councillor", None, "person")],
    ),
    (
        "Nell Dray, who works there and is a Unison steward, said: “We read it.”",
        [("We", "Nell Dray", "steward", "Unison", "person")],
    ),
    (
        "For Nell Dray it was long. The founder of Mudley Women’s Refuge left. “I have it here now,” says Ms Dray.",
        [("I", "Nell Dray", "founder", "Mudley Women’s Refuge", "person")],
    ),
    (
        "Nell Dray looks tired. The chief constable, 53, has a dog. “I have slept very well since,” she says.",
        [("I", "Nell Dray", "chief constable", "Kent Police", "person")],
    ),
    (
        "The county’s commissioner said he was glad. “It is fair to us,” said Bo Finch.",
        [("It", "Bo Finch", "commissioner", PCC, "person")],
    ),
    (
        "The leader of Mudley County Council hit back.\n\nConservative Nell Dray said: “It is fair.” Cllr Dray left.",
        [("It", "Nell Dray", "leader", "Mudley County Council", "person")],
    ),
    (
        "Nell Dray, a former police and crime commissioner for Essex, said: “We saw it all.”",
        [("We", "Nell Dray", "police and crime commissioner", None, "person")],
    ),
    ("HMICFRS’s Nell Dray said: “We saw it all.”", [("We", "Nell Dray", None, "HMICFRS", "person")]),
    ("“We saw it,” said Ms Dray. Nell Dray sings.", [("We", "Nell Dray", None, None, "person")]),
]
ORGANISATIONS = [
    (
        "The chair of Mudley Fire Authority, Councillor Nell Dray, was at Ash Trust. “It is good,” she said.",
        [("It", "Nell Dray", "chair", "Mudley Fire Authority", "person")],
    ),
    (
        "Countryside Alliance spokesman Bo Finch said: “It is good.”",
        [("It", "Bo Finch", "spokesman", "Countryside Alliance", "person")],
    ),
    (
        "Kent Police Federation chair Sgt Nell Dray said: “It is good.”",
        [("It", "Nell Dray", "Federation chair", "Kent Police Federation", "person")],
    ),
    (
        "But the Kent Police Federation was cross. “It is not good for us,” its secretary, Bo Finch, told me.",
        [("It", "Bo Finch", "secretary", "Kent Police Federation", "person")],
    ),
    (
        "Nell Dray, chair of the Essex branch of the Police Federation, said: “It is good.”",
        [("It", "Nell Dray", "chair", "Essex Police Federation", "person")],
    ),
    (
        "Mudley Fire Authority met. Cllr Nell Dray, chairman of the authority, said: “It is good.”",
        [("It", "Nell Dray", "chairman", "Mudley Fire Authority", "person")],
    ),
    (
        "Members of the Mudley Police and Crime Panel met. Cllr Nell Dray said: “It is good.”",
        [("It", "Nell Dray", "Cllr", "Mudley Police and Crime Panel", "person")],
    ),
    (
        "The Home Office said that it would respond. A spokesman said: “It is good.”",
        [("It", None, "spokesman", "Home Office", "person")],
    ),
    (
        "The Home Office put out a line. “It is good to hear that,” it ran.",
        [("It", None, None, "Home Office", "person")],
    ),
    (
        "A spokesperson for Kent Police and Crime Commissioner Bo Finch said: “It is good.”",
        [("It", None, "spokesperson", PCC, "person")],
    ),
    ("A statement from Kent Police read: “It is good.”", [("It", None, "statement", "Kent Police", "person")]),
    (
        "The Police Federation’s Essex chair, Nell Dray, said: “It is good.”",
        [("It", "Nell Dray", "chair", "Police Federation", "person")],
    ),
    (
        "Nell Dray, of Mudley Choir Trust, left. Her colleague Bo Finch stayed. “It is good,” he said.",
        [("It", "Bo Finch", "colleague", "Mudley Choir Trust", "person")],
    ),
    (
        "Unison’s regional organiser, Nell Dray, said: “It is good.”",
        [("It", "Nell Dray", "regional organiser", "Unison", "person")],
    ),
    (
        "The Police Federation met. Nell Dray, chair of the Kent branch of the Police Federation, said: “It is good.”",
        [("It", "Nell Dray", "chair", "Kent Police Federation", "person")],
    ),
    (
        "The chair of the Essex branch of the Police Federation, Nell Dray, said: “It is good.”",
        [("It", "Nell Dray", "chair", "Essex Police Federation", "person")],
    ),
    (
        "Kent’s Police, Fire and Crime Panel met. Panel member Nell Dray said: “It is good.”",
        [("It", "Nell Dray", "Panel member", "Police, Fire and Crime Panel", "person")],
    ),
    ("The FBU’s Nell Dray said: “It is good.”", [("It", "Nell Dray", None, "Fire Brigades Union", "person")]),
    (
        "Dr Nell Dray, who teaches law at Mudley University, said: “It is good.”",
        [("It", "Nell Dray", None, "Mudley University", "person")],
    ),
    (
        "Mudley Women’s Centre is shut. Its director, Nell Dray, said: “It is good.”",
        [("It", "Nell Dray", "director", "Mudley Women’s Centre", "person")],
    ),
    (
        "Chief Constable Ann Marl left. The Women in the Force network said: “It is good.”",
        [("It", None, None, "Women in the Force", "person")],
    ),
    (
        "Bo Finch was chief constable until May. “It is good for us all,” he said.",
        [("It", "Bo Finch", "chief constable", None, "person")],
    ),
    (
        "Chief Constable Bo Finch, the lead for fraud at the National Police Chiefs’ Council, said: “It is good.”",
        [("It", "Bo Finch", "Chief Constable", "National Police Chiefs’ Council", "person")],
    ),
    ("Chief Constable Ann Marl left. A banner outside read: “It is good for us.”", [("It", *NOBODY)]),
    (
        "Members of HMICFRS met, with one accusing the force of “looking the other way at night”.",
        [("looking", *NOBODY)],
    ),
    (
        "Nell Dray spoke. At the Red Lion, plumber Bo Finch was unmoved: “It is good.”",
        [("It", "Bo Finch", "plumber", None, "person")],
    ),
    ("A report by the council’s scrutiny team said: “It is good.”", [("It", None, None, None, "document")]),
    ("An internal review of the force said: “It is good.”", [("It", None, None, None, "document")]),
    ("The force’s website says: “It is good.”", [("It", None, None, "Kent Police", "document")]),
    ("A Freedom of Information response said: “It is good.”", [("It", *NOBODY)]),
    (
        "Chief Superintendent Bo Finch, chair of the Superintendents’ Association, said: “It is good.”",
        [("It", "Bo Finch", "Chief Superintendent", "Superintendents’ Association", "person")],
    ),
    (
        "PC Bo Finch, who is a Federation rep, said: “It is good.”",
        [("It", "Bo Finch", "PC", "Police Federation", "person")],
    ),
    (
        "Superintendent Bo Finch, speaking at the Federation’s do, said: “It is good.”",
        [("It", "Bo Finch", "Superintendent", "Kent Police", "person")],
    ),
    (
        "Nell Dray, who retired as a superintendent in May, said: “It is good.”",
        [("It", "Nell Dray", "superintendent", None, "person")],
    ),
    (
        "Neighbourhood inspector Bo Finch said: “It is good.”",
        [("It", "Bo Finch", "inspector", "Kent Police", "person")],
    ),
    (
        "Mudley Town Council clerk Bo Finch said: “It is good.”",
        [("It", "Bo Finch", "Town Council clerk", "Mudley Town Council", "person")],
    ),
    (
        "Bo Finch, head teacher at Mudley Primary, said: “It is good.”",
        [("It", "Bo Finch", "teacher", None, "person")],
    ),
    (
        "“It is good for us all,” Cllr Nell Dray told a meeting of Mudley Town Council.",
        [("It", "Nell Dray", "Cllr", "Mudley Town Council", "person")],
    ),
    ("Watchdog chief Nell Dray said: “It is good.”", [("It", "Nell Dray", "chief", "HMICFRS", "person")]),
    ("The county’s mayor sent a letter to the Home Office. It reads: “It is good to us.”", [("It", *NOBODY)]),
    (
        "HMICFRS has sent the chief constable a letter. It reads: “It is good to us.”",
        [("It", None, None, "HMICFRS", "person")],
    ),
    (
        "Councillor Nell Dray wrote to the committee. Her letter states: “It is good.”",
        [("It", "Nell Dray", "Councillor", None, "person")],
    ),
    ("The report came. My husband was a special. “It is good in the end,” he used to say.", [("It", *NOBODY)]),
]
VERBS = [
    ("Chief Constable Ann Marl said sorry after inspectors found “no clear focus on theft”.", [("no", *REPORT)]),
    ("Chief Constable Ann Marl welcomed the report’s praise for “a clear focus on theft”.", [("a", *REPORT)]),
    ("Chief Constable Ann Marl quoted the report: “It is good on theft.”", [("It", *REPORT)]),
    ("Chief Constable Ann Marl rejected the claim that there was “no clear focus on theft”.", [("no", *NOBODY)]),
    ("Chief Constable Ann Marl met Cllr Bo Finch. She told him “it is good on theft”.", [("it", *MARL)]),
    (
        "Chief Constable Ann Marl spoke. Her words came after Cllr Bo Finch had said “it is good on theft”.",
        [("it", "Bo Finch", "Cllr", None, "person")],
    ),
    ("Ann Marl left. A source close to the commissioner said: “It is good.”", [("It", None, "source", None, "person")]),
    (
        "Chief Constable Ann Marl left. Her spokesman said: “It is good.”",
        [("It", None, "spokesman", "Kent Police", "person")],
    ),
    ("Bo Finch asked Ann Marl if it was. “It is good for us all,” came the reply.", [("It", *NOBODY)]),
    (
        "Cllr Bo Finch asked her: “Is it good?” “It is,” said Chief Constable Ann Marl.",
        [("Is", "Bo Finch", "Cllr", None, "person"), ("It", *MARL)],
    ),
    (
        "Asked by Cllr Bo Finch if it was, Chief Constable Ann Marl said: “It is good.”",
        [("It", *MARL)],
    ),
    (
        "Chief Constable Ann Marl was accused by Cllr Bo Finch of “a very poor show indeed”.",
        [("a", "Bo Finch", "Cllr", None, "person")],
    ),
    ("Chief Constable Ann Marl was described by colleagues as “a very good boss indeed”.", [("a", *NOBODY)]),
    (
        "“It is good to hear,” Chief Constable Ann Marl was told by Cllr Bo Finch.",
        [("It", "Bo Finch", "Cllr", None, "person")],
    ),
    ("“It is good for us,” growled Chief Constable Ann Marl.", [("It", *MARL)]),
    (
        "Nell Dray lives there. “It is good to hear,” said the plumber, 41.",
        [("It", "Nell Dray", "plumber", None, "person")],
    ),
    (
        "Chief Constable Ann Marl left. “Is it good?” asked Cllr Nell Dray. “It is,” she replied.",
        [("Is", "Nell Dray", "Cllr", None, "person"), ("It", *NOBODY)],
    ),
    (
        "“Is it really good?” Cllr Nell Dray asked Chief Constable Ann Marl.",
        [("Is", "Nell Dray", "Cllr", None, "person")],
    ),
    (
        "Chief Constable Ann Marl was told by Cllr Nell Dray that “nobody has seen an officer there”.",
        [("nobody", "Nell Dray", "Cllr", None, "person")],
    ),
    ("Kent Police has been praised as “a force that knows its streets” by inspectors.", [("a", *REPORT)]),
    ("The force was praised for its “strong and clear focus on theft”.", [("strong", *REPORT)]),
    ("Something HMICFRS puts down to “the knowledge that officers have”.", [("the", *REPORT)]),
    (
        "Ann Marl took issue with one line, which says that officers “never ring anybody back there”.",
        [("never", *REPORT)],
    ),
    (
        "Inspectors heard from one officer that “nobody asks us what we think”.",
        [("nobody", None, "officer", None, "person")],
    ),
    ("Staff told inspectors it was “a nightmare from the first day”.", [("a", None, "Staff", None, "person")]),
    ("Critics called the report “a disgrace to all of us”.", [("a", *NOBODY)]),
    (
        "Inspectors saw “a clear focus on theft there”, which Chief Constable Ann Marl called “a tribute to us all”.",
        [("a", *REPORT), ("a", *MARL)],
    ),
    (
        "HMICFRS sent a letter. The letter speaks of “steady progress in all of it”. Signed by HM Inspector Nell Dray.",
        [("steady", "Nell Dray", "HM Inspector", "HMICFRS", "person")],
    ),
    (
        "It was not so, said the spokesman, “as far as we can tell today”.",
        [("as", None, "spokesman", None, "person")],
    ),
    (
        "She wrote to Chief Constable Ann Marl, whose answer is here: “We have hired people.”",
        [("We", *MARL)],
    ),
]
BELOW_AND_BESIDE = [
    (
        "“The mood is better than the grade.”\nNell Dray, newsagent, Ash\n\n“It is not so in Elm.”\nBo Finch, farmer",
        [("The", "Nell Dray", "newsagent", None, "person"), ("It", "Bo Finch", "farmer", None, "person")],
    ),
    (
        "Chief Constable Ann Marl read it. It was, by her own account, “a report to hide from a mother”.",
        [("a", *MARL)],
    ),
    (
        "Nell Dray said that the report’s sentence about call handlers, “They do the work of many”, was bad.",
        [("They", *REPORT)],
    ),
    ("One of them told us: “It is an ornament, that is all.”", [("It", *NOBODY)]),
    ("A woman from Ash wrote to us: “It is an ornament, that is all.”", [("It", *NOBODY)]),
    ("Retired inspector Nell Dray said: “It is good.”", [("It", "Nell Dray", "inspector", None, "person")]),
    (
        "Unison, which speaks for staff, said it knew. “It is very good,” said branch secretary Nell Dray.",
        [("It", "Nell Dray", "branch secretary", "Unison", "person")],
    ),
    (
        "HM Chief Inspector of Fire & Rescue Services Nell Dray said: “It is good.”",
        [("It", "Nell Dray", "HM Chief Inspector of Fire & Rescue Services", "HMICFRS", "person")],
    ),
]
INTERVIEWS = [
    (
        "Nell Dray, Chief Constable, Kent Police\n\nPL: Was it?\n“I hoped so then.”\n\nPL: Yes.\n“No, and I was glad.”",
        [
            ("I", "Nell Dray", "Chief Constable", "Kent Police", "person"),
            ("No", "Nell Dray", "Chief Constable", "Kent Police", "person"),
        ],
    ),
    (
        "HMICFRS sent a letter. “Dear Ms Dray,” it begins. “You came to see us.” Signed by HM Inspector Bo Finch.",
        [("You", "Bo Finch", "HM Inspector", "HMICFRS", "person")],
    ),
    (
        "Acting Deputy Chief Constable Nell Dray said: “It is good.”",
        [("It", "Nell Dray", "Acting Deputy Chief Constable", "Kent Police", "person")],
    ),
]
PRONOUNS = [
    (
        "Nell Dray noted that the inspectors described the budget as “prudent and, in places, rash”.",
        [("prudent", *REPORT)],
    ),
    (
        "A letter came from a widow in Ash. “My husband was robbed there,” it began.",
        [("My", *NOBODY)],
    ),
    (
        "Nell Dray says she has “given up ringing them by now”. “They do come here now,” adds her husband Barry.",
        [("given", "Nell Dray", None, None, "person"), ("They", "Barry", "husband", None, "person")],
    ),
    (
        "Nell Dray, the Fire Brigades Union’s national officer, said: “It is good.”",
        [("It", "Nell Dray", "national officer", "Fire Brigades Union", "person")],
    ),
    (
        "Nell Dray, of the University of Mudley, said: “It is good.”",
        [("It", "Nell Dray", None, "University of Mudley", "person")],
    ),
    (
        "Chief Constable Ann Marl left. The chair thanked them. He said it would be “a long year for us all”.",
        [("a", None, "chair", None, "person")],
    ),
    (
        "Nell Dray was worried that the report spoke of “gaps in the supervision of cases”.",
        [("gaps", *REPORT)],
    ),
    ("A friend of the victim said: “She wants to hear it said.”", [("She", None, "friend", None, "person")]),
    (
        "Chief Constable Ann Marl left. Bernard Finch stayed. “It is good,” she said.",
        [("It", *MARL)],
    ),
    (
        "Chief Constable Ann Marl left.\n\nOne of the officers wrote to us. He said it was “never so bad as this”.",
        [("never", *NOBODY)],
    ),
    (
        "Chief Constable Ann Marl left. The mother of a boy was asked. “Nobody rang us,” she said.",
        [("Nobody", None, "mother", None, "person")],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*OFFICES, *BESIDE_A_NAME, *ORGANISATIONS, *VERBS, *BELOW_AND_BESIDE, *INTERVIEWS, *PRONOUNS]
)
def test_who_says_it_and_as_what(text: str, expected: list[tuple[str | None, ...]]) -> None:
    """A role is the speaker's own, an organisation the one that the role belongs to, and doubt names nobody."""
    said = [
        (item.text.split()[0].rstrip(","), item.speaker, item.role, item.organisation, item.kind)
        for item in read_by_rules(HEAD + text).quotes
    ]
    assert said == expected
