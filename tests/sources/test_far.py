"""Places that are URLs; `file://` goes the way that object stores go."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs]
import pyarrow.parquet as pq  # pyright: ignore[reportMissingTypeStubs]
import pytest

from pressmark.errors import ConfigError
from pressmark.sources import Broken, read_sources

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return the URL of a folder with articles in many forms."""
    folder = tmp_path / "two words"
    folder.mkdir()
    rows = [{"text": "Fenmarsh is good."}, {"text": "Fenmarsh is adequate."}]
    (folder / "a.jsonl").write_text(f"{json.dumps(rows[0])}\nno JSON\n")
    (folder / "b.csv.gz").write_bytes(gzip.compress(b"text\nFenmarsh is fine.\n"))
    pq.write_table(pa.Table.from_pylist(rows), folder / "c.parquet")  # pyright: ignore
    (folder / "d.txt").write_text("Fenmarsh is outstanding.")
    (folder / ".hidden.jsonl").write_text("no JSON\n")
    return folder.as_uri()


def test_a_folder_is_read_as_a_local_one(store: str, tmp_path: Path) -> None:
    """A URL gives what the path gives, under names that are URLs."""

    def read(place: str) -> list[tuple[str, str]]:
        found = read_sources([place])
        return [(one.source or "", one.reason if isinstance(one, Broken) else one.text) for one in found]

    local = read(str(tmp_path / "two words"))
    assert len(local) == 6
    assert read(store) == [(f"{store}/{name.rpartition('/')[2]}", said) for name, said in local]


@pytest.mark.parametrize(("glob", "number"), [("*.parquet", 2), ("a.jsonl", 2), ("[bd].*", 2), ("d.tx?", 1)])
def test_files_and_globs(store: str, glob: str, number: int) -> None:
    """A file and a glob stand for what they name."""
    assert len(list(read_sources([f"{store}/{glob}"]))) == number


def test_a_long_file_is_told_with_its_length(store: str) -> None:
    """The size of a far file is known without reading all of it."""
    (long,) = read_sources([f"{store}/d.txt"], max_bytes=10)
    assert isinstance(long, Broken)
    assert "24" in long.reason


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///nowhere/at/all", "no such file"),
        ("nothing://bucket", "cannot be looked into"),
        ("s3://key:secret@bucket/a.jsonl", "key in the environment"),
    ],
)
def test_what_is_not_there_is_refused(url: str, said: str) -> None:
    """A URL without files is refused at once, and one with a key in it without repeating it."""
    with pytest.raises(ConfigError, match=said) as refused:
        list(read_sources([url]))
    assert "secret" not in str(refused.value)
