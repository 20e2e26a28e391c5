"""The pages: a way in, the list, an article with what was found in it, and decisions by plain forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pressmark.web.pages.choices import choices
from tests.faces.conftest import EXAMPLES
from tests.scan.reading import PACK
from tests.web.browsing import EXAMPLE, card, decide, find, lit, look, parsed, send, shelved, text_of, words
from tests.web.conftest import house_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.endpoint.server import ScriptedEndpoint


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server that has read the examples."""
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("[!R]*.txt"))]
    with shelved(tmp_path_factory.mktemp("examples"), *texts) as (client, _):
        yield client


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[tuple[TestClient, str]]:
    """Give a client of a server with one invented article, and the address of the article's page."""
    with shelved(tmp_path, EXAMPLE) as (client, (article,)):
        yield client, f"/articles/{article}"


def addresses(client: TestClient) -> list[str]:
    """Return the addresses of the articles that are listed."""
    return [link.get("href") for link in find(look(client, "/articles"), "//ol[@class='shelf']//h2/a")]


def test_a_page_shows_every_character_of_its_article(examples: TestClient) -> None:
    """The text stands there as it was read, whatever is lit in it; items are lit where their evidence stands."""
    for address in addresses(examples):
        article = house_of(examples).ledger.fetch([address.rpartition("/")[2]])[0]
        page = look(examples, address)
        for number, rating in enumerate(article.record.ratings):
            assert lit(page, f"rating-{number}") == "".join(one.text for one in rating.evidence)
        for number, quote in enumerate(article.record.quotes):
            assert lit(page, f"quote-{number}") == quote.text
        assert text_of(page) == article.article.text


@pytest.mark.parametrize("odd", ["a\r\nb", "a\rb", "😀 é 𝔸", "\u202eback", "x\x07y", "<b>&amp;</b>"])
def test_odd_characters_move_nothing(tmp_path: Path, odd: str) -> None:
    """What cannot be shown is shown as something of the same length, so that offsets hold in the page."""
    text = f"{odd} HMICFRS rated Kent Police good at investigating crime.{odd}"
    with shelved(tmp_path, text) as (client, (article,)):
        page = look(client, f"/articles/{article}")
        known = house_of(client).ledger.fetch([article])[0]
    proof = known.record.ratings[0].evidence[0]
    assert len(text_of(page)) == len(known.article.text)
    assert len(lit(page, "rating-0")) == proof.end - proof.start
    assert lit(page, "rating-0").index("good") == proof.text.index("good")


def test_text_and_panel_lead_to_one_another(examples: TestClient) -> None:
    """Every address within a page is there, and every item is reached from the text and leads back."""
    for address in addresses(examples):
        page = look(examples, address)
        ids = [one.get("id") for one in find(page, "//*[@id]")]
        assert len(ids) == len(set(ids))
        assert {link.get("href")[1:] for link in find(page, "//a[starts-with(@href, '#')]")} <= set(ids)
        for one in find(page, "//ol[@class='cards']/li"):
            name = one.get("id")
            assert find(page, f"//a[@class='ref'][@href='#{name}']")
            assert one.xpath(f".//a[@href='#at-{name}']")


def test_doubts_are_told_in_plain_words(examples: TestClient) -> None:
    """What waits says what is doubted, and what to do."""
    (waiting,) = find(look(examples, "/review?kind=rating"), "//li[@data-card]")
    told = words(waiting)
    assert "it follows from what it says" in told
    assert "Look the official grade up before you print it." in told


def test_an_item_is_accepted_and_that_is_undone(fresh: tuple[TestClient, str]) -> None:
    """The decision stands in the trail under the name of whoever made it; an undo brings back what was."""
    client, address = fresh
    client.cookies.set("pressmark_name", "Ann%20Marl")
    before = look(client, address)
    (name,) = [one.get("id") for one in find(before, "//li[contains(@class, ' open')]")]
    after = parsed(decide(client, before, name, "accept"))
    assert "accepted by Ann Marl" in words(card(after, name))
    assert "nothing to check" in words(after)
    assert "Ann Marl accepted" in words(find(after, "//section[@class='trail']")[0])
    (undo,) = find(after, "//*[@class='done']//form")
    again = parsed(send(client, undo))
    assert words(card(again, name)) == words(card(before, name))
    assert "Ann Marl took back" in words(find(again, "//section[@class='trail']")[0])


def test_an_item_is_corrected(fresh: tuple[TestClient, str]) -> None:
    """The form holds what is said; what is changed in it is shown, and the trail says what was and is."""
    client, address = fresh
    page = look(client, address)
    told = parsed(decide(client, page, "rating-0", "correct", grade="outstanding"))
    assert "outstanding" in words(card(told, "rating-0"))
    assert "Grade: good outstanding" in words(find(told, "//section[@class='trail']")[0])
    told = parsed(decide(client, told, "rating-0", "correct", area="managing_offenders", basis="earlier"))
    trail = words(find(told, "//section[@class='trail']")[0])
    assert "Area: Investigating crime Managing offenders" in trail
    assert "Standing: stated of an earlier inspection" in trail


