"""Quotes: the speaker, the role and the organisation stand in the article; a document has no speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pressmark.checks import rivals, sources
from pressmark.checks.case import Case
from pressmark.context import words_of
from pressmark.extraction import Finding, QuoteItem
from pressmark.patterns import small

_OFFICE_NEAR = 200
"""Characters on either side of a surname in which its role stands, once at least."""
_SPEECH_NEAR = 700
_SMALL = frozenset("of the and for a an in at to".split())
_NATION = frozenset("england wales".split())
"""What articles leave out of the names of organisations."""


def _content(name: str) -> frozenset[str]:
    """Return the words of a role or an organisation in small letters, without those that only join."""
    return words_of(small(name)) - _SMALL


def speaker(case: Case) -> Iterator[Finding]:
    """quotes.speaker: the speaker's name does not stand in the article, or far from the words."""
    text = case.context.text

    holders = _holders(case)

    @cache
    def places_of(word: str) -> list[int]:
        return list(_places(text, word))

    for index, item in enumerate(case.extraction.quotes):
        if item.speaker is None:
            continue
        places = places_of(item.speaker.split()[-1])
        if not all(places_of(word) for word in item.speaker.split()):
            said = f"{item.speaker!r} is not named in the article"
            yield Finding("quotes.speaker", "error", said, item.span, "quote", index)
        elif (
            _nearest(places, item) > _SPEECH_NEAR
            and not _spoke_before(case, index)
            and not _is_by_office(case, item, holders)
        ):
            said = f"{item.speaker} is named only far from these words"
            yield Finding("quotes.speaker", "doubt", said, item.span, "quote", index)


def _places(text: str, word: str) -> Iterator[int]:
    """Yield where a whole word stands; `find` goes through a long text much faster than a pattern."""
    at = text.find(word)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]
        if not any(character.isalnum() for character in around):
            yield at
        at = text.find(word, at + 1)


def _nearest(places: list[int], item: QuoteItem) -> int:
    """Return how far from a quote's words the nearest of some places is; places are in order."""
    behind = bisect_left(places, item.span.start)
    near = places[max(0, behind - 1) : behind + 1]
    return min(max(item.span.start - place, place - item.span.end, 0) for place in near)


def _holders(case: Case) -> Mapping[str, set[str]]:
    """Return the names of those who hold each role of the article."""
    holders: dict[str, set[str]] = {}
    for person in case.context.marks.people:
        if person.name and person.role:
            holders.setdefault(small(person.role), set()).add(person.name)
    return holders


def _is_by_office(case: Case, item: QuoteItem, holders: Mapping[str, set[str]]) -> bool:
    """Whether the sentence of the words gives them to an office that nobody else in the article holds."""
    role = small(item.role or "")
    here = case.passage(max(0, item.span.start - 1))
    return holders.get(role) == {item.speaker} and role in case.context.low[here.start : here.end]


def _spoke_before(case: Case, index: int) -> bool:
    quotes = case.extraction.quotes
    return index > 0 and quotes[index - 1].speaker == quotes[index].speaker


def role(case: Case) -> Iterator[Finding]:
    """quotes.role: words of the role do not stand in the article."""
    for index, item in enumerate(case.extraction.quotes):
        missing = _content(item.role or "") - case.context.words
        if missing:
            said = f"the role {item.role!r} has words that are not in the article: {', '.join(sorted(missing))}"
            yield Finding("quotes.role", "doubt", said, item.span, "quote", index)


def office(case: Case) -> Iterator[Finding]:
    """quotes.office: the role does not stand near the speaker's name; it may be another person's."""
    text = case.context.text

    @cache
    def stands_near(speaker: str, role: str) -> bool:
        words, low = _content(role), case.context.low
        places = _places(text, speaker.rsplit(maxsplit=1)[-1])
        return any(words <= words_of(low[max(0, at - _OFFICE_NEAR) : at + _OFFICE_NEAR]) for at in places)

    for index, item in enumerate(case.extraction.quotes):
        if item.speaker is not None and item.role and not stands_near(item.speaker, item.role):
            said = f"the role {item.role!r} does not stand near {item.speaker}"
            yield Finding("quotes.office", "doubt", said, item.span, "quote", index)


def organisation(case: Case) -> Iterator[Finding]:
    """quotes.organisation: the organisation is neither named in the article nor one of its bodies."""
    context = case.context
    named = {name for mention in context.marks.bodies for name in mention.bodies}
    named |= {mention.name for mention in context.marks.inspectorates} | {context.pack.organisation}
    for index, item in enumerate(case.extraction.quotes):
        if item.organisation is None or item.organisation in named:
            continue
        initials = "".join(word[0] for word in small(item.organisation).split() if word not in _SMALL)
        words = {word.removesuffix("'s") for word in _content(item.organisation)} - _NATION
        stand = all(word in context.words or f"{word}'s" in context.words for word in words)
        if not (
            stand or initials in context.words or sources.names_it(case, item) or sources.is_commissioner(case, item)
        ):
            said = f"{item.organisation!r} is not named in the article"
            yield Finding("quotes.organisation", "doubt", said, item.span, "quote", index)


def whose(case: Case) -> Iterator[Finding]:
    """quotes.body: several bodies are named, and not the one given beside the speaker: it may be another one's."""
    named: dict[str | None, list[int]] = {}
    for person in case.context.marks.people:
        named.setdefault(person.name, []).append(person.start)
    told: dict[tuple[str | None, str | None], bool] = {}
    for index, item in enumerate(case.extraction.quotes):
        body, key = sources.body_of(case, item), (item.speaker, item.organisation)
        if body is None or item.kind == "document" or not rivals.has_rivals(case, body):
            continue
        if key not in told or not item.speaker or item.speaker not in named:  # who speaks often is named often, too
            places = named.get(item.speaker, [item.span.start]) if item.speaker else _beside(item)
            told[key] = not places or any(_is_told(case, item, body, place) for place in places)
        if not told[key]:
            said = f"{item.organisation} is not named beside {item.speaker or item.role}, and another could be meant"
            yield Finding("quotes.body", "doubt", said, item.span, "quote", index)


def _is_told(case: Case, item: QuoteItem, body: str, place: int) -> bool:
    """Whether the sentence at a place says that a speaker is of a body."""
    return rivals.is_plain(case, case.passage(place), body) or sources.names_office(case, item, place)


def _beside(item: QuoteItem) -> Sequence[int]:
    """Return the places right before and behind a nameless speaker's words, none if no role is told either."""
    return (max(0, item.span.start - 1), item.span.end) if item.role else ()


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
