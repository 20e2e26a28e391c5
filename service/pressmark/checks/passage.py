"""Passage: the grade's own sentence or list ties it to its area, and says that it is a grade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.checks.given import rated
from pressmark.checks.ties import alone, columns, joined, pairs, tied
from pressmark.english import clause_start, goes_on, hoped_for, orders
from pressmark.english.givers import other_giver
from pressmark.english.moves import APPOSED
from pressmark.english.patterns import ASKED, AT_NOTHING, COMPARED, NEGATED, OUT_OF_REACH
from pressmark.extraction import Finding, RatingItem
from pressmark_schemas.marks import GradeWord, Span, Spanned

_NOT_NAMED = frozenset({"overall", "unspecified"})
_OR = re.compile(r"[\"'*]*,?\s*(?:(?:or|nor|and|and/or)\s+)?[\"'*]*")
"""What stands between grades that are denied together: "no good or outstanding grades"."""


def area_named(case: Case) -> Iterator[Finding]:
    """passage.area: the area is not named in the grade's passage, or other things stand between the two."""
    for index, item in enumerate(case.extraction.ratings):
        if item.area.split(".")[-1] in _NOT_NAMED or not item.marks or _in_its_cell(case, item):
            continue
        if not item.words:
            said = f"no words for {item.area} stand beside the grade"
            yield Finding("passage.area", "doubt", said, item.evidence[0], "rating", index)
        elif not any(tied(case, *pair) or alone(case, *pair) for pair in pairs(case, item)):
            said = f"more than small words stand between the grade and {item.area}: it may be another one's"
            yield Finding("passage.area", "doubt", said, item.evidence[0], "rating", index)


def _in_its_cell(case: Case, item: RatingItem) -> bool:
    """Whether a grade stands where a table crosses its body with its area."""
    cells = [case.context.cells[mark.start] for mark in case.grade_spans(item) if mark.start in case.context.cells]
    return any(case.context.area_key(cell.area, item.body) == item.area for cell in cells)


def rival(case: Case) -> Iterator[Finding]:
    """passage.rival: another grade beside the area is joined to it as well; it may be that one's."""
    for index, item in enumerate(case.extraction.ratings):
        own = [words for mark, words in pairs(case, item) if joined(case, mark, words)]
        if own and all(_has_rival(case, item, words) for words in own):
            said = f"another grade stands beside {item.area}, too"
            yield Finding("passage.rival", "doubt", said, item.evidence[0], "rating", index)


def _of_another_time(case: Case, item: RatingItem) -> frozenset[str]:
    """Return the marks that grade a rating's area as well, at another inspection."""
    beside = (one for one in case.extraction.ratings if (one.body, one.area) == (item.body, item.area))
    return frozenset(mark for one in beside if one.basis != item.basis for mark in one.marks)


def _has_rival(case: Case, item: RatingItem, words: Spanned) -> bool:
    """Whether a different grade word is joined to an area and is not joined to something behind it.

    One of another time is no rival where the area is told of twice (", an area in which it had been …").
    """
    context = case.context
    different = [
        mark for mark in context.within(context.marks.grades, case.passage(words.start)) if mark.grade != item.grade
    ]
    if not different:
        return False
    others = _of_another_time(case, item) if APPOSED.match(context.low, words.end) else ()
    row = columns(case, words)
    for mark in different:
        if (len(row) > 1 and mark.start in row) or mark.id in others:
            continue  # a round's column each
        if goes_on(context.low, mark.end) is (mark.end <= words.start) and joined(case, mark, words):
            return True
    return False


def is_rating(case: Case) -> Iterator[Finding]:
    """passage.rated: nothing in the sentence says that the word is a grade that was given."""
    for index, item in enumerate(case.extraction.ratings):
        if item.basis != "implied" and item.marks and not any(rated(case, span) for span in case.grade_spans(item)):
            said = f"no word of rating stands with {item.grade!r}"
            yield Finding("passage.rated", "doubt", said, item.evidence[0], "rating", index)


def denied(case: Case) -> Iterator[Finding]:
    """passage.denied: the clause denies the grade, or hopes for it."""
    for index, item in enumerate(case.extraction.ratings):
        for span in case.grade_spans(item):
            start, end, *_ = case.passage(span.start)
            clause = case.context.bare(_own_clause(case, start, span.start), span.start)
            asks = case.context.low[start:end].rstrip(" \"'").endswith("?") and ASKED.match(case.context.low, start)
            doubts = {
                "denied": NEGATED.search(AT_NOTHING.sub("", clause))
                or COMPARED.search(clause)
                or OUT_OF_REACH.match(case.context.low, span.end, end),
                "asked about": asks,
                "hoped for": hoped_for(clause),
                "ordered": orders(case.context.text, case.context.low, start, span.start),
            }
            word = next((word for word, doubt in doubts.items() if doubt), "")
            if word:
                said = f"{item.grade!r} seems to be {word} here"
                yield Finding("passage.denied", "doubt", said, span_of(span), "rating", index)


def given_by(case: Case) -> Iterator[Finding]:
    """passage.giver: the sentence gives the grade as the opinion of others than the inspectorate."""
    for index, item in enumerate(case.extraction.ratings):
        for span in case.grade_spans(item):
            place = case.passage(span.start)
            giver = case.context.once(other_giver, place.start, span.start, place.end)
            if giver is not None and item.basis != "implied":
                said = f"{item.grade!r} seems to come from others than the inspectorate ({giver})"
                yield Finding("passage.giver", "doubt", said, span_of(span), "rating", index)


def _own_clause(case: Case, start: int, position: int) -> int:
    """Return where the words that deny a grade may begin: behind the one before it, if no "or" joins the two."""
    text = case.context.low
    for grade in reversed(case.context.within(case.context.marks.grades, Span(start, position))):
        if not _OR.fullmatch(text, grade.end, position):
            return max(grade.end, case.context.once(clause_start, start, position))
        position = grade.start
    return case.context.once(clause_start, start, position)


def synonym(case: Case) -> Iterator[Finding]:
    """passage.synonym: the grade is only told in a journalist's word for it."""
    for index, item in enumerate(case.extraction.ratings):
        if _only_synonyms(case, item):
            said = f"the article's word for {item.grade!r} is not the inspectorate's"
            yield Finding("passage.synonym", "doubt", said, item.evidence[0], "rating", index)


def _only_synonyms(case: Case, item: RatingItem) -> bool:
    marks = [mark for mark in case.grade_spans(item) if isinstance(mark, GradeWord)]
    return bool(marks) and all(mark.form == "synonym" for mark in marks)


def span_of(mark: Spanned) -> Span:
    """Return a mark's place alone."""
    return Span(mark.start, mark.end)
