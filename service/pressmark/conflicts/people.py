"""When two names are one person's, and when they may be one person's, spelt in two ways."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pressmark.patterns import pattern

_ALIKE = str.maketrans({"&": " and ", ".": " ", **dict.fromkeys("-‐‑–", " "), **dict.fromkeys("’'`")})
_TITLES = frozenset("mr mrs ms miss mx dr sir dame lord lady prof professor rev cllr councillor hon".split())
_NO_ROLE = frozenset("the of for and to in a an".split())
_WORD = pattern(r"\w+")
_SHORTEST = 3
"""Letters; of shorter names ("Li", "Lo") one letter is half."""


class Name(NamedTuple):
    """A name as it is compared: the first word, empty where there is only one, and the rest."""

    given: str
    surname: str


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Return a name without regard to case, hyphens, apostrophes and full stops."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().translate(_ALIKE).split())


@lru_cache(maxsize=65_536)
def parse(name: str) -> Name:
    """Return the parts of a name, without titles before it."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return Name(words[0], " ".join(words[1:])) if len(words) > 1 else Name("", " ".join(words))


def same_person(one: Name, other: Name) -> bool:
    """Whether two names are forms of one: "Duncan Arkless", "D Arkless", "Duncan J Arkless", "Arkless"."""
    surnames = sorted((one.surname, other.surname), key=len)
    if surnames[0] != surnames[1] and not surnames[1].endswith(f" {surnames[0]}"):
        return False
    short, full = sorted((one.given, other.given), key=len)
    return short == full or not short or (len(short) == 1 and full.startswith(short))


def maybe_one(one: Name, other: Name) -> bool:
    """Whether two names differ by a slip in the surname, or by one in the first name behind its first letter."""
    if one.given == other.given:
        return (
            one.surname != other.surname and _near(one.surname, other.surname, long=8) and not same_person(one, other)
        )
    if one.surname != other.surname or one.given[:1] != other.given[:1]:
        return False
    return _near(one.given, other.given, long=6) and not same_person(one, other)


def roles_overlap(one: str, other: str) -> bool:
    """Whether all words of one role stand in the other: "chief constable", "temporary chief constable"."""
    words, others = _role_words(one), _role_words(other)
    return bool(words and others) and (words <= others or others <= words)


@lru_cache(maxsize=4_096)
def _role_words(role: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(role))) - _NO_ROLE


def _near(one: str, other: str, *, long: int) -> bool:
    """Whether words differ by one letter (added, left out, changed, swapped with the next), `long` ones by two."""
    shortest = min(len(one), len(other))
    allowed = 2 if shortest >= long else 1 if shortest >= _SHORTEST else 0
    return allowed > 0 and OSA.distance(one, other, score_cutoff=allowed) <= allowed
