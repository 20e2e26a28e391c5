"""Article: what is odd about the text itself."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.extraction import Finding
from pressmark.patterns import pattern
from pressmark_schemas.marks import Span

_ORDER = (
    r"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instruction|prompt|rule|schema)s?\b"
    r"|\b(?:system prompt|you are (?:an? )?(?:ai|language model|assistant)|as an ai)\b"
)
_ADDRESSED = pattern(
    rf"(?P<order>{_ORDER})"
    r"|\{\{[^\n{}]*\}\}|\{%|⟦/?[gqc]\d|<\|\w+\|>|</article\b|[\[{]\s*\"\w+\"\s*:",
)


def encoding(case: Case) -> Iterator[Finding]:
    """article.encoding: the file was no UTF-8; it was read as cp1252, which always succeeds."""
    if case.context.article.encoding == "cp1252":
        yield Finding("article.encoding", "note", "not UTF-8: read as cp1252; look at its quotation marks")


def injection(case: Case) -> Iterator[Finding]:
    """article.injection: a template or data for a machine; an order to one puts all that follows in doubt."""
    first: dict[int, Span] = {}
    for block, span in orders(case):
        if block not in first:
            first[block] = span
            yield Finding("article.injection", "doubt", "the text seems to address a machine", span)
    for index, item in enumerate(case.extraction.ratings):
        spans = [first[block] for mark in case.grade_spans(item) if (block := case.passage(mark.start).block) in first]
        if spans:
            said = "the passage seems to address a machine"
            yield Finding("article.injection", "doubt", said, spans[0], "rating", index)


def orders(case: Case) -> Iterator[tuple[int, Span]]:
    """Yield the paragraphs that seem to address a machine, by number, and where they do.

    A template or a piece of data stands in one paragraph; what an order asks for may follow in any other.
    """
    last = case.context.marks.passages[-1].block if case.context.marks.passages else 0
    for match in _ADDRESSED.finditer(case.context.low, case.context.article.start):
        block, span = case.passage(match.start()).block, Span(match.start(), match.end())
        for number in range(block, last + 1 if match["order"] else block + 1):
            yield number, span
