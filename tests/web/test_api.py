"""The API: articles in, and everything that is known of them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from pressmark import submit
from pressmark.backfill import Wish, backfill
from pressmark.backfill.progress import Lines
from pressmark.limits import Limiter
from pressmark.session import Session
from pressmark.settings import Settings
from tests.backfill.archive import text, write
from tests.faces.conftest import ARTICLE, EXAMPLES
from tests.web.conftest import serving

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

API = "/api/v1"
TEXT = ARTICLE.read_text("utf-8")
KENT = "HMICFRS rated Kent Police good at investigating crime in its PEEL 2023-25 inspection, published on 3 May 2024."
FORMS: dict[str, dict[str, Any]] = {
    "JSON": {"json": {"text": KENT}},
    "text": {"content": KENT.encode(), "headers": {"content-type": "text/plain; charset=utf-8"}},
    "a file": {"files": {"file": ("C:\\news\\kent.txt", KENT.encode())}, "data": {"title": "", "outlet": ""}},
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server that has read the examples, and two articles that contradict one another."""
    with serving(tmp_path_factory.mktemp("full")) as client:
        for path in sorted(EXAMPLES.iterdir()):
            sent = client.post(f"{API}/articles?wait=30", files={"file": (path.name, path.read_bytes())})
            assert sent.status_code == 201
        for outlet, text in {"Echo": KENT, "Post": KENT.replace("good", "inadequate")}.items():
            assert client.post(f"{API}/articles?wait=30", json={"text": text, "outlet": outlet}).status_code == 201
        yield client


def listed(client: TestClient, what: str, **wanted: str | int) -> list[dict[str, Any]]:
    """Return all items of a list, page by page."""
    items: list[dict[str, Any]] = []
    page: dict[str, Any] = {"next": None}
    while page["next"] or not items:
        cursor = {"cursor": page["next"]} if page["next"] else {}
        page = client.get(f"{API}/{what}", params={**wanted, **cursor}).raise_for_status().json()
        items += page["items"]
        if not page["items"]:
            break
    return items


def test_a_record_is_that_of_the_function(client: TestClient) -> None:
    """What comes out is what `submit` returns, but for the time."""
    sent = client.post(f"{API}/articles", params={"wait": 30}, json={"text": TEXT})
    assert sent.status_code in {200, 201}
    expected = submit(TEXT, settings=Settings.model_validate({"reader": "rules"})).model_dump(
        mode="json", by_alias=True
    )
    told = client.get(f"{API}/records/{sent.json()['article']['id']}").json()
    for one in (told, expected):
        one["article"]["source"] = one["provenance"]["at"] = None
    assert told == expected


def test_an_article_comes_back(client: TestClient) -> None:
    """The text in which offsets count is there, with what the sender said of it, which goes before its own words."""
    said = {"title": "T", "published": "2024-05-06", "url": "javascript:alert(1)", "outlet": "The Echo"}
    record = client.post(f"{API}/articles?wait=30", json={"text": f"{KENT} So there.", **said}).json()
    article = client.get(f"{API}/articles/{record['article']['id']}").json()
    assert {name: article[name] for name in said} == said
    proof = record["ratings"][0]["evidence"][0]
    assert article["text"][proof["start"] : proof["end"]] == proof["text"]


def test_the_same_again_is_known(client: TestClient) -> None:
    """In whatever form an article comes, it is one article: the second is answered with its record at once."""
    first = client.post(f"{API}/articles?wait=30", **FORMS["JSON"])
    for form in FORMS.values():
        again = client.post(f"{API}/articles", **form)
        assert (again.status_code, again.content) == (200, first.content)


def test_what_is_said_later_is_added(client: TestClient) -> None:
    """A fact that nobody had said before is read in; what was known stays."""
    article = {"text": f"{KENT} It is said."}
    client.post(f"{API}/articles?wait=30", json={**article, "outlet": "Echo"})
    told = client.post(f"{API}/articles?wait=30", json={**article, "title": "Kent is good"})
    assert told.status_code == 201
    assert (told.json()["article"]["outlet"], told.json()["article"]["title"]) == ("Echo", "Kent is good")


def test_who_does_not_wait_has_a_job(client: TestClient) -> None:
    """202 says where the job is, and the job where the record will be."""
    sent = client.post(f"{API}/articles", json={"text": f"{KENT} I shall not wait."})
    assert (sent.status_code, sent.json()["record"]) == (202, None)
    place = sent.headers["location"]
    assert client.get(place).json()["id"] == sent.json()["id"]
    client.post(f"{API}/articles?wait=30", json={"text": f"{KENT} I shall not wait."})
    job = client.get(place).json()
    assert job["state"] == "done"
    assert client.get(job["record"]).json()["article"]["id"] == job["id"]


