"""An example: a text, what a reader said of it, and the case that a check sees; all texts are invented.

Each case is built by the real scan and resolver from an answer written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pressmark.checks import Case
from pressmark.context import Context
from pressmark.register import Official, Register
from pressmark.resolve import resolve
from pressmark.scan import scan
from tests.resolve.labels import Label, answer, rates, says
from tests.scan.reading import PACK, article

if TYPE_CHECKING:
    from pressmark_schemas.pack import Certainty

SEEN = "HMICFRS has been to Kent Police. "
SAID = "“We will do better,” said Chief Constable Ann Marl of Kent Police."
RATED = "The force was rated good at investigating crime."
FINE = f"{SEEN}{RATED}\n\n{SAID}"
CRIME = rates("g1", "investigating_crime")
IMPLIED = rates("c1", "investigating_crime", "requires improvement")
MARL = says("q1", "Ann Marl", "Chief Constable", "Kent Police")


@dataclass(frozen=True)
class Example:
    """A text and what a reader said of it.

    `witness` is what the rule reader is to have said, `register` what the official grades are.
    """

    text: str
    labels: tuple[Label, ...]
    published: date | None = None
    encoding: str = "utf-8"
    witness: tuple[Label, ...] | None = None
    register: Register | None = None

    def case(self) -> Case:
        """Return the case that a check sees."""
        source = article(self.text, self.published).model_copy(update={"encoding": self.encoding})
        context = Context(source, scan(source, PACK), PACK)
        said = answer(*self.labels)
        other = None if self.witness is None else resolve(answer(*self.witness), context)
        return Case(context, said, resolve(said, context), other, register=self.register)


def rated(
    sentence: str, *labels: Label, published: date | None = None, witness: tuple[Label, ...] | None = None
) -> Example:
    """Return a text with one sentence about ratings and what a reader said of it."""
    return Example(SEEN + sentence, labels, published, witness=witness)


def quoted(*labels: Label, text: str = SAID) -> Example:
    """Return a text of somebody's words and what a reader said of them."""
    return Example(text, labels)


SOUND = Example(FINE, (CRIME, MARL))
"""An article and an answer that no check objects to."""


def official(
    grade: str, *rounds: str, body: str = "Kent Police", area: str = "investigating_crime", sure: Certainty = "high"
) -> Register:
    """Return a register of one grade in some rounds, by invented reports; of PEEL 2021/22 if none is named."""
    return Register(
        Official(body=body, area=area, programme=name, grade=grade, source="an invented report", sure=sure)
        for name in rounds or ("PEEL 2021/22",)
    )


Examples = dict[str, list[Example]]
"""Examples by a check's id."""
