"""Turns phrases found into grade words, concern phrases, areas and inspectorates.

An area whose name holds a grade word ("good use of resources") masks it. A word that is an
area only in a grade's own list ("people", "prevention") counts only where it stands like a
list member.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.patterns import pattern
from pressmark.scan.vocabulary import AreaTerm, Term, Vocabulary
from pressmark.scan.words import Hit, Words
from pressmark_schemas.marks import AreaMention, ConcernPhrase, GradeWord, InspectorateMention, Spanned

_WORDS = 8
"""Words behind a phrase in which one may end that begins inside it."""
_LISTED_BEFORE = pattern(
    r"(?:^|\n|[.!?,;:(~-]"
    r"|\b(?:for|at|in|on|of|and|or|both|its|their|the|as|being|is|was|as well as|including|namely"
    r"|picked out|singled out|ago|but|while|whereas))[\s•*'\"]*$",
)
_LISTED_AFTER = pattern(
    r"['\"]?(?:$|[\s]*(?:[,;:.)?!(~\n-]|\b(?:and|or|but|alike|as well as|while|with|was|were|is|are|has|had|have|rated"
    r"|graded|judged|requires?|required|all|both|each|now|still|again|too|takes?|gets?|remains?|remained|pillars?|area|category"
    r"|categories|went|got|received|which|where|though|although|at|among|since|this time|last"
    r"|in (?:a|one|two|three|just|less|20\d\d))\b))"
)


def find_terms(words: Words, known: Vocabulary) -> list[Hit[Term]]:
    """Return the pack's phrases in a text. An ordinary "good understanding" is none across two lines."""
    hits: list[Hit[Term]] = []
    for hit in known.terms.find(words):
        inside = words.text[words.starts[hit.first] : words.ends[hit.last - 1]]
        if hit.values[0].kind == "not_grade" and "\n" in inside:
            hits.extend(known.terms.find(words, hit.first, hit.first + 1))
        else:
            hits.append(hit)
    return hits


def find_areas(words: Words, known: Vocabulary) -> list[Hit[AreaTerm]]:
    """Return the pack's areas in a text; in "the force's management of offenders" the force is not the area's word."""
    hits: list[Hit[AreaTerm]] = []
    for hit in known.areas.find(words):
        if hits and hit.first < hits[-1].last:
            continue
        owner = words.low[words.starts[hit.first] : words.ends[hit.first]].endswith("'s")
        inner = next(known.areas.find(words, hit.first + 1, hit.last + _WORDS), None) if owner else None
        hits.append(inner if inner is not None and inner.first < hit.last < inner.last else hit)
    return hits


def areas(words: Words, hits: Sequence[Hit[AreaTerm]]) -> tuple[AreaMention, ...]:
    """Return the areas named, in the order of the text."""
    found: list[AreaMention] = []
    for hit in hits:
        start, end = words.starts[hit.first], words.ends[hit.last - 1]
        keys = [term.key for term in hit.values if not term.weak]
        weak = [term.key for term in hit.values if term.weak]
        if weak and _listed(words.low, start, end):
            keys.extend(weak)
        if keys:
            found.append(AreaMention(start, _bare_end(words.text, end), tuple(dict.fromkeys(keys))))
    return tuple(found)


def _listed(low: str, start: int, end: int) -> bool:
    return (
        _LISTED_BEFORE.search(low, max(0, start - 14), start) is not None
        and _LISTED_AFTER.match(low, end, end + 16) is not None
    )


def _bare_end(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] in {"'s", "’s"} else end


def grades(words: Words, hits: Sequence[Hit[Term]], masks: Sequence[Spanned]) -> tuple[GradeWord, ...]:
    """Return the grade words that no area name masks; both sequences are in the order of the text."""
    found: list[GradeWord] = []
    mask = 0
    for hit in hits:
        term = hit.values[0]
        if term.kind != "grade" or not all(
            words.text[words.starts[hit.first + place]].isupper() for place in term.capitals
        ):
            continue
        start, end = words.starts[hit.first], words.ends[hit.last - 1]
        while mask < len(masks) and masks[mask].end <= start:
            mask += 1
        if mask < len(masks) and masks[mask].start <= start and end <= masks[mask].end:
            continue
        form = term.detail
        found.append(GradeWord(start, end, f"g{len(found) + 1}", term.name, form))  # type: ignore[arg-type]
    return tuple(found)


def concerns(words: Words, hits: Sequence[Hit[Term]], named: Sequence[AreaMention]) -> tuple[ConcernPhrase, ...]:
    """Return the phrases that find fault, in the order of the text; a weak one only before an area named."""
    found: list[ConcernPhrase] = []
    starts = {mention.start for mention in named}
    for hit in hits:
        term = hit.values[0]
        if term.kind == "concern":
            start, end = words.starts[hit.first], words.ends[hit.last - 1]
            if term.weak and not (hit.last < len(words.starts) and words.starts[hit.last] in starts):
                continue
            found.append(
                ConcernPhrase(start, end, f"c{len(found) + 1}", term.name, term.detail or None)  # type: ignore[arg-type]
            )
    return tuple(found)


def inspectorates(words: Words, hits: Sequence[Hit[Term]]) -> tuple[InspectorateMention, ...]:
    """Return the inspectorates named, the pack's own and others."""
    return tuple(
        InspectorateMention(words.starts[hit.first], words.ends[hit.last - 1], term.name, term.detail == "own")
        for hit in hits
        for term in hit.values
        if term.kind == "inspectorate"
    )
