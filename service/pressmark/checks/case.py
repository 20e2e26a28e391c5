"""What a check looks at: one article's extraction beside its marks, its answer and a second witness."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from pressmark.checks.orders import find_orders
from pressmark.context import Context
from pressmark.extraction import Extraction, Finding, RatingItem
from pressmark_schemas.answer import Answer
from pressmark_schemas.marks import ConcernPhrase, GradeWord, Passage, Quotation, Span

if TYPE_CHECKING:
    from pressmark.register import Register


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
        """The paragraphs that seem to address a machine: see `find_orders`."""
        return find_orders(self.context)

    def grade_spans(self, item: RatingItem) -> list[GradeWord | ConcernPhrase | Quotation]:
        """Return where the grade words (or concern phrases) of a rating stand."""
        return [self.marks[mark] for mark in item.marks if mark in self.marks]

    def passage(self, position: int) -> Passage:
        """Return the passage that a place stands in."""
        return self.context.marks.passages[self.context.passage_number(position)]


Check = Callable[[Case], Iterator[Finding]]
