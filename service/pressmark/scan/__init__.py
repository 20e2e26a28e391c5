"""Scan: find and number every place of an article that could matter, before anybody judges it.

Deterministic, one pass a kind, linear in the article's length. It knows a pack's words, not
what they mean where they stand: that is for a reader.
"""

from __future__ import annotations

from pressmark.scan.bodies import bodies
from pressmark.scan.dates import dates
from pressmark.scan.layout import blocks, passages
from pressmark.scan.people import people
from pressmark.scan.quotations import quotations
from pressmark.scan.terms import areas, concerns, find_areas, find_terms, grades, inspectorates
from pressmark.scan.vocabulary import vocabulary
from pressmark.scan.words import cut
from pressmark_schemas.article import Article
from pressmark_schemas.marks import Marks
from pressmark_schemas.pack import Pack


def scan(article: Article, pack: Pack) -> Marks:
    """Return the marks of an article; offsets count characters of its text."""
    known = vocabulary(pack)
    words = cut(article.text, article.start)
    found = blocks(article.text, article.start)
    hits = find_terms(words, known)
    area_mentions = areas(words, find_areas(words, known))
    body_mentions = bodies(words, hits, known)
    inspectorate_mentions = inspectorates(words, hits)
    return Marks(
        quotations=quotations(article.text, found),
        grades=grades(words, hits, area_mentions),
        concerns=concerns(words, hits, area_mentions),
        bodies=body_mentions,
        areas=area_mentions,
        people=people(words, hits, [*body_mentions, *inspectorate_mentions]),
        dates=dates(words.low, article.start),
        inspectorates=inspectorate_mentions,
        passages=passages(article.text, found),
    )


__all__ = ["scan"]
