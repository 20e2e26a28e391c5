"""Finds words in an article, exactly; says how they differ when they do not stand there.

Quote glyphs, white space, hyphens, case and ellipses are one and the same. Anything else is a
difference, which is reported and never repaired: "was good" does not stand in "was not good".
"""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from pressmark.patterns import pattern
from pressmark_schemas.marks import Span

_GLYPHS = {
    **dict.fromkeys("\"“”„‟«»″'‘’‚‛`´", "'"),
    **dict.fromkeys("-‐‑‒–—−", "-"),
    "…": "...",
}
_SHORT = 6
"""Words; of fewer, two in a row are enough to say which passage was meant."""
_WORD = pattern(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")


class NotThere(NamedTuple):
    """Words that do not stand in the text: the nearest passage, if any is near, and the difference."""

    nearest: Span | None
    difference: str


def ground(words: str, text: str, start: int = 0) -> Span | NotThere:
    """Return where words stand in the text from `start` on, or how they differ from what does."""
    wanted, _ = _normal(words.strip(), 0)
    wanted = wanted.strip()
    if not any(letter.isalnum() for letter in wanted):
        return NotThere(None, "there are no words to look for")
    there, offsets = _normal(text, start)
    for match in re.finditer(re.escape(wanted), there):
        first, last = match.start(), match.end()
        if _at_border(there, first, last):
            return Span(offsets[first], offsets[last - 1] + 1)
    return _nearest(words, text, start)


def _normal(text: str, start: int) -> tuple[str, list[int]]:
    """Return the text in its normal form, and the offset of each of its characters."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset in range(start, len(text)):
        char = text[offset]
        form = " " if char.isspace() else _GLYPHS.get(char) or char.casefold()
        if form == " " and letters and letters[-1] == " ":
            continue
        if form == "'" and letters and letters[-1] == "'":
            continue
        for letter in form:
            letters.append(letter)
            offsets.append(offset)
    return "".join(letters), offsets


def _at_border(text: str, first: int, last: int) -> bool:
    """Whether a match begins and ends with whole words."""
    before, after = text[first - 1 : first], text[last : last + 1]
    return not (before.isalnum() and text[first].isalnum()) and not (after.isalnum() and text[last - 1].isalnum())


def _nearest(words: str, text: str, start: int) -> NotThere:
    wanted = [word.casefold() for word in _WORD.findall(words)]
    found = list(_WORD.finditer(text, start))
    there = [match.group().casefold() for match in found]
    block = SequenceMatcher(None, there, wanted, autojunk=False).find_longest_match()
    if block.size < min(len(wanted), 2 if len(wanted) < _SHORT else 3):
        return NotThere(None, "nothing like it stands in the article")
    first = max(0, block.a - block.b)
    last = min(len(found), first + len(wanted) + 2)
    matcher = SequenceMatcher(None, there[first:last], wanted, autojunk=False)
    blocks = [match for match in matcher.get_matching_blocks() if match.size]
    end = first + blocks[-1].a + blocks[-1].size
    nearest = Span(found[first + blocks[0].a].start(), found[end - 1].end())
    return NotThere(nearest, _told(there[first:end], wanted))


def _told(there: list[str], wanted: list[str]) -> str:
    parts: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, there, wanted, autojunk=False).get_opcodes():
        stands, claimed = " ".join(there[a:b]), " ".join(wanted[c:d])
        if tag == "replace":
            parts.append(f"the article has {stands!r}, not {claimed!r}")
        elif tag == "delete":
            parts.append(f"{stands!r} was left out")
        elif tag == "insert":
            parts.append(f"{claimed!r} was added")
    return "; ".join(parts[:4]) or "its words stand there in another order"
