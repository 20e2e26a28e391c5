"""The pages that look over all articles: grades, search, conflicts, submitting, runs, export."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from pressmark.conflicts.values import Kind
from pressmark.jobs import Job, JobBook, Task
from pressmark.ledger.inputs import BY_RULES
from pressmark.plainwords import CONFLICTS
from pressmark.reviews import Dismiss, Trail
from pressmark.runs import Counts, Runs
from pressmark.runs import Task as Command
from pressmark.spend import Account
from pressmark.web.pages.lookup import parts
from tests.conflicts.making import BODY, PROGRAMME, entry, quote, rating
from tests.scan.reading import PACK, article
from tests.web.browsing import EXAMPLE, decide, find, lit, look, parsed, send, told, words
from tests.web.conftest import house_of, serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from starlette.testclient import TestClient

    from pressmark.conflicts import Entry

READER, REVIEWER = "r" * 20, "w" * 20
TOKENS = f"rita:reader:{READER} wendy:reviewer:{REVIEWER}"
SAID = "We shall hire more people and train them well"


def entries() -> list[Entry]:
    """Return what three invented articles say: two of one area that contradict one another, and an older round."""
    return [
        entry("One.", rating("good"), quote(SAID, "Ann Marl"), title="The first", published=date(2024, 5, 1)),
        entry("Two.", rating("inadequate", status="review"), quote(SAID, "Bo Finch"), title="The second"),
        entry("Three.", rating("good", programme="PEEL 2017"), published=None, outlet="The Ferret"),
    ]


@pytest.fixture
def three(tmp_path: Path) -> Iterator[TestClient]:
    """Give a client of a server with three articles."""
    with told(tmp_path, entries()) as client:
        yield client


def follow(client: TestClient, page: object, path: str) -> object:
    """Return the page that a link leads to."""
    (link,) = find(page, path)
    return look(client, link.get("href").partition("#")[0])


def test_a_field_leads_to_its_passages_and_on_to_the_article(three: TestClient) -> None:
    """Grades are written in the table, contradictions and doubts as well; behind a field stand the words."""
    table = look(three, "/matrix")
    (field,) = find(table, "//td/a")
    told = words(field)
    assert "good" in told
    assert "inadequate to check" in told
    assert "articles disagree" in told
    cell = look(three, field.get("href"))
    assert [words(mark) for mark in find(cell, "//mark")] == [
        f"{BODY}: preventing_crime is {grade}" for grade in ("good", "inadequate")
    ]
    (link,) = find(cell, "//a[text()='The first']")
    place, _, anchor = link.get("href").partition("#")
    page = look(three, place)
    assert find(page, f"//*[@id='{anchor}']")
    assert lit(page, anchor.removeprefix("at-")).endswith("is good")


def test_another_round_is_chosen(three: TestClient) -> None:
    """The form names the rounds that articles tell of; one that no article tells of is no page."""
    (form,) = find(look(three, "/matrix"), "//form[@action='/matrix']")
    keys = find(form, ".//option/@value")
    assert keys == ["police/PEEL 2023-25", "police/PEEL 2017"]
    older = look(three, f"/matrix?of={keys[1]}")
    assert [words(one) for one in find(older, "//td/a")] == ["good"]
    look(three, "/matrix?of=police/PEEL 1066", 404)


def test_a_body_has_its_trends_with_the_break(three: TestClient) -> None:
    """Its rounds stand side by side, parted where the scale changed."""
    page = follow(three, look(three, "/matrix"), f"//th/a[text()='{BODY}']")
    (trends,) = find(page, "//table[contains(@class, 'trends')]")
    assert "4 → 5 grades" in words(trends)
    assert "better" not in words(trends)
    look(three, "/matrix/body?name=Nobody", 404)


def test_the_table_says_what_people_left(three: TestClient) -> None:
    """What is dismissed behind a field leaves the table, and comes back with the undo."""
    (before,) = find(look(three, "/matrix"), "//td/a")
    cell = look(three, before.get("href"))
    (name,) = find(cell, "//li[contains(@class, ' open')]/@id")
    after = parsed(decide(three, cell, name, "dismiss"))
    assert "dismissed" in words(find(after, "//*[@class='done']")[0])
    assert [words(one) for one in find(look(three, "/matrix"), "//td/a")] == ["good"]
    (undo,) = find(after, "//*[@class='done']//form")
    send(three, undo)
    assert [words(one) for one in find(look(three, "/matrix"), "//td/a")] == [words(before)]


def test_a_full_field_goes_on_page_by_page(tmp_path: Path) -> None:
    """All passages of a field are met once."""
    with told(tmp_path, [entry(f"Number {number}.", rating("good")) for number in range(45)]) as client:
        page = follow(client, look(client, "/matrix"), "//td/a")
        seen = find(page, "//li/@id")
        while find(page, "//a[@rel='next']"):
            page = follow(client, page, "//a[@rel='next']")
            seen += find(page, "//li[@data-card]/@id")
    assert len({one for one in seen if one}) == 45


def test_words_are_found_and_lit(three: TestClient) -> None:
    """A search finds what is said and who said it, lights the words up and leads to the place in the article."""
    found = look(three, "/search?q=hire%20peop")
    assert {words(mark) for mark in find(found, "//mark")} == {"hire", "people"}
    (link,) = find(found, "//a[text()='The first']")
    place, _, anchor = link.get("href").partition("#")
    assert lit(look(three, place), anchor.removeprefix("at-")) == SAID
    assert [words(mark) for mark in find(look(three, "/search?q=finch"), "//mark")] == ["Finch"]
    assert "inadequate" in words(find(look(three, "/search?q=inadequate"), "//ol[@class='hits']")[0])


@pytest.mark.parametrize(
    ("asked", "told"), [("", "All words"), ("zyzzyva", "Nothing has"), ("***", "There is no word")]
)
def test_a_search_for_nothing_says_what_to_do(three: TestClient, asked: str, told: str) -> None:
    """Nothing, nothing found and nothing to find are told apart."""
    assert told in words(find(look(three, f"/search?q={asked}"), "//main")[0])


def test_a_search_goes_on_page_by_page(tmp_path: Path) -> None:
    """All hits are met once."""
    with told(tmp_path, [entry(f"Number {number}.", rating("good")) for number in range(60)]) as client:
        page = look(client, "/search?q=good")
        seen = find(page, "//ol[@class='hits']//a/@href")
        while find(page, "//a[@rel='next']"):
            page = follow(client, page, "//a[@rel='next']")
            seen += find(page, "//ol[@class='hits']//a/@href")
    assert len(seen) == len(set(seen)) == 60


def test_parts_of_a_line_are_the_line() -> None:
    """Nothing is lost where a line begins or ends with what is found, or has nothing."""
    for found in ([], [(0, 2)], [(3, 5)], [(0, 2), (3, 5)], [(2, 3)]):
        made = list(parts("ab cd", found))
        assert "".join(one.text for one in made) == "ab cd"
        assert [one.text for one in made if one.found] == ["ab cd"[start:end] for start, end in found]


def test_conflicts_stand_side_by_side(three: TestClient) -> None:
    """Each side has its passages, with a way to them, and words on what to do."""
    page = look(three, "/conflicts")
    grades, speakers = find(page, "//ol[@class='clashes']/li")
    assert sorted(words(one) for one in find(grades, ".//h4")) == ["good", "inadequate"]
    assert CONFLICTS["grade"].do in words(page)
    assert sorted(words(one) for one in find(speakers, ".//h4")) == ["Ann Marl", "Bo Finch"]
    assert [words(mark) for mark in find(speakers, ".//mark")] == [SAID, SAID]
    for link in find(page, "//*[@class='side']//a/@href"):
        place, _, anchor = link.partition("#")
        assert find(look(three, place), f"//*[@id='{anchor}']")
    assert len(find(look(three, "/conflicts?kind=speaker"), "//ol[@class='clashes']/li")) == 1
    assert not find(look(three, "/conflicts?about=Gwent+Police"), "//ol[@class='clashes']/li")


def test_what_is_dismissed_is_no_conflict_any_more(three: TestClient) -> None:
    """Conflicts are those of the records as people left them, also where nothing was read since."""
    ledger = house_of(three).ledger
    kinds = [one["kind"] for one in three.get("/api/v1/conflicts").json()["items"]]
    assert kinds == ["grade", "speaker"]
    trail = Trail(ledger, PACK)
    (second,) = [one.article.id for one in ledger if one.article.title == "The second"]
    (item,) = [one.id for one in trail.reviewed(second).entries if one.kind == "rating"]
    trail.decide(second, Dismiss(item=item), "Ann Marl")
    assert [one["kind"] for one in three.get("/api/v1/conflicts").json()["items"]] == ["speaker"]


def test_every_kind_of_conflict_has_words() -> None:
    """Whatever articles may contradict one another in is told in plain words."""
    assert set(CONFLICTS) == set(get_args(Kind))


NO_FILE = "", b""


def submitted(client: TestClient, fields: Mapping[str, str], file: tuple[str, bytes] = NO_FILE) -> tuple[int, str]:
    """Send the form for articles as a browser would; return the status, and page or address."""
    answer = client.post("/submit", data=fields, files={"file": file}, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", answer.text)


def arrived(client: TestClient, place: str) -> str:
    """Return the address of the article that a job leads to."""
    job = place.rpartition("/")[2]
    (known,) = house_of(client).jobs.find([job])
    while not known.over:
        (known,) = house_of(client).jobs.find([job])
    assert client.get(f"/jobs/{job}").url.path == f"/articles/{job}"
    return f"/articles/{job}"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server that has read nothing yet."""
    with serving(tmp_path_factory.mktemp("empty")) as client:
        yield client


