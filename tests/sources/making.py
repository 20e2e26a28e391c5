"""One invented article in every format, and archives of several, whole or broken on purpose."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs] - it has none
import pyarrow.parquet as pq  # pyright: ignore[reportMissingTypeStubs]

from pressmark.sources.packed import zstd
from tests.sources.crawl import INFO, URL, page, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

TEXT = "Fenmarsh Constabulary was rated “good” at preventing crime.\n\nNobody in Fenmarsh was surprised, said Ann Pool."
TITLE = "Fenmarsh rated “good”"
DAY = date(2021, 5, 7)
HEADER = f"---\ntitle: {TITLE}\ndate: {DAY}\nurl: {URL}\n---\n\n"
ROW = {"title": TITLE, "published": DAY.isoformat(), "text": TEXT, "url": URL}
PAGE = page(TEXT, f"<title>{TITLE}</title><meta property='article:published_time' content='{DAY}'>")


def json_lines(rows: Iterable[dict[str, Any]]) -> bytes:
    """Return rows as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def table(rows: Sequence[dict[str, str]], delimiter: str = ",") -> bytes:
    """Return rows as CSV."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def parquet(rows: Sequence[dict[str, Any]], group: int = 100) -> bytes:
    """Return rows as Parquet, in row groups of so many."""
    out = io.BytesIO()
    plain = {"compression": "none", "use_dictionary": False, "write_statistics": False, "write_page_checksum": True}
    pq.write_table(pa.Table.from_pylist(rows), out, row_group_size=group, **plain)  # pyright: ignore
    return out.getvalue()


def packed_zstd(data: bytes) -> bytes:
    """Return bytes packed with Zstandard."""
    assert zstd is not None
    return zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1})


PACKINGS: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".zst": packed_zstd}

_PLAIN: dict[str, bytes] = {
    "a.txt": (HEADER + TEXT).encode(),
    "a.md": (HEADER + TEXT).encode(),
    "a.html": PAGE.encode(),
    "a.htm": PAGE.encode(),
    "a.jsonl": json_lines([ROW]),
    "a.ndjson": json_lines(
        [{"headline": TITLE, "date_publish": f"{DAY} 10:00:00", "maintext": TEXT, "source_url": URL}]
    ),
    "page.jsonl": json_lines([{"html": PAGE, "url": URL}]),
    "a.csv": table([ROW]),
    "a.tsv": table([ROW], "\t"),
}
_HTML = "Content-Type: text/html"
_GZIP = gzip.compress(PAGE.encode())
_CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(_GZIP), _GZIP)
FILES: dict[str, bytes] = {
    **{name + suffix: pack(data) for name, data in _PLAIN.items() for suffix, pack in PACKINGS.items()},
    "a.parquet": parquet([{**ROW, "published": DAY}]),
    "time.parquet": parquet([{**ROW, "published": datetime(2021, 5, 7, 23, 30, tzinfo=UTC)}]),
    "bytes.parquet": parquet([{**ROW, "text": TEXT.encode()}]),
    "a.warc": INFO + record(PAGE.encode()),
    "a.warc.gz": gzip.compress(INFO) + gzip.compress(record(PAGE.encode())),
    "whole.warc.gz": gzip.compress(INFO + record(PAGE.encode())),
    "chunked.warc": record(_CHUNKED, sent=f"{_HTML}\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"),
    "unpacked.warc": record(PAGE.encode(), sent=f"{_HTML}\r\nTransfer-Encoding: chunked\r\nContent-Encoding: br"),
    "deflate.warc": record(zlib.compress(PAGE.encode()), sent=f"{_HTML}\r\nContent-Encoding: deflate"),
    "header.warc": record(PAGE.encode("gbk"), sent=f"{_HTML}; charset=gbk"),
    "meta.warc": record(PAGE.replace("<head>", "<head><meta charset=gbk>").encode("gbk"), sent=_HTML),
    "wrong.warc": record(
        PAGE.replace("<head>", "<head><meta charset=gbk>").encode("gbk"), sent=f"{_HTML}; charset=utf8mb4"
    ),
    "http2.warc": record(PAGE.encode()).replace(b"HTTP/1.1 200 OK", b"HTTP/2 200     "),
}
"""Files by name, each with the one article."""


def put(folder: Path, name: str, data: bytes) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)
