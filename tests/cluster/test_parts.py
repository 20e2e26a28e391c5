"""From archives to parts: what is read, and what is not read again."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from pressmark.cluster.desk import Desk
from pressmark.cluster.door import Door, Item
from pressmark.cluster.finding import Search, find
from pressmark.cluster.parts import Parts
from pressmark.errors import ConfigError, ReadError
from tests.backfill.archive import text, write
from tests.cluster.crew import orders, read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint

COUNTED = ("relevant", "irrelevant", "failed", "known", "set_aside", "left")
COPY = json.dumps({"text": text(1), "title": "a copy"})


def keys(out: Path, kind: str = "articles") -> list[str]:
    """Return the keys of all rows of a kind."""
    parts = Parts(str(out))
    return [row["key"] for part in parts if part.kind == kind for row in parts.rows(part, ["key"])]


def test_each_article_once_and_the_numbers_add_up(tmp_path: Path) -> None:
    """Copies, within a file and across files, are read once; broken rows are failures with their place."""
    files = [write(tmp_path / name, 12, (COPY, "no JSON")) for name in ("a.jsonl", "b.jsonl")]
    tally = read(files, orders(tmp_path / "parts"))
    assert (tally.found, tally.relevant, tally.irrelevant, tally.known, tally.failed) == (28, 10, 2, 14, 2)
    assert tally.found == sum(getattr(tally, name) for name in COUNTED)
    assert len(keys(tmp_path / "parts")) == len(set(keys(tmp_path / "parts"))) == 12
    parts = Parts(str(tmp_path / "parts"))
    failures = [row for part in parts if part.kind == "failures" for row in parts.rows(part)]
    assert sorted((row["source"], row["reason"]) for row in failures) == [
        (f"{one}:14", "no JSON: Expecting value (column 1)") for one in files
    ]


def test_what_is_written_is_not_read_again(tmp_path: Path) -> None:
    """A second run over more finds only what is new; what failed is tried again if that is wished."""
    archive, given = tmp_path / "a.jsonl", orders(tmp_path / "parts")
    read([write(archive, 6, ("no JSON",))], given)
    again = read([write(archive, 10, ("no JSON",))], given)
    assert (again.known, again.relevant + again.irrelevant, again.failed) == (6, 4, 1)
    third = read([archive], given)
    assert (third.known, third.set_aside, third.read) == (10, 1, 0)
    assert read([archive], given, retry=True).failed == 1
    assert len(keys(tmp_path / "parts")) == len(set(keys(tmp_path / "parts"))) == 10


def test_a_worker_that_does_not_tell_changes_nothing(tmp_path: Path) -> None:
    """Killed after it wrote and before it told, a worker's items are read again, and stand there once."""
    archive, given = write(tmp_path / "a.jsonl", 10, ("no JSON",)), orders(tmp_path / "parts")
    read([archive], given)
    assert read([archive], given, looks=False).read == 10
    assert len(keys(tmp_path / "parts")) == 10
    assert len(keys(tmp_path / "parts", "failures")) == 1


def test_what_a_killed_run_left_behind_writes_no_more(tmp_path: Path) -> None:
    """A worker that outlives its run is late once another has begun: it keeps nothing, and says why."""
    late, parts = orders(tmp_path / "parts"), Parts(str(tmp_path / "parts"))
    late = late._replace(run=parts.claim())
    search = Search({}, late.settings.max_bytes)
    (lot,) = find([str(write(tmp_path / "a.jsonl", 3))], Door(late.asked), search)
    parts.claim()
    told = asyncio.run(Desk(late).read(lot))
    assert (told.tally.read, told.tally.left) == (0, 3)
    assert "another run" in (told.ended_by or "")
    assert [path.name for path in (tmp_path / "parts").iterdir()] == [".run"]


def test_the_door_says_the_same_twice() -> None:
    """A finder that was killed asks again for its items, and gets them; a copy elsewhere does not."""
    door = Door("rules")
    items = [Item("0a" * 32, "a:1"), Item("0b" * 32, "a:2"), Item("0a" * 32, "a:3")]
    first = door.admit("a", 0, items)
    assert first == [True, True, False]
    assert door.admit("b", 0, [Item("0a" * 32, "b:1")]) == [False]
    assert door.admit("a", 0, items) == first
    assert door.found()[:3] == (4, 2, 0)


def test_parts_of_another_question_are_refused(endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """What the rules read is not mixed with what a model reads; the other way the rules are content."""
    archive, out = write(tmp_path / "a.jsonl", 3), tmp_path / "parts"
    model = orders(out, reader="model", model="scripted-1", base_url=endpoint.url, answers=tmp_path / "answers")
    read([archive], model)
    assert read([archive], orders(out)).known == 3
    read([archive], orders(tmp_path / "other"))
    with pytest.raises(ConfigError, match="read otherwise"):
        read([archive], model._replace(out=str(tmp_path / "other")))


def test_a_part_that_is_cut_is_named(tmp_path: Path) -> None:
    """A part that cannot be read ends a run before it begins: what it held is not known."""
    archive, given = write(tmp_path / "a.jsonl", 3), orders(tmp_path / "parts")
    read([archive], given)
    (part,) = (tmp_path / "parts").glob("*.parquet")
    part.write_bytes(part.read_bytes()[:-20])
    with pytest.raises(ConfigError, match=f"{part.name}: cannot be read"):
        read([archive], given)


def test_another_parquet_file_is_no_part(tmp_path: Path) -> None:
    """A file that only has a part's name is told by its columns."""
    parts = Parts(str(tmp_path))
    parts.write("failures", [{"key": "0a" * 32, "source": "a", "reason": "b", "lasting": True}], parts.claim())
    (file,) = tmp_path.glob("*.parquet")
    file.rename(tmp_path / file.name.replace("failures", "articles"))
    (part,) = parts
    with pytest.raises(ReadError, match="it has no column 'asked'"):
        list(parts.rows(part))
