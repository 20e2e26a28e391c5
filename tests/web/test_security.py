"""Who may do what, and what other people's pages may not."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from starlette.responses import Response

from pressmark.errors import ConfigError
from pressmark.session import Session
from pressmark.settings import Settings
from pressmark.web.security import Sessions, load_tokens
from pressmark.web.security.buckets import Buckets
from pressmark.web.security.origins import is_here, origins_of
from pressmark.web.serving import serve
from tests.web.conftest import HERE, house_of, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

READER, REVIEWER = "r" * 20, "w" * 20
TOKENS = f"rita:reader:{READER} wendy:reviewer:{REVIEWER}"
API = "/api/v1"
ARTICLE = {"text": "HMICFRS rated Kent Police good at investigating crime."}


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server that has tokens."""
    with serving(tmp_path_factory.mktemp("guarded"), tokens=TOKENS, public_url="https://press.test") as client:
        yield client


def bearer(token: str) -> dict[str, str]:
    """Return the header by which a program shows its token."""
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/healthz", {}, 200),
        ("GET", "/readyz", {}, 200),
        ("GET", f"{API}/openapi.json", {}, 200),
        ("GET", "/metrics", {}, 401),
        ("GET", "/metrics", bearer(READER), 200),
        ("GET", f"{API}/ratings", {}, 401),
        ("GET", f"{API}/ratings", bearer(READER), 200),
        ("GET", f"{API}/ratings", {"Authorization": f"bearer {READER}"}, 200),
        ("GET", f"{API}/ratings", bearer(READER[1:]), 401),
        ("GET", f"{API}/ratings", bearer(""), 401),
        ("GET", f"{API}/ratings", {"Authorization": f"Basic {READER}"}, 401),
        ("GET", f"{API}/ratings", {"Authorization": "Bearer " + "é" * 20}, 401),
        ("POST", f"{API}/articles", {}, 401),
        ("POST", f"{API}/articles", bearer(READER), 403),
        ("POST", f"{API}/articles?wait=30", bearer(REVIEWER), 201),
    ],
)
def test_tokens_and_roles(guarded: TestClient, method: str, path: str, headers: dict[str, str], status: int) -> None:
    """Nobody reads without a token, and readers submit nothing; health is everybody's."""
    sent = {name.encode(): value.encode() for name, value in headers.items()}
    told = guarded.request(method, path, headers=sent, json=ARTICLE if method == "POST" else None)
    assert told.status_code == status
    if status >= 400:
        assert told.headers["content-type"] == "application/problem+json"
    assert (status == 401) == ("www-authenticate" in told.headers)


def test_a_browser_has_a_session(guarded: TestClient) -> None:
    """A cookie is as good as its token, to look; to change anything the page's own sign must come with it."""
    house, answer = house_of(guarded), Response()
    token = house.tokens.find(REVIEWER)
    assert token is not None
    session = house.sessions.begin(token, answer)
    cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=strict", "Secure", "Path=/"):
        assert part.lower() in cookie.lower()
    assert REVIEWER not in cookie
    sent = {"Cookie": cookie.partition(";")[0]}
    assert guarded.get(f"{API}/ratings", headers=sent).status_code == 200
    assert guarded.post(f"{API}/articles", headers=sent, json=ARTICLE).status_code == 403
    assert guarded.post(f"{API}/articles", headers={**sent, "X-CSRF-Token": "0" * 64}, json=ARTICLE).status_code == 403
    told = guarded.post(f"{API}/articles?wait=30", headers={**sent, "X-CSRF-Token": session.csrf}, json=ARTICLE)
    assert told.status_code in {200, 201}