def test_what_does_not_fit_is_told_beside_the_form(fresh: tuple[TestClient, str]) -> None:
    """Nothing is kept, the reason is told, and what was filled in is still there."""
    client, address = fresh
    answer = decide(client, look(client, address), "rating-0", "correct", body="Kant Police")
    assert answer.status_code == 422
    told = parsed(answer)
    assert "Kent Police" in words(find(told, "//*[@role='alert']")[0])
    assert card(told, "rating-0").xpath(".//details[@open]//input[@name='body']/@value") == ["Kant Police"]
    assert not find(told, "//section[@class='trail']")


def test_nobody_overrules_what_he_has_not_seen(fresh: tuple[TestClient, str]) -> None:
    """A page that is too old decides nothing: 409, and the page as it is now."""
    client, address = fresh
    old = look(client, address)
    decide(client, old, "quote-0", "dismiss")
    answer = decide(client, old, "quote-0", "dismiss")
    assert answer.status_code == 409
    assert "look again" in words(find(parsed(answer), "//*[@role='alert']")[0])


def test_a_dismissed_item_leaves_the_text(fresh: tuple[TestClient, str]) -> None:
    """It is lit no more, stands apart, and can be brought back."""
    client, address = fresh
    page = look(client, address)
    gone = parsed(decide(client, page, "quote-0", "dismiss"))
    assert lit(gone, "quote-0") == ""
    (undo,) = card(gone, "quote-0").xpath(".//form")
    assert lit(parsed(send(client, undo)), "quote-0") == lit(page, "quote-0")


def add(client: TestClient, page: object, kind: str, **filled: str) -> int:
    """Send the form that adds an item of a kind, and return the status."""
    (form,) = find(page, f"//*[@data-add='{kind}']//form")
    return send(client, form, **filled).status_code


@pytest.mark.parametrize("by", ["words", "offsets"])
def test_a_missed_item_is_added(fresh: tuple[TestClient, str], by: str) -> None:
    """By its words alone, or by the offsets of a selection, which count characters and not halves of emoji."""
    client, address = fresh
    page = look(client, address)
    missed = "judged by inspectors"
    start = EXAMPLE.index("hire more")
    place = {"words": missed}
    if by == "offsets":
        missed = "hire more people 👮"
        place = {"words": missed, "start": str(start), "end": str(start + len(missed))}
    status = add(client, page, "rating", body="Kent Police", area="overall", grade="good", basis="stated", **place)
    assert status == 200
    assert lit(look(client, address), "rating-3") == missed


def test_words_that_do_not_stand_there_are_refused(fresh: tuple[TestClient, str]) -> None:
    """The reason says how they differ."""
    client, address = fresh
    (form,) = find(look(client, address), "//*[@data-add='quote']//form")
    answer = send(client, form, words="We shall hire fewer people")
    assert answer.status_code == 422
    assert "they do not stand in the article" in words(find(parsed(answer), "//*[@role='alert']")[0])


def test_what_two_readers_say_is_shown(tmp_path: Path, endpoint: ScriptedEndpoint) -> None:
    """Where a model passes over a grade that the rules see, the page tells of it in the text, and offers to add it."""
    asked = {"reader": "model", "model": "scripted", "base_url": endpoint.url, "api_key": "none", "reask": False}
    with shelved(tmp_path, EXAMPLE, **asked, answers=str(tmp_path / "answers")) as (client, (article,)):
        page = look(client, f"/articles/{article}")
        notes = [one for one in find(page, "//li[@data-card]") if "What the two readers say" in words(one)]
        assert len(notes) == 2
        assert "Kent Police, investigating_crime: good" in words(notes[0])
        assert "Kent Police good" in lit(page, notes[0].get("id"))
        (form,) = notes[0].xpath(".//form[.//input[@name='of'][@value='rating']]")
        told = send(client, form, body="Kent Police", area="investigating_crime", grade="good", basis="stated")
        assert lit(parsed(told), "rating-0") == lit(page, notes[0].get("id"))


def test_the_queue_is_settled_one_by_one(fresh: tuple[TestClient, str]) -> None:
    """A decision leads back to the queue as it was filtered, without what was decided; undo is at hand."""
    client, _ = fresh
    page = look(client, "/review?kind=rating")
    (name,) = [one.get("id") for one in find(page, "//li[@data-card]")]
    answer = decide(client, page, name, "accept")
    assert answer.url.path == "/review"
    assert dict(answer.url.params)["kind"] == "rating"
    settled = parsed(answer)
    assert not find(settled, "//li[@data-card]")
    assert "0 doubts wait" in words(settled)
    back = parsed(send(client, find(settled, "//*[@class='done']//form")[0]))
    assert [one.get("id") for one in find(back, "//li[@data-card]")] == [name]


