"""Words of a text with their offsets, and a lexicon that finds phrases among them.

Matching is by whole words, without case, across line breaks and hyphens, leftmost and longest.
One pass costs the same however many phrases a lexicon holds. It knows nothing of meaning.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from pressmark.patterns import pattern, small

V = TypeVar("V")

_WORD = pattern(r"[^\W_]+(?:'[^\W_]+)*|&")
_GLUED = pattern(r"(?<=[a-z]{3})(?=[A-Z][a-z])")
"""A scraper glues a caption to the next word ("captionChief"): the capital begins a new one."""
_IS_GLUED = pattern(r"[A-Z](?<=[a-z]{3}[A-Z])[a-z]")
"""The same by its capital, which is found in a text much faster than a place without width."""

_HYPHENS = "-‐‑‒–"
_GAP = pattern(rf"[^\S\n]*(?:[{_HYPHENS}]|\n?)[^\S\n]*")
_LOOSE_GAP = pattern(rf"[^\S\n]*(?:[{_HYPHENS}/]|[,;'’‘\"“”]{{0,2}}\n?)[^\S\n]*[‘'’\"“]?")


class Words(NamedTuple):
    """A text and its `small` form, cut into words: `starts[i]`, `ends[i]` are the offsets of `folded[i]`."""

    text: str
    low: str
    starts: Sequence[int]
    ends: Sequence[int]
    folded: tuple[str, ...]


def fold(word: str) -> str:
    """Return a word in small letters, without possessive ending; "&" is "and"."""
    return "and" if word == "&" else small(word).removesuffix("'s")


def cut(text: str, start: int = 0) -> Words:
    """Cut the text from `start` on into words."""
    low = small(text)
    spans = [match.span() for match in _WORD.finditer(low, start)]
    if _IS_GLUED.search(text, start):
        spans = [part for span in spans for part in _parts(text, *span)]
    words = [low[first:last] for first, last in spans]
    folded = tuple([word if word.isalpha() else fold(word) for word in words])
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return Words(text, low, starts, ends, folded)


def _parts(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield where the words stand that a scraper glued to one."""
    word = text[first:last]
    for part in _GLUED.split(word) if not (word.islower() or word.istitle()) and last - first > 4 else (word,):
        yield first, first + len(part)
        first += len(part)


_ENDINGS = pattern(r"(?:ingly|edly|ing|ies|ied|ly|es|ed|e|s|y)$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what a word's inflections share: "investigates", "investigating" -> "investigat"."""
    if len(word) <= 3:
        return word
    known = _ENDINGS.sub("", word) or word
    return known[:-1] if len(known) > 3 and known[-1] == known[-2] and known[-1] in "nprtgdm" else known


class Hit(NamedTuple, Generic[V]):
    """A phrase found: words `first` to `last` (exclusive) and the values it was added with."""

    first: int
    last: int
    values: tuple[V, ...]


class Lexicon(Generic[V]):
    """Phrases and what they stand for.

    `skip` are words that may stand anywhere inside a phrase ("how it uses *its* resources"),
    and with them commas; without them a comma must stand where the phrase has one.
    `normal` brings a folded word to the form that is compared.
    """

    def __init__(self, *, skip: frozenset[str] = frozenset(), normal: Callable[[str], str] | None = None) -> None:
        self._root: dict[str, Any] = {}
        self._waiting: dict[str, list[tuple[str, V]]] = {}
        self._skip = skip
        self._normal = normal
        self._gap = _LOOSE_GAP if skip else _GAP

    def add(self, phrase: str, value: V) -> None:
        """Add a phrase; hyphenated words are found written as one, too.

        It waits until a text holds its first word: few of a lexicon's phrases are ever looked for.
        """
        first = next(word for word in phrase.split() if word.lower() not in self._skip)
        if first.isalpha() and (first.islower() or first.istitle() or first.isupper()):
            self._waiting.setdefault(self._key(first.lower()), []).append((phrase, value))
        else:
            self._enter(phrase, value)

    def _enter(self, phrase: str, value: V) -> None:
        for keys in self._spelled(phrase):
            node = self._root
            for key in keys:
                node = node.setdefault(key, {})
            values = node.setdefault("", [])
            if value not in values:
                values.append(value)

    def _spelled(self, phrase: str) -> Iterator[list[str]]:
        """Yield the ways to write a phrase, each as the keys of its words; a comma is part of the key behind it."""
        if phrase.replace(" ", "").isalpha() and _IS_GLUED.search(phrase) is None:
            # Most phrases are no more than words and blanks, and `cut` would take much longer to say so.
            folded = phrase.lower().split()
            kept = [word for word in folded if word not in self._skip] if self._skip else folded
            yield list(map(self._normal, kept)) if self._normal else kept
            return
        variants = {phrase}
        if any(mark in phrase for mark in _HYPHENS):
            variants.add(re.sub(rf"(?<=\w)[{_HYPHENS}](?=\w)", "", phrase))
        for variant in variants:
            words = cut(variant)
            keys: list[str] = []
            for number, word in enumerate(words.folded):
                if word not in self._skip:
                    comma = number and not self._skip and "," in variant[words.ends[number - 1] : words.starts[number]]
                    keys.append(f",{self._key(word)}" if comma else self._key(word))
            yield keys

    def _key(self, word: str) -> str:
        return self._normal(word) if self._normal else word

    def find(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[Hit[V]]:
        """Yield the phrases found among words `first` to `last`, leftmost and longest, without overlap."""
        keys = words.folded[:last]
        if self._normal:
            keys = list(map(self._normal, keys))
        for key in self._waiting.keys() & set(keys):
            for phrase, value in self._waiting.get(key, ()):
                self._enter(phrase, value)
            self._waiting.pop(key, None)  # last: another thread may be here, too, and entering twice is harmless
        root, skip, behind = self._root, self._skip, first
        for index in [index for index in range(first, len(keys)) if keys[index] in root]:
            if index < behind or words.folded[index] in skip:
                continue
            hit = self._longest(words, keys, index, root[keys[index]])
            if hit is not None:
                yield hit
                behind = hit.last

    def _longest(self, words: Words, keys: Sequence[str], first: int, node: dict[str, Any]) -> Hit[V] | None:
        best: Hit[V] | None = None
        index = first
        while True:
            if "" in node:
                best = Hit(first, index + 1, tuple(node[""]))
            index += 1
            while index < len(keys) and words.folded[index] in self._skip and self._near(words, index):
                index += 1
            if index >= len(keys):
                return best
            key = keys[index]
            if key in node and self._near(words, index):
                node = node[key]
            elif f",{key}" in node and words.text[words.ends[index - 1] : words.starts[index]] == ", ":
                node = node[f",{key}"]
            else:
                return best

    def _near(self, words: Words, index: int) -> bool:
        """Whether only a gap that a phrase may have stands before a word."""
        start, end = words.ends[index - 1], words.starts[index]
        return self._gap.fullmatch(words.text, start, end) is not None
