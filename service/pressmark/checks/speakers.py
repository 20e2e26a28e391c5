"""Speakers: what stands beside their words, and what their role says of them, fits who they are said to be."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks import sources
from pressmark.checks.case import Case
from pressmark.english.first_names import sex
from pressmark.english.speech import HE_REPLIED, HE_SAID, HER_TITLE, HIS_TITLE
from pressmark.english.titles import surname
from pressmark.extraction import Finding
from pressmark.patterns import pattern

_BESIDE = 120
"""Characters on either side of words in which a surname that two people have must stand with the first name."""
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


def pronoun(case: Case) -> Iterator[Finding]:
    """speakers.pronoun: a "she" says words that are given to a man, or a "he" words that are given to a woman."""
    text, low = case.context.text, case.context.low
    for index, item in enumerate(case.extraction.quotes):
        said = HE_SAID.match(low, item.span.end) or HE_SAID.search(
            low, max(0, item.span.start - _BACK), item.span.start
        )
        if said is None or item.speaker is None:
            continue
        told_sex = _sex(text, item.speaker)
        if told_sex is not None and told_sex != said["who"]:
            told = f"{said['who']!r} says these words, and {item.speaker} seems to be {_NOUNS[told_sex]}"
            yield Finding("speakers.pronoun", "doubt", told, item.span, "quote", index)


def _sex(text: str, name: str) -> str | None:
    """Return the pronoun of somebody by a title anywhere in the article, else by the first name, if it is told."""
    hers, his = (_titled(text, title, surname(name)) for title in (HER_TITLE, HIS_TITLE))
    return sex(name) if hers == his else "she" if hers else "he"


def _titled(text: str, title: str, name: str) -> bool:
    titled = pattern(rf"{title}\s(?P<names>[\w’'-]+(?: [\w’'-]+)?)").finditer(text)
    return any(name in match["names"].split() for match in titled)


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
    full = {one.name for one in people if one.name and " " in one.name}
    for index, item in enumerate(case.extraction.quotes):
        name = item.speaker or ""
        namesakes = sorted(one for one in full if surname(one) == surname(name) and one != name)
        beside = " ".join(low[max(0, item.span.start - _BESIDE) : item.span.end + _BESIDE].split())
        if namesakes and surname(name).lower() in beside and name.lower() not in beside:
            said = f"{' and '.join([name, *namesakes])} have one surname, and only that stands beside these words"
            yield Finding("speakers.shared", "doubt", said, item.span, "quote", index)
