"""Decisions in a ledger: what is kept, what is refused, and what a recheck or another reading leaves of them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from pydantic import ValidationError

from pressmark import export
from pressmark.columns import COLUMNS, Table
from pressmark.errors import ReviewError, ReviewMissing, ReviewOutdated
from pressmark.ledger.inputs import Inputs, Kept
from pressmark.ledger.rows import article_rows, record_rows
from pressmark.recheck import recheck
from pressmark.reviewed.matching import spans
from pressmark.reviews import Accept, Add, Correct, Dismiss, QuoteTerms, RatingTerms, Trail, count_waiting
from pressmark.reviews.decisions import DECISION
from pressmark.standards import Standards, standards
from tests.flow.test_model import MARL, TEXT
from tests.ledger.readings import WRONG, reading
from tests.resolve.labels import dismissed, rates
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from pressmark.flow import Reading
    from pressmark.ledger import Ledger
    from pressmark.reviewed import Entry

DOUBTED = reading(TEXT, WRONG, dismissed("g2"), MARL)
"""A grade of Essex Police, which the text does not name."""
ID = DOUBTED.article.id
RIGHT = {"body": "Kent Police"}


def rating(trail: Trail) -> Entry:
    """Return the article's rating, as it is now."""
    return next(entry for entry in trail.reviewed(ID).entries if entry.kind == "rating")


def rows(ledger: Ledger, table: Table) -> list[dict[str, Any]]:
    """Return what is exported of a table."""
    names = [column.name for column in COLUMNS[table]]
    return [dict(zip(names, row, strict=True)) for row in export.rows(ledger.engine, table)]


@pytest.fixture
def waiting(ledger: Ledger, trail: Trail) -> Entry:
    """Return the rating of a reading that somebody should look at."""
    ledger.put(DOUBTED, standards(PACK))
    return rating(trail)


def test_a_correction_is_kept_and_shown(ledger: Ledger, trail: Trail, waiting: Entry) -> None:
    """The row says who, when, what was and what is; tables show it, the record stays, and nothing waits."""
    assert count_waiting(ledger) == 1
    made = trail.decide(ID, Correct(item=waiting.id, rating=RatingTerms(body="Kent Police")), " Bo Finch ")
    assert (made.who, made.action, made.was) == ("Bo Finch", "correct", made.said)
    assert ([made], made) == (trail.reviews(ID), rating(trail).last)
    (row,) = rows(ledger, "ratings")
    assert (row["body"], row["sector"], row["review"], row["status"]) == (
        "Kent Police",
        "police",
        "corrected",
        "verified",
    )
    assert [one["review"] for one in rows(ledger, "articles")] == [0]
    assert count_waiting(ledger) == 0
    (stored,) = ledger
    assert stored.record == DOUBTED.record


def test_what_is_dismissed_is_gone_from_tables_alone(ledger: Ledger, trail: Trail, waiting: Entry) -> None:
    """No row of it, no row in the queue; the trail has it, and accepting it brings it back."""
    trail.decide(ID, Dismiss(item=waiting.id), "Bo")
    assert (rows(ledger, "ratings"), count_waiting(ledger)) == ([], 0)
    assert [row["action"] for row in rows(ledger, "reviews")] == ["dismiss"]
    with pytest.raises(ReviewError, match="dismissed already"):
        trail.decide(ID, Dismiss(item=rating(trail).id), "Bo")
    trail.decide(ID, Accept(item=rating(trail).id), "Bo")
    assert [row["review"] for row in rows(ledger, "ratings")] == ["accepted"]


def test_a_missed_item_is_added_with_the_articles_words(ledger: Ledger, trail: Trail, waiting: Entry) -> None:
    """Its words are those of its place without blanks around them; it comes behind the machine's."""
    start = TEXT.index("It was not rated")
    terms = RatingTerms(body="Kent Police", area="overall", grade="good", basis="implied")
    added = trail.decide(ID, Add(start=start - 1, end=TEXT.index(" in any"), rating=terms), "Bo")
    row = rows(ledger, "ratings")[1]
    assert (row["number"], row["review"], row["evidence"]) == (1, "added", "It was not rated outstanding")
    assert row["evidence"] == TEXT[row["start"] : row["end"]]
    assert (added.said, added.was) == (None, None)
    quote = Add(start=start, end=start + 6, quote=QuoteTerms(speaker=" ", kind="person"))
    trail.decide(ID, quote, "Bo")
    assert [(one["text"], one["speaker"], one["review"]) for one in rows(ledger, "quotes")][1:] == [
        ("It was", None, "added")
    ]
    assert waiting.id == rating(trail).id


