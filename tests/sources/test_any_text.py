"""Whatever stands in an archive comes out as it was; whatever is done to an archive ends in items."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pressmark.articles import read_text
from pressmark.errors import ReadError
from pressmark.sources import Broken, article_or_broken, id_of, raw_items
from tests.sources.crawl import INFO
from tests.sources.making import FILES, put
from tests.sources.test_broken import LINES, PAGES

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5)


def ids(texts: list[str]) -> list[str | None]:
    """Return the ids that texts have when they are read as they are, None for those that are no article."""
    return [_id(text) for text in texts]


def _id(text: str) -> str | None:
    try:
        return read_text(text).id
    except ReadError:
        return None


def found(name: str, data: bytes) -> list[str | None]:
    """Return the ids of what a file holds, None for what is broken; those that are known early are the same."""
    with TemporaryDirectory() as folder:
        items = list(raw_items([put(Path(folder), name, data)]))
    ids: list[str | None] = []
    for raw in items:
        read = raw if isinstance(raw, Broken) else article_or_broken(raw)
        ids.append(None if isinstance(read, Broken) else read.id)
        assert ids[-1] is None or isinstance(raw, Broken) or id_of(raw) in {None, ids[-1]}
    return ids


@given(TEXTS)
@pytest.mark.parametrize("ascii_alone", [False, True])
def test_json_lines_give_back_any_text(ascii_alone: bool, texts: list[str]) -> None:  # noqa: FBT001 - a table's
    """Every text comes back to the letter, with its line ends, U+2028 and quotes, under the id of the bare text."""
    lines = (json.dumps({"text": text}, ensure_ascii=ascii_alone) + "\n" for text in texts)
    assert found("a.jsonl", "".join(lines).encode()) == ids(texts)


@given(
    TEXTS, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]), st.sampled_from(["\n", "\r\n"])
)
@pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".tsv", "\t")])
def test_tables_give_back_any_text(suffix: str, delimiter: str, texts: list[str], quoting: int, end: str) -> None:
    """Every text comes back to the letter, however the other side quotes and ends its rows."""
    # Python's own writer leaves a carriage return bare where rows end in a line feed, and nobody could tell it then.
    assume(quoting != csv.QUOTE_MINIMAL or "\r" not in "".join(texts))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)  # pyright: ignore[reportArgumentType]
    writer.writerows([["id", "text"], *(["1", text] for text in texts)])
    assert found(f"a{suffix}", out.getvalue().encode()) == ids(texts)


WHOLE = {
    **{name: FILES[name] for name in ("a.txt", "a.html", "a.jsonl.gz", "a.jsonl.zst", "chunked.warc")},
    "a.jsonl": b"".join(LINES),
    "a.csv": b'id,text\r\n1,"Fenmarsh, ""good""\r\nand quiet"\r\n2,Fenmarsh\r\n3,"Fenmarsh"\r\n',
    "a.warc": INFO + b"".join(PAGES[:2]),
    "a.warc.gz": b"".join(gzip.compress(one) for one in (INFO, *PAGES[:2])),
}


@given(st.data())
@pytest.mark.parametrize("name", WHOLE)
def test_no_damage_ends_a_run(name: str, data: st.DataObject) -> None:
    """Whatever bytes of a file are missing, others or too many, it ends in articles and broken items."""
    whole = WHOLE[name]
    at = data.draw(st.integers(0, len(whole)))
    gone = data.draw(st.integers(0, 60))
    found(name, whole[:at] + data.draw(st.binary(max_size=60)) + whole[at + gone :])
