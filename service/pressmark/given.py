"""What a caller gives to be read: an article, its text, or the path of a file that holds one."""

from __future__ import annotations

import os
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from pressmark.articles import read_path, read_text
from pressmark.errors import ReadError
from pressmark_schemas.article import Article

if TYPE_CHECKING:
    from datetime import date

Input = Article | str | PathLike[str]
"""An article, its text, or the path of a file that holds one. A `str` is always text."""

_LONGEST_NAME = 255


def article_given(source: Input, published: date | str | None, url: str | None, max_bytes: int) -> Article:
    """Return the article that an input is. Raises ReadError, or ConfigError for a date that is none."""
    if isinstance(source, Article):
        return _told(source, published, url)
    if isinstance(source, str):
        _refuse_path(source)
        return read_text(source, published=published, url=url, max_bytes=max_bytes)
    return read_path(Path(source), published=published, url=url, max_bytes=max_bytes)


def _refuse_path(text: str) -> None:
    """Refuse a text that is plainly a file's name: reading the name would find nothing, silently."""
    if len(os.fsencode(text)) > _LONGEST_NAME or "\n" in text:
        return
    if (" " not in text.strip() and Path(text).suffix) or Path(text).is_file():
        raise ReadError(f"{text!r} looks like a file's name; pass pathlib.Path({text!r}) to read the file")


def _told(article: Article, published: date | str | None, url: str | None) -> Article:
    """Return an article with what the caller says of it, which goes before what it says itself."""
    said = read_text(article.text, published=published, url=url, max_bytes=len(article.text) * 4)
    names = [name for name in ("published", "url") if getattr(said, f"{name}_from") == "argument"]
    fields = [field for name in names for field in (name, f"{name}_from")]
    return article.model_copy(update={field: getattr(said, field) for field in fields})
