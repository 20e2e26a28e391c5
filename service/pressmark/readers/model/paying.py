"""Paying for a request by what came of it, whatever becomes of the call."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pressmark.readers.model.conversation import NotAnAnswer
from pressmark.readers.model.faults import RequestFailed, billable

if TYPE_CHECKING:
    from collections.abc import Generator

    from pressmark.spend import Hold, Purse


@contextmanager
def paid(purse: Purse, hold: Hold) -> Generator[None]:
    """Settle a request that fails: what came counts by its tokens, what may be billed in full, the rest not at all.

    One that is answered is settled inside; one that is neither counts in full.
    """
    with hold:
        try:
            yield
        except NotAnAnswer as failure:
            purse.settle(hold, failure.received.tokens)
            raise
        except RequestFailed as failure:
            if not billable(failure):
                hold.release()
            raise
