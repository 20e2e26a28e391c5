"""Regular expressions that are compiled when a text first needs them.

Compiling costs a hundred times what a search does, an article needs few of the patterns, and
whoever reads one article should not wait for the rest.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any, cast


class _Later:
    """A pattern that has not been needed yet; with its first use it turns into what `re.compile` returns."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern: Python asks for an attribute here only while there is none of that name."""
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_STRAIGHT = {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛`´", "'"), **dict.fromkeys("–—", "~")}


def small(text: str) -> str:
    """Return a text in small letters, with straight quotation marks and "~" for a dash, of the same length.

    Offsets hold in both. A pattern without regard to case, or with a set that holds a mark beyond
    Latin-1, takes twice as long to compile and to match.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(lower if len(lower := character.lower()) == 1 else character for character in text)
    for mark, straight in _STRAIGHT.items():  # `translate` would take ten times as long
        if mark in low:
            low = low.replace(mark, straight)
    return low


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression as `re.compile` does, but compile it at its first use.

    What is wrong in it raises re.error only then; the tests use every pattern once.
    """
    return cast("re.Pattern[str]", _Later(source, flags))


class _Rare:
    """A pattern that is tried only on a stretch in which one of some strings stands."""

    def __init__(self, source: str, needs: tuple[str, ...]) -> None:
        self._pattern, self._needs = pattern(source), needs
        self.pattern = source

    def _may_stand(self, stretch: str) -> bool:
        for one in self._needs:  # noqa: SIM110 - `any` would take longer than all that it looks at
            if one in stretch:
                return True
        return False

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._pattern.search(text, start, end) if self._may_stand(text[start:end]) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._pattern.match(text, start, end) if self._may_stand(text[start:end]) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text, start, end) if self._may_stand(text[start:end]) else iter(())

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        return self._pattern.findall(text, start, end) if self._may_stand(text[start:end]) else []

    def sub(self, instead: str, text: str, count: int = 0) -> str:
        return self._pattern.sub(instead, text, count) if self._may_stand(text) else text


def rare(source: str, needs: str) -> re.Pattern[str]:
    """Return a pattern for what few texts hold: one of `needs`, parted by "|", stands in whatever it matches.

    To look for some strings takes a tenth of the time that an alternative of words takes.
    """
    return cast("re.Pattern[str]", _Rare(source, tuple(needs.split("|"))))


_WORD = pattern(r"\b\w+")
_LETTERS = pattern(r"[a-z]+")


class Phrases:
    """Words and phrases that are looked for as whole words: a pattern of hundreds of them compiles too slowly.

    `words`, of the letters a to z, are parted by blanks. `phrases` say what must follow a word, or any of some
    words, as a pattern.
    What is found are matches, as a pattern would find them: leftmost, without overlap.
    """

    def __init__(self, words: str, phrases: Mapping[str, str] | None = None) -> None:
        self._words = words
        self._phrases = phrases or {}
        self._rests: dict[str, re.Pattern[str] | None] = {}

    @property
    def openings(self) -> tuple[str, ...]:
        """The words that stand for themselves or begin a phrase."""
        return tuple(self._rests or self._made_ready())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in a stretch of small text."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return the matches in a stretch of small text."""
        rests = self._rests or self._made_ready()
        runs = _LETTERS.findall(text, start, end)  # each word is one, and they are found in half the time
        if rests.keys().isdisjoint(runs):
            return iter(())  # as a rule
        first = next(run for run in runs if run in rests)
        return self._found(rests, text, text.index(first, start), end)

    def _found(
        self, rests: dict[str, re.Pattern[str] | None], text: str, start: int, end: int
    ) -> Iterator[re.Match[str]]:
        behind = start
        for word in _WORD.finditer(text, start, end):
            if word[0] not in rests or word.start() < behind:
                continue
            rest = rests[word[0]]
            found = word if rest is None else rest.match(text, word.start(), end)
            if found is not None:
                behind = found.end()
                yield found

    def _made_ready(self) -> dict[str, re.Pattern[str] | None]:
        """Return what must follow each word, by the word: None if it stands for itself."""
        rests: dict[str, re.Pattern[str] | None] = {
            word: pattern(rf"{word}(?:{rest})\b") for words, rest in self._phrases.items() for word in words.split()
        }
        self._rests = rests | dict.fromkeys(self._words.split())
        return self._rests