def test_a_session_ends_with_its_token() -> None:
    """A cookie is nobody's when its token is taken away or changed, and a cookie that was altered is none."""
    tokens = load_tokens(Settings.model_validate({"tokens": TOKENS}).tokens, None)
    sessions, answer = Sessions(tokens, secure=False), Response()
    sessions.begin(tokens[0], answer)
    cookie = answer.headers["set-cookie"].partition("=")[2].partition(";")[0]
    found = sessions.find(cookie)
    assert found is not None
    assert found.token == tokens[0]
    assert Sessions(tokens, secure=False).find(cookie) == found
    others = load_tokens(Settings.model_validate({"tokens": f"rita:reader:{READER}2"}).tokens, None)
    assert Sessions(others, secure=False).find(cookie) is None
    for broken in ("", ".", cookie[:-1], cookie.replace(".", "", 1), f"{tokens[1].key}.{cookie.partition('.')[2]}"):
        assert sessions.find(broken) is None


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("[::1]:8000", 200),
        ("192.168.1.20:8000", 200),
        ("rebound.test:8000", 400),
        ("localhost.rebound.test", 400),
        ("127.0.0.1.rebound.test", 400),
        ("user@127.0.0.1", 400),
        ("127.0.0.1/x", 400),
        ("127.0.0.1:99999999", 400),
        ("", 400),
    ],
)
def test_other_names_are_refused(client: TestClient, host: str, status: int) -> None:
    """A name that somebody's DNS may give this machine is none of the server's."""
    assert client.get(f"{API}/ratings", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": HERE}, 200),
        ({"Origin": HERE, "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://evil.test"}, 403),
        ({"Origin": "http://127.0.0.1:9000"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_other_pages_change_nothing(client: TestClient, headers: dict[str, str], status: int) -> None:
    """Where everybody on the machine is a reviewer, a page of another origin still is not."""
    client.post(f"{API}/articles?wait=30", json=ARTICLE)
    assert client.post(f"{API}/articles", headers=headers, json=ARTICLE).status_code == status
    assert client.get(f"{API}/ratings", headers=headers).status_code == 200


def test_the_public_address_is_known(guarded: TestClient) -> None:
    """Behind a proxy, the name and the pages of the address that is set are the server's own."""
    headers = {"Host": "press.test", "Origin": "https://press.test", **bearer(REVIEWER)}
    told = guarded.post(f"{API}/articles?wait=30", headers=headers, json=ARTICLE)
    assert told.status_code in {200, 201}
    assert "max-age" in told.headers["strict-transport-security"]


@pytest.mark.parametrize("path", ["/healthz", f"{API}/ratings", f"{API}/ratings?limit=x", "/nowhere"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    """Answers of all kinds tell browsers to run no script of an article's and to frame nothing."""
    headers = client.get(path).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("192.0.2.1", False), ("::", False), ("press", False)],
)
def test_others_need_tokens(tmp_path: Path, host: str, here: bool) -> None:  # noqa: FBT001 - a table
    """Without tokens the server is bound to nothing that others reach."""
    assert is_here(host) is here
    if not here:
        settings = Settings.model_validate({"ledger": str(tmp_path / "ledger.db"), "reader": "rules"})
        with Session(settings) as session, pytest.raises(ConfigError, match="PRESSMARK_TOKENS"):
            serve(session, host, 0, print)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("ann:reviewer:too-short", "ann has fewer than 16"),
        (f"ann:king:{READER}", "none of the roles"),
        (READER, "no name"),
        (f"ann:reader:{READER} ann:reviewer:{REVIEWER}", "two tokens are called ann"),
    ],
)
def test_tokens_that_are_none_are_refused(said: str, why: str) -> None:
    """The message says what is wrong, and shows no token."""
    with pytest.raises(ConfigError, match=why) as error:
        load_tokens(Settings.model_validate({"tokens": said}).tokens, None)
    assert READER not in str(error.value)
    assert "too-short" not in str(error.value)


def test_tokens_come_from_a_file(tmp_path: Path) -> None:
    """One a line, with comments; a file that is not there is told."""
    file = tmp_path / "tokens"
    file.write_text(f"# ours\nrita:reader:{READER} # since May\n\nwendy:reviewer:{REVIEWER}\n", "utf-8")
    assert [(token.name, token.role) for token in load_tokens(None, file)] == [
        ("rita", "reader"),
        ("wendy", "reviewer"),
    ]
    with pytest.raises(ConfigError, match="cannot be read"):
        load_tokens(None, tmp_path / "nowhere")


@pytest.mark.parametrize("address", ["press.test", "ftp://press.test", "https://", "javascript:alert(1)"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """PRESSMARK_PUBLIC_URL is one that a browser could open."""
    with pytest.raises(ConfigError, match="PRESSMARK_PUBLIC_URL"):
        origins_of(address)


def test_tokens_are_never_shown(guarded: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """No token stands in settings that are shown, in an answer or in a log."""
    caplog.set_level(logging.DEBUG)
    shown = [guarded.get(f"{API}/ratings", headers=bearer(token)).text for token in (READER, REVIEWER, READER + "x")]
    settings = house_of(guarded).session.settings
    told = " ".join([*shown, caplog.text, repr(settings), str(settings), settings.model_dump_json()])
    assert READER not in told
    assert REVIEWER not in told


def test_clients_are_kept_to_a_rate() -> None:
    """Two seconds' worth may come at once, then as many as the rate says, each client by itself."""
    now = [0.0]
    buckets = Buckets(10.0, lambda: now[0])
    assert [buckets.take("a") for _ in range(20)] == [0.0] * 20
    assert buckets.take("a") == pytest.approx(0.1)
    assert buckets.take("b") == 0.0
    now[0] = 0.1
    assert (buckets.take("a") > 0, buckets.take("a") > 0) == (False, True)
    for number in range(20_000):
        buckets.take(str(number))
    assert len(buckets) <= 10_000


def test_too_many_requests_are_told(tmp_path: Path) -> None:
    """The answer is a problem that says when to come again."""
    with serving(tmp_path, client_rate=1) as client:
        told = [client.get("/healthz") for _ in range(3)]
    assert [one.status_code for one in told] == [200, 200, 429]
    assert int(told[-1].headers["retry-after"]) == 1
    assert told[-1].json()["status"] == 429
