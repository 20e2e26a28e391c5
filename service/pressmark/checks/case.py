"""What a check looks at: one article's extraction beside its marks, its answer and a second witness."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from pressmark.context import Context
from pressmark.extraction import Extraction, Finding, RatingItem
from pressmark.patterns import pattern
from pressmark_schemas.answer import Answer
from pressmark_schemas.marks import ConcernPhrase, GradeWord, Passage, Quotation, Span

if TYPE_CHECKING:
    from pressmark.register import Register

_ORDER = (
    r"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instruction|prompt|rule|schema)s?\b"
    r"|\b(?:system prompt|you are (?:an? )?(?:ai|language model|assistant)|as an ai)\b"
)
_ADDRESSED = pattern(
    rf"(?P<order>{_ORDER})"
    r"|\{\{[^\n{}]*\}\}|\{%|⟦/?[gqc]\d|<\|\w+\|>|</article\b|[\[{]\s*\"\w+\"\s*:",
)
_SIGNS = ("ignore", "disregard", "forget", "override", "system prompt", "you are", "as an ai", *"{[<⟦")
"""One of them stands wherever that pattern finds anything; to look for them takes a tenth of its time."""


class Case:
    """One article as a check sees it.

    `witness` is what the rule reader says where a model read; `register` holds official grades.
    """

    def __init__(
        self,
        context: Context,
        answer: Answer,
        extraction: Extraction,
        witness: Extraction | None = None,
        *,
        register: Register | None = None,
    ) -> None:
        self.context = context
        self.answer = answer
        self.extraction = extraction
        self.witness = witness
        self.register = register

    @cached_property
    def marks(self) -> dict[str, GradeWord | ConcernPhrase | Quotation]:
        """All numbered marks by id."""
        known = self.context.marks
        return {mark.id: mark for mark in (*known.grades, *known.concerns, *known.quotations)}

    @cached_property
    def orders(self) -> tuple[tuple[int, Span], ...]:
        """The paragraphs that seem to address a machine, by number, and where they do.

        A template or a piece of data stands in one paragraph; what an order asks for may follow in any other.
        """
        low, passages = self.context.low, self.context.marks.passages
        if not passages or not any(sign in low for sign in _SIGNS):
            return ()
        found: list[tuple[int, Span]] = []
        for match in _ADDRESSED.finditer(low, self.context.article.start):
            block = self.passage(match.start()).block
            last = passages[-1].block if match["order"] else block
            found += ((number, Span(*match.span())) for number in range(block, last + 1))
        return tuple(found)

    def grade_spans(self, item: RatingItem) -> list[Span]:
        """Return where the grade words (or concern phrases) of a rating stand."""
        return [self.marks[mark] for mark in item.marks if mark in self.marks]

    def passage(self, position: int) -> Passage:
        """Return the passage that a place stands in."""
        return self.context.marks.passages[self.context.passage_number(position)]


Check = Callable[[Case], Iterator[Finding]]
