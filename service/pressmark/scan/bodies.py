"""Finds inspected bodies: by name, by "<place> <head noun>", by shared heads and by anaphors.

"Derbyshire and Staffordshire police forces" are two bodies; "Derbyshire Police and Crime
Commissioner" is none. Which body an anaphor means is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.patterns import pattern, small
from pressmark.scan.vocabulary import Term, Vocabulary
from pressmark.scan.words import Hit, Words
from pressmark_schemas.marks import BodyMention

_TO_HEAD = pattern(r"(?:'s?)?[ \n]{1,2}(?:(?:two|three|four|own|county|local)[ \n])?")
_SHORT_HEADS = frozenset({"police", "fire", "brigade", "force"})
"""Heads that begin other names as well: "Kent Police Federation", "Kent Fire Authority"."""
_AND = pattern(r"(?:'s)?(?:,? and | & |,? as well as )")
_AND_OR_COMMA = pattern(r"(?:'s)?(?:,? and |, | & |,? as well as )")


def bodies(words: Words, hits: Sequence[Hit[Term]], known: Vocabulary) -> tuple[BodyMention, ...]:
    """Return body mentions in the order of the text; `hits` are the phrases found in it."""
    found: list[BodyMention] = []
    taken = -1
    for index, hit in enumerate(hits):
        if hit.first < taken:
            continue
        mention, last = _mention(words, hits, index, known)
        if mention is None:
            continue
        taken = last
        found.append(mention)
        if mention.form == "name":
            _share(words, found, known)
    return tuple(found)


def _mention(words: Words, hits: Sequence[Hit[Term]], index: int, known: Vocabulary) -> tuple[BodyMention | None, int]:
    """Return the mention that a hit begins, and the word behind it."""
    hit = hits[index]
    terms = [term for term in hit.values if _capitalised(words, hit, term)]
    kinds = {term.kind for term in terms}
    start, end = words.starts[hit.first], _bare_end(words, hit)
    if "body" in kinds:
        named = [term for term in terms if term.kind == "body"]
        if not _followed(words, hit.last, known.not_after_head.get(named[0].detail, ())):
            return _named(start, end, named), hit.last
    if "place" in kinds:
        places = [term for term in terms if term.kind == "place"]
        head = hits[index + 1] if index + 1 < len(hits) else None
        sector = _head(words, hit, head, known)
        if head is not None and sector is not None:
            named = [term for term in places if term.detail == sector]
            if named:
                return _named(start, _bare_end(words, head), named), head.last
        names = tuple(dict.fromkeys(term.name for term in places))
        return BodyMention(start, end, names, "", "place"), hit.last
    if "anaphor" in kinds:
        sectors = [term.name for term in terms if term.kind == "anaphor"]
        if not _followed(words, hit.last, known.not_after_head.get(sectors[0], ())):
            return BodyMention(start, end, (), sectors[0], "anaphor"), hit.last
    return None, hit.last


def _named(start: int, end: int, terms: Sequence[Term]) -> BodyMention:
    return BodyMention(start, end, tuple(dict.fromkeys(term.name for term in terms)), terms[0].detail, "name")


def _bare_end(words: Words, hit: Hit[Term]) -> int:
    end = words.ends[hit.last - 1]
    return end - 2 if words.text[end - 2 : end] in {"'s", "’s"} else end


def _capitalised(words: Words, hit: Hit[Term], term: Term) -> bool:
    """Whether a name has its capitals: "MPs" are not the MPS."""
    if term.shouted and not words.text[words.starts[hit.first] : _bare_end(words, hit)].isupper():
        return False
    return all(words.text[words.starts[hit.first + place]].isupper() for place in term.capitals)


def _head(words: Words, place: Hit[Term], head: Hit[Term] | None, known: Vocabulary) -> str | None:
    """Return the sector of the head noun right behind a place, or None if there is none."""
    if head is None or head.first > place.last + 1:
        return None
    sectors = [term.name for term in head.values if term.kind == "head"]
    gap = words.text[words.ends[place.last - 1] : words.starts[head.first]]
    if not sectors or _TO_HEAD.fullmatch(small(gap)) is None:
        return None
    return None if _followed(words, head.last, known.not_after_head.get(sectors[0], ())) else sectors[0]


def _followed(words: Words, index: int, phrases: Sequence[tuple[str, ...]]) -> bool:
    """Whether one of the phrases stands right behind, and makes another thing of a head noun.

    What a body possesses ("Kent Police's officers") does not, nor what stands behind a whole name.
    """
    if index >= len(words.folded) or words.text[words.ends[index - 1] : words.starts[index]].strip(" ,"):
        return False
    if words.text[words.ends[index - 1] - 2 : words.ends[index - 1]] in {"'s", "’s"}:
        return False
    if words.folded[index - 1] not in _SHORT_HEADS:
        return False
    return any(words.folded[index : index + len(phrase)] == phrase for phrase in phrases)


def _share(words: Words, found: list[BodyMention], known: Vocabulary) -> None:
    """Let the places of a list share the head noun that its last member has."""
    sector, joint = found[-1].sector, _AND
    for number in range(len(found) - 2, -1, -1):
        mention = found[number]
        between = words.text[mention.end : found[number + 1].start]
        if mention.form != "place" or joint.fullmatch(small(between)) is None:
            return
        named = tuple(name for name in mention.bodies if known.pack.body[name].sector == sector)
        if not named:
            return
        found[number] = mention._replace(bodies=named, sector=sector, form="name")
        joint = _AND_OR_COMMA
