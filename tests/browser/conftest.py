"""A browser and a server for it. Where there is no Chromium or no Playwright, these tests are skipped."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.endpoint.fixtures import LOOPBACK
from tests.web.servers import API, Server

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDTHS = {"desk": (1280, 900), "telephone": (390, 844)}


class Browsing(NamedTuple):
    """A browser, a server, and what the browser complained of: refused scripts and styles, and errors."""

    browser: Any
    server: Server
    complaints: list[str]

    def page(self, path: str, *, size: str = "desk", **more: Any) -> Any:
        """Return a new page that shows an address of the server."""
        width, height = _WIDTHS[size]
        context = self.browser.new_context(
            base_url=self.server.address, viewport={"width": width, "height": height}, **more
        )
        page = context.new_page()

        def hear(said: Any) -> None:
            if getattr(said, "type", "error") == "error":
                self.complaints.append(str(getattr(said, "text", said)))

        page.on("console", hear)
        page.on("pageerror", hear)
        page.goto(path)
        return page

    def read(self, text: str, **said: str) -> str:
        """Have an article read, and return its page's address."""
        answer = self.server.client.post(f"{API}/articles?wait=30", json={"text": text, **said})
        return f"/articles/{answer.raise_for_status().json()['article']['id']}"


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Let these tests reach loopback."""
    for item in items:
        if "browsing" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.block_network(allowed_hosts=LOOPBACK))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Give a Chromium that shows nothing. It goes with the module: its event loop would be in other tests' way."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="pip install 'pressmark[browser]' to test in a browser"
    )
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no chromium; apt-get install chromium to test in a browser")
    with playwright.sync_playwright() as playing:
        browser = playing.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def browsing(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsing]:
    """Give a browser with a server of its own; nothing may be complained of."""
    with Server(tmp_path_factory.mktemp("server") / "ledger.db") as server:
        found = Browsing(chromium, server, [])
        yield found
        for context in chromium.contexts:
            context.close()
        assert found.complaints == []
