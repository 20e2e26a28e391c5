from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.articles.days import YEARS, find_days, parse_day

WRITTEN = (
    "{d:%Y-%m-%d}",
    "{d:%d/%m/%Y}",
    "{d.day}.{d.month}.{d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%A} {d.day} {d:%b} {d.year}, 10.30am",
    "{d:%B} {d.day}, {d.year} 2:15 PM",
    "07:30 {d:%d/%m/%Y}",
    "{d:%a, %d %b %Y} 07:30:00 GMT",
    "{d:%Y-%m-%d}T23:30:00.000Z",
)


@pytest.mark.parametrize("style", WRITTEN)
@given(day=st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)))
def test_written_days_are_read_back(style: str, day: date) -> None:
    """Any day of 1990 to 2100, written in any style, is read as that day."""
    assert parse_day(style.format(d=day)) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("07/02/2020", date(2020, 2, 7)),
        ("2nd Jul 2022", date(2022, 7, 2)),
        ("the 1st of March, 2021", None),
        ("1st of March, 2021", date(2021, 3, 1)),
        ("4 Sept. 2023", date(2023, 9, 4)),
        ("04-Dec-2023", date(2023, 12, 4)),
        ("4 DECEMBER 2023", date(2023, 12, 4)),
        ("2020-02-07 07:30:00+01:00", date(2020, 2, 7)),
        ("29/02/2020", date(2020, 2, 29)),
        ("29/02/2021", None),
        ("31/02/2020", None),
        ("02/16/2018", None),
        ("14 May 1889", None),
        ("14 May 2101", None),
        ("07/02/20", None),
        ("May 2019", None),
        ("2/3/2019/4", None),
        ("1 May 2019 - 3 May 2019", None),
        ("published today", None),
        ("on Wednesday", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_british_readers_do_or_not_at_all(words: str, day: date | None) -> None:
    """Numbers are day first; impossible, incomplete and far-off days are no days."""
    assert parse_day(words) == day


@given(st.text(), st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)), st.text())
def test_offsets_lie_within_the_line(before: str, day: date, after: str) -> None:
    """Every day found lies within the line, one behind the other."""
    line = f"{before}{day:%d %B %Y}{after}"
    end = 0
    for found in find_days(line):
        assert end <= found.start < found.end <= len(line)
        end = found.end
