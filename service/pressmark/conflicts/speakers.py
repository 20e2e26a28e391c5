"""The same words given to different people, and people whose names may be one, spelt in two ways."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from pressmark.conflicts.grades import differ
from pressmark.conflicts.people import Name, fold, maybe_one, parse, roles_overlap, same_person
from pressmark.conflicts.values import Claim, Dispute
from pressmark.patterns import pattern, small
from pressmark_schemas.record import Quote, Record

_WORD = pattern(r"[^\W_]+(?:'[^\W_]+)*")
_LEAST = 5
"""Words; fewer are said by anybody."""


class _Said(NamedTuple):
    """A quote with its speaker, in the article with this number."""

    article: int
    quote: Quote
    speaker: str
    name: Name


def speech_disputes(records: Sequence[Record]) -> Iterator[Dispute]:
    """Yield disputes about who said the same words, then about how the names of speakers are spelt."""
    said = list(_said(records))
    shared = _by_words(said)
    yield from _speakers(shared)
    yield from _spellings(said, shared)


def _speakers(shared: Mapping[str, list[_Said]]) -> Iterator[Dispute]:
    """Yield a dispute for the same words with different speakers, unless their names may be one person's."""
    for words, said in shared.items():
        claims = _on_sides(said, _people({one.name for one in said}))
        if differ(claims):
            yield Dispute("speaker", (words,), claims)


def _spellings(said: Iterable[_Said], shared: Mapping[str, list[_Said]]) -> Iterator[Dispute]:
    """Yield a dispute for two spellings that may be one person's.

    Either both have spoken for one organisation in roles that overlap, or both are given the same words.
    """
    pairs: dict[tuple[Name, Name], list[_Said]] = {}
    for people in _by_organisation(said):
        for one, other in _pairs(people):
            if _overlap(people[one], people[other]):
                pairs.setdefault((one, other), []).extend([*people[one], *people[other]])
    for people in map(_by_name, shared.values()):
        for one, other in _pairs(people):
            pairs.setdefault((one, other), []).extend([*people[one], *people[other]])
    for pair, found in pairs.items():
        ordered = sorted(found, key=lambda one: (one.article, one.quote.start, one.quote.end))
        organisations = {fold(one.quote.organisation) for one in found if one.quote.organisation}
        yield Dispute("name", tuple(sorted(organisations)), _on_sides(ordered, {name: name for name in pair}))


def _said(records: Sequence[Record]) -> Iterator[_Said]:
    for number, record in enumerate(records):
        for quote in record.quotes:
            if quote.speaker is not None and quote.kind == "person":
                yield _Said(number, quote, quote.speaker, parse(quote.speaker))


def _by_words(said: Iterable[_Said]) -> dict[str, list[_Said]]:
    """Return what was said by its words without regard to marks, white space and case, if several articles have it."""
    found: dict[str, list[_Said]] = {}
    for one in said:
        words = _WORD.findall(small(one.quote.text))
        if len(words) >= _LEAST:
            found.setdefault(" ".join(words), []).append(one)
    return {words: ones for words, ones in found.items() if len(ones) > 1}


def _by_name(said: Iterable[_Said]) -> dict[Name, list[_Said]]:
    found: dict[Name, list[_Said]] = {}
    for one in said:
        found.setdefault(one.name, []).append(one)
    return found


def _by_organisation(said: Iterable[_Said]) -> Iterator[dict[Name, list[_Said]]]:
    found: dict[str, list[_Said]] = {}
    for one in said:
        if one.quote.organisation:
            found.setdefault(fold(one.quote.organisation), []).append(one)
    return map(_by_name, found.values())


def _pairs(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs that may be one person; only those that share a first name or a surname are compared."""
    blocks: dict[tuple[int, str], list[Name]] = {}
    for name in sorted(names):
        for part in enumerate(name):
            blocks.setdefault(part, []).append(name)
    for block in blocks.values():
        yield from ((one, other) for one, other in combinations(block, 2) if maybe_one(one, other))


def _overlap(said: Iterable[_Said], others: Iterable[_Said]) -> bool:
    roles, theirs = ({one.quote.role for one in ones if one.quote.role} for ones in (said, others))
    return any(roles_overlap(role, other) for role in roles for other in theirs)


def _people(names: Iterable[Name]) -> dict[Name, Name]:
    """Return for each name the fullest one of the same person, or of one that may be the same."""
    people: list[Name] = []
    known: dict[Name, Name] = {}
    for name in sorted(names, key=lambda name: (-len(name.given), -len(name.surname), name)):
        same = (person for person in people if same_person(name, person) or maybe_one(name, person))
        person = known[name] = next(same, name)
        if person is name:
            people.append(name)
    return known


def _on_sides(said: Sequence[_Said], people: Mapping[Name, Name]) -> tuple[Claim, ...]:
    """Return claims, each on the side of its person, who is called by the first spelling of that name."""
    shown: dict[Name, str] = {}
    for one in sorted(said, key=lambda one: one.speaker):
        shown.setdefault(one.name, one.speaker)
    return tuple(Claim(one.article, shown[people[one.name]], one.speaker, one.quote) for one in said)
