"""Cases for quotes and names."""

from __future__ import annotations

from tests.checks.cases.examples import MARL, SAID, SEEN, SOUND, Example, Examples, quoted
from tests.resolve.labels import says

_FAR = SAID + "\n\n" + "The harbour of Mudley is old, and so is the town. " * 30 + "\n\n“So are we.” They left."


RAISED: Examples = {
    "names.spelling": [
        Example(
            SEEN + SAID + " “Nobody told us of it in time,” Ann Marle said.",
            (MARL, says("q2", "Ann Marle", None, None)),
        )
    ],
    "names.twice": [
        Example(
            SEEN + SAID + " “We will do better,” said Bo Finch.",
            (MARL, says("q2", "Bo Finch", None, None)),
        )
    ],
    "quotes.office": [
        quoted(
            says("q1", "Ann Marl", "Harbour Master", "Kent Police"),
            text=SAID + " " + "Nothing more was heard of it. " * 6 + "The Harbour Master was not there.",
        )
    ],
    "quotes.speaker": [
        quoted(says("q1", "Bo Finch")),
        quoted(says("q1", "Bo Marl")),
        quoted(says("q1", organisation="Kent Police"), says("q2", "Ann Marl"), text=_FAR),
    ],
    "quotes.role": [quoted(says("q1", "Ann Marl", "Harbour Master", "Kent Police"))],
    "quotes.body": [
        quoted(
            says("q1", "Ann Marl", "Chief Constable", "Essex Police"),
            text="HMICFRS has been to Kent Police and to Essex Police.\n\n“We will do better,” said Ann Marl.",
        )
    ],
    "quotes.organisation": [quoted(says("q1", "Ann Marl", "Chief Constable", "Choir of Mudley"))],
    "quotes.kind": [quoted(MARL.model_copy(update={"kind": "document"}))],
    "quotes.source": [quoted(says("q1"))],
}
QUIET: Examples = {
    **{key: [SOUND] for key in RAISED},
    "names.spelling": [
        SOUND,
        Example(
            SEEN + SAID + " “Nobody told us of it in time,” Bo Finch said.",
            (MARL, says("q2", "Bo Finch", None, None)),
        ),
    ],
    "names.twice": [
        SOUND,
        Example(
            SEEN + SAID + " “We will do better,” the chief constable said again.",
            (MARL, says("q2", "Ann Marl", "Chief Constable", "Kent Police")),
        ),
    ],
    "quotes.speaker": [
        SOUND,
        quoted(
            says("q1", organisation="Kent Police"),
            says("q2", "Ann Marl", "Chief Constable", "Kent Police"),
            text="Chief Constable Ann Marl came. “It is so,” they said."
            + _FAR.removeprefix(SAID).replace("“So are we.” They left.", "The chief constable said: “So are we all.”"),
        ),
    ],
    "quotes.office": [SOUND, quoted(says("q1", "Ann Marl", None, "Kent Police"))],
    "quotes.body": [
        quoted(MARL, text="HMICFRS has been to Kent Police and to Essex Police.\n\n" + SAID),
        quoted(says("q1", "Ann Marl", "Chief Constable", "Essex Police"), text="Kent Police. " + SAID),
        quoted(
            says("q1", "Ann Marl", "Chief Constable", "Essex Police"),
            text="HMICFRS has been to Kent Police and to Essex Police.\n\nIn Essex Police it was better. It rained. "
            "“We will do better,” said Ann Marl.",
        ),
    ],
    "quotes.organisation": [
        SOUND,
        quoted(
            says("q1", "Ann Marl", None, "Fire Brigades Union"), text="“We will do better,” said Ann Marl of the FBU."
        ),
        quoted(
            says("q1", "Ann Marl", None, "Police Federation of England and Wales"),
            text="“We will do better,” said Ann Marl of the Police Federation.",
        ),
        quoted(
            says("q1", "Ann Marl", None, "Mudley Corporation"),
            text="“We will do better,” said Ann Marl, of the Mudley police. The Corporation’s committee met.",
        ),
        quoted(
            says("q1", "Ann Marl", "Kent mayor", "Kent Combined Authority"),
            text="“We will do better,” said Kent mayor Ann Marl.",
        ),
        quoted(
            says("q1", "Ann Marl", "PCC", "Kent Police and Crime Commissioner"),
            text="“We will do better,” Ann Marl, the PCC, said of Kent Police.",
        ),
    ],
    "quotes.source": [SOUND, quoted(says("q1", role="Chief Constable"))],
}