def test_a_text_is_pasted(empty: TestClient) -> None:
    """It leads to its article, by its job if that takes a while; the same again leads there at once."""
    facts = {"title": "A headline", "published": "2024-03-01", "outlet": "The Ferret", "url": "https://example.org/1"}
    status, place = submitted(empty, {**facts, "text": EXAMPLE.replace("\n", "\r\n")})
    assert status == 303
    page = look(empty, arrived(empty, place))
    assert "A headline" in words(find(page, "//h1")[0])
    assert "1 March 2024" in words(page)
    stored = house_of(empty).ledger.fetch([place.rpartition("/")[2]])[0].article
    assert stored.text == EXAMPLE
    assert submitted(empty, {"text": EXAMPLE}) == (303, f"/articles/{stored.id}")


def test_a_file_is_sent(empty: TestClient) -> None:
    """A page is read as one, and its name is a word about it alone."""
    page = "<html><body><article><p>HMICFRS rated Kent Police good at preventing crime.</p></article></body></html>"
    status, place = submitted(empty, {}, ("../../etc/judged.html", page.encode()))
    assert status == 303
    stored = house_of(empty).ledger.fetch([arrived(empty, place).rpartition("/")[2]])[0].article
    assert stored.source == "upload:judged.html"
    assert "<p>" not in stored.text


