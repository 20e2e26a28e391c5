"""Quotes: the speaker, the role and the organisation stand in the article; a document has no speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.extraction import Finding, QuoteItem

_SPEECH_NEAR = 700
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset("of the and for a an in at to".split())


def speaker(case: Case) -> Iterator[Finding]:
    """quotes.speaker: the speaker's name does not stand in the article, or far from the words."""
    text = case.context.text
    for index, item in enumerate(case.extraction.quotes):
        if item.speaker is None:
            continue
        surname = item.speaker.split()[-1]
        places = [m.start() for m in re.finditer(rf"\b{re.escape(surname)}\b", text)]
        if not places or not all(re.search(rf"\b{re.escape(word)}\b", text) for word in item.speaker.split()):
            said = f"{item.speaker!r} is not named in the article"
            yield Finding("quotes.speaker", "error", said, item.span, "quote", index)
        elif min(_away(place, item) for place in places) > _SPEECH_NEAR and not _spoke_before(case, index):
            said = f"{item.speaker} is named only far from these words"
            yield Finding("quotes.speaker", "doubt", said, item.span, "quote", index)


def _away(place: int, item: QuoteItem) -> int:
    return max(item.span.start - place, place - item.span.end, 0)


def _spoke_before(case: Case, index: int) -> bool:
    quotes = case.extraction.quotes
    return index > 0 and quotes[index - 1].speaker == quotes[index].speaker


def role(case: Case) -> Iterator[Finding]:
    """quotes.role: words of the role do not stand in the article."""
    there = {word.lower() for word in _WORD.findall(case.context.text)}
    for index, item in enumerate(case.extraction.quotes):
        missing = [word for word in _WORD.findall(item.role or "") if word.lower() not in there | _SMALL]
        if missing:
            said = f"the role {item.role!r} has words that are not in the article: {', '.join(missing)}"
            yield Finding("quotes.role", "doubt", said, item.span, "quote", index)


def organisation(case: Case) -> Iterator[Finding]:
    """quotes.organisation: the organisation is neither named in the article nor one of its bodies."""
    context = case.context
    named = {name for mention in context.marks.bodies for name in mention.bodies}
    named |= {mention.name for mention in context.marks.inspectorates} | {context.pack.organisation}
    there = {word.lower() for word in _WORD.findall(context.text)}
    for index, item in enumerate(case.extraction.quotes):
        if item.organisation is None or item.organisation in named:
            continue
        words = [word for word in _WORD.findall(item.organisation) if word.lower() not in there | _SMALL]
        if words:
            said = f"{item.organisation!r} is not named in the article"
            yield Finding("quotes.organisation", "doubt", said, item.span, "quote", index)


def document(case: Case) -> Iterator[Finding]:
    """quotes.kind: a document was given a speaker."""
    for index, item in enumerate(case.extraction.quotes):
        if item.kind == "document" and item.speaker is not None:
            said = f"words of a document were given to {item.speaker}"
            yield Finding("quotes.kind", "doubt", said, item.span, "quote", index)


def sourceless(case: Case) -> Iterator[Finding]:
    """quotes.source: the article does not tell whose words these are."""
    for index, item in enumerate(case.extraction.quotes):
        if item.speaker is None and item.role is None and item.organisation is None:
            yield Finding("quotes.source", "doubt", "nobody is named for these words", item.span, "quote", index)
