"""Speakers: what stands beside their words, and what their role says of them, fits who they are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressmark.checks import rivals, sources
from pressmark.checks.case import Case
from pressmark.english.first_names import is_first_name, sex
from pressmark.english.speech import HE_REPLIED, HE_SAID, HER_TITLE, HIS_TITLE
from pressmark.english.titles import surname
from pressmark.extraction import Finding, QuoteItem
from pressmark.patterns import small

_BESIDE = 120
"""Characters on either side of words in which a surname that two people have must stand with the first name."""
_SINGLE = frozenset({"chief constable", "chief fire officer"})
"""Posts of which a body has one."""
_NOUNS = {"he": "a man", "she": "a woman"}
_BACK = 40
"""Characters before a quotation in which "she said" leads to it."""


def post(case: Case) -> Iterator[Finding]:
    """speakers.post: the role is held in another organisation than the one given ("chief inspector of prisons")."""
    for index, item in enumerate(case.extraction.quotes):
        held = sources.held_in(case, item)
        if held and item.organisation and held != item.organisation:
            said = f"{item.role!r} is a post of {held}, not of {item.organisation}"
            yield Finding("speakers.post", "doubt", said, item.span, "quote", index)


def seat(case: Case) -> Iterator[Finding]:
    """speakers.seat: two people hold a post of which a body has one, and the body is not named beside the speaker."""
    holders: dict[str, dict[str, list[int]]] = {}
    for person in case.context.marks.people:
        role = small(person.role or "")
        if person.name and role in _SINGLE:
            holders.setdefault(role, {}).setdefault(person.name, []).append(person.start)
    for index, item in enumerate(case.extraction.quotes):
        held = holders.get(small(item.role or ""), {})
        body = sources.body_of(case, item) if len(held) > 1 and item.speaker in held else None
        if body is None or any(
            rivals.is_plain(case, case.passage(place), body) for place in held.get(item.speaker or "", ())
        ):
            continue
        said = f"{' and '.join(sorted(held))} are each called {item.role}, and {item.organisation} has one"
        yield Finding("speakers.seat", "doubt", said, item.span, "quote", index)


def described(case: Case) -> Iterator[Finding]:
    """speakers.name: the name seems to begin with what the speaker is ("Beekeeper Ann Marl")."""
    for index, item in enumerate(case.extraction.quotes):
        first, *rest = (item.speaker or "").split() or [""]
        if len(rest) > 1 and is_first_name(rest[0]) and not is_first_name(first):
            said = f"{item.speaker!r} seems to be {' '.join(rest)}, and {first!r} what they are"
            yield Finding("speakers.name", "doubt", said, item.span, "quote", index)


def pronoun(case: Case) -> Iterator[Finding]:
    """speakers.pronoun: a "she" says words that are given to a man, or a "he" words that are given to a woman."""
    said = [(index, item, _who_said(case, item)) for index, item in enumerate(case.extraction.quotes)]
    titled = _titled(case.context.text) if any(who for _, _, who in said) else {}
    for index, item, who in said:
        told_sex = _sex(titled, item.speaker) if who and item.speaker else None
        if told_sex is not None and told_sex != who:
            told = f"{who!r} says these words, and {item.speaker} seems to be {_NOUNS[told_sex]}"
            yield Finding("speakers.pronoun", "doubt", told, item.span, "quote", index)


def _who_said(case: Case, item: QuoteItem) -> str | None:
    """Return the pronoun that stands with a verb of saying beside words."""
    low, span = case.context.low, item.span
    said = HE_SAID.match(low, span.end) or HE_SAID.search(low, max(0, span.start - _BACK), span.start)
    return said["who"] if said else None


def _titled(text: str) -> dict[str, set[str]]:
    """Return the names behind a woman's title ("she") and a man's ("he") anywhere in a text."""
    return {
        who: {
            name
            for match in re.finditer(rf"{title}\s(?P<names>[\w’'-]+(?: [\w’'-]+)?)", text)
            for name in match["names"].split()
        }
        for who, title in (("she", HER_TITLE), ("he", HIS_TITLE))
    }


def _sex(titled: dict[str, set[str]], name: str) -> str | None:
    """Return the pronoun of somebody by a title, else by the first name, if it is told."""
    told = [who for who, names in titled.items() if surname(name) in names]
    return told[0] if len(told) == 1 else sex(name)


def reply(case: Case) -> Iterator[Finding]:
    """speakers.reply: an answer ("she replied") is given to whoever asked the question before it."""
    low, quotes = case.context.low, case.extraction.quotes
    for index, item in enumerate(quotes[1:], start=1):
        asked = quotes[index - 1]
        between = HE_REPLIED.search(low, max(asked.span.end, item.span.start - _BACK), item.span.start)
        answers = between or HE_REPLIED.match(low, item.span.end)
        question = low[max(0, asked.span.end - 2) : asked.span.end].rstrip().endswith("?")
        if answers and question and item.speaker is not None and item.speaker == asked.speaker:
            said = f"{item.speaker} asked the question that these words answer"
            yield Finding("speakers.reply", "doubt", said, item.span, "quote", index)


def shared(case: Case) -> Iterator[Finding]:
    """speakers.shared: two people have the speaker's surname, and beside the words only the surname stands."""
    low, people = case.context.low, case.context.marks.people
    alike: dict[str, set[str]] = {}
    for full in {one.name for one in people if one.name and " " in one.name}:
        alike.setdefault(surname(full), set()).add(full)
    for index, item in enumerate(case.extraction.quotes):
        name = item.speaker or ""
        namesakes = sorted(alike.get(surname(name), set()) - {name})
        if not namesakes:
            continue
        beside = " ".join(low[max(0, item.span.start - _BESIDE) : item.span.end + _BESIDE].split())
        if surname(name).lower() in beside and name.lower() not in beside:
            said = f"{' and '.join([name, *namesakes])} have one surname, and only that stands beside these words"
            yield Finding("speakers.shared", "doubt", said, item.span, "quote", index)
