"""Archives read by the rules into a ledger: what is counted, kept, passed over and gone on with."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from pressmark import Settings, submit
from pressmark.ledger import Ledger
from pressmark.runs import Runs
from tests.backfill.archive import held, text, write

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-c", "from pressmark.cli import main; main()", "backfill", "--reader", "rules"]
COUNTED = ("relevant", "irrelevant", "failed", "known", "set_aside", "left")


def backfill(*arguments: str | Path) -> tuple[int, dict[str, int], str]:
    """Run the command; return its exit code, its last event and what it complained of."""
    ended = subprocess.run(  # noqa: S603
        [*COMMAND, "--json", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    events = [json.loads(line) for line in ended.stdout.splitlines()]
    return ended.returncode, events[-1], ended.stderr + "".join(event.get("text", "") for event in events)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return where a ledger is to be."""
    return tmp_path / "ledger.db"


def test_records_are_those_of_single_articles(tmp_path: Path, ledger: Path) -> None:
    """What a run keeps of an article is what reading it alone gives; its numbers add up."""
    code, end, _ = backfill(write(tmp_path / "a.jsonl", 12), "--ledger", ledger)
    assert (code, end["found"], end["relevant"], end["irrelevant"]) == (0, 12, 10, 2)
    assert end["found"] == sum(end[name] for name in COUNTED)
    with Ledger(str(ledger)) as kept:
        for stored in kept:
            alone = submit(stored.article, settings=Settings(reader="rules"))
            assert stored.record.ratings == alone.ratings
            assert stored.record.quotes == alone.quotes
        assert end["ratings"] == sum(len(stored.record.ratings) for stored in kept) == 10


def test_second_run_reads_nothing_and_changes_nothing(tmp_path: Path, ledger: Path) -> None:
    """All is known then; copies within an archive are read once."""
    archive = write(tmp_path / "a.jsonl", 6, (json.dumps({"text": text(1), "title": "a copy"}),))
    assert backfill(archive, "--ledger", ledger)[1]["known"] == 1
    before = held(ledger)
    code, end, _ = backfill(archive, "--ledger", ledger)
    assert (code, end["known"], end["relevant"], held(ledger)) == (0, 7, 0, before)


def test_pages_with_the_same_text_are_all_known(tmp_path: Path, ledger: Path) -> None:
    """Two pages that differ round the same article are one record, and neither is read by the next run."""
    (tmp_path / "in").mkdir()
    for number in range(2):
        page = f"<html><body><!-- copy {number} --><article><p>{text(0)}</p></article></body></html>"
        (tmp_path / "in" / f"{number}.html").write_text(page, "utf-8")
    assert backfill(tmp_path / "in", "--ledger", ledger)[1]["relevant"] == 2
    assert len(held(ledger)) == 1
    assert backfill(tmp_path / "in", "--ledger", ledger)[1]["known"] == 2


