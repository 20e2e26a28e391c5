"""People's reviews of a ledger's items: making them, taking them back, the queue of what waits, and gold.

A review is a row of a trail in which nothing is ever deleted; what it makes of a record `reviewed` says.
"""

from pressmark.reviews.decisions import Accept, Add, ConcernTerms, Correct, Decision, Dismiss, QuoteTerms, RatingTerms
from pressmark.reviews.queue import Page, Waiting, Wanted, count_waiting, queue, waiting_by_check
from pressmark.reviews.trail import Trail, as_reviewed

__all__ = [
    "Accept",
    "Add",
    "ConcernTerms",
    "Correct",
    "Decision",
    "Dismiss",
    "Page",
    "QuoteTerms",
    "RatingTerms",
    "Trail",
    "Waiting",
    "Wanted",
    "as_reviewed",
    "count_waiting",
    "queue",
    "waiting_by_check",
]
