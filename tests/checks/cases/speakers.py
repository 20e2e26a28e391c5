"""Cases for the checks of speakers."""

from __future__ import annotations

from tests.checks.cases.examples import MARL, SAID, SEEN, SOUND, Examples, quoted
from tests.resolve.labels import says

_LEFT = " Bo Marl, of the choir, left."
_MARLS = " “We will see about that one day,” Mr Marl said."
_ASKED = SAID + " “And when do you mean to begin?” asked Nell Dray. “We have begun,” she replied."
_PRISONS = "HM Chief Inspector of Prisons"

RAISED: Examples = {
    "speakers.post": [
        quoted(
            says("q1", "Ann Marl", _PRISONS, "HMICFRS"),
            text=f"{SEEN}“We will do better,” said {_PRISONS} Ann Marl.",
        )
    ],
    "speakers.seat": [
        quoted(
            says("q1", "Bo Finch", "Chief Constable", "Kent Police"),
            text=f"{SEEN}Chief Constable Ann Marl left.\n\n“We will do better,” said Chief Constable Bo Finch.",
        ),
    ],
    "speakers.name": [
        quoted(says("q1", "Beekeeper Ann Marl"), text=SEEN + "“We will do better,” said Beekeeper Ann Marl."),
    ],
    "speakers.pronoun": [
        quoted(MARL, text=SEEN + "Chief Constable Ann Marl left. Mr Marl was glad. “We will do better,” she said."),
        quoted(MARL, text=SEEN + "Chief Constable Ann Marl left. Ms Marl was glad. He said: “We will do better.”"),
    ],
    "speakers.reply": [quoted(MARL, says("q2", "Nell Dray"), says("q3", "Nell Dray"), text=_ASKED)],
    "speakers.shared": [quoted(MARL, says("q2", "Bo Marl"), text=SAID + _MARLS + " It rained." * 20 + _LEFT)],
}
QUIET: Examples = {
    "speakers.post": [
        SOUND,
        quoted(
            says("q1", "Ann Marl", _PRISONS, "HM Inspectorate of Prisons"),
            text=f"{SEEN}“We will do better,” said {_PRISONS} Ann Marl.",
        ),
    ],
    "speakers.seat": [
        SOUND,
        quoted(
            says("q1", "Bo Finch", "Chief Constable", "Kent Police"),
            text=f"{SEEN}Chief Constable Ann Marl left.\n\n"
            "“We will do better,” said Kent Police Chief Constable Bo Finch.",
        ),
    ],
    "speakers.name": [
        SOUND,
        quoted(says("q1", "Ann Mary Marl"), text=SEEN + "“We will do better,” said Ann Mary Marl."),
        quoted(says("q1", "Oke Tun Marl"), text=SEEN + "“We will do better,” said Oke Tun Marl."),
    ],
    "speakers.pronoun": [
        SOUND,
        quoted(MARL, text=SEEN + "Chief Constable Ann Marl left. Ms Marl was glad. “We will do better,” she said."),
        quoted(MARL, text=SEEN + "Mr Marl and Ms Marl sing. “We will do better,” she said. Chief Constable Ann Marl."),
    ],
    "speakers.reply": [
        SOUND,
        quoted(MARL, says("q2", "Nell Dray"), says("q3", "Ann Marl"), text=_ASKED),
        quoted(MARL, says("q2", "Nell Dray"), says("q3", "Nell Dray"), text=_ASKED.replace("begin?", "begin.")),
    ],
    "speakers.shared": [SOUND, quoted(MARL, says("q2", "Bo Marl"), text=SAID + _LEFT + _MARLS)],
}
