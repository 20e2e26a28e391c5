"""The gate: an article without an inspectorate, a body and a grade or concern word is not sent to a model.

Such an article is `irrelevant`: it is recorded, its quotations are still read by rules, and it
has no ratings.
"""

from __future__ import annotations

from pressmark.context import Context
from pressmark.patterns import pattern

_INSPECTION = pattern(r"\b(?:inspectors|inspectorate|inspection|watchdog)\b")


def relevant(context: Context) -> bool:
    """Whether an article may hold a rating or a concern.

    Official area names beside a grade stand for the inspectorate where a cut text names none.
    """
    marks = context.marks
    if not any(mention.bodies for mention in marks.bodies) or not (marks.grades or marks.concerns):
        return False
    if context.has_own_inspectorate or (marks.grades and len(marks.areas) >= 2):
        return True
    return _INSPECTION.search(context.low, context.article.start) is not None
