"""What is written into an article, or said of it, is never more than words on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from pressmark.articles import read_text
from pressmark.session import Session
from pressmark.settings import Settings
from tests.web.browsing import decide, find, lit, look, parsed, send, shelved, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

SCRIPT = "<script>alert(1)</script>"
ATTACKS = (
    SCRIPT,
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</mark></div></main><iframe src=javascript:alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "&lt;script&gt;",
    "--></style><style>*{display:none}",
)
TEXT = (
    f"{SCRIPT} HMICFRS rated Kent Police good at investigating crime {' '.join(ATTACKS)}.\n\n"
    f"“We shall {' '.join(ATTACKS)} hire more people,” said Chief Constable Ann Marl.\n\n"
    "The force must do better at managing offenders, the report says."
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str]]:
    """Give a client of a server with an article that attacks in every field, and its page's address."""
    folder = tmp_path_factory.mktemp("hostile")
    known = {"reader": "rules", "ledger": str(folder / "ledger.db")}
    attack = " ".join(ATTACKS)
    article = read_text(TEXT, max_bytes=10**6).model_copy(
        update={"title": attack, "outlet": attack, "url": "javascript:alert(1)//" + attack, "source": attack}
    )
    with Session(Settings.model_validate(known)) as session:
        session.read(article)
    with shelved(folder) as (client, _):
        address = f"/articles/{article.id}"
        page = look(client, address)
        (form,) = find(page, "//*[@data-add='quote']//form")
        for number, one in enumerate(ATTACKS):
            said = {"speaker": one, "role": one, "organisation": one, "words": TEXT.split()[number]}
            assert send(client, form, **said).status_code in {200, 422}
        assert decide(client, page, "quote-0", "correct", speaker=attack[:200], role=attack[:200]).status_code == 200
        yield client, address


def pages(client: TestClient, address: str) -> Iterator[Any]:
    """Yield each page on which anything of the article is shown."""
    yield look(client, address)
    yield look(client, "/articles")
    yield look(client, "/review")
    yield look(client, f"/review?body={SCRIPT}")
    yield look(client, f"/articles?outlet={SCRIPT}")
    yield look(client, f"/articles?after={SCRIPT}", 422)
    (form,) = find(look(client, address), "//*[@data-add='quote']//form")
    yield parsed(send(client, form, words="".join(ATTACKS)))
    yield parsed(send(client, form, words=SCRIPT, of=SCRIPT, action=SCRIPT))
    yield parsed(client.post("/name", data={"name": SCRIPT, "next": "javascript:alert(1)"}))


def test_nothing_becomes_an_element_or_an_attribute(hostile: tuple[TestClient, str]) -> None:
    """The pages have the scripts and styles of the server, forms and links to its own pages, and nothing else."""
    for page in pages(*hostile):
        assert {one.get("src")[:8] for one in find(page, "//script")} == {"/static/"}
        assert not any((one.text or "").strip() for one in find(page, "//script"))
        assert not find(page, "//style | //iframe | //img | //svg | //object | //embed | //base | //*[@style]")
        assert not find(page, "//@*[starts-with(name(), 'on')]")
        for place in find(page, "//@href | //@src | //@action"):
            assert place.startswith(("/", "#")), place
            assert urlsplit(str(place))[:2] == ("", "")


def test_what_was_written_is_shown_as_it_is(hostile: tuple[TestClient, str]) -> None:
    """The words stand on the page, each character of them, and are lit as others are."""
    client, address = hostile
    page = look(client, address)
    assert text_of(page) == TEXT
    assert SCRIPT in lit(page, "rating-0")
    assert find(page, "//h1")[0].text_content() == " ".join(ATTACKS)


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://echo.test/a?b=c&d=e", True),
        ("http://echo.test", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//echo.test", False),
        ("https:echo.test", False),
        ('https://echo.test/"onclick="alert(1)', False),
    ],
)
def test_only_addresses_of_the_web_become_links(tmp_path: Path, url: str, is_link: bool) -> None:  # noqa: FBT001 - a table
    """Any other address is shown as words."""
    article = read_text("HMICFRS rated Kent Police good at leadership.", max_bytes=1000)
    with (
        shelved(tmp_path) as (client, _),
        Session(Settings.model_validate({"reader": "rules", "ledger": str(tmp_path / "ledger.db")})) as session,
    ):
        session.read(article.model_copy(update={"url": url}))
        page = look(client, f"/articles/{article.id}")
        assert find(page, "//main//header//a/@href") == ([url] if is_link else [])


FORM = "application/x-www-form-urlencoded"
ODD: list[tuple[str, str, str, bytes]] = [
    *(
        ("GET", f"/review?{query}", "", b"")
        for query in ("last=0", f"last={9**40}", "last=x", "body=%ED%A0%80", "kind=")
    ),
    *(
        ("GET", f"/articles?after={said}", "", b"")
        for said in ("W10", "WyIiLCAiIl0", "WyJcdWQ4MDAiLCAiIl0", "%00", "x" * 9000)
    ),
    *(("GET", f"/articles/{said}", "", b"") for said in ("%00", "..%2f..", "0" * 63, "A" * 64, "0" * 5000)),
    *(
        ("GET", path, "", b"")
        for path in ("/login?next=//x", "/name?next=javascript:x", "/static/../x", "/static/x/%2e%2e")
    ),
    *(("POST", f"/reviews/{number}/undo", FORM, b"") for number in ("0", "-1", "9" * 40, "x", "1")),
    *(
        ("POST", f"/articles/{'0' * 64}/reviews", kind, body)
        for kind, body in (
            (FORM, b""),
            (FORM, b"%ff=%ff&action=%00"),
            (FORM, b"&".join(b"f%d=1" % number for number in range(5000))),
            (FORM, b"action=add&of=rating&start=" + b"9" * 5000 + b"&end=1"),
            (FORM, b"action=correct&of=__class__&item=x"),
            ("multipart/form-data", b"x"),
            (
                "multipart/form-data; boundary=x",
                b'--x\r\nContent-Disposition: form-data; name="csrf"; filename="a"\r\n\r\n1',
            ),
            ("application/json", b'{"action": "accept"}'),
        )
    ),
]


@pytest.mark.parametrize(("method", "path", "kind", "body"), ODD, ids=range(len(ODD)))
def test_odd_requests_are_answered(
    hostile: tuple[TestClient, str], method: str, path: str, kind: str, body: bytes
) -> None:
    """Whatever is asked for, the answer is no error of the server's."""
    client, address = hostile
    here = path.replace("0" * 64, address.rpartition("/")[2])
    for place in {path, here}:
        assert client.request(method, place, headers={"content-type": kind}, content=body).status_code < 500
