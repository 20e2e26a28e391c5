"""What a model took in the past, article by article: requests and tokens as the endpoint counted them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from pressmark.ledger.tables import META

if TYPE_CHECKING:
    from pressmark.ledger.ledger import Ledger

_MOST = 5000
"""Articles that are looked at; an article's id is a digest, so the first by id are drawn as if at random."""


def past_usage(ledger: Ledger, model: str, prompt: str) -> list[tuple[int, int, int, int]]:
    """Return calls, input tokens, cached ones among them, and output tokens of articles that a model was asked about.

    Articles whose endpoint told no usage are left out. Raises LedgerError when the database refuses.
    """
    taken = META.tables["readings"].c
    asked = (
        sa.select(taken.calls, taken.input_tokens, taken.cached_tokens, taken.output_tokens)
        .where(taken.reader == "model", taken.model == model, taken.prompt == prompt, taken.input_tokens > 0)
        .order_by(taken.article)
        .limit(_MOST)
    )
    return [(calls, sent, cached, received) for calls, sent, cached, received in ledger.rows(asked)]
