from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.conflicts import Conflict, Entry, find_conflicts
from tests.conflicts.archive import SIZE, Archive, found, planted_archive
from tests.conflicts.making import DAY, PACK, entry, quote, rating
from tests.conflicts.prose import prose

ITEMS = [
    rating("good"),
    rating("inadequate"),
    rating("adequate", programme=None),
    rating("good", area="investigating_crime", status="review"),
    quote("We asked for a hard look at ourselves", "Chris Barker"),
    quote("We asked for a hard look at ourselves", "Chris Baker"),
    quote("we asked for a hard look at ourselves.", "Ann Orr", role="Mayor"),
    quote("And that is what we got", "Barker"),
    quote("And that is what we got", "C Barker", organisation=None),
]


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Draw an article: one of few texts, headed or not, with some of few items."""
    text = prose(draw(st.integers(0, 3)), 6)
    return entry(
        draw(st.sampled_from(["", "A headline\n"])) + text,
        *draw(st.lists(st.sampled_from(ITEMS), max_size=3)),
        source=draw(st.sampled_from([None, "a.txt", "b.txt"])),
        title=draw(st.sampled_from([None, "Correction"])),
        url=draw(st.sampled_from([None, "https://a.example/1"])),
        published=draw(st.sampled_from([None, DAY, date(2024, 3, 15)])),
    )


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The planted archive, made once."""
    return planted_archive()


@pytest.mark.parametrize("seed", range(5))
def test_all_that_is_planted_is_found_and_nothing_else(archive: Archive, seed: int) -> None:
    """Of 300 articles every planted conflict, copy, correction and misspelt name is found, in any order."""
    shuffled = list(archive.entries)
    Random(seed).shuffle(shuffled)  # noqa: S311 - not for secrets
    assert len(shuffled) == SIZE
    assert sorted(map(found, find_conflicts(shuffled, PACK)), key=repr) == sorted(archive.planted, key=repr)


def test_the_order_of_the_archive_makes_no_difference(archive: Archive) -> None:
    """The result is the same value, whatever comes first."""
    assert find_conflicts(archive.entries[::-1], PACK) == find_conflicts(archive.entries, PACK)


@given(st.lists(entries(), max_size=8).flatmap(lambda made: st.tuples(st.just(made), st.permutations(made))))
def test_order_makes_no_difference(orders: tuple[list[Entry], list[Entry]]) -> None:
    """Whatever articles say, and however alike they are, their order and repetition change nothing."""
    made, shuffled = orders
    conflicts = find_conflicts(made, PACK)
    assert find_conflicts(shuffled, PACK) == find_conflicts([*shuffled, *made], PACK) == conflicts
    assert all(_is_sound(conflict) for conflict in conflicts)


def _is_sound(conflict: Conflict) -> bool:
    """Whether there are two sides at least, each with witnesses, no article twice on one side."""
    sides = [[passage for witness in side.witnesses for passage in witness.passages] for side in conflict.sides]
    return len(sides) > 1 and all(side and len(set(side)) == len(side) for side in sides)
