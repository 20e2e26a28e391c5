"""Judging again what was compared with official grades: which register counts; all grades here are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pressmark.flow import drive, read
from pressmark.recheck import orders, recheck
from pressmark.register import KNOWN, Official, Register
from pressmark.standards import Standards, standards
from tests.checks.cases import CRIME, FINE, MARL
from tests.flow.reading import ASKING, AT, Model
from tests.scan.reading import PACK, article

if TYPE_CHECKING:
    from pressmark.flow import Reading
    from pressmark.ledger import Ledger
    from pressmark_schemas.pack import Pack
    from pressmark_schemas.record import Record


def official(grade: str, name: str) -> Register:
    """Return a register that says one grade of Kent Police."""
    row = Official(
        body="Kent Police",
        area="investigating_crime",
        programme="PEEL 2021/22",
        grade=grade,
        source=f"an invented report, {name}",
    )
    return Register([row], name)


MINE, NEWER = official("adequate", "mine.csv"), official("good", "newer.csv")
TEXT = FINE.replace("HMICFRS", "HMICFRS, in its PEEL 2021/22 round,")


def compared(register: Register | None, *, by_rules: bool = False) -> Reading:
    """Return the reading of an article that was compared with a register."""
    flow = read(article(TEXT), PACK, None if by_rules else ASKING, register=register, at=AT)
    return drive(flow, Model([CRIME, MARL]).answer)


def said(record: Record) -> list[str]:
    """Return what a record's flags say of the official grade of its first rating."""
    return [
        record.flags[number].message for number in record.ratings[0].flags if "official" in record.flags[number].message
    ]


def rejudged(
    ledger: Ledger, put: Reading, by: Standards | None, register: Register | None = None
) -> tuple[str | None, Record]:
    """Put a reading and judge it again; return which register was left, and the record."""
    ledger.put(put, by)
    (one,) = recheck(ledger, PACK, register=register)
    (stored,) = ledger
    return one.register_left, stored.record


def test_a_record_tells_which_register_it_was_compared_with() -> None:
    """Name and digest stand in the provenance; without a register there are none."""
    made, without = compared(MINE).record.provenance, compared(None).record.provenance
    assert (made.register_name, made.register_digest) == ("mine.csv", MINE.digest)
    assert (without.register_name, without.register_digest) == (None, None)
    assert MINE.digest not in {NEWER.digest, official("adequate", "else.csv").digest}
    assert official("adequate", "mine.csv").digest == MINE.digest


@pytest.mark.parametrize("by_rules", [False, True])
@pytest.mark.parametrize("filed", ["by today's", "by older ones", "by nobody knows what"])
def test_flags_of_a_register_that_is_not_given_stay(ledger: Ledger, filed: str, *, by_rules: bool) -> None:
    """Whatever else is judged again, what the register said stays on its rating, and so does its name."""
    today = standards(PACK, MINE)
    older = today.model_copy(update={"parts": dict.fromkeys(today.parts, "older")})
    by = {"by today's": today, "by older ones": older, "by nobody knows what": None}[filed]
    put = compared(MINE, by_rules=by_rules)
    assert ["adequate" in words for words in said(put.record)] == [True]
    assert rejudged(ledger, put, by) == ("mine.csv", put.record)
    assert not any(one.judged for one in recheck(ledger, PACK))


def test_flags_stay_on_their_rating_where_others_come(ledger: Ledger) -> None:
    """A rating that has another number now keeps what the register said of it; one that is gone takes it along."""
    put = compared(MINE, by_rules=True)
    first = put.record.ratings[0].model_copy(update={"area": "efficiency", "flags": ()})
    (rating,) = put.record.ratings
    with_one_before = put.record.model_copy(update={"ratings": (first, rating)})
    _, record = rejudged(ledger, put._replace(record=with_one_before), None)
    assert record == put.record
    gone = put.record.model_copy(update={"ratings": (rating.model_copy(update={"area": "efficiency"}),)})
    _, record = rejudged(ledger, put._replace(record=gone), None)
    assert (said(record), len(record.ratings)) == ([], 1)


@pytest.mark.parametrize("before", [None, MINE, NEWER])
def test_a_register_that_is_given_counts(ledger: Ledger, before: Register | None) -> None:
    """Its flags are there in place of an earlier one's, and its name in the provenance."""
    assert rejudged(ledger, compared(before), standards(PACK, before), NEWER) == (None, compared(NEWER).record)


def test_records_compared_with_the_shipped_register_are_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register that ships is at hand without being named: today's counts."""
    then, now = official("adequate", KNOWN), official("good", KNOWN)

    def shipped(name: str, pack: Pack) -> Register:
        return {(KNOWN, PACK.key): now}[name, pack.key]

    monkeypatch.setattr(orders, "load_register", shipped)
    assert rejudged(ledger, compared(then), standards(PACK, then)) == (None, compared(now).record)
