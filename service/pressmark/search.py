"""Full-text search over what people said, who they are, and the passages that prove ratings.

On SQLite an FTS5 index, kept in step with the listed tables; on other databases LIKE. What a user
types is words and nothing else: all of them must be there, the last one may be the beginning of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa
from sqlalchemy import event

from pressmark.databases import reading
from pressmark.errors import ConfigError

Kind = Literal["quote", "rating"]

_WHO = ("speaker", "role", "organisation")
_SEARCHED: dict[Kind, tuple[str, str, tuple[str, ...]]] = {
    "quote": ("quotes", "text", _WHO),
    "rating": ("ratings", "evidence", ()),
}
"""By kind: its listed table, the column of its words, and those of who said them."""

_KEYS = sa.table("search_keys", *map(sa.column, ("id", "article", "kind", "number")))
_WORDS = sa.table("search_words", *map(sa.column, ("search_words", "rowid", "text", *_WHO)))
"""The index on SQLite; its first column is where FTS5 takes orders."""

_MOST_WORDS = 16
_AROUND = 80
"""Characters of the text that are shown before the first match; in all there are three times as many."""


class Hit(NamedTuple):
    """A quote or a rating in which all words are found; `number` is that of its row.

    `start` is where the snippet begins in the article's text; `matches` are offsets in the snippet, end exclusive,
    none where the words stand in speaker, role or organisation alone.
    """

    article: str
    kind: Kind
    number: int
    title: str | None
    published: str | None
    speaker: str | None
    role: str | None
    organisation: str | None
    snippet: str
    start: int
    matches: tuple[tuple[int, int], ...]


class Hits(NamedTuple):
    """A page of hits; `after` asks for the next one, None where there is none."""

    found: tuple[Hit, ...]
    after: str | None


class _Key(NamedTuple):
    cursor: str
    article: str
    kind: Kind
    number: int


def search(engine: sa.Engine, query: str, *, after: str | None = None, limit: int = 50) -> Hits:
    """Return what a ledger has for a query; nothing for one without a word.

    On SQLite what was written last comes first, elsewhere hits go by article. Raises ConfigError for an `after`
    that no page gave, LedgerError when the database refuses.
    """
    words = words_of(query)
    if not words:
        return Hits((), None)
    asked = (_by_index if engine.dialect.name == "sqlite" else _by_like)(words, after)
    with reading(engine, "the search cannot be made") as connection:
        keys = [_Key(str(cursor), *key) for cursor, *key in connection.execute(asked.limit(limit + 1))]
        rows = {(row["kind"], row["article"], row["number"]): row for row in _rows(connection, keys[:limit])}
    found = (rows.get((key.kind, key.article, key.number)) for key in keys[:limit])
    hits = tuple(_hit(row, words) for row in found if row is not None)
    return Hits(hits, keys[limit - 1].cursor if len(keys) > limit else None)


def words_of(query: str) -> list[str]:
    """Return the words of a query; marks part them."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", query))[:_MOST_WORDS]


def _by_index(words: Sequence[str], after: str | None) -> sa.Select[*tuple[Any, ...]]:
    """Return the query for keys on SQLite. No word has a mark in it, so that quotes around it make it one."""
    asked = " ".join(f'"{word}"' for word in words) + "*"
    found = (
        sa.select(_KEYS.c.id, _KEYS.c.article, _KEYS.c.kind, _KEYS.c.number)
        .join_from(_WORDS, _KEYS, _KEYS.c.id == _WORDS.c.rowid)
        .where(sa.literal_column("search_words").op("MATCH")(asked))
        .order_by(_WORDS.c.rowid.desc())
    )
    return found if after is None else found.where(_WORDS.c.rowid < _number(after))


def _number(after: str) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", after):
        raise ConfigError(f"{after[:20]!r} is no place in the hits of a search; begin again without one")
    return int(after)


def _by_like(words: Sequence[str], after: str | None) -> sa.Select[*tuple[Any, ...]]:
    """Return the query for keys on a database that has no index of words."""
    found = sa.union_all(*(_like(kind, words) for kind in _SEARCHED)).subquery()
    asked = sa.select(found).order_by(found.c.cursor)
    return asked if after is None else asked.where(found.c.cursor > after)


def _like(kind: Kind, words: Sequence[str]) -> sa.Select[*tuple[Any, ...]]:
    table, text, others = _SEARCHED[kind]
    rows = sa.table(table, sa.column("article", sa.String), sa.column("number", sa.Integer))
    columns = [sa.column(name, sa.String) for name in (text, *others)]
    cursor = (
        rows.c.article
        + sa.literal(f" {kind} ")
        + sa.func.right(sa.literal("0000") + sa.cast(rows.c.number, sa.String), 5)
    )
    key = (cursor.label("cursor"), rows.c.article, sa.literal(kind).label("kind"), rows.c.number)
    return (
        sa.select(*key)
        .select_from(rows)
        .where(*(sa.or_(*(c.icontains(w, autoescape=True) for c in columns)) for w in words))
    )


