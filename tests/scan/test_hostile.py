"""What holds of the scan for any text at all."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from pressmark.scan.words import fold
from tests.scan.reading import PACK, hostile, marks

if TYPE_CHECKING:
    from pressmark_schemas.marks import Quotation, Span

_KINDS = (
    "quotations",
    "grades",
    "concerns",
    "bodies",
    "areas",
    "people",
    "dates",
    "inspectorates",
    "passages",
)
_APART = ("quotations", "grades", "concerns", "bodies", "areas", "inspectorates", "dates", "passages")
_GLYPHS = "\"“”„‟«»″'‘’‚‛`´"
_GRADE_WORDS = {(row.grade, row.form, tuple(word.split())) for row in PACK.grades for word in map(str.lower, row.words)}


def _spans(found: object, kind: str) -> tuple[Span, ...]:
    return getattr(found, kind)


@given(hostile)
@example("")
@example("\n\n")
@example("”")
def test_every_mark_lies_in_the_text(text: str) -> None:
    """No mark is empty or reaches out of the text, whatever the text."""
    found = marks(text)
    for kind in _KINDS:
        for span in _spans(found, kind):
            assert 0 <= span.start < span.end <= len(text), (kind, span)


@given(hostile)
def test_marks_of_a_kind_stand_in_order_and_apart(text: str) -> None:
    """Marks come in the order of the text; none of a kind overlaps another (people may: a role in a name)."""
    found = marks(text)
    for kind in _KINDS:
        for left, right in pairwise(_spans(found, kind)):
            assert left.start <= right.start, (kind, left, right)
            assert kind not in _APART or left.end <= right.start, (kind, left, right)


@given(hostile)
def test_ids_number_the_marks_in_order(text: str) -> None:
    """Quotations are q1, q2 …, grade words g1, g2 …, concern phrases c1, c2 … without gaps."""
    found = marks(text)
    for letter, numbered in (("q", found.quotations), ("g", found.grades), ("c", found.concerns)):
        assert [mark.id for mark in numbered] == [f"{letter}{n}" for n in range(1, len(numbered) + 1)]


@given(hostile)
def test_a_grade_word_is_one_of_the_packs_words_for_its_grade(text: str) -> None:
    """But for case, white space and hyphens, a grade word reads as a word for that grade and form."""
    for grade in marks(text).grades:
        covered = tuple(fold(word) for word in re.findall(r"[^\W_]+", text[grade.start : grade.end]))
        assert (grade.grade, grade.form, covered) in _GRADE_WORDS


@given(hostile)
def test_a_quotation_is_its_segments(text: str) -> None:
    """Segments stand in order, begin and end with the quotation, and leave out only marks and space."""
    for quotation in marks(text).quotations:
        _judge_segments(text, quotation)


def _judge_segments(text: str, quotation: Quotation) -> None:
    first, last = quotation.segments[0], quotation.segments[-1]
    assert (first.start, last.end) == (quotation.start, quotation.end)
    for segment in quotation.segments:
        assert text[segment.start : segment.end].strip()
        assert not text[segment.start].isspace()
        assert not text[segment.end - 1].isspace()
    for left, right in pairwise(quotation.segments):
        assert left.end <= right.start
        assert not text[left.end : right.start].strip(
            _GLYPHS + "•‣●▪◦·*>–—-0123456789.) \t\r\n\xa0\u2028\x1c\x85\x0b\x0c"
        )


@given(hostile)
def test_passages_leave_out_nothing_but_white_space_and_bullets(text: str) -> None:
    """Every letter of the text stands in a passage, and blocks are numbered from the top."""
    passages = marks(text).passages
    end = 0
    for passage in passages:
        assert not any(char.isalpha() for char in text[end : passage.start])
        end = passage.end
    assert not text[end:].strip()
    numbers = [passage.block for passage in passages]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(set(numbers))))


@given(hostile, st.integers(0, 400))
@example("Ms Marl was there.", 18)
def test_nothing_before_the_start_is_marked(text: str, start: int) -> None:
    """Where a header stands before the article, no mark lies in it, not even where nothing follows."""
    start = min(start, len(text))
    found = marks(text, start=start)
    for kind in _KINDS:
        assert all(span.start >= start for span in _spans(found, kind)), kind


@given(hostile)
def test_the_scan_is_the_same_every_time(text: str) -> None:
    """Two scans of one text give equal marks: a stored answer's numbers stay valid."""
    assert marks(text) == marks(text)
