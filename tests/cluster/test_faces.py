"""`pressmark cluster` and `pressmark load`, as people meet them; no cluster is begun here."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pressmark.cli import app
from tests.backfill.archive import write
from tests.cluster.crew import orders, read

if TYPE_CHECKING:
    from pathlib import Path

OUT = ("--out", "parts", "--reader", "rules")
REFUSED = {
    "a source that is not there": (("cluster", "nowhere", *OUT), "no such file"),
    "standard input": (("cluster", "-", *OUT), "standard input cannot be read"),
    "a column of no field": (("cluster", "a.jsonl", "--column", "x=y", *OUT), "no field 'x'"),
    "a place of parts that no file system has": (("load", "nothing://x", "--ledger", "l.db"), "cannot be looked into"),
    "no ledger": (("load", "."), "name one with --ledger"),
    "no parts": (("load", ".", "--ledger", "l.db"), "there are no parts"),
    "a budget without an account": (("cluster", "a.jsonl", "--out", "parts", "--budget", "1"), "kept in a ledger"),
    "no ray": (("cluster", "a.jsonl", *OUT), r"install pressmark\[cluster\]"),
}


@pytest.mark.parametrize("wrong", REFUSED)
def test_wrong_use_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: str) -> None:
    """Exit code 2, one line that says what to do, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setenv("PRESSMARK_MODEL", "scripted-1")
    monkeypatch.setenv("PRESSMARK_ANSWERS", str(tmp_path / "answers"))
    write(tmp_path / "a.jsonl", 1)
    arguments, said = REFUSED[wrong]
    ended = CliRunner().invoke(app, arguments)
    assert ended.exit_code == 2
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "parts").exists()
    assert re.search(said, ended.stderr)


def test_load_says_what_it_took_in(tmp_path: Path) -> None:
    """One line of numbers; exit code 1 where something is broken."""
    read([write(tmp_path / "a.jsonl", 4, ("no JSON",))], orders(tmp_path / "parts"))
    load = ["load", str(tmp_path / "parts"), "--ledger", str(tmp_path / "l.db")]
    first = CliRunner().invoke(app, load)
    assert (first.exit_code, first.stdout) == (0, "4 articles, 1 failures, 0 broken\n")
    (tmp_path / "parts" / "articles-0.parquet").write_bytes(b"")
    second = CliRunner().invoke(app, [*load, "--json"])
    assert (second.exit_code, second.stdout) == (1, '{"articles": 4, "failures": 1, "broken": 1}\n')
    assert "articles-0.parquet" in second.stderr
