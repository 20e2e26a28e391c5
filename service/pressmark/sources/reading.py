"""From an item to its article; may run in another process than the one that found the item."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pressmark.articles import MAX_BYTES, read_bytes
from pressmark.articles.decoding import Decoded, decode_text
from pressmark.articles.headers import facts_of
from pressmark.articles.reading import read_decoded
from pressmark.errors import ReadError
from pressmark.sources.items import Broken, Raw, reason_of
from pressmark_schemas.article import Article, text_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressmark.sources.items import Form


def article_of(raw: Raw, *, max_bytes: int = MAX_BYTES) -> Article:
    """Return the article of an item. Raises ReadError if it holds none."""
    return _READ[raw.form](raw, max_bytes)


def article_or_broken(raw: Raw, *, max_bytes: int = MAX_BYTES) -> Article | Broken:
    """Return the article of an item, or why it holds none."""
    try:
        return article_of(raw, max_bytes=max_bytes)
    except ReadError as error:
        return Broken(raw.source, raw.position, reason_of(error, raw.source))


def id_of(raw: Raw) -> str | None:
    """Return the id that the article will have, if the text can be had without taking a page apart, else None."""
    if raw.kind == "html":
        return None
    try:
        text = raw.data if isinstance(raw.data, str) else decode_text(raw.data, raw.source).text
    except ReadError:
        return None
    return text_id(text)


def _read_row(raw: Raw, _: int) -> Article:
    text = Decoded(cast("str", raw.data), "utf-8")
    return read_decoded(text, raw.kind, facts_of(raw.stated, "archive"), raw.source)


def _read_file(raw: Raw, max_bytes: int) -> Article:
    return read_bytes(cast("bytes", raw.data), source=raw.source, kind=raw.kind, max_bytes=max_bytes)


def _read_record(raw: Raw, max_bytes: int) -> Article:
    from pressmark.sources.records import read_record  # noqa: PLC0415 - it takes warcio

    return read_record(cast("bytes", raw.data), raw.source, max_bytes)


_READ: dict[Form, Callable[[Raw, int], Article]] = {"row": _read_row, "file": _read_file, "record": _read_record}
