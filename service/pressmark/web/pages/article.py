"""The page of an article: its text lit up, a panel with its items, decisions on them, and the trail of those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from pressmark.errors import ReviewError, ReviewOutdated
from pressmark.look import name_of, steps
from pressmark.reviews import Trail
from pressmark.web.api.words import ArticleId
from pressmark.web.pages.cards import board, following
from pressmark.web.pages.choices import choices
from pressmark.web.pages.deciding import NOTHING, decision_of
from pressmark.web.pages.lit import pieces
from pressmark.web.pages.routes import back, pages, see
from pressmark.web.pages.trail import Number, lines
from pressmark.web.pages.visit import Decider, Visit, Visitor
from pressmark.web.problems import Problem

if TYPE_CHECKING:
    from pressmark.ledger import Stored

router = pages()


@router.get("/articles/{article}")
def article(visit: Visitor, article: ArticleId) -> Response:
    """Show an article."""
    return _shown(visit, article)


@router.post("/articles/{article}/reviews")
def decide(visit: Decider, article: ArticleId) -> Response:
    """Keep a decision, and go on where the form was; what does not fit is told beside the article."""
    trail = Trail(visit.house.ledger, visit.house.session.pack)
    try:
        review = trail.decide(article, decision_of(visit.form, _known(visit, article).article), visit.who)
    except ReviewOutdated as error:
        return _shown(visit, article, 409, fault=str(error))
    except ReviewError as error:
        return _shown(visit, article, 422, fault=str(error), sent=NOTHING | dict(visit.form))
    return see(back(visit.form, f"/articles/{article}", last=review.number))


@router.post("/reviews/{number}/undo")
def undo(visit: Decider, number: Number) -> Response:
    """Take a review back, and go on where the form was."""
    trail = Trail(visit.house.ledger, visit.house.session.pack)
    review = trail.undo(number, visit.who)
    return see(back(visit.form, f"/articles/{review.article}", last=review.number))


def _known(visit: Visit, article: str) -> Stored:
    found = visit.house.ledger.fetch([article])
    if not found:
        raise Problem(404, "there is no such article; look at the list again")
    return found[0]


def _shown(visit: Visit, article: str, status: int = 200, **more: Any) -> Response:
    pack, known = visit.house.session.pack, _known(visit, article)
    trail = Trail(visit.house.ledger, pack)
    reviewed, reviews = trail.reviewed(article), lines(trail.reviews(article))
    panel = board(reviewed)
    last = visit.request.query_params.get("last", "")
    facts: dict[str, Any] = {
        "article": known.article,
        "name": name_of(known.article),
        "record": reviewed.record,
        "board": panel,
        "pieces": pieces(known.article.text, panel, reviewed.record, steps(pack.rank)),
        "place": f"/articles/{article}",
        "then": following(panel.cards),
        "speakers": sorted({one.speaker for one in reviewed.record.quotes if one.speaker}),
        "trail": reviews,
        "last": next((one for one in reviews if str(one.review.number) == last), None),
        "choices": choices(pack),
        "usual": NOTHING | {"body": next((one.body for one in reviewed.record.ratings), None)},
        "fault": None,
        "sent": {},
    }
    return visit.page("article.html", status, **facts | more)
