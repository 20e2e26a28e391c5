"""Finds quotations in every style that newspapers, releases and scrapers leave behind.

A mark opens or closes by what stands beside it; its glyph only breaks a tie, since glyphs are
mistyped and mixed. A quotation may go on over paragraphs that each reopen it, over collapsed
paragraphs on one line, or end without a mark. Whose words they are is not known here.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pressmark.patterns import pattern, small
from pressmark.scan.layout import Block
from pressmark_schemas.marks import Ending, Quotation, Span

_MARK = pattern(r"[\"“”„‟«»″'‘’‚‛`´](?:(?<=')'|(?<=`)`)?")
"""A quotation mark, or two single ones for a double one."""
_DOUBLE = frozenset(["''", "``", *'"“”„‟«»″'])
_OPENERS = frozenset("“„‟«‘‚‛")
_ELISIONS = pattern(r"'(?:\d\ds?|em|til|tis|twas|cause|bout|n)\b")
_BEFORE_OPENING = frozenset("([{—–-:/,;.…>*•|")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-…/|\"“”'‘’[")
_SENTENCE_END = frozenset(".!?…:")
_LEAD = pattern(r"[ \t\"“”„‘’'`«»]*")
_TAIL = pattern(r"[ .,]*")


class _Glyph(NamedTuple):
    start: int
    end: int
    double: bool
    opens: bool
    closes: bool


class _Found(NamedTuple):
    """A quotation being put together; `whole` says that nothing but it stands in its blocks."""

    segments: tuple[Span, ...]
    ending: Ending
    first_block: int
    last_block: int
    starts_block: bool
    ends_block: bool
    double: bool


def quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Return the quotations in the order of the text, not overlapping each other."""
    found = _Finder(text, blocks).run() if blocks else []
    return tuple(
        Quotation(item.segments[0].start, item.segments[-1].end, f"q{number}", item.ending, item.segments)
        for number, item in enumerate(_joined(text, found), start=1)
    )


