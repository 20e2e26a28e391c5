"""`pressmark report`, as people meet it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from pressmark.errors import ConfigError
from pressmark.report import write_picture
from tests.faces.conftest import ARTICLE, EXAMPLES, Ended
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_files_are_read_and_reported(run: Callable[..., Ended], tmp_path: Path) -> None:
    """Articles that are named are read as `extract` reads them, and no ledger keeps them."""
    out, ledger = tmp_path / "report.html", tmp_path / "kept.db"
    ended = run("report", out, ARTICLE, EXAMPLES / "lincolnshire.md", "--title", "Two forces")
    assert (ended.code, ended.out, ended.err) == (0, f"report written to {out}\n", "")
    text = out.read_text("utf-8")
    assert "<title>Two forces</title>" in text
    assert all(name in text for name in ("Northumbria Police", "Lincolnshire Police"))
    assert not ledger.exists()


def test_a_ledger_is_reported(run: Callable[..., Ended], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without files the ledger is, whether an option names it or a setting; files go before the setting."""
    ledger, out = tmp_path / "records.db", tmp_path / "report.html"
    assert run("extract", "--ledger", ledger, ARTICLE).code == 0
    assert run("report", out, "--ledger", ledger).code == 0
    named = out.read_text("utf-8")
    assert "Duncan Arkless" in named
    monkeypatch.setenv("PRESSMARK_LEDGER", str(ledger))
    assert run("report", out).code == 0
    assert "Duncan Arkless" in out.read_text("utf-8")
    assert run("report", out, EXAMPLES / "lincolnshire.md").code == 0
    assert "Duncan Arkless" not in out.read_text("utf-8")


def test_a_broken_file_keeps_no_other_from_the_report(run: Callable[..., Ended], tmp_path: Path) -> None:
    """It is one line on standard error, is told of at the report's end, and the exit code is 1."""
    out, empty = tmp_path / "report.html", tmp_path / "empty.txt"
    empty.touch()
    ended = run("report", out, empty, "-", stdin=ARTICLE.read_bytes())
    assert (ended.code, ended.err.count("\n")) == (1, 1)
    assert str(empty) in ended.err
    text = out.read_text("utf-8")
    assert "Duncan Arkless" in text
    assert f"{empty}: " in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "no ledger to report of, and no file is named"),
        (["--ledger", "none.db"], "there is no ledger at none.db"),
        (["--ledger", "none.db", str(ARTICLE)], "name files or a ledger, not both"),
        ([str(ARTICLE), "--png", "none/grades.png"], "none/grades.png: cannot be written"),
    ],
)
def test_wrong_use_leaves_an_older_report(
    run: Callable[..., Ended], tmp_path: Path, arguments: list[str], said: str
) -> None:
    """What cannot be done is said, ends with 2, and the file stays as it was."""
    out = tmp_path / "report.html"
    out.write_text("an older report")
    ended = run("report", out, *arguments)
    assert (ended.code, ended.out, out.read_text()) == (2, "", "an older report")
    assert said in ended.err
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_picture_is_drawn(run: Callable[..., Ended], tmp_path: Path) -> None:
    """--png writes the grids of all rounds as PNG beside the page."""
    picture = tmp_path / "grades.png"
    assert run("report", tmp_path / "report.html", *EXAMPLES.glob("*.txt"), "--png", picture).code == 0
    data = picture.read_bytes()
    width, height = (int.from_bytes(data[place : place + 4]) for place in (16, 20))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert width > 1000
    assert height > 300


def test_a_picture_needs_its_extra(run: Callable[..., Ended], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without matplotlib the message names the extra, and no page is written either."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    out = tmp_path / "report.html"
    ended = run("report", out, ARTICLE, "--png", tmp_path / "grades.png")
    assert (ended.code, out.exists()) == (2, False)
    assert "pip install 'pressmark[picture]'" in ended.err


def test_no_grade_is_no_picture(tmp_path: Path) -> None:
    """Where nothing can be drawn it says so."""
    with (tmp_path / "grades.png").open("wb") as out, pytest.raises(ConfigError, match="no grade to draw"):
        write_picture([], PACK, out)
