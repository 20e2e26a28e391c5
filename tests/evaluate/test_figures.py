"""Tallies, intervals and floors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark import ConfigError
from pressmark.evaluate import read_floors
from pressmark.evaluate.intervals import intervals
from pressmark.evaluate.tally import FIGURES, Measure, Tally, total
from tests.evaluate.samples import write

if TYPE_CHECKING:
    from pathlib import Path

STATED, RIGHT = "ratings stated", "verified ratings that are right"
TALLIES = st.builds(Tally, *[st.integers(0, 50)] * 3)


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        (Tally(3, 1, 3), (0.75, 0.5, 0.6)),
        (Tally(0, 2, 2), (0, 0, 0)),
        (Tally(0, 0, 2), (1, 0, 0)),
        (Tally(0, 2, 0), (0, 1, 0)),
        (Tally(), (1, 1, 1)),
    ],
)
def test_measures(tally: Tally, expected: tuple[float, float, float]) -> None:
    """Precision, recall and F1 are these; where there is nothing to divide by, they are 1."""
    measures: tuple[Measure, ...] = ("precision", "recall", "f1")
    assert tuple(tally.measured(one) for one in measures) == pytest.approx(expected)


@given(TALLIES)
def test_f1_is_the_harmonic_mean(tally: Tally) -> None:
    """F1 lies between precision and recall, and is their harmonic mean where something was hit."""
    low, high = sorted((tally.precision, tally.recall))
    if tally.hit:
        assert tally.f1 == pytest.approx(2 * low * high / (low + high))


def test_totals_hold_every_figure() -> None:
    """Figures add up by name and stand in the order in which they are shown, also those without a case."""
    sums = total([{STATED: Tally(1, 2, 3)}, {STATED: Tally(4, 0, 0), RIGHT: Tally(1)}])
    assert list(sums) == list(FIGURES)
    assert (sums[STATED], sums[RIGHT]) == (Tally(5, 2, 3), Tally(1))


@settings(max_examples=25)  # each draws a thousand times
@given(st.lists(st.dictionaries(st.sampled_from(list(FIGURES)), TALLIES), max_size=5))
def test_intervals_hold_what_has_cases(texts: list[dict[str, Tally]]) -> None:
    """A figure has an interval if it has something to count, and only then; its ends are in order."""
    found = intervals(texts)
    assert set(found) == {name for name, tally in total(texts).items() if tally.cases}
    assert all(0 <= one.low <= one.high <= 1 for one in found.values())


def test_intervals_say_how_texts_differ() -> None:
    """Texts that are all alike leave no doubt; texts that differ do, around the figure; again the same."""
    alike = [{STATED: Tally(4, 1, 0)}] * 20
    mixed = [{STATED: Tally(5)}, {STATED: Tally(3, 2, 2)}] * 10
    assert intervals(alike)[STATED].low == intervals(alike)[STATED].high == pytest.approx(8 / 9)
    ends, f1 = intervals(mixed)[STATED], total(mixed)[STATED].f1
    assert 0.6 < ends.low < f1 < ends.high < 1
    assert intervals(mixed) == intervals(mixed)


def test_an_interval_of_precision_is_not_one_of_f1() -> None:
    """Misses do not move the interval of a figure that is judged by precision."""
    texts = [{RIGHT: Tally(9, 1, 0)}] * 3
    assert intervals(texts)[RIGHT].high == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("tally", "least", "said"),
    [
        (Tally(9, 1, 1), 0.9, None),
        (Tally(9, 1, 1), 0.91, "ratings stated: f1 is 0.9000, its floor 0.9100"),
        (Tally(), 0.5, "ratings stated: nothing to count in these texts, so its floor holds nothing"),
    ],
)
def test_floors_are_met_or_named(tmp_path: Path, tally: Tally, least: float, said: str | None) -> None:
    """A floor is met by as much as it says; one that is not, or that has nothing to hold, says so."""
    path = write(tmp_path, "floors.json", {"floors": {STATED: {"f1": least}}})
    (floor,) = read_floors(path)
    assert floor.shortfall({STATED: tally}) == said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({}, "floors: Field required"),
        ({"floors": {}}, "floors"),
        ({"floors": {STATED: {"f2": 1}}}, "f2"),
        ({"floors": {STATED: {"f1": 95}}}, "less than or equal to 1"),
        ({"floors": {"rating stated": {"f1": 0.5}}}, "did you mean 'ratings stated'?"),
        ({"floors": {"xyzzy": {"f1": 0.5}}}, "there are 'ratings stated', "),
        ({"floors": {STATED: {"f1": 0.5}}, "flors": {}}, "flors"),
        ([], "file: "),
    ],
)
def test_faulty_floors_are_refused(tmp_path: Path, content: object, said: str) -> None:
    """A file of floors with a fault is refused, with its path and what is wrong."""
    path = write(tmp_path, "floors.json", content)
    with pytest.raises(ConfigError) as error:
        read_floors(path)
    assert str(error.value).startswith(f"{path}: ")
    assert said in str(error.value)


def test_floors_that_are_not_there_are_refused(tmp_path: Path) -> None:
    """A path without a file is an error that says so."""
    with pytest.raises(ConfigError, match="cannot be read"):
        read_floors(tmp_path / "none.json")
