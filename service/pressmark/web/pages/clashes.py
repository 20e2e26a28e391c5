"""Conflicts: where articles contradict one another, side by side, each with its passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from starlette.responses import Response

from pressmark.conflicts.values import Kind
from pressmark.plainwords import CONFLICTS
from pressmark.reviewed.matching import spans
from pressmark.reviews import Trail
from pressmark.web.api.paging import cursor, key_of
from pressmark.web.disputes import Place, place_of
from pressmark.web.pages.cards import anchor
from pressmark.web.pages.excerpt import Excerpt, around
from pressmark.web.pages.routes import pages
from pressmark.web.pages.shelf import Filled, Name, known_articles
from pressmark.web.pages.visit import Visit, Visitor
from pressmark_schemas.article import Article

if TYPE_CHECKING:
    from pressmark.conflicts import Conflict, Passage, Side

router = pages()
_SHOWN, _TEXTS = 10, 3
"""Conflicts on a page, and texts that are shown of those who say the same."""
_KEY: TypeAdapter[Place] = TypeAdapter(tuple[Annotated[int, Field(ge=0, le=9)], list[str], list[str]])


class Asked(BaseModel):
    """Which conflicts: of a kind, about a body, area, round or organisation; `after` is where the page begins."""

    model_config = ConfigDict(frozen=True)

    kind: Annotated[Kind | None, Filled] = None
    about: Name = None
    after: str | None = None


class Shown(NamedTuple):
    """One text of a side: its words in what stands around them, and where they stand on its article's page."""

    passage: Passage
    copies: int
    article: Article
    excerpt: Excerpt
    anchor: str | None


class Clash(NamedTuple):
    """A conflict, each side with the texts that are shown and the number of those that are not."""

    of: Conflict
    sides: tuple[tuple[Side, tuple[Shown, ...], int], ...]


@router.get("/conflicts")
def clashes(visit: Visitor, asked: Annotated[Asked, Query()]) -> Response:
    """Show conflicts: of grades, then of speakers, then names that may be one person's."""
    key = key_of(asked.after, _KEY)
    found = visit.house.disputes.wanted(asked.kind, asked.about)
    left = [one for one in found if key is None or place_of(one) > key]
    said = asked.model_dump(include={"kind", "about"}, exclude_none=True)
    more = urlencode(said | {"after": cursor(place_of(left[_SHOWN - 1]))}) if len(left) > _SHOWN else None
    facts: dict[str, Any] = {"asked": asked, "number": len(found), "kinds": CONFLICTS, "more": more}
    return visit.page("conflicts.html", **facts, found=[_clash(visit, one) for one in left[:_SHOWN]])


def _clash(visit: Visit, found: Conflict) -> Clash:
    return Clash(found, tuple((side, tuple(_shown(visit, side)), _hidden(side)) for side in found.sides))


def _hidden(side: Side) -> int:
    return max(0, len(side.witnesses) - _TEXTS)


def _shown(visit: Visit, side: Side) -> Iterator[Shown]:
    witnesses = side.witnesses[:_TEXTS]
    articles = known_articles(visit.house.ledger, {one.passages[0].article for one in witnesses})
    for witness in witnesses:
        passage = witness.passages[0]
        article, proof = articles[passage.article], passage.evidence[0]
        words = around(article.text, proof.start, proof.end)
        yield Shown(passage, witness.copies, article, words, _anchor(visit, passage))


def _anchor(visit: Visit, passage: Passage) -> str | None:
    """Return what names a passage's item on its article's page: the one that stands just there."""
    place = [(one.start, one.end) for one in passage.evidence]
    reviewed = Trail(visit.house.ledger, visit.house.session.pack).reviewed(passage.article)
    return next((anchor(entry) for entry in reviewed.live if spans(entry.shown) == place), None)