class Undone(NamedTuple):
    """Which reviews are taken back, in order, after an acceptance and a correction; and what is shown then."""

    undone: tuple[int, ...]
    body: str
    label: str | None


UNDONE = {
    "the last": Undone((2,), "Essex Police", "accepted"),
    "both": Undone((2, 1), "Essex Police", None),
    "the undo": Undone((2, 3), "Kent Police", "corrected"),
    "the undo of the undo": Undone((2, 3, 4), "Essex Police", "accepted"),
    "both, and the later undo": Undone((2, 1, 4), "Essex Police", "accepted"),
    "both, and the earlier undo": Undone((2, 1, 3), "Kent Police", "corrected"),
    "both, and both undos": Undone((2, 1, 4, 3), "Kent Police", "corrected"),
}


@pytest.mark.parametrize("undone", UNDONE.values(), ids=UNDONE)
def test_undo(ledger: Ledger, trail: Trail, waiting: Entry, undone: Undone) -> None:
    """An undo is a review of its own that says what was and is; one of an undo brings the decision back."""
    trail.decide(ID, Accept(item=waiting.id), "Bo")
    trail.decide(ID, Correct(item=rating(trail).id, rating=RatingTerms(body="Kent Police")), "Cy")
    for number in undone.undone:
        before = rating(trail)
        made = trail.undo(number, "Di")
        assert (made.undoes, made.was, made.now) == (number, bare(before), bare(rating(trail)))
    (row,) = rows(ledger, "ratings")
    assert (row["body"], row["review"]) == (undone.body, undone.label)
    assert len(trail.reviews(ID)) == 2 + len(undone.undone)
    assert count_waiting(ledger) == (undone.label is None)


def bare(entry: Entry) -> object:
    """Return an item without what checks say."""
    return entry.shown.model_copy(update={"status": "verified", "flags": ()})


def test_what_cannot_be_taken_back(trail: Trail, waiting: Entry) -> None:
    """A review that is not there, one that was taken back, and one that a later one of the item stands on."""
    trail.decide(ID, Accept(item=waiting.id), "Bo")
    trail.decide(ID, Correct(item=rating(trail).id, rating=RatingTerms(grade="adequate", body="Kent Police")), "Cy")
    with pytest.raises(ReviewMissing, match="no review 9"):
        trail.undo(9, "Bo")
    with pytest.raises(ReviewOutdated, match="review 2 of the same item by Cy came later"):
        trail.undo(1, "Bo")
    trail.undo(2, "Cy")
    with pytest.raises(ReviewError, match="taken back already"):
        trail.undo(2, "Cy")
    trail.decide(ID, Dismiss(item=rating(trail).id), "Bo")
    with pytest.raises(ReviewOutdated, match="review 4 of the same item by Bo came later"):
        trail.undo(3, "Cy")


def test_nobody_overrules_what_he_has_not_seen(trail: Trail, waiting: Entry) -> None:
    """Of two reviewers who look at the same item, the second is told; having looked again, his word holds."""
    trail.decide(ID, Accept(item=waiting.id), "Bo")
    with pytest.raises(ReviewOutdated, match="look again"):
        trail.decide(ID, Dismiss(item=waiting.id), "Cy")
    trail.decide(ID, Dismiss(item=rating(trail).id), "Cy")
    assert [(made.who, made.action, made.first) for made in trail.reviews(ID)] == [
        ("Bo", "accept", 1),
        ("Cy", "dismiss", 1),
    ]


