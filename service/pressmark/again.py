"""The second question: which marks an answer left open or in dispute, and how what comes back joins it.

It asks for no more than that; what is said a second time is checked like the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pressmark.checks import Case
from pressmark.extraction import Finding
from pressmark_schemas.answer import Answer, ConcernLabel, Dismissal, QuoteLabel, RatingLabel

_SETTLED = frozenset(
    """standing.implied standing.revisit standing.columns passage.synonym counts.total counts.spoken
    unmarked.refused register.differs article.encoding article.injection""".split()
)
"""Checks whose doubt no second answer takes away: the text itself, or something beside it, gives it."""

_L = TypeVar("_L", RatingLabel, QuoteLabel, ConcernLabel, Dismissal)


def disputed(case: Case, findings: Iterable[Finding]) -> frozenset[str]:
    """Return the ids of the marks that findings leave open or in doubt."""
    open_to_doubt = (f for f in findings if f.severity != "note" and f.check not in _SETTLED)
    return frozenset(mark for finding in open_to_doubt for mark in _marks(case, finding))


def _marks(case: Case, finding: Finding) -> Iterator[str]:
    """Yield the marks of the item that a finding is about, or those in the stretch that it names."""
    if finding.kind == "rating":
        yield from case.extraction.ratings[finding.index].marks
    elif finding.kind == "quote":
        mark = case.extraction.quotes[finding.index].mark
        yield from () if mark is None else (mark,)
    elif finding.span is not None:
        span = finding.span
        yield from (id_ for id_, mark in case.marks.items() if span.start <= mark.start and mark.end <= span.end)


def joined(first: Answer, second: Answer, asked: frozenset[str]) -> Answer:
    """Return the first answer with what the second says of the marks asked about.

    A mark that the second passes over keeps its first label; what it says of others is left out.
    """
    labels = (*second.ratings, *second.quotes, *second.concerns, *second.dismissed)
    answered = {label.mark for label in labels} & asked
    return first.model_copy(
        update={
            "ratings": _replaced(first.ratings, second.ratings, answered),
            "quotes": _replaced(first.quotes, second.quotes, answered),
            "concerns": _replaced(first.concerns, second.concerns, answered),
            "dismissed": _replaced(first.dismissed, second.dismissed, answered),
        }
    )


def _replaced(first: list[_L], second: list[_L], answered: set[str]) -> list[_L]:
    return [*(one for one in first if one.mark not in answered), *(one for one in second if one.mark in answered)]
