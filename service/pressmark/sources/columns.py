"""Which columns of a row hold what: as the caller maps them, else by their usual names.

A row's keys are compared like those of an article's own header, and the first column of a field that
says something counts. The text goes before the page (`html`), which is read where there is none.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pressmark.articles.decoding import check_length
from pressmark.articles.headers import OUTLET, PUBLISHED, TITLE, URL, normal_key
from pressmark.errors import ConfigError, ReadError
from pressmark.sources.items import Broken, Raw, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pressmark.articles import Kind

USUAL: dict[str, tuple[str, ...]] = {
    "text": tuple("text body content maintext main_text article article_text article_body articlebody".split()),
    "html": ("html", "raw_html", "html_content"),
    "title": TITLE,
    "published": PUBLISHED,
    "url": URL,
    "outlet": OUTLET,
}
"""The names that a field's column usually has, in normal form, the surest first."""

_BODIES: tuple[tuple[str, Kind], ...] = (("text", "text"), ("html", "html"))
_REMEMBERED = 4000
"""Headers of so many characters and less are remembered; rows of JSON may each have columns of their own."""
_SHOWN, _SHORT = 12, 60


class _Found(NamedTuple):
    bodies: tuple[tuple[str, Kind], ...]
    """Columns of the text or the page, in the order in which they are tried."""
    stated: tuple[tuple[str, str], ...]
    """Columns that state a fact, each with the normal key under which it states it."""


class Columns:
    """Finds an article in rows. `mapping` gives the column of a field: {"text": "Story", "url": "Link"}.

    Raises ConfigError for a field that there is not.
    """

    def __init__(self, mapping: Mapping[str, str]) -> None:
        unknown = sorted(set(mapping) - set(USUAL))
        if unknown:
            raise ConfigError(
                f"an article has no field {unknown[0]!r} to take from a column; there are {_listed(USUAL)}"
            )
        self._mapping = tuple((field, mapping[field]) for field in USUAL if field in mapping)

    def fault(self, names: Sequence[str]) -> str | None:
        """Return what a header lacks: a column that is mapped, or any with a text."""
        lacking = [column for _, column in self._mapping if column not in names]
        if lacking:
            return f"no column {lacking[0]!r}; there are {_listed(names)}"
        if not self._find(names).bodies:
            return f"no column of the text (such as {_listed(USUAL['text'][:4])}); name it of {_listed(names)}"
        return None

    def needed(self, names: Sequence[str]) -> list[str]:
        """Return those of a header's columns that are looked into."""
        found = self._find(names)
        return list(dict.fromkeys(column for column, _ in (*found.bodies, *found.stated)))

    def item(self, source: str, position: int, row: Mapping[str, object], max_bytes: int) -> Raw | Broken:
        """Return the item of a row, by column."""
        found = self._find(tuple(row))
        try:
            for column, kind in found.bodies:
                text = _words(row[column])
                if text and not text.isspace():
                    check_length(text, source, max_bytes)
                    stated = {key: words for name, key in found.stated if (words := _words(row[name]))}
                    return Raw(source, position, "row", kind, text, stated)
        except (ReadError, UnicodeDecodeError) as error:
            return Broken(source, position, reason_of(error, source))
        tried = _listed(column for column, _ in found.bodies)
        return Broken(source, position, f"no text in {tried}" if tried else self.fault(tuple(row)) or "no text")

    def _find(self, names: Sequence[str]) -> _Found:
        find = _find if sum(map(len, names)) <= _REMEMBERED else _find.__wrapped__
        return find(self._mapping, tuple(names))


@lru_cache(maxsize=1000)
def _find(mapping: tuple[tuple[str, str], ...], names: tuple[str, ...]) -> _Found:
    said = dict(mapping)
    keys = {name: normal_key(name) for name in names}

    def columns(field: str) -> list[tuple[str, str]]:
        if field in said:
            return [(said[field], field)] if said[field] in names else []
        return [(name, key) for usual in USUAL[field] for name, key in keys.items() if key == usual]

    return _Found(
        # What somebody maps goes before what they do not.
        bodies=tuple(
            (name, kind)
            for field, kind in sorted(_BODIES, key=lambda body: body[0] not in said)
            for name, _ in columns(field)
        ),
        stated=tuple(pair for field in USUAL if field not in dict(_BODIES) for pair in columns(field)),
    )


def _words(value: object) -> str | None:
    """Return a value's text: a day's in ISO form; a number is no text."""
    if isinstance(value, bytes):
        return value.decode()
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else None


def _listed(names: Iterable[str]) -> str:
    listed = [repr(name[:_SHORT]) for name in names]
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more
