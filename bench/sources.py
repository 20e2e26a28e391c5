"""How fast archives are read, and in how much memory: `python bench/sources.py [--rows N] [--pages N] [FORMAT...]`.

N invented articles (100 000 unless told otherwise) are written in each format into a temporary folder. They
are read to items with their ids, up to where it is known whether an article is new, and by the bare
library: each in a process of its own, whose CPU time and greatest memory are taken. The first tenth
alone is read too. Of pages, N (300) are also taken apart, by pressmark and by warcio and trafilatura
alone. Exit 1 if all need more than 5 % more memory than a tenth.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from pressmark.sources import Broken, article_of, id_of, raw_items
from pressmark.sources.packed import open_unpacked, zstd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.conflicts.prose import prose
from tests.sources.crawl import page, record

GROWTH = 1.05


class Measured(NamedTuple):
    """How many articles were read, in how many seconds of CPU time and how many MiB at most."""

    articles: int
    seconds: float
    peak: float

    def __str__(self) -> str:
        """Return articles a second, and memory."""
        return f"{self.articles / self.seconds:9,.0f} a second {self.peak:5.0f} MiB"


def main() -> int:
    """Print the table; return 1 if memory grows with an archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(FORMATS)}; all unless named")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--pages", type=int, default=300)
    args = parser.parse_args()
    return int(max([_format(name, args.rows, args.pages) for name in args.formats or FORMATS]) > GROWTH)


def _format(suffix: str, rows: int, pages: int) -> float:
    """Print how one format is read; return how much more memory all rows take than a tenth of them."""
    write, peer = FORMATS[suffix]
    with tempfile.TemporaryDirectory() as folder:
        few, all_of_it = f"{folder}/few{suffix}", f"{folder}/all{suffix}"
        write(few, rows // 10)
        write(all_of_it, rows)
        size = Path(all_of_it).stat().st_size / 2**20
        alone, ours, tenth = (_measure(*run) for run in ((peer, all_of_it), (_to_ids, all_of_it), (_to_ids, few)))
        growth = ours.peak / tenth.peak
        print(f"{suffix:9} {size:5.0f} MiB  pressmark {ours}, {growth:4.2f} x a tenth's;  alone {alone}", end=";  ")
        print(f"{ours.articles / ours.seconds / (alone.articles / alone.seconds):4.2f} x", flush=True)
        if ".warc" in suffix:
            write(few, pages)
            ours, alone = _measure(_to_articles, few), _measure(_warc_pages, few)
            print(
                f"{'  pages':21} pressmark {ours};  alone {alone};  {alone.seconds / ours.seconds:4.2f} x", flush=True
            )
    return growth


def _measure(read: Callable[[str], int], place: str) -> Measured:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (read, place))


def _measured(read: Callable[[str], int], place: str) -> Measured:
    begun = time.process_time()
    articles = read(place)
    taken = time.process_time() - begun
    status = Path("/proc/self/status").read_text("utf-8")
    (peak,) = (int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    return Measured(articles, taken, peak / 1024)


def _to_ids(place: str) -> int:
    items = (item for item in raw_items([place]) if not isinstance(item, Broken))
    return sum(1 for item in items if item.kind == "html" or id_of(item))


def _to_articles(place: str) -> int:
    return sum(1 for item in raw_items([place]) if not isinstance(item, Broken) and article_of(item).text)


def _json_lines(place: str) -> int:
    with open_unpacked(place) as file:
        return sum(1 for line in file if json.loads(line)["text"])


def _csv(place: str) -> int:
    with Path(place).open(encoding="utf-8", newline="") as file:
        return sum(1 for row in csv.DictReader(file) if row["text"])


def _parquet(place: str) -> int:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 # pyright: ignore - for this process alone

    file: Any = ParquetFile(place)
    return sum(1 for batch in file.iter_batches() for row in batch.to_pylist() if row["text"])


def _warc_bodies(place: str) -> Iterator[bytes]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 # pyright: ignore - for this process alone

    with Path(place).open("rb") as file:
        records: Any = ArchiveIterator(file)
        for one in records:
            if one.rec_type == "response" and one.http_headers.get_header("Content-Type").startswith("text/html"):
                yield one.content_stream().read()


def _warc(place: str) -> int:
    return sum(1 for body in _warc_bodies(place) if body)


def _warc_pages(place: str) -> int:
    import trafilatura  # noqa: PLC0415 - for this process alone

    return sum(1 for body in _warc_bodies(place) if trafilatura.bare_extraction(body, with_metadata=True))


def _rows(count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        text = prose(number, 20)
        yield {"title": text[:60], "published": "2021-05-07", "text": text, "url": f"https://echo.example/{number}"}


def _write_json_lines(open_file: Callable[[str], BinaryIO]) -> Callable[[str, int], None]:
    def write(place: str, count: int) -> None:
        with open_file(place) as file:
            file.writelines(json.dumps(row).encode() + b"\n" for row in _rows(count))

    return write


def _write_csv(place: str, count: int) -> None:
    with Path(place).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["title", "published", "text", "url"])
        writer.writeheader()
        writer.writerows(_rows(count))


def _write_parquet(place: str, count: int) -> None:
    import pyarrow as pa  # noqa: PLC0415 # pyright: ignore - not in the processes that are measured
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 # pyright: ignore

    rows = _rows(count)
    schema: Any = pa.Table.from_pylist(list(_rows(1))).schema  # pyright: ignore
    with ParquetWriter(place, schema) as file:  # pyright: ignore
        while group := list(islice(rows, 5_000)):
            file.write_table(pa.Table.from_pylist(group))  # pyright: ignore


def _write_warc(pack: Callable[[bytes], bytes]) -> Callable[[str, int], None]:
    def write(place: str, count: int) -> None:
        with Path(place).open("wb") as file:
            for row in _rows(count):
                markup = page(row["text"], f"<title>{row['title']}</title>")
                file.write(pack(record(markup.encode(), row["url"])))

    return write


def _open(place: str) -> BinaryIO:
    return Path(place).open("wb")


def _open_gzip(place: str) -> Any:
    return gzip.open(place, "wb", compresslevel=6)


def _open_zstd(place: str) -> Any:
    module: Any = zstd
    return module.open(place, "wb")


FORMATS: dict[str, tuple[Callable[[str, int], None], Callable[[str], int]]] = {
    ".jsonl": (_write_json_lines(_open), _json_lines),
    ".jsonl.gz": (_write_json_lines(_open_gzip), _json_lines),
    ".jsonl.zst": (_write_json_lines(_open_zstd), _json_lines),
    ".csv": (_write_csv, _csv),
    ".parquet": (_write_parquet, _parquet),
    ".warc": (_write_warc(bytes), _warc),
    ".warc.gz": (_write_warc(gzip.compress), _warc),
}
"""How an archive is written, and read by the bare library, by suffix."""


if __name__ == "__main__":
    sys.exit(main())
