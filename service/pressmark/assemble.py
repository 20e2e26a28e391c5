"""Puts a record together: items with their flags and status, article facts, provenance."""

from __future__ import annotations

from collections.abc import Iterable

from pressmark.context import Context
from pressmark.extraction import ConcernItem, Extraction, Finding, ItemKind, QuoteItem, RatingItem
from pressmark_schemas.article import Article
from pressmark_schemas.marks import Spanned
from pressmark_schemas.record import (
    ArticleFacts,
    Concern,
    Evidence,
    Flag,
    Provenance,
    Quote,
    Rating,
    Record,
    Status,
)

_MIN_WHOLE = 12
"""Words; a shorter quotation inside a sentence of the reporter's is partial."""


def assemble(
    context: Context,
    extraction: Extraction,
    findings: Iterable[Finding],
    provenance: Provenance,
    *,
    relevant: bool,
) -> Record:
    """Return the record of what was read; flags stand in the order in which they were found."""
    listed = list(findings)
    about: dict[tuple[ItemKind, int], list[int]] = {}
    for number, finding in enumerate(listed):
        if finding.kind is not None:
            about.setdefault((finding.kind, finding.index), []).append(number)

    def marked(kind: ItemKind, index: int) -> tuple[Status, tuple[int, ...]]:
        numbers = about.get((kind, index), [])
        doubted = any(listed[number].severity != "note" for number in numbers)
        return ("review" if doubted else "verified"), tuple(numbers)

    return Record(
        schema="pressmark.record/1",
        article=_facts(context.article),
        outcome="read" if relevant else "irrelevant",
        ratings=tuple(_rating(context, item, *marked("rating", i)) for i, item in enumerate(extraction.ratings)),
        quotes=tuple(_quote(context, item, *marked("quote", i)) for i, item in enumerate(extraction.quotes)),
        concerns=tuple(_concern(context, item) for item in extraction.concerns),
        flags=tuple(_flag(finding) for finding in listed),
        provenance=provenance,
    )


def _facts(article: Article) -> ArticleFacts:
    return ArticleFacts(
        id=article.id,
        source=article.source,
        title=article.title,
        published=article.published,
        published_from=article.published_from,
        url=article.url,
        outlet=article.outlet,
        text=article.text if article.extracted else None,
    )


def _evidence(text: str, spans: Iterable[Spanned]) -> tuple[Evidence, ...]:
    return tuple(Evidence(start=span.start, end=span.end, text=text[span.start : span.end]) for span in spans)


def _rating(context: Context, item: RatingItem, status: Status, flags: tuple[int, ...]) -> Rating:
    body = context.pack.body.get(item.body)
    programme = None if item.basis == "earlier" else context.round_of(item.body)
    words = item.words[0] if item.words else None
    return Rating(
        body=item.body,
        sector=body.sector if body else None,
        area=item.area,
        area_words=context.text[words.start : words.end] if words else None,
        grade=item.grade,
        basis=item.basis,
        count=item.count,
        programme=programme.programme if programme is not None else None,
        status=status,
        evidence=_evidence(context.text, item.evidence),
        flags=flags,
    )


def _quote(context: Context, item: QuoteItem, status: Status, flags: tuple[int, ...]) -> Quote:
    text = context.text[item.span.start : item.span.end]
    return Quote(
        text=text,
        start=item.span.start,
        end=item.span.end,
        speaker=item.speaker,
        role=item.role,
        organisation=item.organisation,
        kind=item.kind,
        partial=is_partial(text),
        cut=item.cut,
        status=status,
        flags=flags,
    )


def is_partial(text: str) -> bool:
    """Whether words are woven into a sentence of the reporter's rather than a sentence of their own."""
    return text[:1].islower() or (len(text.split()) < _MIN_WHOLE and text[-1:].isalnum())


def _concern(context: Context, item: ConcernItem) -> Concern:
    """Return a concern; it is never verified, since no check can tell how grave it is."""
    return Concern(
        body=item.body,
        area=item.area,
        area_words=context.text[item.words.start : item.words.end] if item.words else None,
        kind=item.kind,
        evidence=_evidence(context.text, (item.evidence,)),
        status="review",
        flags=(),
    )


def _flag(finding: Finding) -> Flag:
    span = finding.span
    return Flag(
        check=finding.check,
        severity=finding.severity,
        message=finding.message,
        start=span.start if span else None,
        end=span.end if span else None,
    )
