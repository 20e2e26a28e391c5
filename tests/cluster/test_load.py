"""From parts to a ledger: the same as a backfill of the same articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.backfill import Wish, backfill
from pressmark.backfill.progress import Lines
from pressmark.cluster.load import Loaded, Loader
from pressmark.cluster.parts import Parts
from pressmark.errors import ConfigError
from pressmark.ledger import Ledger
from pressmark.limits import Limiter
from pressmark.session import Session
from pressmark.settings import Settings
from tests.backfill.archive import write
from tests.cluster.crew import orders, read
from tests.cluster.held import everything
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint


def load(ledger: Path, *places: Path) -> tuple[Loaded, list[str]]:
    """Merge parts into a ledger; return what it took in, and what was complained of."""
    said: list[str] = []
    with Ledger(str(ledger)) as opened:
        return Loader(opened, PACK, said.append).load([str(place) for place in places]), said


def filled(ledger: Path, places: list[Path], settings: Settings) -> Path:
    """Return a ledger that a backfill filled."""
    limiter = Limiter(8)
    with Session(settings.model_copy(update={"ledger": str(ledger)}), limiter=limiter) as session:
        backfill(session, limiter, Wish([str(place) for place in places], {}, processes=1), Lines())
    return ledger


def archives(folder: Path) -> list[Path]:
    """Write an archive with broken rows and copies, and a folder with two pages that hold the same article."""
    pages = folder / "pages"
    pages.mkdir()
    story = (
        "<article><h1>Kent rated</h1><p>HMICFRS said Kent Police was rated good at investigating crime.</p></article>"
    )
    for number in (1, 2):
        (pages / f"{number}.html").write_text(f"<html><body>{story}<footer>No {number}</footer></body></html>")
    return [write(folder / "a.jsonl", 12, ("no JSON", '{"text": ""}')), pages]


def test_rules_give_the_ledger_that_a_backfill_gives(tmp_path: Path) -> None:
    """All tables are the same, but for times; loading twice, or from two places at once, changes nothing."""
    places, given = archives(tmp_path), orders(tmp_path / "parts")
    whole = everything(filled(tmp_path / "whole.db", places, given.settings))
    assert all(whole[name] for name in ("records", "ratings", "judgements", "failures", "inputs", "standards"))
    read(places, given, workers=2)
    ledger = tmp_path / "ledger.db"
    assert load(ledger, tmp_path / "parts") == (Loaded(14, 2, 0), [])
    assert everything(ledger) == whole
    assert load(ledger, tmp_path / "parts", tmp_path / "parts") == (Loaded(28, 4, 0), [])
    assert everything(ledger) == whole


def test_a_model_gives_the_ledger_that_a_backfill_gives(endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """Answers, witnesses and what was misquoted are there; what follows, like an export, needs nothing else."""
    model: dict[str, Any] = {
        "reader": "model",
        "model": "scripted-1",
        "base_url": endpoint.url,
        "answers": tmp_path / "answers",
    }
    given = orders(tmp_path / "parts", **model)
    archive = [write(tmp_path / "a.jsonl", 8)]
    whole = everything(filled(tmp_path / "whole.db", archive, given.settings))
    bought = len(endpoint.chats)
    read(archive, given)
    assert len(endpoint.chats) == bought > 0  # the answers are stored on this machine
    load(tmp_path / "ledger.db", tmp_path / "parts")
    assert everything(tmp_path / "ledger.db") == whole


def test_a_failure_ends_with_the_article(tmp_path: Path, endpoint: ScriptedEndpoint) -> None:
    """What failed in one run and was read in the next is no failure any more, in whatever order parts lie."""
    model: dict[str, Any] = {
        "reader": "model",
        "model": "scripted-1",
        "base_url": endpoint.url,
        "attempts": 1,
        "reask": False,
    }
    given = orders(tmp_path / "parts", answers=tmp_path / "answers", **model)
    archive = [write(tmp_path / "a.jsonl", 2)]
    endpoint.play("refusal,server_error")
    assert read(archive, given).failed == 2
    assert load(tmp_path / "early.db", tmp_path / "parts")[0] == Loaded(0, 2, 0)
    assert read(archive, given).set_aside == 1
    assert read(archive, given, retry=True).relevant == 1
    for name in ("early.db", "late.db"):
        load(tmp_path / name, tmp_path / "parts")
        load(tmp_path / name, tmp_path / "parts")
        with Ledger(str(tmp_path / name)) as ledger:
            assert (len(ledger), ledger.failures()) == (2, [])


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "text": (lambda row: row | {"article": row["article"].replace("HMICFRS", "Nobody")}, "id is not that of its text"),
    "evidence": (lambda row: row | {"record": row["record"].replace("rated good", "rated bad")}, "does not say"),
    "json": (lambda row: row | {"record": row["record"][:-9]}, "Record: Invalid JSON"),
    "key": (lambda row: row | {"key": "x"}, "key: String should match"),
    "marks": (lambda row: row | {"marks": "7"}, "Marks: Input should be"),
    "standards": (lambda row: row | {"standards": "[]"}, "Standards: "),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_row_is_named_and_the_rest_loaded(tmp_path: Path, kind: str) -> None:
    """A row that is not what it says stays out of the ledger, and keeps no other out."""
    alter, said = BROKEN[kind]
    read([write(tmp_path / "a.jsonl", 4)], orders(tmp_path / "parts"))
    parts = Parts(str(tmp_path / "parts"))
    rows = [row for part in parts for row in parts.rows(part)]
    bad = Parts(str(tmp_path / "bad"))
    bad.write("articles", [alter(row) if "rated good" in row["article"] else row for row in rows], bad.claim())
    loaded, complaints = load(tmp_path / "ledger.db", tmp_path / "bad")
    assert loaded == (Loaded(3, 0, 1))
    assert said in complaints[0]
    assert "row 2" in complaints[0]


def test_a_broken_part_is_named_and_the_rest_loaded(tmp_path: Path) -> None:
    """A part that was cut costs itself."""
    read([write(tmp_path / "a.jsonl", 4, (json.dumps({"text": ""}),))], orders(tmp_path / "parts"))
    (tmp_path / "parts" / "articles-0.parquet").write_bytes(b"PAR1")
    loaded, complaints = load(tmp_path / "ledger.db", tmp_path / "parts")
    assert loaded == Loaded(4, 1, 1)
    assert "articles-0.parquet: cannot be read" in complaints[0]


def test_a_place_without_parts_is_refused(tmp_path: Path) -> None:
    """A wrong folder is told at once, not taken for an empty one."""
    with pytest.raises(ConfigError, match="there are no parts"):
        load(tmp_path / "ledger.db", tmp_path)
