"""Whatever is broken in an archive, the rest of it is read, and everything is accounted for."""

from __future__ import annotations

import gzip
import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from pressmark.sources import Broken, read_sources
from tests.sources.crawl import INFO, URL, block, page, record
from tests.sources.making import PACKINGS, json_lines, packed_zstd, parquet, put, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

LIMIT = 3000
"""Bytes that an article may have here; a row may have eight times as many."""

ROWS = [
    {"id": str(number), "text": f"Fenmarsh was visited {number} times; “nobody” knows why."} for number in range(1, 7)
]
PAGES = [record(page(row["text"]).encode(), f"{URL}/{row['id']}") for row in ROWS]
BAD = 3
"""The row that is broken, from 1; what else happens to it stands in the tables."""


def read(folder: Path, name: str, data: bytes) -> tuple[list[str], list[Broken]]:
    """Return the texts and the broken items of a file."""
    items = list(read_sources([put(folder, name, data)], max_bytes=LIMIT))
    return [item.text for item in items if not isinstance(item, Broken)], [i for i in items if isinstance(i, Broken)]


def texts(numbers: Iterable[int]) -> list[str]:
    """Return the texts of rows, from 1."""
    return [ROWS[number - 1]["text"] for number in numbers]


def with_bad(parts: Sequence[bytes], bad: bytes) -> bytes:
    """Return parts one after another, with another one in the place of the third."""
    return b"".join((*parts[: BAD - 1], bad, *parts[BAD:]))


LINES = [json_lines([row]) for row in ROWS]
BAD_LINES = {
    "not UTF-8 (byte 0xff)": b'{"text": "Fenmarsh \xff is good."}\n',
    "no JSON: Expecting value": b"Fenmarsh\n",
    "no JSON: Unterminated string": LINES[2][:25] + b"\n",
    "no JSON: maximum recursion depth": b"[" * 20_000 + b"\n",
    "JSON, but no object: list": b'["text"]\n',
    "JSON, but no object: NoneType": b"null\n",
    "no column of the text (such as 'text', 'body', 'content', 'maintext'); name it of 'words'": b'{"words": "Fen"}\n',
    "no text in 'text'": b'{"text": null}\n',
    "no text in 'text', 'body'": b'{"text": " ", "body": 7}\n',
    "4,000 bytes, more than the limit of 3,000": json_lines([{"text": "x" * 4000}]),
    "a row of more than 24,000 bytes": json_lines([{"text": "x", "more": "x" * 24_000}]),
    "half a character (a lone surrogate)": b'{"text": "Fenmarsh \\ud83d is good."}\n',
    "binary data (1 control characters)": b'{"text": "Fenmarsh\\u0000 is good."}\n',
    "a header without an article": b'{"text": "---\\ntitle: Fenmarsh\\n---\\n"}\n',
    "an HTML page without a main text": b'{"html": "<html><body></body></html>"}\n',
}


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("reason", BAD_LINES)
def test_a_broken_line(tmp_path: Path, reason: str, packing: str) -> None:
    """A line that is no row is named with its number and reason, and the rows around it are read."""
    data = PACKINGS[packing](with_bad(LINES, BAD_LINES[reason]))
    found, broken = read(tmp_path, f"a.jsonl{packing}", data)
    assert found == texts([1, 2, 4, 5, 6])
    ((source, position, said),) = broken
    assert (source, position) == (f"{tmp_path}/a.jsonl{packing}:3", 3)
    assert said.startswith(reason)


CSV = table(ROWS).splitlines(keepends=True)
BAD_ROWS = {
    "not UTF-8 (byte 0xff)": b"3,Fenmarsh \xff is good\r\n",
    "1 fields, but the header has 2": b"3\r\n",
    "3 fields, but the header has 2": b"3,Fenmarsh,is good\r\n",
    "',' expected after '\"'": b'3,"Fenmarsh" is good\r\n',
    "no text in 'text'": b"3,\r\n",
    "binary data": b"3,Fenmarsh\x00 is good\r\n",
    "new-line character seen in unquoted field": b"3,Fenmarsh\ris good\r\n",
    "3,001 bytes, more than the limit": b"3," + b"x" * 3001 + b"\r\n",
    "a row of more than 24,000 bytes": b"3," + b"x" * 25_000 + b"\r\n",
}


