"""Whether two readers give words to one source, and whether the article tells what only one of them says of it."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks import sources
from pressmark.checks.case import Case
from pressmark.english.speech import SAY
from pressmark.extraction import QuoteItem
from pressmark.patterns import pattern
from pressmark_schemas.marks import Span, Spanned

_NATION = " of England and Wales"
"""What articles leave out of the names of organisations."""
_GOES_ON = pattern(r"(?:[,.?!][\"']{1,2}|\w[\"'],) ")
_NAMED, _ASIDE = 3, 60
"""Words before the verb in "the chief constable said", and characters behind it in "she told reporters in Kent"."""


def differ(case: Case, item: QuoteItem, other: QuoteItem) -> bool:
    """Whether two sources are not one: in kind or name, in role, in whose words they are."""
    return _other_source(item, other) or _other_role(item, other) or _other_organisation(case, item, other)


def is_told(case: Case, item: QuoteItem, other: QuoteItem) -> bool:
    """Whether a source is the other one, and the article itself tells of it what the other does not."""
    whose = sources.names_it if other.organisation else sources.is_of
    return (
        not _other_source(item, other)
        and (not _other_role(item, other) or sources.has_role(case, item))
        and (not _other_organisation(case, item, other) or whose(case, item))
    )


def _other_source(item: QuoteItem, other: QuoteItem) -> bool:
    return item.kind != other.kind or not _one_name(item.speaker or "", other.speaker or "")


def _one_name(name: str, known: str) -> bool:
    """Whether two names are one person's: the same, or one with a word more than the other ("Tory Ann Marl")."""
    words, others = set(name.split()), set(known.split())
    return words == others or (bool(words and others) and (words < others or others < words))


def _other_role(item: QuoteItem, other: QuoteItem) -> bool:
    role, known = (one.role.casefold() if one.role else None for one in (item, other))
    if role is None or item.kind == "document":
        return False
    return known is None or (role not in known and known not in role)


def _other_organisation(case: Case, item: QuoteItem, other: QuoteItem) -> bool:
    name, known = ((one.organisation or "").removesuffix(_NATION) for one in (item, other))
    return bool(name) and name != known and not sources.is_one_office(case, name, known)


def same_speech(case: Case, item: QuoteItem) -> Iterator[str]:
    """Yield the quotations beside one that only "he said" parts from it."""
    marks = case.context.marks.quotations
    number = next(number for number, mark in enumerate(marks) if mark.id == item.mark)
    for one, two in ((number - 1, number), (number, number + 1)):
        if one >= 0 and two < len(marks) and _only_he_said(case, item, Span(marks[one].end, marks[two].start)):
            yield marks[one if two == number else two].id


def _only_he_said(case: Case, item: QuoteItem, between: Spanned) -> bool:
    """Whether a stretch between two quotations is a speaker and a verb of saying, who can be nobody else."""
    low, people = case.context.low, case.context.within(case.context.marks.people, between)
    opening = _GOES_ON.match(low, between.start - 1, between.end)
    verb = SAY.search(low, opening.end(), between.end) if opening else None
    if opening is None or verb is None or any(one.name not in {None, item.speaker} for one in people):
        return False
    named, aside = low[opening.end() : verb.start()], low[verb.end() : between.end].rstrip("\"'., :")
    return len(named.split()) <= _NAMED and len(aside) < _ASIDE and not {".", '"'} & set(named + aside)
