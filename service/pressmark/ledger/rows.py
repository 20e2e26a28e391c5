"""What of a reading stands in which table, and how it is taken out again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from pressmark.checks import Case
from pressmark.extraction import Extraction
from pressmark.grounding import NotThere, ground
from pressmark.ledger.tables import ARTICLES, FLAGS, JUDGEMENTS, MISQUOTES, RECORDS
from pressmark.listed import rows_of
from pressmark.reviewed import Reviewed, lay
from pressmark.reviewed.tables import queue_rows
from pressmark_schemas.answer import Answer, UnmarkedQuote, UnmarkedRating, digest_of
from pressmark_schemas.article import Article
from pressmark_schemas.marks import Marks
from pressmark_schemas.record import Flag, Provenance, Record

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows by the name of their table."""

_MARKS, _EXTRACTION = TypeAdapter(Marks), TypeAdapter(Extraction)


class Misquote(NamedTuple):
    """What a model claimed of an article and what stands there: None if nothing near."""

    article: str
    kind: str
    claimed: str
    stands: str | None
    difference: str


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Flagged(_Part):
    """An item of a record, by the numbers of its flags alone."""

    flags: tuple[int, ...]


class Gist(_Part):
    """The flags of a record, what they are about, and its provenance; the rest takes as long to read again."""

    ratings: tuple[Flagged, ...]
    quotes: tuple[Flagged, ...]
    flags: tuple[Flag, ...]
    provenance: Provenance


@dataclass(frozen=True)
class Stored:
    """A reading as the ledger holds it; what is asked for is read from its JSON then.

    `standards` is the digest of what it was judged by. Where nobody kept what was judged, it and all behind it
    are None.
    """

    article_json: str
    record_json: str
    answer_json: str
    marks_digest: str
    standards: str | None
    marks_json: str | None
    by_rules_json: str | None
    extraction_json: str | None
    witness_json: str | None

    @cached_property
    def article(self) -> Article:
        """The article, with its text."""
        return Article.model_validate_json(self.article_json)

    @cached_property
    def record(self) -> Record:
        """The record, as it was judged last."""
        return Record.model_validate_json(self.record_json)

    @cached_property
    def gist(self) -> Gist:
        """What judging again needs of the record as a rule."""
        return Gist.model_validate_json(self.record_json)

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

    @cached_property
    def extraction(self) -> Extraction | None:
        """What was read, as it was resolved."""
        return None if self.extraction_json is None else _EXTRACTION.validate_json(self.extraction_json)

    @cached_property
    def witness(self) -> Extraction | None:
        """What the second witness read; None also where there was none."""
        return None if self.witness_json is None else _EXTRACTION.validate_json(self.witness_json)


STORED = (
    ARTICLES.c.json,
    RECORDS.c.json,
    RECORDS.c.answer,
    RECORDS.c.marks_digest,
    *(JUDGEMENTS.c[name] for name in ("standards", "marks", "by_rules", "extraction", "witness")),
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


def record_rows(record: Record, case: Case) -> Rows:
    """Return the rows of a case's record, and what was misquoted for it."""
    made, key = record.provenance, {"article": record.article.id}
    row = {
        "outcome": record.outcome,
        "reader": made.reader,
        "model": made.model,
        "at": made.at.isoformat(),
        "marks_digest": marks_digest(case.context.marks),
        "answer": case.answer.model_dump_json(),
        "json": record.model_dump_json(by_alias=True),
    }
    flags = [{"number": number, **flag.model_dump()} for number, flag in enumerate(record.flags)]
    return {
        RECORDS.name: [key | row],
        FLAGS.name: [key | flag for flag in flags],
        MISQUOTES.name: [key | misquote for misquote in _misquotes(case)],
        **derived_rows(lay(record), len(case.context.article.text)),
    }


def derived_rows(reviewed: Reviewed, characters: int) -> Rows:
    """Return the rows that follow from a record and its reviews; `characters` is the length of the text."""
    return rows_of(reviewed, characters) | queue_rows(reviewed)


def judgement_rows(case: Case, by_rules: Answer, standards: str) -> Rows:
    """Return the row of what was judged, by standards of this digest."""
    row = {
        "article": case.context.article.id,
        "standards": standards,
        "marks": _MARKS.dump_json(case.context.marks).decode(),
        "by_rules": by_rules.model_dump_json(),
        "extraction": _EXTRACTION.dump_json(case.extraction).decode(),
        "witness": None if case.witness is None else _EXTRACTION.dump_json(case.witness).decode(),
    }
    return {JUDGEMENTS.name: [row]}


def _misquotes(case: Case) -> Iterator[Row]:
    """Yield what was claimed without a mark and does not stand in the article."""
    article, answer = case.context.article, case.answer
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
