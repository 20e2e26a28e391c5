"""What a report counts before it shows anything, and the sentences that it begins with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from pressmark.look import counted, day

if TYPE_CHECKING:
    from pressmark.conflicts.values import Kind
    from pressmark.ledger import Ledger


class ReadBy(NamedTuple):
    """Articles that one reader read with one model and prompt, and when the first and the last, in ISO 8601."""

    reader: str
    model: str | None
    prompt: str | None
    articles: int
    first: str
    last: str


class Figures(NamedTuple):
    """Numbers of a ledger; `open` are those in review. `checks` are flags by check, the most frequent first."""

    read: int
    irrelevant: int
    first: str | None
    last: str | None
    bodies: int
    ratings: int
    quotes: int
    concerns: int
    open: int
    readers: tuple[ReadBy, ...]
    checks: tuple[tuple[str, int], ...]


_READINGS = sa.table(
    "readings",
    *(sa.column(name, sa.Text) for name in ("article", "outcome", "reader", "model", "prompt", "at")),
    *(sa.column(name, sa.Integer) for name in ("ratings", "quotes", "concerns", "review")),
)
_ARTICLES = sa.table("articles", sa.column("id", sa.Text), sa.column("published", sa.Text))
_RATINGS = sa.table("ratings", sa.column("body", sa.Text))
_FLAGS = sa.table("flags", sa.column("article", sa.Text), sa.column("check", sa.Text))
_READ = _READINGS.c.outcome == "read"


def figures(ledger: Ledger) -> Figures:
    """Count what a ledger holds. Raises LedgerError when the database refuses."""
    of, both = _READINGS.c, _ARTICLES.c
    sums = (sa.func.coalesce(sa.func.sum(column), 0) for column in (of.ratings, of.quotes, of.concerns, of.review))
    joined = sa.join(_READINGS, _ARTICLES, of.article == both.id)
    asked = sa.select(sa.func.count(), sa.func.min(both.published), sa.func.max(both.published), *sums)
    ((read, first, last, ratings, quotes, concerns, still),) = ledger.rows(asked.select_from(joined).where(_READ))
    ((irrelevant,),) = ledger.rows(sa.select(sa.func.count()).select_from(_READINGS).where(~_READ))
    ((bodies,),) = ledger.rows(sa.select(sa.func.count(sa.distinct(_RATINGS.c.body))))
    items = (ratings, quotes, concerns, still)
    return Figures(read, irrelevant, first, last, bodies, *items, _readers(ledger), _checks(ledger))


def _readers(ledger: Ledger) -> tuple[ReadBy, ...]:
    of = _READINGS.c
    by = (of.reader, of.model, of.prompt)
    asked = sa.select(*by, sa.func.count(), sa.func.min(of.at), sa.func.max(of.at)).group_by(*by).order_by(*by)
    return tuple(ReadBy(*row) for row in ledger.rows(asked))


def _checks(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    check, times = _FLAGS.c.check, sa.func.count()
    asked = sa.select(check, times).join_from(_FLAGS, _READINGS, _FLAGS.c.article == _READINGS.c.article)
    return tuple(
        (name, number) for name, number in ledger.rows(asked.where(_READ).group_by(check).order_by(-times, check))
    )


def sentences(known: Figures, conflicts: Mapping[Kind, int], failures: int) -> Iterator[str]:
    """Yield what a report says first, in whole sentences."""
    if not known.read:
        yield "No article here is about an inspection: there is nothing to report."
    else:
        yield f"{_articles(known)}, pressmark found {_found(known)}."
        yield _certainty(known)
        yield from _contradictions(conflicts)
    if known.irrelevant:
        was = "was" if known.irrelevant == 1 else "were"
        yield f"{counted(known.irrelevant, 'more article')} {was} read and left out: not about an inspection."
    if failures:
        yield f"{counted(failures, 'input')} could not be read; the reasons stand at the end."


def _articles(known: Figures) -> str:
    if known.first is None or known.last is None:
        return f"In {counted(known.read, 'article')} without a date"
    if known.first == known.last:
        return f"In {counted(known.read, 'article')} of {day(known.first)}"
    return f"In {counted(known.read, 'article')} from {day(known.first)} to {day(known.last)}"


def _found(known: Figures) -> str:
    ratings = (
        f"{counted(known.ratings, 'rating')} of {counted(known.bodies, 'force or service', 'forces and services')}"
    )
    concerns = f" and {counted(known.concerns, 'criticism')} without a grade" if known.concerns else ""
    return f"{ratings}{',' if concerns else ' and'} {counted(known.quotes, 'quote')}{concerns}"


def _certainty(known: Figures) -> str:
    items = known.ratings + known.quotes + known.concerns
    if not known.open:
        return "No check objects to any of them: all are verified."
    return (
        f"No check objects to {items - known.open:,} of them: these are verified. {known.open:,} should be looked at."
    )


def _contradictions(of: Mapping[Kind, int]) -> Iterator[str]:
    number, names = of.get("grade", 0) + of.get("speaker", 0), of.get("name", 0)
    yield (
        f"Articles contradict one another in {counted(number, 'place')}."
        if number
        else "No two articles contradict one another."
    )
    if names:
        yield f"{counted(names, 'pair')} of spellings may be one person's name."