def test_lists_come_in_pages(full: TestClient) -> None:
    """Pages of any size hold the same rows, each once and in one order."""
    for what in ("ratings", "quotes", "records", "conflicts"):
        whole = listed(full, what, limit=500)
        assert whole
        assert listed(full, what, limit=1) == listed(full, what, limit=3) == whole


Row = dict[str, Any]
FILTERS: list[tuple[str, Row, Callable[[Row], bool]]] = [
    ("ratings", {"body": "Northumbria Police"}, lambda row: row["body"] == "Northumbria Police"),
    ("ratings", {"basis": "earlier"}, lambda row: row["basis"] == "earlier"),
    ("ratings", {"status": "review"}, lambda row: row["status"] == "review"),
    ("ratings", {"check": "standing.implied"}, lambda row: "standing.implied" in row["flags"].split()),
    ("ratings", {"outlet": "Echo", "grade": "good"}, lambda row: (row["outlet"], row["grade"]) == ("Echo", "good")),
    ("ratings", {"published_from": "2024-03-14"}, lambda row: (row["published"] or "") >= "2024-03-14"),
    ("ratings", {"published_to": "2024-03-14"}, lambda row: "" < (row["published"] or "") <= "2024-03-14"),
    ("quotes", {"speaker": "Duncan Arkless"}, lambda row: row["speaker"] == "Duncan Arkless"),
    ("quotes", {"kind": "person"}, lambda row: row["kind"] == "person"),
    ("records", {"outcome": "irrelevant"}, lambda row: row["outcome"] == "irrelevant"),
    ("records", {"status": "review"}, lambda row: row["review"] > 0),
    ("records", {"status": "verified"}, lambda row: row["review"] == 0),
]


@pytest.mark.parametrize(("what", "wanted", "holds"), FILTERS, ids=[f"{what} {wanted}" for what, wanted, _ in FILTERS])
def test_filters_hold(full: TestClient, what: str, wanted: Row, holds: Callable[[Row], bool]) -> None:
    """A filtered list has just those rows of the whole list for which the filter holds."""
    rows = listed(full, what)
    kept = [row for row in rows if holds(row)]
    assert listed(full, what, **wanted) == kept
    assert len(kept) < len(rows)


def test_records_are_found_by_what_is_in_them(full: TestClient) -> None:
    """By a body that they rate, a speaker whom they quote, a check that flags them."""
    (northumbria,) = listed(
        full, "records", body="Northumbria Police", speaker="Duncan Arkless", check="standing.implied"
    )
    assert northumbria["ratings"] == 6
    assert listed(full, "records", body="Northumbria Police", speaker="Somebody Else") == []


def test_conflicts_are_told(full: TestClient) -> None:
    """Two outlets that say otherwise of one inspection are a conflict, found also by what it is about."""
    found = listed(full, "conflicts", kind="grade", about="Kent Police")
    assert [{side["says"] for side in one["sides"]} for one in found] == [{"good", "inadequate"}]
    assert listed(full, "conflicts", about="Essex Police") == []


def test_health_is_told(client: TestClient) -> None:
    """The server is there and can work, and says in numbers what it did, without a word of any article."""
    assert client.get("/healthz").json() == client.get("/readyz").json() == {"status": "ok"}
    client.post(f"{API}/articles?wait=30", json={"text": KENT})
    shown = client.get("/metrics").text
    assert 'pressmark_jobs{state="failed"} 0.0' in shown
    assert 'pressmark_http_requests_total{method="POST",route="/api/v1/articles",status=' in shown
    assert 'pressmark_http_request_seconds_count{method="GET",route="/readyz"}' in shown
    assert "Kent" not in shown


def test_an_archive_that_is_there_already_is_served(tmp_path: Path) -> None:
    """What a backfill has read is known: it is answered at once, and keeps the source that it had."""
    write(tmp_path / "a.jsonl", 3)
    settings = Settings.model_validate({"ledger": str(tmp_path / "ledger.db"), "reader": "rules"})
    backfilled(settings, tmp_path / "a.jsonl")
    with serving(tmp_path) as client:
        sent = client.post(f"{API}/articles", json={"text": text(0)})
        assert sent.status_code == 200
        assert sent.json()["article"]["source"].endswith("a.jsonl:1")
        assert sent.json()["article"]["title"] == "Week 0"


def backfilled(settings: Settings, archive: Path) -> None:
    """Read an archive into the ledger of settings."""
    with Session(settings) as session:
        backfill(session, Limiter(1), Wish([str(archive)], {}, processes=1), Lines())
