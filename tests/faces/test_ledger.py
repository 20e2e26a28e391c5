"""The commands that keep records, judge them again and compare them; texts are invented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pressmark import submit
from pressmark.ledger import Ledger
from pressmark.reviews import Correct, RatingTerms, Trail
from pressmark.settings import Settings
from pressmark_schemas.pack import load_pack
from tests.faces.conftest import ARTICLE, EXAMPLES, Ended

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = """HMICFRS has been to Kent Police.

Published: 14 March 2024

The force was rated good at investigating crime.

“We are glad of every word of it,” said Chief Constable Ann Marl of Kent Police.
"""
BAD = """A police watchdog has reported.

Published: 15 March 2024

HMICFRS gave Kent Police an inadequate for investigating crime on Friday.

“We are glad of every word of it,” said Deputy Chief Constable Bo Finch of Kent Police.
"""


@pytest.fixture
def kept(run: Callable[..., Ended], tmp_path: Path) -> Path:
    """Return a ledger with two articles that contradict each other."""
    place = tmp_path / "records.db"
    for name, text in (("good.txt", GOOD), ("bad.txt", BAD)):
        (tmp_path / name).write_text(text, "utf-8")
    assert run("extract", "--ledger", place, tmp_path / "good.txt", tmp_path / "bad.txt").code == 0
    return place


def test_what_is_printed_is_kept(run: Callable[..., Ended], tmp_path: Path) -> None:
    """The ledger holds the records that were printed, once, and what could not be read."""
    place, missing = tmp_path / "records.db", tmp_path / "missing.txt"
    first = run("extract", "--json", "--ledger", place, ARTICLE, missing)
    ended = run("extract", "--json", "--ledger", place, ARTICLE, missing)
    assert (first.code, ended.code) == (1, 1)
    with Ledger(str(place)) as ledger:
        (stored,) = ledger
        assert stored.record.model_dump_json(by_alias=True, exclude={"provenance"}) == stored.record.model_validate(
            json.loads(ended.out)
        ).model_dump_json(by_alias=True, exclude={"provenance"})
        ((source, reason),) = ledger.failures()
    assert (source, "no such file" in reason) == (str(missing), True)


def test_submit_keeps_too(tmp_path: Path) -> None:
    """A function call writes to the ledger that its settings name."""
    place = tmp_path / "records.db"
    record = submit(ARTICLE, settings=Settings(reader="rules", ledger=str(place)))
    with Ledger(str(place)) as ledger:
        assert [stored.record for stored in ledger] == [record]


def test_judging_again_counts_the_records(run: Callable[..., Ended], kept: Path) -> None:
    """For people a line that counts, in JSON a line an article; nothing changed, so exit 0."""
    ended = run("recheck", "--ledger", kept)
    counted = "2 records: 2 same, 0 changed, 0 outdated; 2 were judged by just the same before\n"
    assert (ended.code, ended.out) == (0, counted)
    again = run("recheck", "--ledger", kept, "--register", "known")
    assert again.out.splitlines()[-1].endswith("; 0 were judged by just the same before")
    lines = [json.loads(line) for line in run("recheck", "--ledger", kept, "--json").out.splitlines()]
    assert [(line["outcome"], line["judged"], line["register_left"]) for line in lines] == [("same", False, None)] * 2


def test_a_register_that_is_not_given_is_told(run: Callable[..., Ended], kept: Path, tmp_path: Path) -> None:
    """Flags of a register that only the reading was given stay, and the command says so; with it they are anew."""
    official = tmp_path / "official.csv"
    official.write_text(
        "body,area,programme,grade,source\n"
        "Kent Police,investigating_crime,PEEL 2023-25,outstanding,an invented report\n"
    )
    extracted = run("extract", "--json", "--ledger", kept, "--register", official, tmp_path / "good.txt")
    assert "register.differs" in extracted.out
    ended = run("recheck", "--ledger", kept)
    assert (ended.code, ended.out.splitlines()[-1]) == (
        0,
        f"1 was compared with {official}, whose flags stay: name it with --register to compare again",
    )
    with Ledger(str(kept)) as ledger:
        assert [flag.check for one in ledger for flag in one.record.flags].count("register.differs") == 1
    ended = run("recheck", "--ledger", kept, "--register", official)
    assert "official.csv, whose" not in ended.out


def test_contradictions_are_listed_with_their_passages(run: Callable[..., Ended], kept: Path) -> None:
    """Both grades and both speakers stand there with the words that prove them, for people and in JSON."""
    ended = run("conflicts", "--ledger", kept)
    for part in ("investigating_crime", "rated good at", "an inadequate for", "Ann Marl", "Bo Finch"):
        assert part in ended.out
    assert ended.out.splitlines()[-1] == "2 conflicts: 1 grade, 1 speaker, 0 name"
    listed = [json.loads(line) for line in run("conflicts", "--ledger", kept, "--json").out.splitlines()]
    assert [one["kind"] for one in listed] == ["grade", "speaker"]
    passage = listed[0]["sides"][0]["witnesses"][0]["passages"][0]
    assert passage["evidence"][0]["text"] in GOOD + BAD


def test_what_people_settled_is_no_contradiction(run: Callable[..., Ended], kept: Path) -> None:
    """A rating that somebody corrected is compared as it is now."""
    with Ledger(str(kept)) as ledger:
        trail = Trail(ledger, load_pack())
        (article,) = [one.article.id for one in ledger if one.record.ratings[0].grade == "inadequate"]
        rating = trail.reviewed(article).entries[0]
        trail.decide(article, Correct(item=rating.id, rating=RatingTerms(grade="good")), "Bo Finch")
    assert run("conflicts", "--ledger", kept).out.splitlines()[-1] == "1 conflict: 0 grade, 1 speaker, 0 name"


@pytest.mark.parametrize("command", ["recheck", "conflicts"])
@pytest.mark.parametrize("ledger", [[], ["--ledger", "nowhere/at/all.db"]])
def test_without_a_ledger_there_is_nothing_to_do(run: Callable[..., Ended], command: str, ledger: list[str]) -> None:
    """Neither command guesses a ledger or makes one in a folder that is not there; exit 2."""
    ended = run(command, *ledger)
    assert ended.code == 2
    assert "ledger" in ended.err
    assert ended.out == ""


def test_a_ledger_that_cannot_be_opened_stops_at_once(run: Callable[..., Ended]) -> None:
    """What cannot be kept is not read: exit 2 and the reason."""
    ended = run("extract", "--ledger", "nosuch://x", *sorted(EXAMPLES.glob("*.txt")))
    assert (ended.code, ended.out) == (2, "")
    assert "cannot be opened" in ended.err
