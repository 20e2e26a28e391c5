"""The embedded reader: labels marks by general rules over a pack. No key, no network, no model.

It is the default reader, and the second witness beside a model. What it cannot tell it leaves
out: each mark is labelled or dismissed with a reason.
"""

from pressmark.context import Context
from pressmark.readers.rules.quotes import read_quotes
from pressmark.readers.rules.ratings import read_ratings
from pressmark_schemas.answer import Answer


def read(context: Context) -> Answer:
    """Return the labels of all marks of an article."""
    quotes, not_quotes = read_quotes(context)
    ratings, concerns, not_ratings = read_ratings(context)
    return Answer(
        ratings=ratings,
        quotes=quotes,
        concerns=concerns,
        dismissed=[*not_ratings, *not_quotes],
        unmarked_ratings=[],
        unmarked_quotes=[],
    )


__all__ = ["read"]
