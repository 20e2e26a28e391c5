"""The ledger itself: puts readings in, and gives them and what belongs to them out again."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple, Self

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from pressmark.databases import reason
from pressmark.errors import LedgerError
from pressmark.flow import Reading
from pressmark.ledger.derived import put_in, take_out, with_reviews
from pressmark.ledger.opening import opened, shown_place
from pressmark.ledger.placing import place, replace
from pressmark.ledger.rows import STORED, Misquote, Rows, Stored, article_rows, judgement_rows, record_rows
from pressmark.ledger.tables import (
    ARTICLES,
    FAILURES,
    JUDGEMENTS,
    MISQUOTES,
    RECORDS,
    STANDARDS,
)
from pressmark.standards import Standards
from pressmark_schemas.record import Record


class Filed(NamedTuple):
    """A record without its content; `standards` is the digest of what it was judged by, None if nobody kept it."""

    article: str
    source: str | None
    standards: str | None


class Rejudged(NamedTuple):
    """A record that was judged again: when it was read, by what it was judged, and its rows that changed."""

    article: str
    read_at: str
    standards: Standards
    rows: Rows


class Ledger:
    """A ledger, open. Threads and processes may share the database. Use it in `with`.

    `place` is a file's path or an SQLAlchemy URL; a ledger that is not there is made, unless it must be
    there, and one of an older pressmark gets today's tables. Raises LedgerError when it cannot be opened,
    holds something else, or was written by a newer pressmark.
    """

    def __init__(self, place: str, *, must_exist: bool = False) -> None:
        self.place = shown_place(place)
        self._engine = opened(place, must_exist=must_exist)
        self._standards: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def engine(self) -> sa.Engine:
        """The database, for what is kept beside the records: batches, money, runs, exports."""
        return self._engine

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def put(self, reading: Reading, standards: Standards | None = None) -> bool:
        """Keep a reading in place of an earlier one of the article; tell whether anything but the time changed.

        With the standards that it was judged by, it need not be judged again while they are the same.
        Raises LedgerError when the database refuses it.
        """
        return self.put_all([reading], standards)[0]

    def put_all(self, readings: Sequence[Reading], standards: Standards | None = None) -> list[bool]:
        """Keep readings as `put` does, all or none; tell of each whether anything but the time changed."""
        by = self.known(standards) if standards else None
        found = {one.article.id: one for one in readings}
        rows = {id_: article_rows(one.article) | record_rows(one.record, one.case) for id_, one in found.items()}
        judged = {id_: judgement_rows(one.case, one.by_rules, by) if by else {} for id_, one in found.items()}
        sources = [one.article.source[:500] for one in readings if one.article.source is not None]
        with self.writing() as connection:
            stand = set(_standing(connection, {id_: (rows[id_], one.record) for id_, one in found.items()}))
            replace(connection, {id_: judged[id_] for id_ in stand})
            changed = {id_: rows[id_] | judged[id_] for id_ in found if id_ not in stand}
            if changed:
                place(connection, changed)
            connection.execute(FAILURES.delete().where(FAILURES.c.source.in_(sources)))
        return [one.article.id in changed for one in readings]

    def fail(self, source: str, why: str) -> None:
        """Keep what could not be read, and why; a later reading of the source takes it away."""
        row = {"source": source[:500], "reason": why, "at": datetime.now(UTC).isoformat()}
        with self.writing() as connection:
            connection.execute(FAILURES.delete().where(FAILURES.c.source == row["source"]))
            connection.execute(FAILURES.insert().values(row))

    def __len__(self) -> int:
        """Return how many records there are."""
        return self.rows(sa.select(sa.func.count()).select_from(RECORDS))[0][0]

    def __iter__(self) -> Iterator[Stored]:
        """Yield all readings by article id."""
        for page in self.filed():
            yield from self.fetch([one.article for one in page])

    def filed(self, size: int = 500) -> Iterator[list[Filed]]:
        """Yield what records there are by article id, in lists of at most a size."""
        asked = (
            sa.select(ARTICLES.c.id, ARTICLES.c.source, JUDGEMENTS.c.standards)
            .outerjoin(JUDGEMENTS, JUDGEMENTS.c.article == ARTICLES.c.id)
            .order_by(ARTICLES.c.id)
            .limit(size)
        )
        last = ""
        while page := [Filed(*row) for row in self.rows(asked.where(ARTICLES.c.id > last))]:
            yield page
            last = page[-1].article

    def fetch(self, articles: Sequence[str]) -> list[Stored]:
        """Return the readings of articles, by article id; those that are not there are left out."""
        asked = (
            sa.select(*STORED)
            .join(RECORDS, RECORDS.c.article == ARTICLES.c.id)
            .outerjoin(JUDGEMENTS, JUDGEMENTS.c.article == ARTICLES.c.id)
            .where(ARTICLES.c.id.in_(articles))
            .order_by(ARTICLES.c.id)
        )
        return [Stored(*row) for row in self.rows(asked)] if articles else []

    def standards(self) -> dict[str, Standards]:
        """Return by what records were judged, by the digest of it."""
        asked = sa.select(STANDARDS.c.digest, STANDARDS.c.json)
        return {digest: Standards.model_validate_json(text) for digest, text in self.rows(asked)}

    def file(self, judged: Sequence[Rejudged]) -> None:
        """Write records that were judged again, all or none; one that was read anew meanwhile stays as it is.

        Raises LedgerError when the database refuses it.
        """
        if not judged:
            return
        by = {one.article: self.known(one.standards) for one in judged}
        asked = sa.select(RECORDS.c.article, RECORDS.c.at).where(RECORDS.c.article.in_(by))
        with self.writing() as connection:
            read_at = {row.article: row.at for row in connection.execute(asked)}
            still = [one for one in judged if read_at.get(one.article) == one.read_at]
            replace(connection, {one.article: one.rows for one in still})
            renewed = {one.article: one.rows for one in still if RECORDS.name in one.rows}
            take_out(connection, renewed)
            put_in(connection, with_reviews(connection, renewed).values())
            for digest in set(by.values()):
                same = [one.article for one in still if by[one.article] == digest]
                these = JUDGEMENTS.update().where(JUDGEMENTS.c.article.in_(same))
                connection.execute(these.values(standards=digest))

    def failures(self) -> list[tuple[str, str]]:
        """Return sources and why they could not be read, by source."""
        asked = sa.select(FAILURES.c.source, FAILURES.c.reason).order_by(FAILURES.c.source)
        return [(source, why) for source, why in self.rows(asked)]

    def misquotes(self) -> list[Misquote]:
        """Return what models claimed that does not stand in the article, by article."""
        columns = (MISQUOTES.c[name] for name in Misquote._fields)
        asked = sa.select(*columns).order_by(MISQUOTES.c.article, MISQUOTES.c.number)
        return [Misquote(*row) for row in self.rows(asked)]

    @contextmanager
    def reading(self) -> Generator[sa.Connection]:
        """Give a connection that reads without keeping anybody from writing. Raises LedgerError."""
        try:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                yield connection
        except SQLAlchemyError as error:
            raise LedgerError(f"the ledger {self.place} could not be read: {reason(error)}") from None

    @contextmanager
    def writing(self) -> Generator[sa.Connection]:
        """Give a connection whose changes are kept together or not at all. Raises LedgerError."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise self._unwritten(error) from None

    def _unwritten(self, error: SQLAlchemyError) -> LedgerError:
        return LedgerError(f"the ledger {self.place} could not be written: {reason(error)}")

    def rows(self, asked: sa.Select[*tuple[Any, ...]]) -> Sequence[sa.Row[*tuple[Any, ...]]]:
        """Return all rows that are asked for. Raises LedgerError."""
        with self.reading() as connection:
            return connection.execute(asked).all()

    def known(self, standards: Standards) -> str:
        """Return the digest of standards that records may point at from now on."""
        digest = standards.digest
        if digest not in self._standards:
            row = {"digest": digest, "json": standards.model_dump_json()}
            try:
                with self._engine.begin() as connection:
                    connection.execute(STANDARDS.insert().values(row))
            except IntegrityError:  # it is there: another process was first
                pass
            except SQLAlchemyError as error:
                raise self._unwritten(error) from None
            self._standards.add(digest)
        return digest


def _standing(connection: sa.Connection, read: Mapping[str, tuple[Rows, Record]]) -> Iterator[str]:
    """Yield the articles whose text, answer and record stand there as they are, but for the time of reading."""
    asked = sa.select(ARTICLES.c.id, ARTICLES.c.json, RECORDS.c.answer, RECORDS.c.json).join_from(RECORDS, ARTICLES)
    for article, text, answer, json in connection.execute(asked.where(ARTICLES.c.id.in_(read))):
        rows, record = read[article]
        same = (text, answer) == (rows[ARTICLES.name][0]["json"], rows[RECORDS.name][0]["answer"])
        if same and _timeless(Record.model_validate_json(json)) == _timeless(record):
            yield article


def _timeless(record: Record) -> Record:
    return record.model_copy(
        update={"provenance": record.provenance.model_copy(update={"at": datetime.min.replace(tzinfo=UTC)})}
    )