def test_the_queue_is_filtered(examples: TestClient) -> None:
    """By kind, by check and by body; nothing else is shown, and what no page gave is a page that says so."""
    assert len(find(look(examples, "/review"), "//li[@data-card]")) == 2
    for query in ("kind=concern", "check=standing.implied", "body=Northumbria+Police"):
        assert len(find(look(examples, f"/review?{query}"), "//li[@data-card]")) == 1
    assert not find(look(examples, "/review?body=Kent+Police"), "//li[@data-card]")
    for query in ("kind=x", "after=x", "check=%00"):
        assert "wrong" in words(look(examples, f"/review?{query}", 422))


@pytest.mark.parametrize("dated", [0, 30, 60])
def test_the_list_comes_in_pages(tmp_path: Path, dated: int) -> None:
    """The newest first and those without a day last, each once."""
    days = [f"Published: {1 + number % 28} March 2024\n\n" for number in range(dated)] + [""] * (120 - dated)
    with shelved(tmp_path, *(f"{day}Nothing of note, {number}." for number, day in enumerate(days))) as (client, ids):
        path, found, kickers = "/articles", list[str](), list[str]()
        while path:
            page = look(client, path)
            found += find(page, "//ol[@class='shelf']//h2/a/@href")
            kickers += [words(one) for one in find(page, "//ol[@class='shelf']//p[@class='kicker']")]
            path = next(iter(find(page, "//a[@rel='next']/@href")), "")
    assert sorted(found) == sorted(f"/articles/{one}" for one in ids)
    assert kickers == [
        *sorted(kickers[:dated], key=lambda one: -int(one.split()[0])),
        *["date not known"] * (120 - dated),
    ]


def test_the_list_is_filtered(examples: TestClient) -> None:
    """By what waits, by whom articles rate, by outlet."""
    numbers = {"state=open": 2, "state=settled": 0, "state=irrelevant": 0, "body=Northumbria+Police": 1, "outlet=X": 0}
    for query, number in numbers.items():
        assert len(find(look(examples, f"/articles?{query}"), "//ol[@class='shelf']/li")) == number


def test_what_is_offered_is_taken() -> None:
    """Whatever a form lets one choose of areas, grades and rounds is in the pack's own words."""
    found = choices(PACK)
    for group in found.areas[1:]:
        assert {key for key, _ in group.choices} <= {row.area for row in PACK.areas}
    assert set(found.grades) == set(PACK.rank)
    assert {key for group in found.rounds for key, _ in group.choices} == set(PACK.programme)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        (f"/articles/{'0' * 64}", 404, "no such article"),
        ("/articles/x", 422, "wrong"),
        ("/articles?after=x", 422, "cursor"),
    ],
)
def test_errors_are_pages(examples: TestClient, path: str, status: int, said: str) -> None:
    """What goes wrong is told in words, with a way back."""
    page = look(examples, path, status)
    assert said in words(find(page, "//*[@role='alert']")[0])
    assert find(page, "//main//a[@href='/articles']")


def test_files_are_kept_for_ever_under_their_digest(examples: TestClient) -> None:
    """Styles and scripts come from the server itself, and an address of another version is none."""
    page = look(examples, "/articles")
    files = find(page, "//script/@src | //link/@href")
    assert len(files) >= 4
    for address in files:
        assert address.startswith("/static/")
        assert "immutable" in examples.get(address).headers["cache-control"]
    assert examples.get("/static/0/pages.css").status_code == 404


@pytest.mark.parametrize(
    ("path", "accept", "kind"),
    [
        ("/nowhere", "text/html,*/*;q=0.8", "text/html; charset=utf-8"),
        ("/nowhere", "*/*", "application/problem+json"),
        ("/api/v1/nowhere", "text/html,*/*;q=0.8", "application/problem+json"),
    ],
)
def test_an_address_that_is_nobodys(examples: TestClient, path: str, accept: str, kind: str) -> None:
    """People are told on a page that there is nothing, programs by a problem."""
    told = examples.get(path, headers={"Accept": accept})
    assert (told.status_code, told.headers["content-type"]) == (404, kind)


@pytest.mark.parametrize("path", ["/api/v1/nowhere", "/api/v1/records?limit=x"])
def test_errors_name_where_the_api_is_described(examples: TestClient, path: str) -> None:
    """Programs' authors are told an address, and the description is there."""
    (place,) = re.findall(r"/\S+", examples.get(path).json()["detail"])
    assert "openapi" in examples.get(place).json()