WRONG: dict[str, tuple[dict[str, str], tuple[str, bytes], int, str]] = {
    "nothing": ({}, NO_FILE, 422, "one of the two"),
    "both": ({"text": "a"}, ("a.txt", b"b"), 422, "one of the two"),
    "no day": ({"text": "a", "published": "2024-02-31"}, NO_FILE, 422, "Day of publication"),
    "a program": ({}, ("a.exe", b"MZ"), 415, "save the article as text"),
    "too long": ({"text": "a" * 1_100_000}, NO_FILE, 413, "one article at a time"),
    "controls": ({"text": "\x01" * 100}, NO_FILE, 422, "binary data"),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_what_is_no_article_is_told_in_the_form(
    empty: TestClient, case: tuple[dict[str, str], tuple[str, bytes], int, str]
) -> None:
    """The form says what is wrong and keeps what was written."""
    sent, file, status, told = case
    got, page = submitted(empty, {**sent, "title": "Kept"}, file)
    assert got == status
    alert = words(find(parsed(page), "//*[@role='alert']")[0])
    assert told in alert
    assert ("chosen again" in alert) == (file != NO_FILE)
    assert find(parsed(page), "//input[@name='title']/@value") == ["Kept"]


def test_a_job_shows_how_it_stands(tmp_path: Path) -> None:
    """What waits looks again by itself, with and without scripts; what failed says why, and is tried again."""
    with told(tmp_path, ()) as client:
        house = house_of(client)
        job = house.jobs.accept(Task(article(EXAMPLE), BY_RULES), 10)
        page = look(client, f"/jobs/{job.id}")
        assert find(page, "//noscript/meta[@http-equiv='refresh']")
        assert find(page, f"//*[@hx-get='/jobs/{job.id}']")
        fail(house.jobs, "no endpoint answers; begin one")
        page = look(client, f"/jobs/{job.id}")
        assert "no endpoint answers; begin one" in words(page)
        assert not find(page, "//*[@hx-get]")
        assert "no endpoint answers" in words(look(client, "/runs"))
        (form,) = find(page, "//main//form")
        assert "waits to be read" in words(parsed(send(client, form)))
        done(house.jobs)
        answer = client.get(f"/jobs/{job.id}", headers={"HX-Request": "true"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, f"/articles/{job.id}")


def fail(book: JobBook, why: str) -> None:
    """Let the job that waits fail."""
    claimed = book.claim("nobody")
    assert claimed is not None
    book.fail(claimed.id, "nobody", why)


def done(book: JobBook) -> Job:
    """Let the job that waits be done."""
    claimed = book.claim("nobody")
    assert claimed is not None
    book.finish(claimed.id, "nobody")
    return book.find([claimed.id])[0]


def test_only_reviewers_submit(tmp_path: Path) -> None:
    """Who is not known signs in first, a reader is told why not, and a form of somebody else's page does nothing."""
    with serving(tmp_path, tokens=TOKENS) as client:
        assert (
            client.post("/submit", data={"text": "a"}, follow_redirects=False).headers["location"].startswith("/login")
        )
        client.post("/login", data={"token": READER})
        look(client, "/submit")
        (csrf, *_) = find(look(client, "/articles"), "//input[@name='csrf']/@value")
        assert submitted(client, {"text": EXAMPLE, "csrf": csrf})[0] == 403
        client.cookies.clear()
        client.post("/login", data={"token": REVIEWER})
        assert submitted(client, {"text": EXAMPLE})[0] == 403
        (form,) = find(look(client, "/submit"), "//form[@class='submit']")
        assert submitted(client, dict(form.form_values()) | {"text": EXAMPLE})[0] == 303


def test_runs_are_told_in_words(three: TestClient) -> None:
    """Counts, cost and how it ended; what could not be read with why; and how the account stands."""
    ledger = house_of(three).ledger
    runs, account = Runs(ledger.engine), Account(ledger.engine)
    run = runs.begin(Command("backfill", ("archive/1998.jsonl",), "model", "reader-1"))
    runs.end(run, Counts(articles=12, relevant=7, failures=1, calls=7, cost=1.25), "stopped")
    account.set_cap(2_000_000_000)
    account.post("nobody", settled=1_250_000_000, keeps=0)
    ledger.fail("archive/1998.jsonl:17", "it has no text")
    told = words(find(look(three, "/runs"), "//main")[0])
    for part in (
        "1.2500 spent of a budget of 2.0000",
        "0.7500 left",
        "12 articles, 7 about inspections",
        "By reader-1: 7 calls",
    ):
        assert part in told
    assert "goes on where it stopped" in told
    assert "archive/1998.jsonl:17: it has no text" in told


def test_tables_are_downloaded(three: TestClient) -> None:
    """Each button sends a file of its name, the same rows in each form; CSV is what Excel takes for UTF-8."""
    for place in find(look(three, "/export"), "//a[@download]/@href"):
        if "gold" not in place:
            answer = three.get(place)
            assert answer.status_code == 200
            name = place.rpartition("/")[2].partition(".")[0]
            assert f'filename="pressmark-{name}-' in answer.headers["content-disposition"]
    assert "Ann Marl" in three.get("/export/report.html").text
    sheet = three.get("/export/ratings.csv").content
    assert sheet.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"), newline="")))
    lines = [json.loads(line) for line in three.get("/export/ratings.jsonl").text.splitlines()]
    assert [row["grade"] for row in rows] == [line["grade"] for line in lines]
    assert sorted(row["programme"] for row in rows) == sorted([PROGRAMME, PROGRAMME, "PEEL 2017"])
    look(three, "/export/secrets.csv", 422)


def test_gold_is_downloaded(three: TestClient) -> None:
    """Settled articles come as the files that `gold export` writes; before there is any, the page says how."""
    assert "decide on every doubt" in words(look(three, "/export/gold.zip", 404))
    cell = look(three, find(look(three, "/matrix"), "//td/a/@href")[0])
    (name,) = find(cell, "//li[contains(@class, ' open')]/@id")
    decide(three, cell, name, "accept")
    with zipfile.ZipFile(io.BytesIO(three.get("/export/gold.zip").content)) as packed:
        (file,) = packed.namelist()
        gold = json.loads(packed.read(file))
    assert [one["grade"] for one in gold["gold"]["ratings"]] == ["inadequate"]
