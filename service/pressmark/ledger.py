"""The ledger: articles, their records and flags, what could not be read, and what was misquoted.

SQLAlchemy Core; SQLite with a write-ahead log unless a URL says otherwise. One record an article: that of
its last reading. Writing the same again changes nothing, so that a run may be repeated.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, Self

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from pressmark.errors import LedgerError
from pressmark.flow import Reading
from pressmark.grounding import NotThere, ground
from pressmark_schemas.answer import Answer, UnmarkedQuote, UnmarkedRating
from pressmark_schemas.article import Article
from pressmark_schemas.record import Record

VERSION = 1
"""Of the tables; a ledger of another one is not opened."""

_meta = sa.MetaData()
_versions = sa.Table("pressmark", _meta, sa.Column("version", sa.Integer, primary_key=True))
_articles = sa.Table(
    "articles",
    _meta,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("source", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("published", sa.String(10)),
    sa.Column("url", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("json", sa.Text, nullable=False),
)
_records = sa.Table(
    "records",
    _meta,
    sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("reader", sa.String(16), nullable=False),
    sa.Column("model", sa.Text),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("marks_digest", sa.String(64), nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("json", sa.Text, nullable=False),
)
_flags = sa.Table(
    "flags",
    _meta,
    sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("check", sa.String(40), nullable=False),
    sa.Column("severity", sa.String(8), nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("start", sa.Integer),
    sa.Column("end", sa.Integer),
)
_misquotes = sa.Table(
    "misquotes",
    _meta,
    sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("claimed", sa.Text, nullable=False),
    sa.Column("stands", sa.Text),
    sa.Column("difference", sa.Text, nullable=False),
)
_failures = sa.Table(
    "failures",
    _meta,
    sa.Column("source", sa.String(500), primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
)


class Stored(NamedTuple):
    """A reading as the ledger holds it."""

    article: Article
    record: Record
    answer: Answer
    marks_digest: str


class Misquote(NamedTuple):
    """What a model claimed of an article and what stands there: None if nothing near."""

    article: str
    kind: str
    claimed: str
    stands: str | None
    difference: str


class Ledger:
    """A ledger, open. Threads and processes may share the database. Use it in `with`.

    `place` is a file's path or an SQLAlchemy URL; a ledger that is not there is made, unless it must be
    there. Raises LedgerError when it cannot be opened, holds something else, or was written by another
    version of pressmark.
    """

    def __init__(self, place: str, *, must_exist: bool = False) -> None:
        url = place if "://" in place else f"sqlite:///{place}"
        self.place = _harmless(url) if "://" in place else place
        try:
            self._engine = sa.create_engine(url)
            self._look(must_exist=must_exist)
            if self._engine.dialect.name == "sqlite":
                event.listen(self._engine, "connect", _tune)
                event.listen(self._engine, "begin", _lock)
            _meta.create_all(self._engine)
            self._own()
        except ImportError as error:
            raise LedgerError(f"the ledger {self.place} needs a driver: {error}; install it with pip") from None
        except SQLAlchemyError as error:
            raise LedgerError(f"the ledger {self.place} cannot be opened: {_reason(error)}; name another one") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _read(self) -> sa.Connection:
        """Return a connection that reads without keeping anybody from writing."""
        return self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def _look(self, *, must_exist: bool) -> None:
        """Refuse a database of somebody else's, and none at all where there must be one."""
        file = self._engine.url.database if self._engine.dialect.name == "sqlite" else None
        missing = file is not None and not Path(file).exists()
        tables = [] if missing else sa.inspect(self._engine).get_table_names()
        if must_exist and _versions.name not in tables:
            raise LedgerError(f"there is no ledger at {self.place}; check the path")
        if tables and _versions.name not in tables:
            raise LedgerError(
                f"{self.place} is another program's database (tables: {', '.join(tables[:3])}); name another"
            )

    def _own(self) -> None:
        """Write the version into a new ledger; refuse an old one's."""
        with self._engine.begin() as connection:
            found = connection.execute(sa.select(_versions.c.version)).scalar()
            if found is None:
                connection.execute(_versions.insert().values(version=VERSION))
            elif found != VERSION:
                newer = "a newer pressmark" if found > VERSION else "an older pressmark"
                raise LedgerError(
                    f"the ledger {self.place} has version {found}, written by {newer}; this one writes {VERSION}:"
                    " export its records with the pressmark that wrote it and read the articles into a new ledger"
                )

    def put(self, reading: Reading) -> bool:
        """Keep a reading in place of an earlier one of the article; tell whether anything but the time changed.

        Raises LedgerError when the database refuses it.
        """
        record, article = reading.record, reading.article
        try:
            with self._engine.begin() as connection:
                before = connection.execute(sa.select(_records.c.json).where(_records.c.article == article.id)).scalar()
                if before is not None and _timeless(Record.model_validate_json(before)) == _timeless(record):
                    return False
                for table in (_misquotes, _flags, _records):
                    connection.execute(table.delete().where(table.c.article == article.id))
                connection.execute(_articles.delete().where(_articles.c.id == article.id))
                connection.execute(_articles.insert().values(_article_row(article)))
                connection.execute(_records.insert().values(_record_row(reading)))
                _insert(connection, _flags, _flag_rows(record))
                _insert(connection, _misquotes, list(_misquote_rows(reading)))
                if article.source is not None:
                    connection.execute(_failures.delete().where(_failures.c.source == article.source[:500]))
        except SQLAlchemyError as error:
            raise LedgerError(f"the ledger {self.place} could not be written: {_reason(error)}") from None
        return True

    def fail(self, source: str, reason: str) -> None:
        """Keep what could not be read, and why; a later reading of the source takes it away."""
        row = {"source": source[:500], "reason": reason, "at": datetime.now(UTC).isoformat()}
        with self._engine.begin() as connection:
            connection.execute(_failures.delete().where(_failures.c.source == row["source"]))
            connection.execute(_failures.insert().values(row))

    def __len__(self) -> int:
        """Return how many records there are."""
        with self._read() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(_records)).scalar_one()

    def __iter__(self) -> Iterator[Stored]:
        """Yield all readings by article id."""
        asked = (
            sa.select(_articles.c.json, _records.c.json, _records.c.answer, _records.c.marks_digest)
            .join(_records, _records.c.article == _articles.c.id)
            .order_by(_articles.c.id)
        )
        with self._read() as connection:
            for article, record, answer, digest in connection.execution_options(yield_per=500).execute(asked):
                yield Stored(
                    Article.model_validate_json(article),
                    Record.model_validate_json(record),
                    Answer.model_validate_json(answer),
                    digest,
                )

    def failures(self) -> list[tuple[str, str]]:
        """Return sources and why they could not be read, by source."""
        with self._read() as connection:
            asked = sa.select(_failures.c.source, _failures.c.reason).order_by(_failures.c.source)
            return [(source, reason) for source, reason in connection.execute(asked)]

    def misquotes(self) -> list[Misquote]:
        """Return what models claimed that does not stand in the article, by article."""
        columns = (_misquotes.c[name] for name in Misquote._fields)
        with self._read() as connection:
            asked = sa.select(*columns).order_by(_misquotes.c.article, _misquotes.c.number)
            return [Misquote(*row) for row in connection.execute(asked)]


