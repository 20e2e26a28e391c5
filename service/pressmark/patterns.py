"""Regular expressions that are compiled when a text first needs them.

Compiling costs a hundred times what a search does, an article needs few of the patterns, and
whoever reads one article should not wait for the rest.
"""

from __future__ import annotations

import re
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