@pytest.mark.parametrize("reason", BAD_ROWS)
def test_a_broken_row(tmp_path: Path, reason: str) -> None:
    """A row of CSV that is none is named with its line and reason, and the rows around it are read."""
    found, broken = read(tmp_path, "a.csv", CSV[0] + with_bad(CSV[1:], BAD_ROWS[reason]))
    assert found == texts([1, 2, 4, 5, 6])
    ((source, position, said),) = broken
    assert (source, position) == (f"{tmp_path}/a.csv:4", 4)
    assert said.startswith(reason)


@pytest.mark.parametrize("rows", [6, 600])
def test_a_quote_that_is_never_closed(tmp_path: Path, rows: int) -> None:
    """It costs its own row, whether the file ends before a row's greatest length or long after."""
    good = [f"{number},Fenmarsh was visited {number} times; nobody knows why.\r\n".encode() for number in range(rows)]
    found, broken = read(tmp_path, "a.csv", b"id,text\r\n" + with_bad(good, b'2,"Fenmarsh is good\r\n'))
    assert len(found) == rows - 1
    ((source, _, said),) = broken
    assert source == f"{tmp_path}/a.csv:4"
    assert said.startswith("a row of more than 24,000 bytes" if rows == 600 else "unexpected end of data")


def test_a_quoted_book(tmp_path: Path) -> None:
    """A quoted row that is too long is one broken row, not one for each of its lines."""
    book = b'3,"' + b"Chapter of a long book\r\n" * 3000 + b'The end"\r\n'
    found, broken = read(tmp_path, "a.csv", CSV[0] + with_bad(CSV[1:], book))
    assert found == texts([1, 2, 4, 5, 6])
    assert [item.position for item in broken] == [4]


LACKING = {
    "a.csv": b"id,words\r\n1,Fenmarsh\r\n",
    "a.parquet": parquet([{"id": 1, "words": "Fenmarsh"}]),
}


@pytest.mark.parametrize("name", LACKING)
def test_a_file_without_the_text_or_a_column_that_was_named(tmp_path: Path, name: str) -> None:
    """A table that lacks a column is broken once, not for each row, and says which columns there are."""
    _, (broken,) = read(tmp_path, name, LACKING[name])
    assert broken.source == f"{tmp_path}/{name}"
    assert broken.reason == (
        "no column of the text (such as 'text', 'body', 'content', 'maintext'); name it of 'id', 'words'"
    )
    (item,) = read_sources([broken.source], {"text": "words", "url": "link"})
    assert isinstance(item, Broken)
    assert item.reason == "no column 'link'; there are 'id', 'words'"


GZ = [gzip.compress(one) for one in PAGES]


def damaged(packed: bytes) -> bytes:
    """Return packed bytes of which some are others."""
    return packed[:60] + bytes(byte ^ 0xFF for byte in packed[60:90]) + packed[90:]


