"""Official grades on one article's way: whoever read it, its record tells what agrees; all of it is invented."""

from __future__ import annotations

from datetime import date

import pytest

from pressmark.flow import Asking, drive, read
from tests.checks.cases import CRIME, FINE, MARL, official
from tests.flow.reading import ASKING, AT, Model
from tests.scan.reading import PACK, article


@pytest.mark.parametrize("asking", [None, ASKING], ids=["rules", "model"])
@pytest.mark.parametrize(
    ("grade", "status", "check"),
    [("good", "verified", "register.agrees"), ("adequate", "review", "register.differs")],
)
def test_a_record_tells_what_is_official(asking: Asking | None, grade: str, status: str, check: str) -> None:
    """A rating that is officially another is in review, one that is officially the same is not."""
    source = article(FINE, date(2022, 5, 3))
    flow = read(source, PACK, asking, register=official(grade), at=AT)
    record = drive(flow, Model([CRIME, MARL]).answer).record
    (rating,) = record.ratings
    (flag,) = [record.flags[number] for number in rating.flags]
    assert (rating.status, flag.check) == (status, check)
    assert "an invented report" in flag.message
