"""Answer + marks -> extraction: labels become places of the article.

A label points at a mark, so nothing is searched for; only unmarked items are, exactly. A label
that points nowhere, or at a mark of another kind, is dropped with a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressmark.context import Context
from pressmark.extraction import ConcernItem, Extraction, Finding, QuoteItem, RatingItem
from pressmark_schemas.answer import (
    Answer,
    ConcernLabel,
    QuoteLabel,
    RatingLabel,
    UnmarkedQuote,
    UnmarkedRating,
)
from pressmark_schemas.marks import AreaMention, ConcernPhrase, GradeWord, Quotation, Span, Spanned

_NOT_NAMED = frozenset({"unspecified", "overall"})


def resolve(answer: Answer, context: Context) -> Extraction:
    """Return the ratings, quotes and concerns that an answer names, each in the order of the text."""
    resolver = _Resolver(context)
    ratings = [item for label in answer.ratings for item in resolver.ratings(label)]
    ratings += [item for extra in answer.unmarked_ratings if (item := resolver.unmarked_rating(extra)) is not None]
    quotes = [item for label in answer.quotes if (item := resolver.quote(label)) is not None]
    quotes += [item for extra in answer.unmarked_quotes if (item := resolver.unmarked_quote(extra)) is not None]
    concerns = [item for label in answer.concerns for item in resolver.concerns(label)]
    return Extraction(
        tuple(sorted(_merged(ratings), key=lambda item: (item.evidence[0].start, item.body, item.area, item.basis))),
        tuple(sorted(dict.fromkeys(quotes), key=lambda item: (item.span.start, item.span.end))),
        tuple(sorted(dict.fromkeys(concerns), key=lambda item: (item.evidence.start, item.body, item.area or ""))),
        tuple(resolver.findings),
    )


class _Resolver:
    def __init__(self, context: Context) -> None:
        self._context = context
        marks = context.marks
        self._grades: dict[str, GradeWord] = {mark.id: mark for mark in marks.grades}
        self._concerns: dict[str, ConcernPhrase] = {mark.id: mark for mark in marks.concerns}
        self._quotations: dict[str, Quotation] = {mark.id: mark for mark in marks.quotations}
        self.findings: list[Finding] = []

    def ratings(self, label: RatingLabel) -> Iterator[RatingItem]:
        mark = self._grades.get(label.mark) or self._concerns.get(label.mark)
        if mark is None:
            self._unknown(label.mark, "a rating")
            return
        if isinstance(mark, GradeWord) and label.grade != mark.grade:
            said = f"{label.mark} is the word for {mark.grade!r}, but was labelled {label.grade!r}"
            self.findings.append(Finding("marks.grade", "error", said, Span(mark.start, mark.end)))
            return
        if not label.bodies or not label.areas:
            said = f"{label.mark} was labelled as a rating of no {'area' if label.bodies else 'body'}"
            self.findings.append(Finding("marks.empty", "error", said, Span(mark.start, mark.end)))
        for body in label.bodies:
            for area in label.areas:
                count = label.count if area.split(".")[-1] == "unspecified" else None
                basis = "implied" if isinstance(mark, ConcernPhrase) else label.basis
                words = self._words(area, mark)
                evidence = self._evidence(mark, words)
                named = () if words is None else (Span(words.start, words.end),)
                yield RatingItem(body, area, label.grade, basis, count, (label.mark,), named, evidence)

    def _words(self, area: str, mark: Spanned) -> AreaMention | None:
        """Return the mention of an area that stands with a mark: in its passage, in its list, or near."""
        if area in _NOT_NAMED:
            return None
        context = self._context
        passages = context.marks.passages
        number = context.passage_number(mark.start)
        last = number + 1
        while last < len(passages) and passages[last].kind == "item":
            last += 1
        here, below = passages[number], Span(passages[number].start, passages[last - 1].end)
        around = Span(passages[max(0, number - 2)].start, passages[min(len(passages) - 1, number + 2)].end)
        for place in (here, below, around):
            mentions = [m for m in context.within(context.marks.areas, place) if area in m.keys]
            if mentions:
                return min(mentions, key=lambda m: max(m.start - mark.end, mark.start - m.end, 0))
        return None

    def _evidence(self, mark: Spanned, words: Spanned | None) -> tuple[Span, ...]:
        """Return the passage of a mark, and that of the area's words where it is another one."""
        here = self._around(mark)
        there = here if words is None else self._around(words)
        if here.start < there.end and there.start < here.end:
            return (Span(min(here.start, there.start), max(here.end, there.end)),)
        return tuple(sorted((here, there), key=lambda place: place.start))

    def _around(self, place: Spanned) -> Span:
        """Return the passage of a place, or those that it reaches over, where a line breaks in it."""
        passages, number = self._context.marks.passages, self._context.passage_number
        return Span(passages[number(place.start)].start, passages[number(place.end - 1)].end)

    def quote(self, label: QuoteLabel) -> QuoteItem | None:
        mark = self._quotations.get(label.mark)
        if mark is None:
            self._unknown(label.mark, "a quote")
            return None
        return _attributed(label, label.mark, Span(mark.start, mark.end), cut=mark.ending == "cut")

    def concerns(self, label: ConcernLabel) -> Iterator[ConcernItem]:
        mark = self._concerns.get(label.mark)
        if mark is None:
            self._unknown(label.mark, "a concern")
            return
        place = self._around(mark)
        for area in label.areas or [None]:
            words = None if area is None else self._words(area, mark)
            named = None if words is None else Span(words.start, words.end)
            yield ConcernItem(label.mark, label.body, area, named, mark.kind, place)

    def unmarked_rating(self, extra: UnmarkedRating) -> RatingItem | None:
        place = self._place(extra.words, "rating")
        if place is None:
            return None
        return RatingItem(extra.body, extra.area, extra.grade, extra.basis, None, (), (), (place,))

    def unmarked_quote(self, extra: UnmarkedQuote) -> QuoteItem | None:
        place = self._place(extra.words, "quote")
        if place is None:
            return None
        return _attributed(extra, None, place, cut=False)

    def _place(self, words: str, what: str) -> Span | None:
        """Return where an unmarked item's words stand; a finding tells of those that do not."""
        from pressmark.grounding import ground  # noqa: PLC0415 - for what a model left unmarked alone

        place = ground(words, self._context.text, self._context.article.start)
        if isinstance(place, Span):
            return place
        why = f"{words[:120]!r} does not stand in the article: {place.difference}"
        said = f"an unmarked {what} was refused: {why}"
        self.findings.append(Finding("unmarked.refused", "error", said, place.nearest))
        return None

    def _unknown(self, mark: str, what: str) -> None:
        there = self._grades.get(mark) or self._concerns.get(mark) or self._quotations.get(mark)
        if there is None:
            said = f"{mark!r} was labelled as {what}, but there is no such mark"
            self.findings.append(Finding("marks.unknown", "error", said))
        else:
            said = f"{mark} was labelled as {what}, but marks something else"
            self.findings.append(Finding("marks.kind", "error", said, Span(there.start, there.end)))


def _attributed(label: QuoteLabel | UnmarkedQuote, mark: str | None, span: Span, *, cut: bool) -> QuoteItem:
    """Return a quote; a blank name, as some models write it, is none."""
    speaker, role, organisation = (
        (name or "").strip() or None for name in (label.speaker, label.role, label.organisation)
    )
    return QuoteItem(mark, span, label.kind, speaker, role, organisation, cut)


def _merged(items: Iterable[RatingItem]) -> list[RatingItem]:
    """Join what says the same; its passages, marks and words are kept in the order of the text."""
    same: dict[tuple[str, str, str, str, int | None], list[RatingItem]] = {}
    for item in items:
        same.setdefault((item.body, item.area, item.grade, item.basis, item.count), []).append(item)
    return [_joined(alike) if len(alike) > 1 else alike[0] for alike in same.values()]


def _joined(alike: list[RatingItem]) -> RatingItem:
    return alike[0]._replace(
        marks=tuple(dict.fromkeys(mark for item in alike for mark in item.marks)),
        words=_in_order(span for item in alike for span in item.words),
        evidence=_in_order(span for item in alike for span in item.evidence),
    )


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))
