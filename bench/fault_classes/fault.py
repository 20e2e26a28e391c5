"""What a fault is, what it is made of, and when a record lets one through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from pressmark.context import Context
from pressmark_schemas.answer import Answer, QuoteLabel, RatingLabel
from pressmark_schemas.article import Article
from pressmark_schemas.marks import Spanned
from pressmark_schemas.record import Quote, Record

Mention = TypeVar("Mention", bound=Spanned)

Wrong = Callable[[Record], bool]
"""Whether a record holds the fault as if it were right, or hides it without a word."""

Claim = tuple[str, str, str, str]
"""Body, area, grade and basis."""


class Fault(NamedTuple):
    """A wrong answer to an article; `stands` tells whether its record lets the fault through."""

    article: Article
    answer: Answer
    stands: Wrong


class Source(NamedTuple):
    """What faults are made of: an article in its context and the right answer."""

    context: Context
    answer: Answer

    def fault(self, stands: Wrong, **changes: object) -> Fault:
        """Return the fault that changes some lists of the right answer."""
        return Fault(self.context.article, self.answer.model_copy(update=changes), stands)

    def relabelled(self, old: RatingLabel, new: RatingLabel) -> Fault:
        """Return the fault of one wrong rating: it stands if all that is wrong with it is verified."""
        ratings = [new if label is old else label for label in self.answer.ratings]
        return self.fault(verified(claims([new]) - claims([old])), ratings=ratings)

    def requoted(self, old: QuoteLabel, new: QuoteLabel, wrong: Callable[[Quote], bool]) -> Fault:
        """Return the fault of one wrong quote: it stands if its record is verified with what is wrong."""
        quotes = [new if label is old else label for label in self.answer.quotes]
        return self.fault(self.verified_quote(old.mark, wrong), quotes=quotes)

    def verified_quote(self, mark: str, wrong: Callable[[Quote], bool]) -> Wrong:
        """Tell of a quotation whether its words are verified with what is wrong."""
        start = self.place(mark).start
        return lambda record: any(
            item.start == start and item.status == "verified" and wrong(item) for item in record.quotes
        )

    def untold(self, mark: str) -> Wrong:
        """Tell whether no doubt is told of the place of a mark."""
        place = self.place(mark)
        return lambda record: (
            not any(
                flag.severity != "note"
                and flag.start is not None
                and flag.end is not None
                and flag.start <= place.start
                and place.end <= flag.end
                for flag in record.flags
            )
        )

    def place(self, mark: str) -> Spanned:
        """Return where a mark stands."""
        marks = self.context.marks
        return next(one for one in (*marks.grades, *marks.concerns, *marks.quotations) if one.id == mark)

    def nearest(self, mark: str, mentions: Iterable[Mention]) -> list[Mention]:
        """Return mentions by their distance from a mark."""
        place = self.place(mark)
        return sorted(mentions, key=lambda one: max(one.start - place.end, place.start - one.end, 0))

    @property
    def right(self) -> set[Claim]:
        """What the right answer claims."""
        return claims(self.answer.ratings)


def claims(labels: Iterable[RatingLabel]) -> set[Claim]:
    """Return what labels claim, one claim for each body and area."""
    return {(body, area, one.grade, one.basis) for one in labels for body in one.bodies for area in one.areas}


def verified(wrong: set[Claim]) -> Wrong:
    """Tell whether any of some claims is verified."""
    return lambda record: any(
        (item.body, item.area, item.grade, item.basis) in wrong and item.status == "verified" for item in record.ratings
    )


def verified_words(words: str) -> Wrong:
    """Tell whether somebody's words are verified that are not the article's."""
    return lambda record: any(item.text == words and item.status == "verified" for item in record.quotes)
