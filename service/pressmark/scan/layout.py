"""Cuts a text into blocks (paragraphs, lines, list items) and passages (sentences of them).

Hard-wrapped texts, whose lines break in mid-sentence, are seen as such and their lines
joined. White space is never changed; passages are spans of the text as it is.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pressmark.patterns import pattern
from pressmark_schemas.marks import Passage, PassageKind

_LINE = pattern(r"[^\n]+")
_BULLET = pattern(r"\s*(?:[•‣●▪◦·*>–—-]|\d{1,2}[.)])\s+(?=\S)")
_CLOSING = "\"'”’)]"
_OPENING = "\"“„‘'‟"
_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof St Sgt Insp Supt Ch Cllr Det Rev Hon Sir Lt Col Gen No vs approx Jan Feb Mar Apr Jun Jul Aug "
    "Sep Sept Oct Nov Dec e.g i.e"
).split()
_BREAK = pattern(r"[.!?…](?P<tail>[\"'”’)\]]*)(?:(?P<space>\s+)(?=[\"“„‘'(\[]?[A-Z0-9£•])|(?=[\"“]?[A-Z][a-z]))")
_LONGEST = 2000
"""Characters of a passage. Rules look through a passage for each mark in it, so it must have an end."""

_ABBREVIATED = pattern(rf"\b(?:{'|'.join(map(re.escape, _ABBREVIATIONS))}|[A-Z])\.$")


class Block(NamedTuple):
    """A paragraph, a line or a list item: `start` is behind a bullet, `item` tells of one."""

    start: int
    end: int
    item: bool


def blocks(text: str, start: int = 0) -> list[Block]:
    """Return the text's blocks from `start` on, in order."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text, start) if match.group().strip()]
    if _hard_wrapped(text, lines):
        lines = _joined(text, lines)
    return [_block(text, first, last) for first, last in lines]


def passages(text: str, found: list[Block]) -> tuple[Passage, ...]:
    """Cut blocks into sentences; a block without a sentence's end is a heading or an item."""
    cut: list[Passage] = []
    listed = False
    for number, block in enumerate(found):
        announces = text[block.start : block.end].rstrip().endswith(":")
        kind = _kind(text, block, listed=listed and not announces)
        listed = announces or (kind == "item" and not block.item)
        cut.extend(
            Passage(first, last, kind, number)
            for sentence in _sentences(text, block)
            for first, last in _short(text, *sentence)
        )
    return tuple(cut)


def _block(text: str, start: int, end: int) -> Block:
    bullet = _BULLET.match(text, start, end)
    first = bullet.end() if bullet else start
    while first < end and text[first].isspace():
        first += 1
    while end > first and text[end - 1].isspace():
        end -= 1
    return Block(first, end, bullet is not None)


def _kind(text: str, block: Block, *, listed: bool) -> PassageKind:
    line = text[block.start : block.end]
    if block.item or (listed and (line[0].islower() or len(line) < 90) and line[0] not in _OPENING):
        return "item"
    return "sentence" if ends_sentence(text, block.start, block.end) or len(line) > 160 else "heading"


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block; where a scraper lost the space between two, they are two all the same."""
    first = block.start
    for match in _BREAK.finditer(text, block.start, block.end):
        stop = match.start() + 1
        glued = match["space"] is None
        if (glued and not text[stop - 2].islower()) or _ABBREVIATED.search(text, max(first, stop - 8), stop):
            continue
        yield first, match.end("tail")
        first = match.end()
    if first < block.end:
        yield first, block.end


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends as sentences and lead-ins do, behind quotation marks and white space."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and text[end - 1] in ":;":
        return True
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return end > start and text[end - 1] in ".!?…"


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, or its parts if it is longer than any that was written to be read."""
    while end - start > _LONGEST:
        blank = max(text.rfind(one, start + 1, start + _LONGEST) for one in " \t")
        cut = blank if blank > 0 else start + _LONGEST
        while text[cut - 1].isspace():
            cut -= 1
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines break in mid-sentence: short lines, many of which go on in lower case."""
    if len(lines) < 6 or sum(end - start > 110 for start, end in lines) > len(lines) // 20:
        return False
    adjacent = [(a, b) for a, b in pairwise(lines) if b[0] - a[1] <= 1]
    going_on = sum(not ends_sentence(text, *a) and text[b[0]].islower() for a, b in adjacent)
    return len(adjacent) >= 5 and going_on * 10 >= len(adjacent) * 3


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    width = max(end - start for start, end in lines)
    joined = [lines[0]]
    for (before, stop), (start, end) in pairwise(lines):
        short = stop - before < width * 0.6 and ends_sentence(text, before, stop)
        starts_anew = text[start] in _OPENING or _BULLET.match(text, start, end) is not None
        if start - stop > 1 or short or (starts_anew and ends_sentence(text, before, stop)):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined
