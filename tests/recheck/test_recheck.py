"""Judging what a ledger holds again: what changed is judged by today's, the rest is left alone; texts are invented."""

from __future__ import annotations

import os
import pickle
import shutil
from datetime import UTC, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

import pytest

from pressmark import checks
from pressmark import recheck as rechecking
from pressmark.errors import LedgerError, ModelUnavailable
from pressmark.flow import drive, read
from pressmark.prompting import load_prompt
from pressmark.readers import rules
from pressmark.recheck import judging, recheck, retrial, together
from pressmark.standards import Standards, standards
from pressmark_schemas.pack import PACKS, load_pack
from tests.checks.cases import official
from tests.flow.reading import ASKING, AT, Changing
from tests.flow.test_model import MARL, SOUND, TEXT
from tests.ledger.readings import WRONG, reading
from tests.resolve.labels import dismissed, rates, unmarked_says
from tests.scan.reading import PACK, article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pressmark.ledger import Ledger, Stored
    from pressmark_schemas.pack import Pack
    from pressmark_schemas.record import Record

TODAY = standards(PACK)
READINGS = (
    reading(TEXT, *SOUND),
    reading(f"{TEXT} More.", WRONG, dismissed("g2"), MARL, unmarked_says("We shall hire fewer people", "Ann Marl")),
    reading(f"HMICFRS rated Kent Police good. {TEXT}", rates("g1", "overall"), dismissed("g2"), dismissed("g3"), MARL),
    reading("HMICFRS rated Kent Police good at investigating crime."),
    reading("The council rated nobody. “We are well,” said Ann Marl of Mudley."),
)
"""By a model, right and wrong, and by the rules, relevant and not."""


def fill(ledger: Ledger, by: Standards | None = TODAY) -> dict[str, Record]:
    """Put the readings, as judged by given standards, and return their records by article."""
    for one in READINGS:
        ledger.put(one, by)
    return {one.article.id: one.record for one in READINGS}


def records(ledger: Ledger) -> dict[str, Record]:
    """Return the records of a ledger by article."""
    return {one.article.id: one.record for one in ledger}


def older(*parts: str) -> Standards:
    """Return standards whose parts of these names, or of all, are not today's."""
    names = parts or tuple(TODAY.parts)
    return Standards(parts=TODAY.parts | dict.fromkeys(names, "older"), register_name=None)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the names of what runs from now on: `scan`, `rules`, `resolve`, and families of checks."""
    found: set[str] = set()

    def watched(name: str, done: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(done)
        def run(*arguments: Any) -> Any:
            found.add(name)
            return done(*arguments)

        return run

    monkeypatch.setattr(retrial, "scan", watched("scan", retrial.scan))
    monkeypatch.setattr(retrial, "resolve", watched("resolve", retrial.resolve))
    monkeypatch.setattr(rules, "read", watched("rules", rules.read))
    watching = tuple(watched(one.__module__.rpartition(".")[-1], one) for one in checks.CHECKS)
    monkeypatch.setattr(checks, "CHECKS", watching)
    return found


FAMILIES = frozenset(checks.families())
RUN = {
    "nothing": ((), frozenset[str]()),
    "a family of checks": (("checks.quotes",), frozenset({"quotes"})),
    "two families": (("checks.area", "checks.passage"), frozenset({"area", "passage"})),
    "the resolver, which reads the same": (("resolve",), frozenset({"resolve"})),
    "what puts records together": (("record",), frozenset[str]()),
    "the rule reader, which says the same": (("rules",), frozenset({"rules", "resolve"})),
    "the scanner, which marks the same": (("scan",), frozenset({"scan", "resolve"})),
    "everything": ((), FAMILIES - {"register"} | {"rules", "resolve", "scan"}),
}


@pytest.mark.parametrize(("parts", "expected"), RUN.values(), ids=RUN)
def test_what_changed_is_run_and_nothing_else(
    ledger: Ledger, ran: set[str], parts: tuple[str, ...], expected: frozenset[str]
) -> None:
    """Each part is run again that changed, and of the others those that get something else from it."""
    before = fill(ledger, older(*parts) if parts or expected else TODAY)
    found = list(recheck(ledger, PACK))
    assert ran == expected
    assert {(one.outcome, one.judged) for one in found} == {("same", bool(expected) or bool(parts))}
    assert records(ledger) == before
    ran.clear()
    assert not any(one.judged for one in recheck(ledger, PACK))
    assert ran == set()


def test_records_without_standards_are_judged(ledger: Ledger) -> None:
    """Where nobody kept by what a record was judged it is judged by all, once."""
    before = fill(ledger, None)
    assert [(one.outcome, one.judged) for one in recheck(ledger, PACK)] == [("same", True)] * 5
    assert [one.judged for one in recheck(ledger, PACK)] == [False] * 5
    assert records(ledger) == before


RAISED = {flag.check.partition(".")[0] for one in READINGS for flag in one.record.flags}


@pytest.mark.parametrize("family", sorted(RAISED & FAMILIES))
def test_a_new_check_is_noticed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, family: str) -> None:
    """Records that were judged without some checks say what they say of a reading by all, flag by flag."""
    every = checks.CHECKS
    with monkeypatch.context() as patch:
        patch.setattr(checks, "CHECKS", tuple(one for one in every if not one.__module__.endswith(f".{family}")))
        for one in READINGS:
            ledger.put(one, TODAY)
        without = list(recheck(ledger, PACK))
        missing = records(ledger)
    assert any(one.outcome == "changed" for one in without)
    assert not any(flag.check.startswith(f"{family}.") for record in missing.values() for flag in record.flags)
    again = list(recheck(ledger, PACK))
    assert [one.outcome for one in again] == [one.outcome for one in without]
    assert records(ledger) == {one.article.id: one.record for one in READINGS}


def test_what_changed_is_told_and_written(ledger: Ledger) -> None:
    """Without the second witness what it alone disputed is verified, and in review again with it."""
    put = reading(TEXT, rates("g1", "efficiency"), *SOUND[1:])
    ledger.put(put, TODAY)
    for witness, told in ((False, "witness"), (True, "witness")):
        (one,) = recheck(ledger, PACK, witness=witness)
        (now,) = records(ledger).values()
        assert (one.outcome, any(told in flag.check for flag in now.flags)) == ("changed", witness)
    assert now == put.record


def pack(tmp_path: Path, table: str, old: str, new: str) -> Pack:
    """Return the shipped pack with other words in a table."""
    folder = tmp_path / "pack"
    shutil.copytree(PACKS / "hmicfrs", folder)
    text = (folder / f"{table}.csv").read_text("utf-8")
    assert old in text
    (folder / f"{table}.csv").write_text(text.replace(old, new), "utf-8")
    return load_pack(folder)


def test_another_pack_is_noticed(ledger: Ledger, tmp_path: Path) -> None:
    """What the rules read they read by today's pack; a model's labels are judged while its marks are the same."""
    fill(ledger)
    other = pack(tmp_path, "bodies", "Kent Police", "Kent Constabulary")
    assert sorted(one.outcome for one in recheck(ledger, other)) == ["changed"] * 4 + ["same"]
    now = records(ledger).values()
    assert {one.provenance.pack_digest for one in now} == {other.digest}
    by_rules = [rating for one in now if one.provenance.reader == "rules" for rating in one.ratings]
    assert {rating.body for rating in by_rules} == {"Kent Constabulary"}
    by_model = [rating for one in now if one.provenance.reader == "model" for rating in one.ratings]
    assert {rating.status for rating in by_model} == {"review"}


def test_an_answer_to_other_marks_is_not_judged(ledger: Ledger, tmp_path: Path) -> None:
    """Where the scanner marks a text otherwise now, labels would point at the wrong words: it is outdated."""
    put = reading(TEXT, *SOUND)
    ledger.put(put, TODAY)
    (one,) = recheck(ledger, pack(tmp_path, "grades", "outstanding|outstandings", "splendid"))
    assert (one.outcome, records(ledger)) == ("outdated", {put.article.id: put.record})


def test_what_befell_the_reading_is_kept(ledger: Ledger) -> None:
    """A flag that tells of a second question without an answer is no check's, and stays."""
    asking = ASKING._replace(again=load_prompt("again"))
    model = Changing((WRONG, dismissed("g2"), MARL), ModelUnavailable("it is gone"))
    put = drive(read(article(TEXT), PACK, asking, at=AT), model.answer)
    assert "again.failed" in {flag.check for flag in put.record.flags}
    ledger.put(put, older())
    assert [one.outcome for one in recheck(ledger, PACK)] == ["same"]
    assert records(ledger) == {put.article.id: put.record}


