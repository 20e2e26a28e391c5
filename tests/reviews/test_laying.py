"""What people decided, laid over a record, also over one that says something else by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.reviewed import Entry, Review, lay
from pressmark.reviewed.matching import are_same, claim
from tests.reviews.making import TEXT, concerned, quoted, rated, record, review

if TYPE_CHECKING:
    from pressmark.reviewed import Item

HALF = TEXT.index("“") + 1, TEXT.index(" and train")
TAIL = TEXT.index("train them"), TEXT.index("”")


class Case(NamedTuple):
    """Two items, and whether they are the same."""

    one: Item
    other: Item
    same: bool


PAIRS = {
    "a rating with another grade": Case(rated(), rated(grade="inadequate"), same=True),
    "a rating with another programme": Case(rated(), rated(programme="PEEL 2021/22"), same=True),
    "a rating with more evidence": Case(rated(), rated(span=(8, 60)), same=True),
    "a rating of another body": Case(rated(), rated(body="Essex Police"), same=False),
    "a rating of another area": Case(rated(), rated(area="responding_public"), same=False),
    "a rating of an earlier inspection": Case(rated(), rated(basis="earlier"), same=False),
    "a rating elsewhere": Case(rated(span=(0, 10)), rated(span=(10, 60)), same=False),
    "a count of another grade": Case(
        rated(area="unspecified", count=2), rated(area="unspecified", count=2, grade="adequate"), same=False
    ),
    "another count": Case(rated(area="unspecified", count=2), rated(area="unspecified", count=3), same=False),
    "a quote by somebody else": Case(quoted(), quoted(speaker="Cy Dunn", role=None), same=True),
    "a quote that is cut in the middle": Case(quoted(), quoted(span=HALF), same=True),
    "a quote's other part": Case(quoted(span=HALF), quoted(span=TAIL), same=False),
    "a concern of another kind": Case(concerned(), concerned(kind="criticism"), same=False),
    "a concern again": Case(concerned(), concerned(), same=True),
    "a quote and a concern": Case(quoted(), concerned(), same=False),
    "a rating and a concern": Case(rated(span=(0, len(TEXT))), concerned(), same=False),
}


@pytest.mark.parametrize("case", PAIRS.values(), ids=PAIRS)
def test_items_are_the_same_by_one_rule(case: Case) -> None:
    """Each sentence of the rule, both ways round."""
    assert are_same(case.one, case.other) is are_same(case.other, case.one) is case.same


class Told(NamedTuple):
    """What a machine says, what was decided, and what is shown: label, stale, waiting, and what is said."""

    said: tuple[Item, ...]
    reviews: tuple[Review, ...]
    shown: tuple[tuple[str | None, bool, bool, Item], ...]


GOOD, POOR, RI = rated(), rated(grade="inadequate"), rated(grade="requires improvement")
DOUBTED = rated(status="review", flags=(0,))
ESSEX, ROUND = rated(body="Essex Police"), rated(programme="PEEL 2021/22")
ACCEPT, DISMISS = review(1, "accept", GOOD, GOOD), review(1, "dismiss", GOOD, None)
CORRECT, ADD = review(1, "correct", GOOD, RI), review(1, "add", None, GOOD)
UNDO = review(2, "undo", None, GOOD, first=1, undoes=1)
REDO = review(3, "undo", None, GOOD, first=1, undoes=2)
AGAIN = review(2, "correct", GOOD, POOR, first=1, was=RI)

LAID = {
    "nobody decided": Told((DOUBTED,), (), ((None, False, True, GOOD),)),
    "accepted": Told((DOUBTED,), (ACCEPT,), (("accepted", False, False, GOOD),)),
    "dismissed": Told((DOUBTED,), (DISMISS,), (("dismissed", False, False, GOOD),)),
    "corrected": Told((GOOD,), (CORRECT,), (("corrected", False, False, RI),)),
    "added": Told((), (ADD,), (("added", False, False, GOOD),)),
    "an added one that the machine finds by now": Told((GOOD,), (ADD,), (("added", False, False, GOOD),)),
    "taken back": Told((DOUBTED,), (ACCEPT, UNDO), ((None, False, True, GOOD),)),
    "taken back and taken back": Told((DOUBTED,), (ACCEPT, UNDO, REDO), (("accepted", False, False, GOOD),)),
    "added and taken back": Told((), (ADD, UNDO), ()),
    "corrected twice": Told((GOOD,), (CORRECT, AGAIN), (("corrected", False, False, POOR),)),
    "corrected twice, the second taken back": Told((GOOD,), (CORRECT, AGAIN, REDO), (("corrected", False, False, RI),)),
    "corrected back to what the machine said": Told(
        (GOOD,), (CORRECT, review(2, "correct", GOOD, GOOD, first=1, was=RI)), (("accepted", False, False, GOOD),)
    ),
    "accepted, and other by now": Told((POOR,), (ACCEPT,), (("accepted", True, True, GOOD),)),
    "accepted, and in a round by now": Told((ROUND,), (ACCEPT,), (("accepted", True, True, GOOD),)),
    "accepted, and gone": Told((), (ACCEPT,), (("accepted", True, True, GOOD),)),
    "accepted, and of another body by now": Told(
        (ESSEX,), (ACCEPT,), ((None, False, False, ESSEX), ("accepted", True, True, GOOD))
    ),
    "accepted after it was gone": Told(
        (), (ACCEPT, review(2, "accept", None, GOOD, first=1)), (("added", False, False, GOOD),)
    ),
    "corrected, and the machine agrees by now": Told((RI,), (CORRECT,), (("corrected", False, False, RI),)),
    "corrected, and the machine says a third thing": Told((POOR,), (CORRECT,), (("corrected", True, True, RI),)),
    "corrected to what the machine finds as well by now": Told(
        (GOOD, ESSEX), (review(1, "correct", GOOD, ESSEX),), (("corrected", False, False, ESSEX),)
    ),
    "corrected to what the machine finds as well by now, and first": Told(
        (ESSEX, GOOD), (review(1, "correct", GOOD, ESSEX),), (("corrected", False, False, ESSEX),)
    ),
    "dismissed, and gone": Told((), (DISMISS,), ()),
    "dismissed, and other by now": Told((POOR,), (DISMISS,), ((None, True, True, POOR),)),
    "a quote whose speaker changed": Told(
        (quoted(speaker="Cy Dunn"),), (review(1, "accept", quoted(), quoted()),), (("accepted", True, True, quoted()),)
    ),
    "a concern": Told(
        (concerned(),), (review(1, "accept", concerned(), concerned()),), (("accepted", False, False, concerned()),)
    ),
}


def seen(entry: Entry) -> tuple[str | None, bool, bool, tuple[object, ...]]:
    """Return what is to be compared of an entry."""
    return entry.label, entry.stale, entry.waits, claim(entry.shown)


@pytest.mark.parametrize("told", LAID.values(), ids=LAID)
def test_what_is_shown(told: Told) -> None:
    """The last decision that stands holds, and is stale where the machine says what nobody has judged."""
    laid = lay(record(*told.said), told.reviews)
    shown = [(label, stale, waits, claim(item)) for label, stale, waits, item in told.shown]
    assert [seen(entry) for entry in laid.entries] == shown
    assert laid.record == record(*told.said)
    living = [claim(item) for label, _, _, item in told.shown if label != "dismissed"]
    assert [claim(item) for item in (*laid.shown.ratings, *laid.shown.quotes, *laid.shown.concerns)] == living


def test_an_id_names_an_item_as_it_is_now() -> None:
    """It is another after each decision, the old one again once that is taken back, and differs among items."""
    now = [lay(record(GOOD), reviews).entries[0].id for reviews in ((), (ACCEPT,), (ACCEPT, UNDO), (CORRECT,))]
    assert now[0] == now[2]
    assert len({*now}) == 3
    assert len({entry.id for entry in lay(record(GOOD, ESSEX, quoted(), concerned())).entries}) == 4


ITEMS = st.builds(
    rated,
    body=st.sampled_from(["Kent Police", "Essex Police"]),
    area=st.sampled_from(["investigating_crime", "responding_public", "unspecified"]),
    grade=st.sampled_from(["good", "inadequate"]),
    span=st.sampled_from([(0, 30), (20, 60), (70, 80)]),
)
READINGS = st.lists(ITEMS, max_size=5, unique_by=claim)


@given(before=READINGS, after=READINGS, actions=st.lists(st.sampled_from(["accept", "dismiss", "correct", ""])))
def test_nothing_that_people_said_is_lost(before: list[Item], after: list[Item], actions: list[str]) -> None:
    """Whatever is read anew, each accepted or corrected item is shown, and each item of the machine's is accounted for.

    An item is shown as people left it or as the machine says, dismissed, or one with what people say there already.
    """
    pairs = zip(before, actions, strict=False)
    reviews = [_decided(number, item, action) for number, (item, action) in enumerate(pairs, 1) if action]
    laid = lay(record(*after), reviews)
    shown = [entry for entry in laid.live if entry.last]
    for made in reviews:
        if made.now is not None:
            assert [entry for entry in shown if entry.last == made and claim(entry.shown) == claim(made.now)]
    accounted = {claim(entry.said) for entry in laid.entries if entry.said} | {claim(entry.shown) for entry in shown}
    assert {claim(item) for item in after} <= accounted
    assert len({entry.number for entry in laid.entries}) == len(laid.entries)


@given(items=READINGS, actions=st.lists(st.sampled_from(["accept", "dismiss", "correct", ""])))
def test_over_the_same_record_each_decision_holds(items: list[Item], actions: list[str]) -> None:
    """On its own item, however alike they are; the others are as they were."""
    actions = [*actions, *[""] * len(items)][: len(items)]
    pairs = zip(items, actions, strict=True)
    reviews = [_decided(number, item, action) for number, (item, action) in enumerate(pairs, 1) if action]
    labels = {"accept": "accepted", "dismiss": "dismissed", "correct": "corrected", "": None}
    entries = lay(record(*items), reviews).entries
    assert [(entry.said, entry.label, entry.stale) for entry in entries] == [
        (item, labels[action], False) for item, action in zip(items, actions, strict=True)
    ]


def _decided(number: int, item: Item, action: str) -> Review:
    now = {"accept": item, "dismiss": None, "correct": item.model_copy(update={"grade": "adequate"})}[action]
    return review(number, action, item, now)  # pyright: ignore[reportArgumentType] - one of these


@given(READINGS)
def test_a_record_that_nobody_reviewed_is_as_it_is(items: list[Item]) -> None:
    """Its items in order, without label."""
    laid = lay(record(*items))
    assert [(entry.shown, entry.number, entry.label) for entry in laid.entries] == [
        (item, number, None) for number, item in enumerate(items)
    ]
