"""`pressmark export`, as people and scripts meet it, and the commands of docs/columns.md."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faces.conftest import ARTICLE, EXAMPLES, ROOT, Ended

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS = re.findall(r"^pressmark (.+)$", (ROOT / "docs" / "columns.md").read_text("utf-8"), re.MULTILINE)


@pytest.fixture
def records(run: Callable[..., Ended], tmp_path: Path) -> Path:
    """Return a ledger with the examples in it."""
    place = tmp_path / "records.db"
    assert run("extract", "--ledger", place, ARTICLE, EXAMPLES / "lincolnshire.md").code == 0
    return place


def test_json_lines_go_to_standard_output(run: Callable[..., Ended], records: Path) -> None:
    """A row a line and nothing else, as other commands read it."""
    ended = run("export", "--table", "quotes", "--ledger", records)
    assert (ended.code, ended.err) == (0, "")
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert {row["source"] for row in found} == {str(ARTICLE), str(EXAMPLES / "lincolnshire.md")}


def test_a_file_is_written_whole(run: Callable[..., Ended], records: Path, tmp_path: Path) -> None:
    """--out writes what standard output would get, takes an older file's place, and says how much it is."""
    out = tmp_path / "ratings.csv"
    out.write_text("an older export")
    ended = run("export", "--table", "ratings", "--format", "csv", "--out", out, "--ledger", records)
    shown = run("export", "--table", "ratings", "--format", "csv", "--ledger", records).out
    found = list(csv.reader(io.StringIO(out.read_text("utf-8"), newline="")))
    assert out.read_bytes().decode() == shown
    assert (ended.code, ended.out, ended.err) == (0, f"{len(found) - 1} rows written to {out}\n", "")


@pytest.mark.parametrize("line", COMMANDS)
def test_documented_commands_run(run: Callable[..., Ended], records: Path, line: str) -> None:
    """They end well and say something, on a ledger of that name."""
    assert records.name in line
    ended = run(*shlex.split(line))
    assert (ended.code, ended.err, bool(ended.out)) == (0, "", True)


WRONG = {
    "no ledger": (["--table", "ratings"], "no ledger to export"),
    "a ledger that is not there": (["--table", "ratings", "--ledger", "absent.db"], "there is no ledger at absent.db"),
    "another table": (["--table", "songs"], "songs"),
    "Parquet to a terminal": (["--table", "flags", "--format", "parquet", "--ledger", "records.db"], "--out"),
    "a mark in JSON": (["--table", "flags", "--bom", "--ledger", "records.db"], "for csv"),
    "no such folder": (["--table", "flags", "--out", "no/where.csv", "--ledger", "records.db"], "cannot be written"),
}


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_wrong_use_says_what_is_wrong(run: Callable[..., Ended], arguments: list[str], said: str) -> None:
    """Exit 2, the reason on standard error, and nothing on standard output."""
    ended = run("export", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_readers_may_leave(records: Path) -> None:
    """`| head` ends it without a word."""
    command = [sys.executable, "-m", "pressmark.cli", "export", "--table", "quotes", "--ledger", str(records)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own words
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)