def test_a_record_that_is_read_anew_meanwhile_stays(ledger: Ledger) -> None:
    """A verdict on an older reading is not written over a newer one."""
    first = reading(TEXT, WRONG, dismissed("g2"), MARL)
    ledger.put(first, older())
    (stored,) = ledger
    verdict = judging.Judge(judging.Today(PACK), ledger.standards()).again(stored)
    newer = reading(TEXT, *SOUND, at=datetime(2027, 1, 1, tzinfo=UTC))
    ledger.put(newer, older())
    assert verdict.filed is not None
    ledger.file([verdict.filed])
    (stored,) = ledger
    assert (stored.record, stored.standards) == (newer.record, older().digest)


def test_processes_judge_as_one_does(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many records are judged by some processes, with the same verdicts in the same order."""
    monkeypatch.setattr(together, "_ALONE", 0)
    monkeypatch.setattr(rechecking, "_PAGE", 3)
    for number in range(20):
        ledger.put(reading(f"{TEXT} Edition {number}.", WRONG, dismissed("g2"), MARL), older())
    alone = judging.Judge(judging.Today(PACK), ledger.standards())
    expected = [alone.again(stored) for stored in ledger]
    found = list(recheck(ledger, PACK, jobs=2))
    assert [(one.article, one.outcome, one.changes) for one in found] == [one[:3] for one in expected]
    assert not any(one.judged for one in recheck(ledger, PACK, jobs=2))


def test_a_judge_may_be_sent_to_another_process(ledger: Ledger) -> None:
    """Where processes are not forked they get a copy of the judge, which judges in the same way."""
    fill(ledger, older())
    judge = judging.Judge(judging.Today(PACK, official("good")), ledger.standards())
    copy = pickle.loads(pickle.dumps(judge))  # noqa: S301 - our own
    for stored in ledger:
        assert copy.again(stored) == judge.again(stored)


def test_a_process_that_is_ended_from_outside_is_told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error that says what to do, and no endless wait."""
    monkeypatch.setattr(together, "_ALONE", 0)
    monkeypatch.setattr(rechecking, "_PAGE", 1)
    fill(ledger, older())
    here, again = os.getpid(), judging.Judge.again

    def killed(judge: judging.Judge, stored: Stored) -> judging.Verdict:
        if os.getpid() != here:
            os._exit(1)
        return again(judge, stored)

    monkeypatch.setattr(judging.Judge, "again", killed)
    with pytest.raises(LedgerError, match="ended from outside"):
        list(recheck(ledger, PACK, jobs=2))
    monkeypatch.setattr(judging.Judge, "again", again)
    assert [one.judged for one in recheck(ledger, PACK)].count(False) == 1
