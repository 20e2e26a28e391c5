"""Who comes in to the pages, and what nobody does without a form of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.browsing import EXAMPLE, find, look, parsed, send, shelved, words
from tests.web.conftest import HERE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response
    from starlette.testclient import TestClient

READER, REVIEWER = "r" * 20, "w" * 20
TOKENS = f"rita:reader:{READER} wendy:reviewer:{REVIEWER}"


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[TestClient, str]]:
    """Give a client of a server with tokens and one article, and the address of the article's page."""
    with shelved(tmp_path, EXAMPLE, tokens=TOKENS) as (client, (article,)):
        yield client, f"/articles/{article}"


def sign_in(client: TestClient, token: str, **said: str) -> Response:
    """Send the form by which one signs in."""
    (form,) = find(look(client, "/login"), "//main//form")
    return client.post("/login", data={**dict(form.form_values()), "token": token, **said}, follow_redirects=False)


def test_nobody_looks_without_a_token(guarded: tuple[TestClient, str]) -> None:
    """Every page leads to the way in, which leads back to the page."""
    client, address = guarded
    for path in ("/articles", address, "/review?kind=rating"):
        answer = client.get(path)
        assert answer.url.path == "/login"
        (form,) = find(parsed(answer), "//form")
        told = send(client, form, token=REVIEWER)
        assert (told.status_code, told.url) == (200, f"{HERE}{path}")
        client.cookies.clear()


@pytest.mark.parametrize("place", ["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", "/\n/x"])
def test_nobody_is_led_elsewhere(guarded: tuple[TestClient, str], place: str) -> None:
    """An address of somebody else's is none to go on to."""
    client, _ = guarded
    assert sign_in(client, REVIEWER, next=place).headers["location"] == "/articles"


def test_a_wrong_token_is_none(guarded: tuple[TestClient, str]) -> None:
    """The page says so and does not show it; who tries too often waits."""
    client, _ = guarded
    answer = sign_in(client, REVIEWER + "x")
    assert answer.status_code == 403
    assert REVIEWER not in answer.text
    assert "set-cookie" not in answer.headers
    told = [sign_in(client, str(number)).status_code for number in range(5)]
    assert told == [403, 403, 403, 403, 429]


def test_who_signs_out_is_out(guarded: tuple[TestClient, str]) -> None:
    """The session is gone from the browser."""
    client, _ = guarded
    sign_in(client, REVIEWER)
    (form,) = find(look(client, "/articles"), "//form[@action='/logout']")
    send(client, form)
    assert client.get("/articles").url.path == "/login"


def test_who_is_in_may_come_in_again(guarded: tuple[TestClient, str]) -> None:
    """With another token, and with the form that is shown then."""
    client, address = guarded
    sign_in(client, READER)
    assert sign_in(client, REVIEWER).status_code == 303
    assert find(look(client, address), "//*[@data-add]")


def test_strangers_learn_no_names(guarded: tuple[TestClient, str]) -> None:
    """Whose the server is, and who decides on it, is for those who are known."""
    client, _ = guarded
    assert client.get("/name").url.path == "/login"


def test_readers_decide_nothing(guarded: tuple[TestClient, str]) -> None:
    """They see no form that does, and one that they make themselves is refused."""
    client, address = guarded
    sign_in(client, READER)
    for path in (address, "/review"):
        page = look(client, path)
        assert [form.action for form in find(page, "//form[@method='post']")] == ["/logout"]
        assert not find(page, "//*[@data-add]")
    csrf = find(look(client, address), "//input[@name='csrf']/@value")[0]
    for path in (f"{address}/reviews", "/reviews/1/undo", "/name"):
        answer = client.post(path, data={"csrf": csrf, "action": "accept", "item": "rating-0", "name": "x"})
        assert answer.status_code == 403
        assert "reviewers" in words(parsed(answer))


@pytest.mark.parametrize("csrf", [None, "", "0" * 64, "é"])
def test_forms_that_are_not_ours_change_nothing(guarded: tuple[TestClient, str], csrf: str | None) -> None:
    """Whoever has the cookie alone, as a forged form does, is refused; also signing out."""
    client, address = guarded
    sign_in(client, REVIEWER)
    sent = {"action": "dismiss", "item": "x"} | ({} if csrf is None else {"csrf": csrf})
    for path in (f"{address}/reviews", "/reviews/1/undo", "/logout", "/name"):
        assert client.post(path, data=sent, follow_redirects=False).status_code == 403


def test_who_has_a_token_decides_under_its_name(guarded: tuple[TestClient, str]) -> None:
    """A name that the browser remembers from elsewhere does not go before the token's."""
    client, address = guarded
    sign_in(client, REVIEWER)
    client.cookies.set("pressmark_name", "Somebody")
    form = find(look(client, address), "//ol[@class='cards']/li//form[.//button[@value='dismiss']]")[0]
    assert "wendy dismissed" in words(parsed(send(client, form, action="dismiss")))


def test_a_name_is_asked_for_where_nobody_has_tokens(tmp_path: Path) -> None:
    """The user's own is the usual one; what is no name is refused and said so."""
    with shelved(tmp_path, EXAMPLE) as (client, _):
        assert client.get("/login", follow_redirects=False).headers["location"] == "/articles"
        assert "Deciding as" in words(look(client, "/articles"))
        (form,) = find(look(client, "/name"), "//main//form")
        for wrong in ("", " ", "a" * 65, "<script>", "a\x00b"):
            assert send(client, form, name=wrong).status_code == 422
        assert "Deciding as Zoë O'Neil" in words(parsed(send(client, form, name=" Zoë  O'Neil ")))


def test_other_pages_send_no_forms(tmp_path: Path) -> None:
    """Where everybody on the machine is a reviewer, a form on another origin's page is not."""
    with shelved(tmp_path, EXAMPLE) as (client, (article,)):
        for origin, status in {"http://evil.test": 403, "null": 403, HERE: 422}.items():
            sent = {"action": "x"}
            answer = client.post(f"/articles/{article}/reviews", data=sent, headers={"Origin": origin})
            assert answer.status_code == status
