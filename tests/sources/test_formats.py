from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from pressmark.sources import Broken, article_of, id_of, raw_items, read_sources
from tests.sources.crawl import URL
from tests.sources.making import DAY, FILES, TEXT, TITLE, put

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark_schemas.article import Article


def articles(*places: str, **columns: str) -> list[Article]:
    """Return the articles of places in which nothing is broken."""
    found = list(read_sources(places, columns))
    assert not [item for item in found if isinstance(item, Broken)], found
    return [item for item in found if not isinstance(item, Broken)]


@pytest.mark.parametrize("name", FILES)
def test_every_format_tells_the_same(tmp_path: Path, name: str) -> None:
    """One article has the same text, title and day in whatever it is kept."""
    (article,) = articles(put(tmp_path, name, FILES[name]))
    assert article.text[article.start :].strip() == TEXT
    assert (article.title, article.published) == (TITLE, DAY)
    assert article.url in {URL, None if "html" in name or "htm" in name else URL}


@pytest.mark.parametrize("name", FILES)
def test_an_item_is_small_and_knows_its_id(tmp_path: Path, name: str) -> None:
    """An item survives the way to another process; where it tells an id, that is the article's."""
    (raw,) = raw_items([put(tmp_path, name, FILES[name])])
    assert not isinstance(raw, Broken)
    sent = pickle.dumps(raw)
    assert len(sent) < 3000
    article = article_of(pickle.loads(sent))  # noqa: S301 - our own
    assert id_of(raw) == (None if raw.kind == "html" else article.id)
    assert article.source == raw.source
