"""Plain text and Markdown: the header, the title and the day that a decoded text brings with it.

What stands first is believed first: the caller, a YAML header, a date prefix, a dateline. The text itself is
never changed; `Article.start` moves behind a header and a prefix. Bytes are not known here.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from pressmark.articles.datelines import find_dateline
from pressmark.articles.decoding import check_text, unreadable
from pressmark.articles.facts import Facts, Reading, build
from pressmark.articles.headers import read_header, read_prefix
from pressmark.patterns import pattern

if TYPE_CHECKING:
    from pressmark_schemas.article import Article

_MARKDOWN = frozenset({".md", ".markdown"})
_HEADING = pattern(r"^#[ \t]+(?P<words>[^\r\n]*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_HEADING_WITHIN = 4000


def suffix_of(source: str | None) -> str:
    """Return the suffix of a path, lower case and with its dot, or an empty string; of a packed file, the inner one."""
    name = (source or "").lower().removesuffix(".gz").removesuffix(".zst")
    return PurePath(name).suffix


def read_plain(reading: Reading, said: Facts) -> Article:
    """Return the article of a decoded text; raises ReadError if it holds none.

    `said` is what the caller knows and goes before what the text states.
    """
    text = reading.text
    check_text(text, reading.source)
    # A text that the caller decoded may still begin with its byte order mark.
    start = int(text.startswith("\ufeff"))
    stated = [said]
    for read in (read_header, read_prefix):
        header = read(text, start)
        if header:
            stated.append(header.facts)
            start = header.start
    if not text[start:].strip():
        raise unreadable(reading.source, "a header without an article", "add the article's text below it")
    stated += [_heading(reading, start), Facts(origin="dateline", published=find_dateline(text, start))]
    return build(reading._replace(start=start), stated)


def _heading(reading: Reading, start: int) -> Facts:
    """Return the first heading of a Markdown file as its title; a plain text's title is not guessed."""
    if suffix_of(reading.source) not in _MARKDOWN:
        return Facts(origin="header")
    match = _HEADING.search(reading.text, start)
    near = match is not None and match.start() < start + _HEADING_WITHIN
    return Facts(origin="header", title=(match["words"] or None) if match and near else None)
