"""A pack's words, made ready for finding: two lexicons, built once for each pack.

Names, grades and phrases are matched as they are written; areas by their stems, so that
"how it investigates crime" and "crime investigation" need no row for each inflection.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from pressmark.scan.words import Lexicon, cut, fold, stem
from pressmark_schemas.pack import Pack

Kind = Literal["body", "place", "head", "anaphor", "inspectorate", "role", "grade", "concern", "not_grade"]

AREA_SKIP = frozenset(
    "the a an its their our his her your all of how way it they we that own both any lesser everyday volume".split()
)


class Term(NamedTuple):
    """What a phrase stands for: `name` is a body, a role, a grade …; `detail` the rest of its row.

    `capitals` are the places of words that must be capitalised in the text, too, and what is `shouted`
    is all capitals there; `weak` words count only beside what the pack says of them.
    """

    kind: Kind
    name: str
    detail: str = ""
    capitals: tuple[int, ...] = ()
    weak: bool = False
    shouted: bool = False


class AreaTerm(NamedTuple):
    """An area that words may name; `weak` words name it only in a grade's own list."""

    key: str
    weak: bool


class Vocabulary(NamedTuple):
    """The lexicons of one pack, and what may not stand behind a head noun, by sector."""

    pack: Pack
    terms: Lexicon[Term]
    areas: Lexicon[AreaTerm]
    not_after_head: dict[str, tuple[tuple[str, ...], ...]]


_BUILT: dict[str, Vocabulary] = {}


def vocabulary(pack: Pack) -> Vocabulary:
    """Return the pack's lexicons; built at the first call, then kept."""
    if pack.digest not in _BUILT:
        _BUILT[pack.digest] = Vocabulary(pack, _terms(pack), _areas(pack), _not_after_head(pack))
    return _BUILT[pack.digest]


def _capitals(phrase: str) -> tuple[int, ...]:
    """Return where a name's first capital stands: "Cleveland police" is a name, "the met" is none."""
    if phrase[:1].isupper():
        return (0,)
    words = cut(phrase)
    return tuple(number for number, start in enumerate(words.starts) if phrase[start].isupper())[:1]


def _terms(pack: Pack) -> Lexicon[Term]:
    lexicon: Lexicon[Term] = Lexicon()
    for phrase, term in chain(_bodies(pack), _heads(pack), _offices(pack), _verdicts(pack)):
        lexicon.add(phrase, term)
    return lexicon


def _bodies(pack: Pack) -> Iterator[tuple[str, Term]]:
    for row in pack.bodies:
        for alias in (row.body, *row.aliases):
            shouted = alias.isupper() and " " not in alias
            yield alias, Term("body", row.body, row.sector, _capitals(alias), shouted=shouted)
        for place in row.places:
            yield place, Term("place", row.body, row.sector, _capitals(place))


def _heads(pack: Pack) -> Iterator[tuple[str, Term]]:
    for name, sector in pack.sectors.items():
        yield from ((head, Term("head", name)) for head in sector.heads)
        yield from ((anaphor, Term("anaphor", name)) for anaphor in sector.anaphors)


def _offices(pack: Pack) -> Iterator[tuple[str, Term]]:
    for row in pack.inspectorates:
        term = Term("inspectorate", row.name, "own" if row.own else "other")
        yield from ((phrase, term) for phrase in row.words)
    for row in pack.roles:
        for phrase in (row.role, *row.abbreviations):
            capitals = _capitals(phrase) if phrase.isupper() else ()
            yield phrase, Term("role", row.role, row.side, capitals, shouted=phrase.isupper() and len(phrase) == 2)


def _verdicts(pack: Pack) -> Iterator[tuple[str, Term]]:
    for row in pack.grades:
        yield from ((phrase, Term("grade", row.grade, row.form, _capitals(phrase))) for phrase in row.words)
    for row in pack.concerns:
        for words in row.words:
            phrase = words.removeprefix("~")
            yield phrase, Term("concern", row.kind, row.implies or "", _capitals(phrase), weak=phrase != words)
    for row in pack.not_grades:
        yield row.words, Term("not_grade", row.words)


def _areas(pack: Pack) -> Lexicon[AreaTerm]:
    lexicon: Lexicon[AreaTerm] = Lexicon(skip=AREA_SKIP, normal=stem)
    apart: set[str] = set()
    for row in pack.area_words:
        for words in row.words:
            if words.startswith("!"):
                apart.add(words.removeprefix("!"))
            else:
                lexicon.add(words.removeprefix("~"), AreaTerm(row.area, words.startswith("~")))
    for area in pack.areas:
        if area.official not in apart:
            lexicon.add(area.official, AreaTerm(area.area, weak=False))
    return lexicon


def _not_after_head(pack: Pack) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {
        name: tuple(tuple(fold(word) for word in phrase.split()) for phrase in sector.not_after_head)
        for name, sector in pack.sectors.items()
    }