BAD_RECORDS = {
    "longer than it says": record(page(ROWS[2]["text"]).encode(), longer=-40),
    "shorter than it says": record(page(ROWS[2]["text"]).encode(), longer=40),
    "as long as two": record(page(ROWS[2]["text"]).encode(), longer=600),
    "longer than the file": record(page(ROWS[2]["text"]).encode(), longer=10_000_000),
    "longer than any file": record(page(ROWS[2]["text"]).encode()).replace(b"Length: ", b"Length: 99999999999999"),
    "cut": PAGES[2][:-60] + b"\r\n\r\n",
    "without a length": PAGES[2].replace(b"Content-Length", b"Content-Size"),
    "of no length": PAGES[2].replace(b"Content-Length: ", b"Content-Length: -"),
    "of no version": PAGES[2].replace(b"WARC/1.0", b"WXRC/1.0"),
    "headers without end": PAGES[2][:100],
    "headers without line ends": b"WARC/1.0\r\n" + b"x" * 100_000,
    "junk": b"junk\r\n\r\nmore junk\x00 WARC/1.0 \r\n",
    "too long": record(page("Fenmarsh " * 400).encode()),
    "no main text": record(b"<html><body></body></html>"),
    "chunks cut": record(b"fff\r\n<html>", sent="Content-Type: text/html\r\nTransfer-Encoding: chunked"),
    "packed otherwise": record(b"\x1b\x02\x00", sent="Content-Type: text/html\r\nContent-Encoding: br"),
    "packing cut": record(gzip.compress(b"<p>" * 99)[:-9], sent="Content-Type: text/html\r\nContent-Encoding: gzip"),
    "packed too much": record(gzip.compress(b"\n" * 999_999), sent="Content-Type: text/html\r\nContent-Encoding: gzip"),
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("kind", BAD_RECORDS)
def test_a_broken_record(tmp_path: Path, kind: str, packed: bool) -> None:  # noqa: FBT001 - a table's
    """A WARC record that is broken is named with its offset, and all others are read."""
    parts, bad = (GZ, gzip.compress(BAD_RECORDS[kind])) if packed else (PAGES, BAD_RECORDS[kind])
    found, broken = read(tmp_path, "a.warc", with_bad(parts, bad))
    assert found == texts([1, 2, 4, 5, 6])
    offset = len(parts[0] + parts[1])
    assert [(item.source, item.position) for item in broken] == [(f"{tmp_path}/a.warc#offset={offset}", offset)]


DAMAGED = {
    "cut": GZ[2][:100],
    "in the middle": damaged(GZ[2]),
    "at the end": GZ[2][:-8] + b"12345678",
    "not packed": b"junk" * 9,
}


@pytest.mark.parametrize("bad", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_member(tmp_path: Path, bad: bytes) -> None:
    """Of a WARC that is packed record by record, a damaged one is named, and all others are read."""
    found, broken = read(tmp_path, "a.warc.gz", with_bad(GZ, bad))
    assert found == texts([1, 2, 4, 5, 6])
    assert [item.position for item in broken] == [len(GZ[0] + GZ[1])]


@pytest.mark.parametrize("cut", [b"".join(PAGES)[:-70], b"".join(GZ)[:-9]], ids=["plain", "packed"])
def test_a_cut_warc(tmp_path: Path, cut: bytes) -> None:
    """Where a WARC is cut, its last record is broken."""
    found, broken = read(tmp_path, "a.warc.gz", cut)
    assert found == texts([1, 2, 3, 4, 5])
    assert len(broken) == 1


def test_junk_between_records_costs_none(tmp_path: Path) -> None:
    """What stands between two whole records is named, and both are read."""
    found, broken = read(tmp_path, "a.warc", with_bad(PAGES, PAGES[2] + b"\x00\x01junk"))
    assert found == texts([1, 2, 3, 4, 5, 6])
    assert [item.reason for item in broken] == ["no WARC record begins here"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_other_records_are_passed_over_and_counted(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """Records that are no pages that were found are neither articles nor broken."""
    others = [
        INFO,
        block("request", URL, b"GET / HTTP/1.1\r\n\r\n"),
        block("metadata", URL, b"fetchTimeMs: 1"),
        block("response", "dns:echo.example", b"20240301 1.2.3.4"),
        record(b"x" * 200_000, sent="Content-Type: image/png"),
        record(b"<p>gone</p>").replace(b"200 OK", b"404 No"),
        block("invented", URL, b""),
    ]
    passed: Counter[str] = Counter()
    place = put(tmp_path, "a.warc", pack(b"".join((*others * 9, *PAGES, *others))))
    items = list(read_sources([place], passed=passed))
    assert len(items) == len(PAGES)
    assert not [item for item in items if isinstance(item, Broken)]
    assert passed == {
        "WARC warcinfo": 10,
        "WARC request": 10,
        "WARC metadata": 10,
        "WARC response that is no page": 30,
        "WARC other": 10,
    }


@pytest.mark.parametrize("group", [2, 100])
def test_damage_in_parquet(tmp_path: Path, group: int) -> None:
    """A damaged row group is named with the rows that it costs, and the other groups are read."""
    data = parquet(ROWS, group)
    place = data.index(ROWS[2]["text"].encode())
    found, broken = read(tmp_path, "a.parquet", data[:place] + b"\xff\xff" + data[place + 2 :])
    assert found == (texts([1, 2, 5, 6]) if group == 2 else [])
    (item,) = broken
    first, last = (3, 4) if group == 2 else (1, 6)
    assert item.source == f"{tmp_path}/a.parquet#row={first}"
    assert item.reason.startswith(f"rows {first} to {last} cannot be read: ")


def test_a_row_of_parquet_that_cannot_be_decoded(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 cost the row that they stand in."""
    rows = [{"text": row["text"].encode()} for row in ROWS]
    rows[2] = {"text": b"Fenmarsh \xff"}
    found, broken = read(tmp_path, "a.parquet", parquet(rows))
    assert found == texts([1, 2, 4, 5, 6])
    assert [item.source for item in broken] == [f"{tmp_path}/a.parquet#row=3"]


@pytest.mark.parametrize("data", [b"", b"PAR1", parquet(ROWS)[:-20], b"x" * 500])
def test_no_whole_parquet(tmp_path: Path, data: bytes) -> None:
    """A Parquet file that is cut or none at all is broken as a whole."""
    found, broken = read(tmp_path, "a.parquet", data)
    assert found == []
    assert [item.source for item in broken] == [f"{tmp_path}/a.parquet"]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz", "a.jsonl.zst", "a.csv.zst"])
def test_a_cut_or_damaged_packed_file(tmp_path: Path, name: str) -> None:
    """Where a packed file is cut or damaged, what stands before is read, and the file is named with the place."""
    rows = [{"id": str(number), "text": f"Fenmarsh {os.urandom(40).hex()}"} for number in range(3000)]
    data = (json_lines if "jsonl" in name else table)(rows)
    packed = (gzip.compress if "gz" in name else packed_zstd)(data)
    middle = len(packed) // 2
    for bad in (packed[:middle], packed[:-3], packed[:middle] + bytes(99) + packed[middle + 99 :]):
        found, broken = read(tmp_path, name, bad)
        assert 1000 < len(found) <= 3000
        assert found[:1000] == [row["text"] for row in rows[:1000]]
        last = broken[-1]
        assert (last.source, last.position > 1000) == (f"{tmp_path}/{name}", True)
        assert last.reason.startswith("cannot be read on: ")


WHOLE = {
    "a.txt": (b"Fenmarsh \x81", "neither UTF-8 nor Windows-1252"),
    "b.txt": (b"", "empty"),
    "c.txt": (b"x" * 3001, "3,001 bytes, more than the limit of 3,000"),
    "d.txt.gz": (b"Fenmarsh", "cannot be read at all: Not a gzipped file"),
    "e.html": (b"<html><body></body></html>", "an HTML page without a main text"),
    "f.txt.zst": (b"Fenmarsh", "cannot be read at all: "),
    "g.jsonl.gz": (b"", None),
    "h.md": (b"%PDF-1.7", "a PDF, not an article"),
}


def test_broken_files_in_a_folder(tmp_path: Path) -> None:
    """Files that are no articles are named one by one, and the others of their folder are read."""
    for name, (data, _) in WHOLE.items():
        put(tmp_path, name, data)
    put(tmp_path, "z/z.txt", ROWS[0]["text"].encode())
    (tmp_path / "i.txt").symlink_to(tmp_path / "nowhere")
    *broken, article = read_sources([str(tmp_path)], max_bytes=LIMIT)
    assert not isinstance(article, Broken)
    assert article.text == ROWS[0]["text"]
    expected = {f"{tmp_path}/{name}": reason for name, (_, reason) in WHOLE.items() if reason}
    expected[f"{tmp_path}/i.txt"] = "cannot be read at all: No such file or directory"
    found = {item.source: item.reason for item in broken if isinstance(item, Broken)}
    assert list(found) == list(expected)
    assert all(found[source].startswith(reason) for source, reason in expected.items()), found


@pytest.mark.parametrize("count", [3, 60])
def test_a_warc_that_is_packed_as_a_whole(tmp_path: Path, count: int) -> None:
    """Broken records in one large member are named; where there are too many, the rest of it is given up."""
    bad = record(b"<p>Fenmarsh</p>" + b"x" * 200_000, longer=10**9)
    data = gzip.compress(b"".join([*PAGES[:2], bad * count, *PAGES[2:]]))
    found, broken = read(tmp_path, "a.warc.gz", data)
    assert found == texts(range(1, 7) if count == 3 else [1, 2])
    assert len({item.source for item in broken}) == len(broken)
    assert len(broken) == 3 or broken[-1].reason.startswith("damaged: too much of it is broken")
