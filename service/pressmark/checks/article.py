"""Article: what is odd about the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.extraction import Finding
from pressmark_schemas.marks import Span

_ADDRESSED = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instruction|prompt|rule|schema)s?\b"
    r"|\b(?:system prompt|you are (?:an? )?(?:ai|language model|assistant)|as an ai)\b"
    r"|\{\{[^\n{}]*\}\}|\{%|⟦/?[gqc]\d|<\|\w+\|>|</article\b|[\[{]\s*\"\w+\"\s*:",
    re.IGNORECASE,
)


def encoding(case: Case) -> Iterator[Finding]:
    """article.encoding: the file was no UTF-8; it was read as cp1252, which always succeeds."""
    if case.context.article.encoding == "cp1252":
        yield Finding("article.encoding", "note", "not UTF-8: read as cp1252; look at its quotation marks")


def injection(case: Case) -> Iterator[Finding]:
    """article.injection: orders, templates or data for a machine; ratings in their paragraph are in doubt."""
    for block, span in orders(case):
        yield Finding("article.injection", "doubt", "the text seems to address a machine", span)
        for index, item in enumerate(case.extraction.ratings):
            if any(case.passage(mark.start).block == block for mark in case.grade_spans(item)):
                said = "the passage seems to address a machine"
                yield Finding("article.injection", "doubt", said, span, "rating", index)


def orders(case: Case) -> Iterator[tuple[int, Span]]:
    """Yield the paragraphs that seem to address a machine, by number, and where they do."""
    for match in _ADDRESSED.finditer(case.context.text, case.context.article.start):
        yield case.passage(match.start()).block, Span(match.start(), match.end())
