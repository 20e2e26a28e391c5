"""What places stand for, in which order, and which are refused at once."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from pressmark.errors import ConfigError
from pressmark.sources import Broken, raw_items, read_sources
from tests.sources.making import FILES, ROW, TEXT, json_lines, parquet, put, table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which one stands, with articles in files and folders and other things beside them."""
    for name in ("b.txt", "a.md", "n/z.html", "n/10.txt", "n/9.txt", "m/[x].txt"):
        put(tmp_path, f"news/{name}", TEXT.encode())
    for name in (".hidden.txt", ".git/a.txt", "photo.jpg", "README", "n/a.tar.gz"):
        put(tmp_path, f"news/{name}", TEXT.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("places", "expected", "passed"),
    [
        (["news"], "a.md b.txt m/[x].txt n/10.txt n/9.txt n/z.html", 3),
        (["news/"], "a.md b.txt m/[x].txt n/10.txt n/9.txt n/z.html", 3),
        (["news/b.txt", "news/a.md"], "b.txt a.md", 0),
        (["news/*"], "a.md b.txt m/[x].txt n/10.txt n/9.txt n/z.html", 3),
        (["news/n/*.txt"], "n/10.txt n/9.txt", 0),
        (["news/**/*.txt"], "b.txt m/[x].txt n/10.txt n/9.txt", 0),
        (["news/m/[x].txt"], "m/[x].txt", 0),
        (["news/n", "news/n/9.txt"], "n/10.txt n/9.txt n/z.html n/9.txt", 1),
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_files_of_places(places: list[str], expected: str, passed: int) -> None:
    """Folders and globs give what can be read, by name; the rest is counted, what is hidden is left alone."""
    counted: Counter[str] = Counter()
    found = [item.source for item in raw_items(places, passed=counted)]
    assert found == [f"news/{name}" for name in expected.split()]
    assert counted["file of another kind"] == passed


def test_a_link_to_a_folder_is_no_way_into_it(folder: Path) -> None:
    """A folder that holds a link to itself is read once."""
    (folder / "news" / "n" / "loop").symlink_to(folder)
    assert len(list(raw_items(["news"]))) == 6


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    """A file name in another encoding is read, and shown as it can be written down."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    (item,) = read_sources([str(tmp_path)])
    assert item.source == f"{tmp_path}/caf?.txt"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("nowhere", "nowhere: no such file, folder or glob; check the path"),
        ("nowhere.txt", "no such file"),
        ("news/*.pdf", "no such file"),
        ("news/" + "x" * 500, "no such file"),
        ("news/photo.jpg", r"news/photo.jpg: no kind of file that is read here; known are \.txt, .*\.jsonl, .*\.warc"),
        ("news/README", "no kind of file"),
        ("news/n/a.tar.gz", "no kind of file"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_a_place_is_refused_at_once(place: str, message: str) -> None:
    """Before anything is read, a place with nothing there or that nobody reads is named with what to do."""
    with pytest.raises(ConfigError, match=message):
        raw_items(["news/b.txt", place])


def test_a_field_that_there_is_not(tmp_path: Path) -> None:
    """A mapping of an unknown field says which fields there are."""
    place = put(tmp_path, "a.jsonl", json_lines([ROW]))
    with pytest.raises(
        ConfigError, match=r"no field 'author' .* 'text', 'html', 'title', 'published', 'url', 'outlet'"
    ):
        raw_items([place], {"text": "story", "author": "by"})


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads rows from standard input, each as soon as its line is there."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "r") as stdin, os.fdopen(writing, "wb", buffering=0) as pipe:
        monkeypatch.setattr(sys, "stdin", stdin)
        items = read_sources(["-"])
        for number in (1, 2):
            pipe.write(json_lines([{"text": f"Fenmarsh was visited {number} times."}]))
            item = next(items)
            assert not isinstance(item, Broken)
            assert (item.source, item.text) == (f"-:{number}", f"Fenmarsh was visited {number} times.")
        pipe.close()
        assert next(items, None) is None
        assert not stdin.closed


COLUMNS = {
    "text": ("words", TEXT),
    "title": ("Head", "Fenmarsh rated"),
    "published": ("when", "7 May 2021"),
    "url": ("link to it", "https://echo.example/1"),
    "outlet": ("paper", "The Fenmarsh Echo"),
}


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet"])
def test_columns_may_have_any_name(tmp_path: Path, name: str) -> None:
    """What is mapped goes before a column of the usual name; all facts are said to be the archive's."""
    row = {"title": "not this", "outlet": "nor that", **dict(COLUMNS.values())}
    make = {"a.jsonl": json_lines, "a.csv": table, "a.parquet": parquet}[name]
    mapping = {field: column for field, (column, _) in COLUMNS.items()}
    (article,) = read_sources([put(tmp_path, name, make([row]))], mapping)
    assert not isinstance(article, Broken)
    assert (article.text, article.title, article.outlet) == (TEXT, "Fenmarsh rated", "The Fenmarsh Echo")
    assert (str(article.published), article.url) == ("2021-05-07", "https://echo.example/1")
    origins = {article.title_from, article.published_from, article.url_from, article.outlet_from}
    assert origins == {"archive"}


def test_the_usual_names_of_columns(tmp_path: Path) -> None:
    """The first column that says something counts; what says nothing usable costs nothing but itself."""
    row = {
        "text": "",
        "maintext": TEXT,
        "Headline": "Fenmarsh",
        "date": 1,
        "date_publish": "soon",
        "source": "The Echo",
    }
    (article,) = read_sources([put(tmp_path, "a.jsonl", json_lines([row]))])
    assert not isinstance(article, Broken)
    assert (article.text, article.title, article.published) == (TEXT, "Fenmarsh", None)
    assert (article.url, article.outlet) == (None, "The Echo")


def test_a_mapped_page_goes_before_a_text(tmp_path: Path) -> None:
    """A column that is named as the page is read as one, also where there is one that is called text."""
    row = {"text": "Menu Search Home", "content": "<p>Fenmarsh was rated good by everybody there.</p>"}
    (article,) = read_sources([put(tmp_path, "a.jsonl", json_lines([row]))], {"html": "content"})
    assert not isinstance(article, Broken)
    assert (article.text, article.extracted) == ("Fenmarsh was rated good by everybody there.", True)


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.parquet", "pyarrow", "parquet"),
        ("a.warc", "warcio", "archives"),
        ("a.warc.gz", "warcio", "archives"),
        ("a.csv.zst", "backports.zstd" if sys.version_info < (3, 14) else "compression.zstd", "archives"),
    ],
)
def test_a_package_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    """A file that needs a package says how to install it: at once if it was named, else as a broken file."""
    monkeypatch.setitem(sys.modules, module, None)
    place = put(tmp_path, name, FILES[name])
    reason = f"it needs {module}; install pressmark[{extra}]"
    with pytest.raises(ConfigError) as refused:
        raw_items([place])
    assert str(refused.value) == f"{place}: {reason}"
    assert list(read_sources([str(tmp_path)])) == [Broken(place, 0, reason)]


def test_nothing_of_a_file_is_read_before_its_turn(tmp_path: Path) -> None:
    """Items come one by one: what a later file holds is looked at when it is reached."""
    first = put(tmp_path, "a.jsonl", json_lines([ROW, ROW]))
    later = put(tmp_path, "b.txt", b"")
    items = read_sources([first, later])
    assert next(items).source == f"{first}:1"
    put(tmp_path, "b.txt", TEXT.encode())
    assert [item.source for item in items if not isinstance(item, Broken)] == [f"{first}:2", later]


def test_a_file_that_goes_away_is_broken(tmp_path: Path) -> None:
    """A file that was there when the run began and is not when its turn comes does not end the run."""
    first, later = put(tmp_path, "a.txt", TEXT.encode()), put(tmp_path, "b.csv", table([ROW]))
    items = read_sources([later, first])
    (tmp_path / "b.csv").unlink()
    broken, article = items
    assert broken == Broken(later, 0, "cannot be read at all: No such file or directory")
    assert article.source == first
