"""The pages that look over all articles, for everybody: on a telephone, in the dark, with a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from pressmark.jobs import JobBook, Task
from pressmark.ledger import Ledger
from pressmark.ledger.inputs import BY_RULES
from pressmark.runs import Counts, Runs
from pressmark.runs import Task as Command
from pressmark.spend import Account
from tests.browser.conftest import Browsing
from tests.browser.looking import faults
from tests.conflicts.making import AREA, BODY, PROGRAMME, entry, quote, rating
from tests.endpoint.fixtures import LOOPBACK
from tests.matrix.archive import filled
from tests.scan.reading import article
from tests.web.servers import Server

if TYPE_CHECKING:
    from pathlib import Path

OWNER = "a reader elsewhere"
SAID = "We shall hire more people and train them well"
ENTRIES = (
    entry("One.", rating("good"), quote(SAID, "Ann Marl"), title="The first", outlet="The Ferret"),
    entry("Two.", rating("inadequate", status="review"), quote(SAID, "Bo Finch"), title="The second"),
    entry("Three.", rating("requires improvement", programme="PEEL 2017"), rating("good", basis="implied")),
)
CELL = f"/matrix/cell?{urlencode({'of': f'police/{PROGRAMME}', 'body': BODY, 'area': AREA})}"
PLACES = (
    "/matrix",
    CELL,
    f"/matrix/body?{urlencode({'name': BODY})}",
    "/search",
    "/search?q=hire",
    "/conflicts",
    "/submit",
    "/runs",
    "/export",
)


def fill(place: Path) -> list[str]:
    """Fill a ledger with all that the pages can show; return where a job that failed and one that is read stand."""
    with Ledger(str(place)) as ledger:
        filled(ledger, ENTRIES)
        ledger.fail("archive/1998.jsonl:17", "it has no text")
        runs, book = Runs(ledger.engine), JobBook(ledger.engine)
        run = runs.begin(Command("backfill", ("archive/1998.jsonl",), "model", "reader-1"))
        runs.end(run, Counts(articles=12, relevant=7, failures=1, calls=7, cost=1.25), "stopped")
        Account(ledger.engine).set_cap(2_000_000_000)
        failed, read = claimed(book, "One."), claimed(book, "Two.")
        book.fail(failed, OWNER, "no endpoint answers; begin one")
        return [f"/jobs/{job}" for job in (failed, read)]


def claimed(book: JobBook, text: str) -> str:
    """Return a job for a text that somebody else has begun."""
    job = book.accept(Task(article(text), BY_RULES), 10)
    assert book.claim(OWNER) is not None
    return job.id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "telephone"])
@pytest.mark.block_network(allowed_hosts=LOOPBACK)
def test_everybody_can_look_over_all(chromium: Any, tmp_path: Path, size: str, scheme: str) -> None:
    """Axe finds no serious fault on any of them, and none is wider than the screen."""
    pytest.importorskip("axe_playwright_python", reason="pip install 'pressmark[browser]'")
    places = [*PLACES, *fill(tmp_path / "ledger.db")]
    with Server(tmp_path / "ledger.db") as server:
        page = Browsing(chromium, server, []).page("/", size=size, color_scheme=scheme, reduced_motion="reduce")
        found: dict[str, list[Any]] = {}
        for place in places:
            assert page.goto(place).status == 200, place
            found[place] = faults(page)
        assert page.get_by_role("progressbar").is_visible()
        page.goto(CELL)
        assert page.locator("[data-card]").count() == 2
        page.context.close()
    assert found == {place: [] for place in places}