def _rows(connection: sa.Connection, keys: Sequence[_Key]) -> Iterator[sa.RowMapping]:
    """Yield the listed rows of the articles that some keys name, with what is known of these."""
    articles = sa.table("articles", *map(sa.column, ("id", "title", "published")))
    for kind, (table, text, others) in _SEARCHED.items():
        wanted = {key.article for key in keys if key.kind == kind}
        rows = sa.table(table, *map(sa.column, ("article", "number", "start", text, *others)))
        own = [column.label("text") if column.name == text else column for column in rows.c]
        asked = sa.select(sa.literal(kind).label("kind"), *own, articles.c.title, articles.c.published)
        asked = asked.join_from(rows, articles, articles.c.id == rows.c.article).where(rows.c.article.in_(wanted))
        yield from connection.execute(asked).mappings() if wanted else ()


def _hit(row: sa.RowMapping, words: Sequence[str]) -> Hit:
    text: str = row["text"]
    found = list(matches(text, words))
    begin = max(0, found[0][0] - _AROUND) if found else 0
    end = min(len(text), begin + 3 * _AROUND)
    inside = tuple((a - begin, b - begin) for a, b in found if b <= end)
    same: dict[str, Any] = {name: row.get(name) for name in ("article", "kind", "number", "title", "published", *_WHO)}
    return Hit(**same, snippet=text[begin:end], start=row["start"] + begin, matches=inside)


def matches(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, in its order; the last one may be the beginning of one."""
    *whole, last = (re.escape(_fold(word)) for word in words)
    wanted = "|".join([*(rf"{word}(?![^\W_])" for word in whole), rf"{last}[^\W_]*"])
    for found in re.finditer(rf"(?<![^\W_])(?:{wanted})", _fold(text)):
        yield found.span()


def _fold(text: str) -> str:
    """Return a text without case and accents, character by character, so that offsets stay."""
    return text.lower() if text.isascii() else "".join(map(_bare, text))


def _bare(character: str) -> str:
    letter, *accents = unicodedata.normalize("NFD", character)
    return (letter if all(map(unicodedata.combining, accents)) else character).lower()[:1]


def add_index(metadata: sa.MetaData) -> None:
    """Add the index to what is made with a ledger's listed tables."""
    event.listen(metadata, "after_create", _make_index)


def drop_index(connection: sa.Connection) -> None:
    """Take the index away if there is one."""
    for table in ("search_words", "search_keys"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def _make_index(_: object, connection: sa.Connection, tables: Sequence[sa.Table], **__: object) -> None:
    """Make the index, where the database has one.

    It holds no texts. Its rows have keys in a table, since SQLite may number those of others anew.
    """
    if not _is_indexed(connection) or not any(table.name == "quotes" for table in tables):
        return
    connection.exec_driver_sql(
        "CREATE TABLE search_keys (id INTEGER PRIMARY KEY, article VARCHAR(64) NOT NULL, kind VARCHAR(8) NOT NULL,"
        " number INTEGER NOT NULL, UNIQUE (article, kind, number))"
    )
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE search_words USING fts5(text, speaker, role, organisation, content='',"
        " tokenize='unicode61 remove_diacritics 2')"
    )


def put_in(connection: sa.Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Put listed rows, by the name of their table, into the index.

    No triggers do it: with them FTS5 writes its index out for each row, which takes ten times as long.
    """
    if not _is_indexed(connection):
        return
    ids = count(connection.execute(sa.select(sa.func.coalesce(sa.func.max(_KEYS.c.id), 0) + 1)).scalar_one())
    keys: list[tuple[object, ...]] = []
    words: list[tuple[object, ...]] = []
    for kind, (table, text, _) in _SEARCHED.items():
        for number, row in zip(ids, rows.get(table, ()), strict=False):
            keys.append((number, row["article"], kind, row["number"]))
            words.append((number, row[text], *map(row.get, _WHO)))
    if keys:
        connection.exec_driver_sql("INSERT INTO search_keys (id, article, kind, number) VALUES (?, ?, ?, ?)", keys)
        into = "INSERT INTO search_words (rowid, text, speaker, role, organisation) VALUES (?, ?, ?, ?, ?)"
        connection.exec_driver_sql(into, words)


def take_out(connection: sa.Connection, articles: Sequence[str]) -> None:
    """Take the listed rows of articles out of the index, while they stand in their tables."""
    if not _is_indexed(connection):
        return
    for kind, (table, text, others) in _SEARCHED.items():
        rows = sa.table(table, *map(sa.column, ("article", "number", text, *others)))
        old = (
            sa.select(sa.literal("delete"), _KEYS.c.id, rows.c[text], *(rows.c[name] for name in others))
            .join_from(_KEYS, rows, (_KEYS.c.article == rows.c.article) & (_KEYS.c.number == rows.c.number))
            .where(_KEYS.c.kind == kind, _KEYS.c.article.in_(articles))
        )
        connection.execute(_WORDS.insert().from_select(["search_words", "rowid", "text", *others], old))
    connection.execute(_KEYS.delete().where(_KEYS.c.article.in_(articles)))


def _is_indexed(connection: sa.Connection) -> bool:
    return connection.dialect.name == "sqlite"