def test_what_is_broken_is_named_and_stops_nothing(tmp_path: Path, ledger: Path) -> None:
    """A broken line and an unreadable file are failures with their places; the rest is read, and the exit is 1."""
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "a.jsonl", 3, ("{broken",))
    (tmp_path / "in" / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    code, end, said = backfill(tmp_path / "in", "--ledger", ledger)
    assert (code, end["failed"], end["relevant"]) == (1, 2, 3)
    assert "a.jsonl:4: no JSON" in said
    with Ledger(str(ledger)) as kept:
        assert [source.rsplit("/", 1)[-1] for source, _ in kept.failures()] == ["a.jsonl:4", "b.txt"]


def test_libraries_write_nothing_between_the_lines(tmp_path: Path, ledger: Path) -> None:
    """A page that holds nothing is one line with its name, whatever the extractor would log of it."""
    (tmp_path / "a.html").write_text("<html><body></body></html>", "utf-8")
    for more in ([], ["--dry-run"]):
        ended = subprocess.run(  # noqa: S603
            [*COMMAND, *more, tmp_path / "a.html", "--ledger", ledger], capture_output=True, text=True, check=False
        )
        assert ended.returncode == 1
        assert all(line.startswith("pressmark: ") for line in ended.stderr.splitlines())


def test_what_failed_is_tried_again_when_told_to(tmp_path: Path, ledger: Path) -> None:
    """A file that failed is set aside by the next run, and read with --retry-failures once it is whole."""
    file = tmp_path / "b.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert backfill(file, "--ledger", ledger)[1]["failed"] == 1
    file.write_text(text(0), "utf-8")
    code, end, _ = backfill(file, "--ledger", ledger)
    assert (code, end["set_aside"]) == (0, 1)
    code, end, _ = backfill(file, "--ledger", ledger, "--retry-failures")
    assert (code, end["relevant"]) == (0, 1)
    with Ledger(str(ledger)) as kept:
        assert not kept.failures()


def test_a_run_is_noted_with_what_came_of_it(tmp_path: Path, ledger: Path) -> None:
    """The ledger knows its runs, the last first: what they read, how much of it, and how they ended."""
    archive = write(tmp_path / "a.jsonl", 5)
    backfill(archive, "--ledger", ledger)
    backfill(archive, "--ledger", ledger)
    with Ledger(str(ledger)) as kept:
        second, first = Runs(kept.engine).latest()
    assert (first.state, first.task.sources, first.counts.articles, first.counts.relevant) == (
        "done",
        (str(archive),),
        5,
        4,
    )
    assert second.counts.articles == 0


def test_limit_leaves_the_rest_for_the_next_run(tmp_path: Path, ledger: Path) -> None:
    """So many new articles are read and no more; the next run goes on behind them."""
    archive = write(tmp_path / "a.jsonl", 10)
    code, end, _ = backfill(archive, "--ledger", ledger, "--limit", "4")
    assert (code, end["relevant"] + end["irrelevant"], end["left"]) == (1, 4, 6)
    code, end, _ = backfill(archive, "--ledger", ledger)
    assert (code, end["known"], end["relevant"] + end["irrelevant"]) == (0, 4, 6)


def test_a_killed_run_goes_on_to_the_same_ledger(tmp_path: Path, ledger: Path) -> None:
    """After kill -9 at any moment the same command ends with the records of a run that nobody disturbed."""
    archive = write(tmp_path / "a.jsonl", 700)
    backfill(archive, "--ledger", tmp_path / "whole.db")
    for seconds in (0.6, 1.0, 1.3):
        running = subprocess.Popen([*COMMAND, archive, "--ledger", ledger], stderr=subprocess.DEVNULL)  # noqa: S603
        time.sleep(seconds)
        running.kill()
        running.wait()
    code, end, _ = backfill(archive, "--ledger", ledger)
    assert (code, end["known"] + end["relevant"] + end["irrelevant"]) == (0, 700)
    assert held(ledger) == held(tmp_path / "whole.db")


def test_one_interrupt_drains_and_says_how_to_go_on(tmp_path: Path, ledger: Path) -> None:
    """Ctrl-C lets what is under way end; the summary adds up, and nothing that was read is lost."""
    archive = write(tmp_path / "a.jsonl", 20_000)
    running = subprocess.Popen(  # noqa: S603
        [*COMMAND, "--json", str(archive), "--ledger", str(ledger)], stdout=subprocess.PIPE, text=True
    )
    with running:
        end = interrupted(running)
    assert (running.returncode, end["stopped"]) == (1, True)
    assert end["found"] == sum(end[name] for name in COUNTED)
    assert 0 < end["relevant"] + end["irrelevant"] == len(held(ledger)) < 20_000


def interrupted(running: subprocess.Popen[str]) -> dict[str, int]:
    """Interrupt a run once it has read something, and return its last event."""
    assert running.stdout is not None
    while (event := json.loads(running.stdout.readline()))["event"] != "progress" or not event["relevant"]:
        pass
    running.send_signal(signal.SIGINT)
    *_, last = running.stdout
    return json.loads(last)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no.jsonl", "--ledger", "l.db"], "no.jsonl"),
        (["a.jsonl"], "name one with --ledger or PRESSMARK_LEDGER"),
        (["a.jsonl", "--ledger", "l.db", "--column", "text"], "text=body_plain"),
        (["a.jsonl", "--ledger", "l.db", "--concurrency", "many"], "neither auto nor a number"),
    ],
)
def test_wrong_use_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    """What cannot work ends with exit code 2 and what to do, before anything is read."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.jsonl", 1)
    ended = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False)  # noqa: S603
    assert (ended.returncode, said in " ".join(ended.stderr.split())) == (2, True)
