"""Writes an article's marks into its text, and takes them out again.

A mark becomes ⟦g1⟧good⟦/g1⟧. Brackets of the article's own are renamed, reversibly, so that no
article can forge a mark. This module does not know what marks mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from pressmark_schemas.marks import ConcernPhrase, GradeWord, Marks, Quotation, Spanned

    Mark = Quotation | GradeWord | ConcernPhrase

_RENAMED = {"⟦": "❲(", "⟧": "❲)", "❲": "❲❲"}
_ORIGINAL = {new: old for old, new in _RENAMED.items()}
_TABLE = str.maketrans(_RENAMED)
_BRACKET = pattern("[⟦⟧❲]")
_MARKER = pattern(r"⟦/?[qgc]\d+(?:=[^⟦⟧]*)?⟧")
_RENAMED_ONE = pattern("❲[()❲]")
_GAP = "\n⟦…⟧\n"


def numbered(marks: Marks) -> tuple[Mark, ...]:
    """Return the marks that labels point at: quotations, grade words, concern phrases."""
    return (*marks.quotations, *marks.grades, *marks.concerns)


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return `text[start:end]` with markers round the marks that lie in it; offsets are of `text`."""
    points: list[tuple[int, int, int, int, str]] = []
    inside = (m for m in marks if start <= m.start < m.end <= end)
    for order, mark in enumerate(inside):
        # At one offset: ends before beginnings, the inner end first, the outer beginning first.
        points.append((mark.end, 0, -mark.start, -order, f"⟦/{mark.id}⟧"))
        points.append((mark.start, 1, -mark.end, order, f"⟦{_label(mark)}⟧"))
    pieces: list[str] = []
    position = start
    for offset, _, _, _, marker in sorted(points):
        pieces += (_renamed(text[position:offset]), marker)
        position = offset
    return "".join((*pieces, _renamed(text[position:end])))


def _renamed(text: str) -> str:
    """Return a text with its own brackets renamed; hardly any has one, and `translate` is slow to see it."""
    return text.translate(_TABLE) if _BRACKET.search(text) else text


def unmarked(text: str) -> str:
    """Return what `marked` was given: the text without markers, its own brackets as they were."""
    return _RENAMED_ONE.sub(lambda match: _ORIGINAL[match[0]], _MARKER.sub("", text))


def marked_passages(text: str, passages: Sequence[Spanned], marks: Iterable[Mark], wanted: Collection[str]) -> str:
    """Return the passages that hold wanted marks, with one on either side, and with those marks alone.

    The neighbours name the body or the speaker, as a rule. A line ⟦…⟧ stands where something is left out.
    """
    chosen = [mark for mark in marks if mark.id in wanted]
    shown: list[tuple[int, int]] = []
    for mark in sorted(chosen, key=lambda mark: mark.start):
        held = [n for n, place in enumerate(passages) if mark.start < place.end and mark.end > place.start]
        if not held:
            continue
        first, last = max(0, held[0] - 1), min(len(passages) - 1, held[-1] + 1)
        if shown and first <= shown[-1][1] + 1:
            first, last = shown[-1][0], max(last, shown.pop()[1])
        shown.append((first, last))
    return _GAP.join(marked(text, passages[first].start, passages[last].end, chosen) for first, last in shown)


def unmarked_passages(text: str) -> tuple[str, ...]:
    """Return the pieces of the article that a marked text shows: one, unless some is left out."""
    return tuple(unmarked(piece) for piece in text.split(_GAP))


def _label(mark: Mark) -> str:
    grade = getattr(mark, "grade", None)
    exact = getattr(mark, "form", "exact") == "exact"
    return mark.id if grade is None or exact else f"{mark.id}={grade}"
