"""Which of two editions is the later one: it calls itself a correction, or was published later."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, permutations

from pressmark.conflicts.values import Edition, Passage, Witness
from pressmark.patterns import pattern

_CORRECTION = pattern(r"\b(?:corrections?|corrected|clarifications?|clarified)\b", re.IGNORECASE)
_REVISED = pattern(r"\b(?:corrections?|corrected|clarifications?|clarified|updated?)\b", re.IGNORECASE)


def editions(sides: Sequence[Mapping[int, Witness]]) -> tuple[Edition, ...]:
    """Return the pairs of editions on different sides, sorted; each side's witnesses are keyed by their text.

    Copies of one text are editions of it if a title, the days or the address says so. Of different texts
    only one whose title calls it a correction corrects others: those of the same outlet, or of an unknown one.
    """
    by_text: dict[int, list[Witness]] = {}
    for text, witness in chain.from_iterable(side.items() for side in sides):
        by_text.setdefault(text, []).append(witness)
    pairs = chain.from_iterable(permutations(witnesses, 2) for witnesses in by_text.values())
    found = set(chain.from_iterable(_of_one_text(one, other) for one, other in pairs))
    for side in sides:
        for text, witness in side.items():
            notice = _titled(witness, _CORRECTION)
            if notice is not None:
                theirs = chain.from_iterable(other.items() for other in sides if other is not side)
                found.update(_by_notice(notice, (other for key, other in theirs if key != text)))
    return tuple(sorted(found))


def _of_one_text(one: Witness, other: Witness) -> Iterator[Edition]:
    """Yield the edition that `one` corrects, or, by days and addresses, that it is corrected by."""
    first, second = one.passages[0], other.passages[0]
    mine, theirs = _titled(one, _REVISED), _titled(other, _REVISED)
    if first.article == second.article:
        return
    if mine and not theirs and not _before(mine, second):
        yield Edition(second.article, mine.article, "title")
    elif theirs and not mine and not _before(theirs, first):
        return  # said when the sides are asked the other way round
    elif _before(first, second):
        yield Edition(first.article, second.article, "day")
    elif not _before(second, first) and _addresses(one) & _addresses(other):
        yield Edition(min(first.article, second.article), max(first.article, second.article), "url")


def _by_notice(notice: Passage, others: Iterator[Witness]) -> Iterator[Edition]:
    """Yield the editions that a notice of correction corrects, with a text of its own."""
    for other in others:
        first = other.passages[0]
        of_another = None not in (notice.outlet, first.outlet) and notice.outlet != first.outlet
        if not of_another and not _titled(other, _CORRECTION) and not _before(notice, first):
            yield Edition(first.article, notice.article, "title")


def _titled(witness: Witness, words: re.Pattern[str]) -> Passage | None:
    """Return the first copy whose title has one of these words."""
    return next((one for one in witness.passages if one.title and words.search(one.title)), None)


def _addresses(witness: Witness) -> set[str]:
    return {one.url for one in witness.passages if one.url}


def _before(one: Passage, other: Passage) -> bool:
    """Whether one is known to have been published before the other."""
    return one.published is not None and other.published is not None and one.published < other.published