def _tune(connection: Any, _: object) -> None:
    """Let readers and one writer work at once, and a second writer wait."""
    connection.isolation_level = None  # or the driver begins transactions of its own
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _lock(connection: sa.Connection) -> None:
    """Take the write lock at once: what read first and then writes could not wait for another's write."""
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _harmless(url: str) -> str:
    """Return a URL as it may be shown: without its password."""
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return url.rsplit("@", maxsplit=1)[-1]


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _timeless(record: Record) -> Record:
    return record.model_copy(
        update={"provenance": record.provenance.model_copy(update={"at": datetime.min.replace(tzinfo=UTC)})}
    )


def _article_row(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "outlet": article.outlet,
        "json": article.model_dump_json(),
    }


def _record_row(reading: Reading) -> dict[str, Any]:
    made = reading.record.provenance
    return {
        "article": reading.article.id,
        "outcome": reading.record.outcome,
        "reader": made.reader,
        "model": made.model,
        "at": made.at.isoformat(),
        "marks_digest": reading.marks_digest,
        "answer": reading.answer.model_dump_json(),
        "json": reading.record.model_dump_json(by_alias=True),
    }


def _flag_rows(record: Record) -> list[dict[str, Any]]:
    return [
        {"article": record.article.id, "number": number, **flag.model_dump()}
        for number, flag in enumerate(record.flags)
    ]


def _misquote_rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield what was claimed without a mark and does not stand in the article."""
    text, start = reading.article.text, reading.article.start
    claimed: list[tuple[str, UnmarkedQuote | UnmarkedRating]] = [
        *(("quote", item) for item in reading.answer.unmarked_quotes),
        *(("rating", item) for item in reading.answer.unmarked_ratings),
    ]
    for number, (kind, item) in enumerate(claimed):
        place = ground(item.words, text, start)
        if isinstance(place, NotThere):
            near = place.nearest
            yield {
                "article": reading.article.id,
                "number": number,
                "kind": kind,
                "claimed": item.words,
                "stands": text[near.start : near.end] if near else None,
                "difference": place.difference,
            }
