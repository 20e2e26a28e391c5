"""What a grade's own sentence makes plain, so that no second reader need agree."""

from __future__ import annotations

from pressmark.checks.case import Case
from pressmark.checks.given import rated
from pressmark.checks.ties import alone, pairs, tied
from pressmark.extraction import RatingItem
from pressmark_schemas.marks import Spanned


def is_plain(case: Case, item: RatingItem) -> bool:
    """Whether a sentence gives the grade, ties it to the area's words, and can mean no other body."""
    return any(
        rated(case, mark)
        and (tied(case, mark, words) or alone(case, mark, words))
        and _is_the_area(case, item, words)
        and _is_the_body(case, item, mark)
        for mark, words in pairs(case, item)
    )


def _is_the_area(case: Case, item: RatingItem, words: Spanned) -> bool:
    """Whether an area's words mean this one in the article's round, where they may mean several."""
    mentions = case.context.within(case.context.marks.areas, words)
    return item.body in case.context.pack.body and item.area in {case.context.area_key(m, item.body) for m in mentions}


def _is_the_body(case: Case, item: RatingItem, mark: Spanned) -> bool:
    """Whether a grade's passage names this body alone, or none where the article has no other of the sector."""
    context = case.context
    named = [name for one in context.within(context.marks.bodies, case.passage(mark.start)) for name in one.bodies]
    sector = context.pack.body[item.body].sector if item.body in context.pack.body else None
    fellows = [name for name in context.main_bodies if context.pack.body[name].sector == sector]
    return set(named or fellows) == {item.body}
