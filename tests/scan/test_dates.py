"""Dates and years in running text, day first; all texts are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scan.reading import marks, words

STATED = {
    "day month year": ("on 7 February 2020", "7 February 2020", date(2020, 2, 7), "day"),
    "ordinal": ("on 1st of May 2019", "1st of May 2019", date(2019, 5, 1), "day"),
    "short month": ("on 3 Sept. 2018", "3 Sept. 2018", date(2018, 9, 3), "day"),
    "month first": ("on February 7, 2020", "February 7, 2020", date(2020, 2, 7), "day"),
    "slashes, day first": ("on 07/02/2020", "07/02/2020", date(2020, 2, 7), "day"),
    "stops, day first": ("on 3.4.2019", "3.4.2019", date(2019, 4, 3), "day"),
    "ISO": ("on 2019-05-02", "2019-05-02", date(2019, 5, 2), "day"),
    "month": ("in March 2021", "March 2021", date(2021, 3, 1), "month"),
    "year": ("in 2018", "2018", date(2018, 1, 1), "year"),
    "first of two years": ("in 2021/22", "2021", date(2021, 1, 1), "year"),
}


@pytest.mark.parametrize(("text", "stated", "day", "precision"), STATED.values(), ids=STATED)
def test_a_date_is_read_as_british_papers_write_it(text: str, stated: str, day: date, precision: str) -> None:
    """Numbers are day first, and the precision says how much of the date the text states."""
    whole = f"It came out {text}, they said."
    (found,) = marks(whole).dates
    assert words(whole, [found]) == [stated]
    assert (found.day, found.precision) == (day, precision)


@pytest.mark.parametrize(
    "text", ["30/02/2019", "12/13/2019", "31 April 2019", "£2016", "2016.5", "20%", "2,016", "3000", "12020"]
)
def test_impossible_dates_and_other_numbers_are_left_out(text: str) -> None:
    """A day that no calendar has, an amount or a long number is no date."""
    assert marks(f"They counted {text} in all.").dates == ()


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{:%d/%m/%Y}", "{:%d %B %Y}", "{:%Y-%m-%d}"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    """Any day of two centuries, written in a usual form, is read as that day."""
    (found,) = marks(f"It came out on {form.format(day)}.").dates
    assert (found.day, found.precision) == (day, "day")
