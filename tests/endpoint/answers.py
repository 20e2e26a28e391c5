"""Where the endpoint's answers come from: one fixed answer, or gold labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pressmark.articles import read_text
from pressmark.prompting import article_passages
from pressmark.scan import scan
from pressmark_schemas.answer import Answer, Dismissal
from tests.endpoint.faults import Labelled
from tests.endpoint.oracle import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark_schemas.article import Article
    from pressmark_schemas.pack import Pack
    from tests.endpoint.gold import GoldDocument
    from tests.endpoint.server import Answers

NOTHING = Answer(ratings=[], quotes=[], concerns=[], dismissed=[], unmarked_ratings=[], unmarked_quotes=[])
_MARKER = re.compile(r"⟦([qgc]\d+)(?:=[^⟦⟧]*)?⟧")


def fixed(answer: Answer = NOTHING) -> Answers:
    """Return answers that are always this one, whatever is asked."""
    return lambda text: Labelled(text, answer)


class GoldAnswers:
    """Answers as gold labels say, for the texts that have some; elsewhere every mark is unclear.

    It takes the article out of the message as a test would, with the prompt's own function, and
    scans the gold text again to know its marks.
    """

    def __init__(self, documents: Iterable[GoldDocument], pack: Pack) -> None:
        self._known = {known.body: known for known in (_Known(document, pack) for document in documents)}

    def __call__(self, text: str, /) -> Labelled:
        """Return what gold says to the text of a user message; nothing for one without an article."""
        try:
            passages = article_passages(text)
        except ValueError:
            return Labelled(text, NOTHING)
        shown = list(dict.fromkeys(_MARKER.findall(text)))
        known = self._find(passages)
        if known is None:
            return Labelled("\n".join(passages), _unclear(shown))
        whole = passages == (known.body,)
        return Labelled(known.body, known.answer if whole else _part(known.answer, set(shown)))

    def _find(self, passages: tuple[str, ...]) -> _Known | None:
        if passages[0] in self._known:
            return self._known[passages[0]]
        holding = (known for body, known in self._known.items() if all(part in body for part in passages))
        return next(holding, None)


@dataclass
class _Known:
    """A gold document, read and labelled when it is first asked for."""

    document: GoldDocument
    pack: Pack

    @cached_property
    def article(self) -> Article:
        return read_text(self.document.text)

    @property
    def body(self) -> str:
        """The text as a message shows it, without a header."""
        return self.article.text[self.article.start :]

    @cached_property
    def answer(self) -> Answer:
        return label(self.document, self.article, scan(self.article, self.pack))


def _unclear(marks: Iterable[str]) -> Answer:
    return NOTHING.model_copy(update={"dismissed": [Dismissal(mark=mark, reason="unclear") for mark in marks]})


def _part(answer: Answer, shown: set[str]) -> Answer:
    """Return what an answer says of some marks: a message that shows passages asks for no more."""
    return NOTHING.model_copy(
        update={
            "ratings": [item for item in answer.ratings if item.mark in shown],
            "quotes": [item for item in answer.quotes if item.mark in shown],
            "concerns": [item for item in answer.concerns if item.mark in shown],
            "dismissed": [item for item in answer.dismissed if item.mark in shown],
        }
    )
