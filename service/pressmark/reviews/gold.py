"""Gold of what people reviewed: each settled article as a file that `pressmark evaluate` reads.

An article is settled when people decided something in it and no item of it waits: what they left untouched
then was verified, and counts as right. Concerns have no place in gold and are left out.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressmark.errors import ConfigError
from pressmark.evaluate.gold import GoldText
from pressmark.reviews.trail import settled
from pressmark_schemas.record import Quote, Rating

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.evaluate.gold import GoldBasis
    from pressmark.ledger import Ledger
    from pressmark.reviewed import Review, Reviewed
    from pressmark_schemas.answer import Basis
    from pressmark_schemas.article import Article

_KINDS: dict[Basis, GoldBasis] = {"stated": "explicit", "implied": "implied", "earlier": "restated_previous"}
_ID = 16
"""Hex digits of an article's id that name its gold."""


def write_gold(ledger: Ledger, folder: Path) -> int:
    """Write a file for each settled article into a folder, which is made, and return how many.

    A file of the same article is written over; others are let be. Raises ConfigError when it cannot be written,
    LedgerError when the database refuses.
    """
    number = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, (name, text) in enumerate(gold_files(ledger), 1):  # noqa: B007 - it counts them
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be written ({error.strerror}); name another folder") from None
    return number


def gold_files(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the file of each settled article, by id. Raises LedgerError."""
    for article, reviewed, reviews in settled(ledger):
        made = gold_of(article, reviewed, reviews)
        yield f"{made['id']}.json", json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def gold_of(article: Article, reviewed: Reviewed, reviews: Sequence[Review]) -> dict[str, Any]:
    """Return the gold of an article with what people left of its record; docs/gold.md tells the form."""
    items = [entry.shown for entry in reviewed.live]
    ratings = [item for item in items if isinstance(item, Rating)]
    rounds = Counter(rating.programme for rating in ratings if rating.programme is not None)
    gold = {
        "published": article.published.isoformat() if article.published else None,
        "programme": max(rounds, key=rounds.__getitem__, default=None),
        "ratings": [_rating(rating) for rating in ratings],
        "quotes": [_quote(item) for item in items if isinstance(item, Quote)],
    }
    made = {
        "id": article.id[:_ID],
        "source_url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "reviewed_by": list(dict.fromkeys(review.who for review in reviews)),
        "reviewed_at": reviews[-1].at,
        "text": article.text,
        "gold": gold,
    }
    GoldText.model_validate(made)  # what is written must be what is read
    return made


def _rating(rating: Rating) -> dict[str, Any]:
    proof, *others = (one.model_dump() for one in rating.evidence)
    count = {} if rating.count is None else {"count": rating.count}
    return {
        "force": rating.body,
        "area": rating.area_words,
        "area_key": rating.area,
        "grade": rating.grade,
        "kind": _KINDS[rating.basis],
        **count,
        "evidence": proof["text"],
        "start": proof["start"],
        "end": proof["end"],
        "mentions": others,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "speaker": quote.speaker,
        "role": quote.role,
        "organisation": quote.organisation,
        "kind": "report" if quote.kind == "document" else "person",
        "partial": quote.partial,
    }