class _Finder:
    """Goes through the blocks once, carrying an open quotation over their borders."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks
        starts = [block.start for block in blocks]
        self._glyphs: list[list[_Glyph]] = [[] for _ in blocks]
        for match in _MARK.finditer(text, starts[0]):
            number = bisect_right(starts, match.start()) - 1
            glyph = _glyph(text, match, blocks[number])
            if glyph is not None and match.end() <= blocks[number].end:
                self._glyphs[number].append(glyph)
        # What is asked of a block again and again is answered once: a line may be a megabyte of marks.
        self._lead_ends = [_end_of(_LEAD, text, block) for block in blocks]
        self._last_single_close = [
            max((at for at, glyph in enumerate(glyphs) if glyph.closes and not glyph.double), default=-1)
            for glyphs in self._glyphs
        ]
        self._found: list[_Found] = []
        self._segments: list[Span] = []
        self._first = 0

    def run(self) -> list[_Found]:
        double: bool | None = None
        for number, block in enumerate(self._blocks):
            glyphs = self._glyphs[number]
            if double is not None and not self._reopens(number, double=double):
                self._finish(number - 1, "unclosed", double=double)
                double = None
            double = self._block(number, block, glyphs, double=double)
        if double is not None:
            self._finish(len(self._blocks) - 1, "unclosed", double=double)
        return self._found

    def _block(self, number: int, block: Block, glyphs: list[_Glyph], *, double: bool | None) -> bool | None:
        """Read one block; return whether a double (or single) quotation is open at its end, or None."""
        index, start = 0, block.start
        if double is not None:
            start, index = glyphs[0].end, 1
        while index < len(glyphs):
            glyph = glyphs[index]
            index += 1
            if double is None:
                double = self._opening(number, glyph, index)
                if double is not None:
                    start, self._first = glyph.end, number
            elif glyph.double is double:
                if glyph.closes and self._really_closes(number, glyph, index, double=double):
                    self._add(start, glyph.start)
                    ends = _TAIL.fullmatch(self._text, glyph.end, block.end) is not None
                    self._finish(number, "closed", double=double, ends_block=ends)
                    double = None
                elif glyph.opens and glyph.double and self._after_sentence(glyph.start):
                    self._add(start, glyph.start)
                    start = glyph.end
                elif glyph.opens and self._nests(number, index, double=double):
                    index += 1
        if double is not None:
            self._add(start, block.end)
        return double

    def _opening(self, number: int, glyph: _Glyph, index: int) -> bool | None:
        """Tell whether a double (or single) mark will close what this one opens; None if it opens nothing.

        A single mark needs its end in sight, since it may be an apostrophe.
        """
        if not glyph.opens:
            return None
        if glyph.double:
            return True
        if _ELISIONS.match(small(self._text[glyph.start : glyph.start + 6])):
            return None
        if self._last_single_close[number] >= index:
            return False
        if len(self._glyphs[number]) == index + 1 and self._glyphs[number][index].closes:
            return True
        goes_on = number + 1 < len(self._blocks) and self._reopens(number + 1, double=False)
        curly = self._text[glyph.start] == "‘" and self._starts_block(number, glyph)
        return False if goes_on or curly else None

    def _really_closes(self, number: int, glyph: _Glyph, index: int, *, double: bool) -> bool:
        """Whether a closing mark is not the apostrophe of a plural ("officers’ pay")."""
        if double:
            return True
        before, after = self._text[glyph.start - 1], self._text[glyph.end : glyph.end + 2]
        if before not in "sS" or not re.match(r" [a-z]", after):
            return True
        glyphs = self._glyphs[number]
        later = (glyphs[at] for at in range(index, len(glyphs)))
        deciding = next((one for one in later if not one.double and (one.opens or one.closes)), None)
        return deciding is None or deciding.opens

    def _nests(self, number: int, index: int, *, double: bool) -> bool:
        """Whether two closing marks come next: the first then ends a phrase inside the quotation."""
        glyphs = self._glyphs[number]
        if not double or index >= len(glyphs) or not (glyphs[index].double and glyphs[index].closes):
            return False
        following = (glyphs[at] for at in range(index + 1, len(glyphs)))
        after = next((glyph for glyph in following if glyph.double), None)
        return after is not None and after.closes

    def _reopens(self, number: int, *, double: bool) -> bool:
        glyphs = self._glyphs[number]
        return bool(glyphs) and glyphs[0].double is double and self._starts_block(number, glyphs[0])

    def _starts_block(self, number: int, glyph: _Glyph) -> bool:
        return glyph.start <= self._blocks[number].start

    def _after_sentence(self, position: int) -> bool:
        before = self._text[max(0, position - 8) : position].rstrip()
        return bool(before) and before[-1] in _SENTENCE_END

    def _add(self, start: int, end: int) -> None:
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        if start < end:
            self._segments.append(Span(start, end))

    def _finish(self, number: int, ending: Ending, *, double: bool, ends_block: bool = True) -> None:
        if self._segments:
            if ending == "unclosed" and number == len(self._blocks) - 1:
                ending = "cut"
            start = self._segments[0].start
            leads = start <= self._lead_ends[self._first]
            segments = tuple(self._segments)
            self._found.append(_Found(segments, ending, self._first, number, leads, ends_block, double))
        self._segments = []


def _end_of(pattern: re.Pattern[str], text: str, block: Block) -> int:
    match = pattern.match(text, block.start, block.end)
    return match.end() if match else block.start


def _glyph(text: str, match: re.Match[str], block: Block) -> _Glyph | None:
    """Tell what a mark may do by its neighbours; None for an apostrophe."""
    start, end, double = match.start(), match.end(), match.group() in _DOUBLE
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    opener = text[start] in _OPENERS
    if not double and before.isalnum() and after.isalnum():
        return None
    if before.isspace() and after.isspace():
        if double and opener:
            return _Glyph(start, end, double, opens=True, closes=False)
        return _Glyph(start, end, double, opens=False, closes=double) if start > block.start else None
    opens = (before.isspace() or before in _BEFORE_OPENING or before in "\"“‘'") and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if double and not opens and not closes:
        opens, closes = opener or not before.isalnum(), not opener
    if opens and closes:
        sentence_end = before in ".,!?…"
        opens, closes = (opener, not opener) if match.group() not in {'"', "'"} else (not sentence_end, sentence_end)
    return _Glyph(start, end, double, opens, closes)


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """Join neighbours that are one utterance: whole paragraphs, each with both marks, one after another."""
    groups: list[list[_Found]] = []
    for item in found:
        if groups and _goes_on(text, groups[-1][0], groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [_one(group) for group in groups]


def _goes_on(text: str, first: _Found, last: _Found, item: _Found) -> bool:
    """Whether the utterance from `first` to `last` goes on in the next quotation."""
    between = text[last.segments[-1].end : item.segments[0].start]
    same_line = "\n" not in between and last.segments[-1].end - first.segments[0].start > 40
    whole = item.starts_block and item.ends_block and last.ends_block
    return (
        item.ending == last.ending == "closed"
        and item.double is first.double
        and not between.strip("\"“”„‘’'`«» \t\n")
        and (whole or same_line)
        and all(text[side.segments[-1].end - 1] in _SENTENCE_END for side in (last, item))
    )


def _one(group: list[_Found]) -> _Found:
    first, last = group[0], group[-1]
    if first is last:
        return first
    segments = tuple(segment for item in group for segment in item.segments)
    return first._replace(segments=segments, last_block=last.last_block, ends_block=last.ends_block)
