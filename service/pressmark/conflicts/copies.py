"""Which texts are copies of one: an agency's text in many papers, cut, with another headline or a changed word.

Runs of four words are hashed and each text keeps its least hashes, as a sample. Those that share some
are candidates; half of the samples must agree, and then three quarters of the shorter text's
words must stand in the longer one in the same order. Time grows with the number of texts, not of pairs.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from itertools import combinations, pairwise
from typing import NamedTuple
from zlib import crc32

from rapidfuzz.distance import LCSseq

from pressmark.patterns import pattern, small

_WORD = pattern(r"[^\W_]+")
_SAMPLE = 64
_FEW = 5
_SEEN, _SHORT = 3, 12
"""At how many shared hashes a pair must be seen to be compared, unless the text has few."""
_AGREE, _IN_ORDER, _SHORTEST = 0.5, 0.75, 0.25


class _Sample(NamedTuple):
    """The least hashes of a text, sorted, and the bound below which they are all of them."""

    hashes: tuple[int, ...]
    bound: float


def texts_alike(texts: Mapping[int, str]) -> dict[int, int]:
    """Return for each text's number the least number of those that are copies of the same text.

    Copies of copies count as copies. The result depends on the texts and on the order of the numbers.
    """
    seen: dict[str, int] = {}
    parent = {number: seen.setdefault(texts[number], number) for number in sorted(texts)}
    hashes = _Hashes()
    samples = {number: _sample(texts[number], hashes) for number in seen.values()}
    for one, other in _candidates(samples):
        first, second = sorted((_first(parent, one), _first(parent, other)))
        if first != second and _agree(samples[one], samples[other]) and _alike(texts[one], texts[other]):
            parent[second] = first
    return {number: _first(parent, number) for number in texts}


def _first(parent: dict[int, int], number: int) -> int:
    """Return the first text of a group, and shorten the way to it."""
    while parent[number] != number:
        parent[number] = number = parent[parent[number]]
    return number


class _Hashes(dict[str, int]):
    """Hashes of words, each made once; the same in every process, as `hash` is for numbers alone."""

    def __missing__(self, word: str) -> int:
        value = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return value


def _words(text: str) -> list[str]:
    return _WORD.findall(small(text))


def _sample(text: str, hashes: _Hashes) -> _Sample:
    numbers = [hashes[word] for word in _words(text)]
    runs = set(map(hash, zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False)))
    least = tuple(sorted(runs)[:_SAMPLE])
    return _Sample(least, least[-1] if len(runs) > _SAMPLE else math.inf)


def _candidates(samples: Mapping[int, _Sample]) -> list[tuple[int, int]]:
    """Return pairs that share some hashes.

    Few texts that share one are all paired; of many (by a publisher's footer) each goes with the next by
    sample, as copies have least hashes in common. Thus a pair is seen at some of the hashes that it shares.
    """
    sharing: dict[int, list[int]] = {}
    for number in sorted(samples, key=lambda number: (samples[number].hashes, number)):
        for value in samples[number].hashes:
            sharing.setdefault(value, []).append(number)
    seen = Counter[tuple[int, int]]()
    for numbers in sharing.values():
        if len(numbers) > 1:
            seen.update(combinations(numbers, 2) if len(numbers) <= _FEW else pairwise(numbers))
    return [pair for pair, times in seen.items() if times >= _SEEN or _is_short(pair, samples)]


def _is_short(pair: tuple[int, int], samples: Mapping[int, _Sample]) -> bool:
    return min(len(samples[number].hashes) for number in pair) < _SHORT


def _agree(one: _Sample, other: _Sample) -> bool:
    """Whether the hashes agree below the bound up to which both samples are whole."""
    bound = min(one.bound, other.bound)
    fewer = min(bisect_right(one.hashes, bound), bisect_right(other.hashes, bound))
    return len(set(one.hashes).intersection(other.hashes)) >= _AGREE * fewer


def _alike(one: str, other: str) -> bool:
    short, long = sorted((_words(one), _words(other)), key=len)
    if len(short) < _SHORTEST * len(long):
        return False
    return LCSseq.similarity(short, long) >= _IN_ORDER * len(short)