def test_of_many_who_decide_at_once_one_is_heard(ledger: Ledger, trail: Trail, waiting: Entry) -> None:
    """Whatever the threads do, one review is kept and the others are told."""
    told: list[ReviewOutdated] = []

    def decide(who: str) -> None:
        try:
            trail.decide(ID, Accept(item=waiting.id), who)
        except ReviewOutdated as error:
            told.append(error)

    threads = [threading.Thread(target=decide, args=(f"Reviewer {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(trail.reviews(ID)), len(told)) == (1, 5)
    assert len(rows(ledger, "ratings")) == 1


WRONG_TERMS: dict[str, tuple[dict[str, Any], str]] = {
    "a body that there is not": ({"body": "Kemt Police"}, r"'Kemt Police'; the nearest are .*Kent Police"),
    "no body": ({"body": ""}, "a rating needs body"),
    "a grade that there is not": ({**RIGHT, "grade": "superb"}, "'superb' is no grade; there are outstanding, good"),
    "a grade that the round did not give": (
        {**RIGHT, "grade": "adequate", "programme": "PEEL 2017"},
        "PEEL 2017 gave no 'adequate'; there are outstanding",
    ),
    "an area that there is not": ({**RIGHT, "area": "canals"}, "'canals' is no area of police inspections; "),
    "an area of another sector": ({**RIGHT, "area": "fire.people"}, "'fire.people' is no area of police"),
    "a round of another sector": ({**RIGHT, "programme": "FRS Round 1"}, "did not inspect Kent Police; there are PEEL"),
    "a count of one area": ({**RIGHT, "count": 3}, "count: 'investigating_crime' is one area"),
}


@pytest.mark.parametrize(("terms", "said"), WRONG_TERMS.values(), ids=WRONG_TERMS)
def test_terms_are_the_packs(trail: Trail, waiting: Entry, terms: dict[str, Any], said: str) -> None:
    """What does not fit is named with what is allowed, and nothing is kept."""
    with pytest.raises(ReviewError, match=said):
        trail.decide(ID, Correct(item=waiting.id, rating=RatingTerms(**terms)), "Bo")
    assert trail.reviews(ID) == []


def test_every_fault_is_told_at_once(trail: Trail, waiting: Entry) -> None:
    """A line each."""
    terms = RatingTerms(body="Nobody", grade="superb", area="canals")
    with pytest.raises(ReviewError) as caught:
        trail.decide(ID, Correct(item=waiting.id, rating=terms), "Bo")
    assert [line.partition(":")[0] for line in str(caught.value).splitlines()] == ["body", "area", "grade"]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no place of the text": ({"start": 10, "end": 10**6}, f"the text has {len(TEXT)} characters"),
    "behind its end": ({"start": 10**6, "end": 10**6 + 1}, "no words stand at"),
    "backwards": ({"start": 9, "end": 3}, "no words stand at 9:3"),
    "blanks": ({"start": TEXT.index("\n"), "end": TEXT.index("\n") + 2}, "no words"),
    "half an item": ({"start": 0, "end": 9, "rating": RatingTerms(body="Kent Police")}, "needs area, grade, basis"),
}


@pytest.mark.parametrize(("given", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_added_stands_in_the_text(trail: Trail, waiting: Entry, given: dict[str, Any], said: str) -> None:
    """A place without words is refused, and so is an item of which too little is said."""
    whole = RatingTerms(body="Kent Police", area="overall", grade="good", basis="stated")
    with pytest.raises(ReviewError, match=said):
        trail.decide(ID, DECISION.validate_python({"action": "add", "rating": whole, **given}), "Bo")
    assert rating(trail) == waiting


def test_no_item_is_there_twice(trail: Trail, waiting: Entry) -> None:
    """What says the same of the same place as another item is refused, added or corrected."""
    start, end = spans(waiting.shown)[0]
    terms = RatingTerms(body="Kent Police", area="investigating_crime", grade="good", basis="stated")
    trail.decide(ID, Add(start=start, end=end, rating=terms), "Bo")
    with pytest.raises(ReviewError, match="says just this of the same place"):
        trail.decide(ID, Correct(item=waiting.id, rating=RatingTerms(body="Kent Police")), "Bo")
    with pytest.raises(ReviewError, match="says just this of the same place"):
        trail.decide(ID, Add(start=start, end=end, rating=terms), "Bo")


def test_who_and_what_must_be_there(trail: Trail, waiting: Entry) -> None:
    """A review needs a name, an article and an item; terms fit the item's kind."""
    with pytest.raises(ReviewError, match="needs a name"):
        trail.decide(ID, Accept(item=waiting.id), "  ")
    with pytest.raises(ReviewMissing, match="no article 'absent'"):
        trail.decide("absent", Accept(item=waiting.id), "Bo")
    with pytest.raises(ReviewError, match="the item is a rating, and the terms are a quote's"):
        trail.decide(ID, Correct(item=waiting.id, quote=QuoteTerms(speaker="Ann Marl")), "Bo")


BROKEN: dict[str, dict[str, Any]] = {
    "no action": {"item": "rating-0"},
    "another action": {"action": "delete", "item": "rating-0"},
    "terms of nothing": {"action": "correct", "item": "rating-0"},
    "terms of two": {"action": "correct", "item": "rating-0", "rating": {}, "quote": {}},
    "words that the caller brings": {"action": "add", "start": 0, "end": 9, "quote": {"kind": "person", "text": "Ha"}},
    "a line break in a name": {"action": "correct", "item": "quote-0", "quote": {"speaker": "Ann\nMarl"}},
    "half a character": {"action": "correct", "item": "quote-0", "quote": {"speaker": "\ud800"}},
    "a place before the text": {"action": "add", "start": -1, "end": 9, "quote": {"kind": "person"}},
    "a basis that there is not": {"action": "correct", "item": "rating-0", "rating": {"basis": "explicit"}},
}


@pytest.mark.parametrize("given", BROKEN.values(), ids=BROKEN)
def test_the_border_refuses_what_is_no_decision(given: dict[str, Any]) -> None:
    """Before anything is looked up."""
    with pytest.raises(ValidationError):
        DECISION.validate_python(given)


def put_again(ledger: Ledger, other: Reading) -> None:
    """Put another reading in the place of the article's."""
    ledger.put(other, standards(PACK))


def keep_again(ledger: Ledger, other: Reading) -> None:
    """Keep another reading, as a backfill does."""
    kept = article_rows(other.article) | record_rows(other.record, other.case)
    Inputs(ledger, "rules").keep([Kept(ID, "a.txt", ID, kept)])


@pytest.mark.parametrize("again", [put_again, keep_again])
def test_reviews_survive_another_reading(ledger: Ledger, trail: Trail, waiting: Entry, again: Any) -> None:
    """Where the machine says otherwise the decision stands, stale and in the queue; where it agrees nothing waits."""
    trail.decide(ID, Correct(item=waiting.id, rating=RatingTerms(body="Kent Police")), "Bo")
    again(ledger, reading(TEXT, rates("g1", "efficiency", body="Essex Police"), dismissed("g2"), MARL))
    shown = {row["area"]: (row["body"], row["review"], row["status"]) for row in rows(ledger, "ratings")}
    assert shown["investigating_crime"] == ("Kent Police", "corrected", "review")
    assert shown["efficiency"][1] is None
    assert trail.reviewed(ID).entries[1].stale
    again(ledger, reading(TEXT, rates("g1", "investigating_crime"), dismissed("g2"), MARL))
    assert [(row["body"], row["review"], row["status"]) for row in rows(ledger, "ratings")] == [
        ("Kent Police", "corrected", "verified")
    ]
    assert count_waiting(ledger) == 0


def test_reviews_survive_a_recheck(ledger: Ledger, trail: Trail, waiting: Entry) -> None:
    """A record that is judged anew and changes keeps what people decided, in all tables."""
    trail.decide(ID, Correct(item=waiting.id, rating=RatingTerms(body="Kent Police")), "Bo")
    tables: tuple[Table, ...] = ("ratings", "quotes", "articles", "reviews")
    before = {table: rows(ledger, table) for table in tables}
    other = reading(TEXT, rates("g1", "overall"), dismissed("g2"), dismissed("g3"), MARL)
    ledger.put(other, Standards(parts={}, register_name=None))
    ledger.put(DOUBTED, Standards(parts={}, register_name=None))
    with ledger.writing() as connection:  # as if another pressmark had judged it, by which there was no doubt
        verified = DOUBTED.record.ratings[0].model_copy(update={"status": "verified", "flags": ()})
        stood = DOUBTED.record.model_copy(update={"ratings": (verified,), "flags": ()})
        connection.exec_driver_sql("UPDATE records SET json = ?", (stood.model_dump_json(by_alias=True),))
    assert [one.outcome for one in recheck(ledger, PACK)] == ["changed"]
    assert {table: rows(ledger, table) for table in tables} == before
    (stored,) = ledger
    assert stored.record.ratings[0].status == "review"
