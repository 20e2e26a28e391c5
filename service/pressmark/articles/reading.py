"""The ways in: a path, bytes or a text become one Article.

A suffix table says what a file is; the first bytes decide where the suffix does not. To add a
source, write its function and add its suffixes. Networks and settings are not known here.
"""

from __future__ import annotations

import os
import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pressmark.articles.datelines import find_dateline
from pressmark.articles.decoding import (
    Decoded,
    check_bytes,
    check_length,
    check_text,
    decode_html,
    decode_text,
    too_long,
    unreadable,
)
from pressmark.articles.facts import Facts, Reading, build
from pressmark.articles.plain import read_plain, suffix_of
from pressmark.errors import ConfigError

if TYPE_CHECKING:
    from pressmark_schemas.article import Article

Kind = Literal["text", "html"]

MAX_BYTES = 1_000_000
"""The most bytes that one article may have, unless the caller says otherwise."""

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""Suffixes of files that hold one article."""
# Possessive: comments in a row must not be cut up in every way when no page follows.
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?><!--.{0,2000}?-->\s*+)*+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_path(
    path: Path | str,
    *,
    max_bytes: int = MAX_BYTES,
    published: date | str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article in a file; `published` and `url` go before what it states itself.

    Raises ReadError for a file that is missing, unreadable, too long, or holds no article, and ConfigError
    for a `published` that is no ISO date.
    """
    source = os.fspath(path)
    # A name that is not UTF-8 could not be written in a record.
    name = source.encode("utf-8", "replace").decode()
    data = _read_file(Path(source), name, max_bytes)
    return read_bytes(data, source=name, max_bytes=max_bytes, published=published, url=url)


def read_bytes(
    data: bytes,
    *,
    source: str | None = None,
    kind: Kind | None = None,
    max_bytes: int = MAX_BYTES,
    published: date | str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article that the bytes hold; all its offsets count characters of the decoded text.

    `source` is the path, "-" for standard input, or None. `kind` None means: by the suffix of `source`, else
    HTML if the bytes begin like a page, else text. Of HTML, the text is the extracted one.
    Text is UTF-8 (a byte order mark is dropped), else Windows-1252 (`encoding` says so);
    UTF-16 is refused. Raises ReadError and ConfigError as `read_path` does.
    """
    said = _argument(published, url)
    check_bytes(data, source, max_bytes)
    kind = kind or _kind(data, source)
    decoded = decode_html(data, source) if kind == "html" else decode_text(data, source)
    return read_decoded(decoded, kind, said, source)


def read_text(
    text: str,
    *,
    source: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Article:
    """Return the article of a text that is decoded already; `Article.text` is exactly that text.

    Raises ReadError for a blank, binary or over-long text (in bytes of UTF-8), ConfigError for a
    `published` that is no ISO date.
    """
    said = _argument(published, url)
    check_length(text, source, max_bytes)
    return read_decoded(Decoded(text, "utf-8"), "text", said, source)


def read_decoded(decoded: Decoded, kind: Kind, said: Facts, source: str | None) -> Article:
    """Return the article of a text or a page that is decoded already; `said` goes before what it states itself.

    Its length is not looked at here. Raises ReadError if it holds no article.
    """
    if kind == "html":
        return _read_html(decoded, said, source)
    return read_plain(Reading(text=decoded.text, source=source, encoding=decoded.encoding), said)


def _read_file(path: Path, name: str, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise unreadable(name, "no such file", "check the path") from None
    except IsADirectoryError:
        raise unreadable(name, "a directory", "name the files in it") from None
    except PermissionError:
        raise unreadable(name, "no permission to read it", "change its permissions or its owner") from None
    except OSError as error:
        raise unreadable(name, f"cannot be read ({error.strerror})", "check the path") from error
    except ValueError as error:
        raise unreadable(name, f"no path ({error})", "check the path") from error
    if len(data) > max_bytes:
        check_bytes(data, name, len(data))
        raise too_long(name, max(size, len(data)), max_bytes)
    return data


def _kind(data: bytes, source: str | None) -> Kind:
    by_suffix = KINDS.get(suffix_of(source))
    return by_suffix or ("html" if _HTML_START.match(data[:5000]) else "text")


def _read_html(decoded: Decoded, said: Facts, source: str | None) -> Article:
    from pressmark.articles.pages import read_page  # noqa: PLC0415 - for pages alone

    check_text(decoded.text, source)
    try:
        page = read_page(decoded.text)
    except ValueError as error:
        raise unreadable(source, str(error), "save the article's text and give that") from error
    seen = Facts(origin="dateline", published=find_dateline(page.text))
    reading = Reading(text=page.text, source=source, encoding=decoded.encoding, extracted=True)
    return build(reading, [said, page.facts, seen])


def _argument(published: date | str | None, url: str | None) -> Facts:
    return Facts(origin="argument", published=_day(published), url=url or None)


def _day(published: date | str | None) -> date | None:
    if isinstance(published, datetime):
        return published.date()
    if not isinstance(published, str):
        return published
    try:
        return datetime.fromisoformat(published.strip()).date()
    except ValueError:
        raise ConfigError(f"published={published!r}: not a date; give one as YYYY-MM-DD") from None
