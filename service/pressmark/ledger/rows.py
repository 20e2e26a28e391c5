"""What of a reading stands in which table, and how it is taken out again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from pressmark.checks import Case
from pressmark.flow import Reading
from pressmark.grounding import NotThere, ground
from pressmark.ledger.tables import ARTICLES, FLAGS, JUDGEMENTS, MISQUOTES, RECORDS
from pressmark_schemas.answer import Answer, UnmarkedQuote, UnmarkedRating, digest_of
from pressmark_schemas.article import Article
from pressmark_schemas.marks import Marks
from pressmark_schemas.record import Record

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows by the name of their table."""

_MARKS = TypeAdapter(Marks)


class Misquote(NamedTuple):
    """What a model claimed of an article and what stands there: None if nothing near."""

    article: str
    kind: str
    claimed: str
    stands: str | None
    difference: str


@dataclass(frozen=True)
class Stored:
    """A reading as the ledger holds it; what is asked for is read from its JSON then.

    `standards` and `digest` tell by what it was judged, and which case. Where nobody kept what was judged, they,
    the marks and what the rules said are None.
    """

    article_json: str
    record_json: str
    answer_json: str
    marks_digest: str
    standards: str | None
    digest: str | None
    marks_json: str | None
    by_rules_json: str | None

    @cached_property
    def article(self) -> Article:
        """The article, with its text."""
        return Article.model_validate_json(self.article_json)

    @cached_property
    def record(self) -> Record:
        """The record, as it was judged last."""
        return Record.model_validate_json(self.record_json)

    @cached_property
    def answer(self) -> Answer:
        """What the record's reader said."""
        return Answer.model_validate_json(self.answer_json)

    @cached_property
    def marks(self) -> Marks | None:
        """The marks that were judged."""
        return None if self.marks_json is None else _MARKS.validate_json(self.marks_json)

    @cached_property
    def by_rules(self) -> Answer | None:
        """What the rule reader said."""
        return None if self.by_rules_json is None else Answer.model_validate_json(self.by_rules_json)


STORED = (
    ARTICLES.c.json,
    RECORDS.c.json,
    RECORDS.c.answer,
    RECORDS.c.marks_digest,
    *(JUDGEMENTS.c[name] for name in ("standards", "digest", "marks", "by_rules")),
)
"""The columns that a Stored is made of."""


def marks_digest(marks: Marks) -> str:
    """Return what tells the marks that labels point at from others: the sha256 of ids and places, hex."""
    places = [[mark.id, mark.start, mark.end] for mark in (*marks.quotations, *marks.grades, *marks.concerns)]
    return digest_of(places)


def article_rows(article: Article) -> Rows:
    """Return an article's row."""
    row = {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "outlet": article.outlet,
        "json": article.model_dump_json(),
    }
    return {ARTICLES.name: [row]}


def record_rows(reading: Reading) -> Rows:
    """Return the rows of a reading's record, and what was misquoted for it."""
    record, made = reading.record, reading.record.provenance
    key = {"article": reading.article.id}
    row = {
        "outcome": record.outcome,
        "reader": made.reader,
        "model": made.model,
        "at": made.at.isoformat(),
        "marks_digest": marks_digest(reading.case.context.marks),
        "answer": reading.case.answer.model_dump_json(),
        "json": record.model_dump_json(by_alias=True),
    }
    flags = [{"number": number, **flag.model_dump()} for number, flag in enumerate(record.flags)]
    return {
        RECORDS.name: [key | row],
        FLAGS.name: [key | flag for flag in flags],
        MISQUOTES.name: [key | misquote for misquote in _misquotes(reading)],
    }


def judgement_rows(case: Case, by_rules: Answer, standards: str) -> Rows:
    """Return the row of what was judged, by standards of this digest."""
    row = {
        "article": case.context.article.id,
        "standards": standards,
        "digest": case.digest,
        "marks": _MARKS.dump_json(case.context.marks).decode(),
        "by_rules": by_rules.model_dump_json(),
    }
    return {JUDGEMENTS.name: [row]}


def _misquotes(reading: Reading) -> Iterator[Row]:
    """Yield what was claimed without a mark and does not stand in the article."""
    article, answer = reading.article, reading.case.answer
    claimed: list[tuple[str, UnmarkedQuote | UnmarkedRating]] = [
        *(("quote", item) for item in answer.unmarked_quotes),
        *(("rating", item) for item in answer.unmarked_ratings),
    ]
    for number, (kind, item) in enumerate(claimed):
        place = ground(item.words, article.text, article.start)
        if isinstance(place, NotThere):
            near = place.nearest
            yield {
                "number": number,
                "kind": kind,
                "claimed": item.words,
                "stands": article.text[near.start : near.end] if near else None,
                "difference": place.difference,
            }
