"""What tests of pages look at them with: parsed HTML, and forms filled in and sent as a browser would."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from starlette.testclient import TestClient

from pressmark.session import Session
from pressmark.settings import Settings
from pressmark.web.app import create_app
from tests.matrix.archive import filled
from tests.web.conftest import HERE, house_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from httpx2 import Response

    from pressmark.conflicts import Entry

EXAMPLE = """Invented Police judged by inspectors

HMICFRS 🚔 rated Kent Police good at investigating crime and inadequate at responding to the public.

“We shall hire more people 👮 and train them well,” said Chief Constable Ann Marl.

The force must do better at managing offenders, the report says.
"""


@contextmanager
def shelved(folder: Path, *texts: str, **over: Any) -> Generator[tuple[TestClient, list[str]]]:
    """Give a client of a server over texts that were read, and the ids of their articles; nobody reads more of them."""
    known: dict[str, Any] = {"reader": "rules", "ledger": str(folder / "ledger.db"), "client_rate": 1e6}
    with Session(Settings.model_validate(known | over)) as session:
        ids = [session.read(session.article(text)).article.id for text in texts]
        yield TestClient(create_app(session), base_url=HERE), ids


@contextmanager
def told(folder: Path, entries: Iterable[Entry], **over: Any) -> Generator[TestClient]:
    """Give a client of a server over records as they are told."""
    with shelved(folder, **over) as (client, _):
        filled(house_of(client).ledger, entries)
        yield client


def parsed(answer: Response | str) -> Any:
    """Return a page's root element; lxml has no types."""
    return import_module("lxml.html").document_fromstring(answer if isinstance(answer, str) else answer.text)


def look(client: TestClient, path: str, status: int = 200) -> Any:
    """Return the page of an address."""
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    return parsed(answer)


def find(page: Any, path: str) -> list[Any]:
    """Return the elements of a page at an XPath."""
    return cast("list[Any]", page.xpath(path))


def words(element: Any) -> str:
    """Return an element's text, with single blanks."""
    return " ".join(element.text_content().split())


def lit(page: Any, anchor: str) -> str:
    """Return the words that are lit for an item."""
    return "".join(mark.text_content() for mark in find(page, "//mark") if anchor in mark.get("data-items", "").split())


def text_of(page: Any) -> str:
    """Return the article's text as its page shows it, without the numbers between."""
    (text,) = find(page, "//*[@id='text']")
    for ref in text.xpath(".//a[@class='ref']"):
        ref.text = ""
    return text.text_content()


def send(client: TestClient, form: Any, **filled: str) -> Response:
    """Send a form of a page with some of its fields filled in, and return the page that it leads to.

    A button goes along by its name if it is among the fields.
    """
    fields = dict(form.form_values()) | filled
    return client.request(form.method, form.action, data=fields)


def card(page: Any, anchor: str) -> Any:
    """Return an item's card."""
    (found,) = find(page, f"//*[@id='{anchor}']")
    return found


def decide(client: TestClient, page: Any, anchor: str, action: str, **filled: str) -> Response:
    """Decide on an item by its own form."""
    (form,) = [
        one
        for one in card(page, anchor).xpath(".//form")
        if one.xpath(f".//*[@name='action'][@value='{action}']") and "reviews" in one.action
    ]
    return send(client, form, action=action, **filled)
