"""Whatever an article, a source or a form says, it is words on the pages that look over all articles."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quoted
from urllib.parse import urlsplit

import pytest

from pressmark.cells import from_cell
from pressmark.columns import COLUMNS
from pressmark.jobs import Task
from pressmark.ledger.inputs import BY_RULES
from pressmark.runs import Counts, Runs
from pressmark.runs import Task as Command
from tests.conflicts.making import entry, quote, rating
from tests.report.test_hostile import HOSTILE
from tests.scan.reading import article
from tests.web.browsing import find, look, parsed, told, words
from tests.web.conftest import house_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

    from pressmark.conflicts import Entry

PLAIN = "plain words"
LINKS = "//@href | //@src | //@action | //@hx-get"


def entries(text: str) -> list[Entry]:
    """Return records with a text in every place that an article or a model can fill, which contradict one another."""
    facts: dict[str, Any] = {"title": text, "outlet": text, "source": text, "url": text}
    said = f"{text} and some more of it, say"
    return [
        entry(f"{text}, {grade}", rating(grade, body=text), quote(said, f"{text}, {grade}", role=text), **facts)
        for grade in ("good", "inadequate")
    ]


def happened(client: TestClient, text: str) -> str:
    """Let a run and a job fail for reasons that say a text; return the job's address."""
    house = house_of(client)
    runs = Runs(house.ledger.engine)
    runs.end(runs.begin(Command(text, (text, text), "model", text)), Counts(), "stopped")
    house.ledger.fail(text, text)
    job = house.jobs.accept(Task(article(text), BY_RULES), 10)
    house.jobs.claim("nobody")
    house.jobs.fail(job.id, "nobody", text)
    return f"/jobs/{job.id}"


def pages(client: TestClient, text: str) -> Iterator[Any]:
    """Yield each page that shows anything of the text."""
    matrix = look(client, "/matrix")
    yield matrix
    for link in find(matrix, "//table//a/@href"):
        yield look(client, link)
    yield look(client, "/conflicts")
    yield look(client, f"/conflicts?about={quoted(text)}")
    yield look(client, "/search?q=some%20more")
    yield look(client, f"/search?q={quoted(f'say {text}')}")
    yield look(client, happened(client, text))
    yield look(client, "/runs")
    sent: dict[str, str] = dict.fromkeys(("title", "published", "url", "outlet", "text"), text)
    yield parsed(client.post("/submit", data=sent, files={"file": ("", b"")}))
    yield look(client, f"/matrix?of={quoted(text)}", 404)
    yield look(client, f"/matrix/body?name={quoted(f'no {text}')}", 404)


def shapes(client: TestClient, text: str) -> list[Counter[tuple[Any, ...]]]:
    """Return the elements of all pages, each with the names of its attributes, but for what a search lights up."""
    return [
        Counter((one.tag, *sorted(one.keys())) for one in page.iter() if one.get("class") != "match")
        for page in pages(client, text)
    ]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[Counter[tuple[Any, ...]]]:
    """Return the elements of the pages about plain words."""
    with told(tmp_path_factory.mktemp("plain"), entries(PLAIN)) as client:
        return shapes(client, PLAIN)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_element_and_no_attribute_comes_from_words(
    tmp_path: Path, plain: list[Counter[tuple[Any, ...]]], text: str
) -> None:
    """Every page has the elements and attributes that it has for plain words, and leads to this server alone."""
    with told(tmp_path, entries(text)) as client:
        assert shapes(client, text) == plain
        for page in pages(client, text):
            for place in find(page, LINKS):
                assert place.startswith(("/", "#")), place
                assert urlsplit(str(place))[:2] == ("", "")
        (body,) = find(look(client, "/matrix"), "//tbody//th")
        assert words(body) == " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_exports_are_data(tmp_path: Path, text: str) -> None:
    """No cell begins as a formula does; each says what JSON says, and every file is one to keep, not to open."""
    with told(tmp_path, entries(text)) as client:
        for table in COLUMNS:
            sheet, lines = client.get(f"/export/{table}.csv"), client.get(f"/export/{table}.jsonl")
            assert sheet.headers["content-disposition"].startswith("attachment")
            assert sheet.headers["x-content-type-options"] == "nosniff"
            rows = list(csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig"), newline="")))
            known = [json.loads(line) for line in lines.text.split("\n") if line]
            for row, line in zip(rows, known, strict=True):
                assert not any(cell[:1] in {*"=+-@\t\r"} for cell in row.values())
                texts = {name for name, value in line.items() if isinstance(value, str)}
                assert {name: from_cell(row[name]) for name in texts} == {name: line[name] for name in texts}
        assert client.get("/export/report.html").headers["content-disposition"].startswith("attachment")


ODD = (
    "/search?q=a&after=ab",
    "/search?q=a&after=%00",
    f"/search?q={'9' * 501}",
    "/search?q=%FF%00",
    "/matrix?of=%FF",
    f"/matrix/cell?of=police/PEEL 2017&body=a&area=b&after={'W' * 3000}",
    "/matrix/cell?of=/&body=a&area=b&last=99999999999999999999999",
    "/matrix/cell?of=a",
    "/matrix/body",
    "/conflicts?kind=war",
    "/conflicts?after=WzEsIFsiYSJdLCBbWyJiIl1dXQ",
    "/jobs/x",
    "/export/ratings.exe",
    "/export/gold.csv",
)


def test_what_no_page_asked_for_is_told_on_a_page(tmp_path: Path) -> None:
    """No address fails: it is answered, or said to be wrong, by a page."""
    with told(tmp_path, entries(PLAIN)) as client:
        for path in ODD:
            answer = client.get(path)
            assert answer.status_code < 500, path
            assert find(parsed(answer), "//main//h1"), path


BODIES = {
    "none": ("", b""),
    "no boundary": ("multipart/form-data", b"a"),
    "breaks off": ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\na'),
    "a strange charset": ("multipart/form-data; boundary=x; charset=utf-99", b"--x--\r\n"),
    "no UTF-8": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\xfe\r\n--x--\r\n',
    ),
    "two files": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\na\r\n' * 2 + b"--x--\r\n",
    ),
    "a text as a file": ("application/x-www-form-urlencoded", b"file=HMICFRS"),
    "JSON": ("application/json", b'{"text": "a"}'),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_forms_that_no_browser_sends_are_answered(tmp_path: Path, body: tuple[str, bytes]) -> None:
    """Whatever is sent as a form, the server says what is wrong with it, or takes it."""
    kind, sent = body
    with told(tmp_path, ()) as client:
        answer = client.post("/submit", content=sent, headers={"content-type": kind}, follow_redirects=False)
        assert answer.status_code in {303, 400, 422}
