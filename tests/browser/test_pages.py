"""The pages in a real browser, over a real server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.ledger import Ledger
from pressmark.reviews.gold import write_gold
from tests.browser.conftest import Browsing
from tests.browser.looking import faults, open_items, settle, words
from tests.endpoint.fixtures import LOOPBACK
from tests.web.servers import Server

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Invented force judged by inspectors

HMICFRS 🚔 rated Kent Police good at investigating crime and inadequate at responding to the public.

“We shall hire more people 👮 and train them well,” said Chief Constable Ann Marl.

The force must do better at managing offenders, the report says.

There is a cause of concern about custody at Kent Police, it adds. 😀 All in all it was a poor year.
"""
TITLE = "Invented force judged by inspectors"


def test_an_article_is_reviewed(browsing: Browsing, tmp_path: Path) -> None:
    """Items are lit at the right words; one is corrected, that is undone, the rest is accepted by keys, and is gold."""
    address = browsing.read(TEXT, title=TITLE)
    page = browsing.page(address)
    assert words(page, "quote-0") == "We shall hire more people 👮 and train them well,"
    assert words(page, "rating-2") == "The force must do better at managing offenders, the report says."
    card = page.locator("#rating-0")
    card.get_by_text("Correct", exact=True).click()
    card.get_by_label("Grade").select_option("outstanding")
    card.get_by_role("button", name="Keep the correction").click()
    settle(page, "corrected")
    assert "outstanding" in card.inner_text()
    page.locator(".done").get_by_role("button", name="Undo").click()
    settle(page, "took back")
    assert "outstanding" not in card.inner_text()
    page.goto(address)
    waiting = open_items(page)
    assert waiting >= 2
    page.keyboard.press("j")
    for left in range(waiting, 0, -1):
        assert open_items(page) == left
        page.keyboard.press("a")
        page.wait_for_function("n => document.querySelectorAll('[data-card].open').length < n", arg=left)
        settle(page, "accepted")
    assert "nothing to check" in page.locator(".head").inner_text()
    with Ledger(str(browsing.server.ledger)) as ledger:
        assert write_gold(ledger, tmp_path) == 1
    (file,) = tmp_path.iterdir()
    assert json.loads(file.read_text("utf-8"))["title"] == TITLE


def test_what_does_not_fit_is_told(browsing: Browsing) -> None:
    """The reason is shown, what was filled in is kept, and the address is still one to come back to."""
    address = browsing.read(TEXT)
    page = browsing.page(address)
    card = page.locator("#rating-0")
    card.get_by_text("Correct", exact=True).click()
    card.get_by_label("Body").fill("Kant Police")
    card.get_by_role("button", name="Keep the correction").click()
    page.get_by_role("alert").wait_for()
    assert "Kent Police" in page.get_by_role("alert").inner_text()
    assert card.get_by_label("Body").input_value() == "Kant Police"
    assert page.url.endswith(address)
    browsing.complaints.clear()  # 422 is told as an error


def select(page: Any, words: str) -> None:
    """Select words of the article, within one of its pieces."""
    page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const start = walker.currentNode.data.indexOf(words);
                if (start < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + words.length);
                return;
            }
        }""",
        words,
    )


@pytest.mark.parametrize("missed", ["a poor year", "hire more people 👮 and", "Invented force"])
def test_selected_words_become_an_item(browsing: Browsing, missed: str) -> None:
    """The item stands at just the words that were selected, behind emoji as well, which are two units of a script's."""
    page = browsing.page(browsing.read(TEXT))
    select(page, missed)
    page.locator("#picked").get_by_role("button", name="Rating").click()
    form = page.locator("[data-add=rating] form")
    form.get_by_label("Area").first.select_option("overall")
    form.get_by_label("Grade").select_option("inadequate")
    form.get_by_role("button", name="Add it").click()
    settle(page, "added")
    assert words(page, "rating-3") == missed


def test_a_selection_over_several_pieces(browsing: Browsing) -> None:
    """Numbers that the page puts between the words are not of them."""
    page = browsing.page(browsing.read(TEXT))
    page.evaluate("getSelection().selectAllChildren(document.getElementById('text'))")
    form = page.locator("[data-add=quote] form")
    page.wait_for_function("document.querySelector('[data-add=quote] form').elements.end.value !== ''")
    assert form.locator("[name=words]").input_value().split() == TEXT.split()
    assert (form.locator("[name=start]").input_value(), form.locator("[name=end]").input_value()) == (
        "0",
        str(len(TEXT)),
    )


def test_the_queue_is_settled_by_keys(browsing: Browsing) -> None:
    """One doubt after the other: j and k go through them, d dismisses, u brings it back, c corrects, ? helps."""
    browsing.read(TEXT)
    page = browsing.page("/review")
    number = open_items(page)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("d")
    settle(page, "dismissed")
    assert open_items(page) == number - 1
    page.keyboard.press("u")
    settle(page, "took back")
    assert open_items(page) == number
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.closest('details').dataset.key") == "c"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_text("next, previous item").is_visible()
    page.get_by_label("Keys work on these pages").uncheck()
    page.locator("#main").focus()
    page.keyboard.press("?")
    assert page.get_by_text("next, previous item").is_visible()


def test_all_works_without_scripts(browsing: Browsing) -> None:
    """Forms and links do what keys do."""
    browsing.read(TEXT)
    page = browsing.page("/review", java_script_enabled=False)
    number = open_items(page)
    page.get_by_role("button", name="Accept").first.click()
    settle(page, "accepted")
    assert open_items(page) == number - 1
    page.locator(".done").get_by_role("button", name="Undo").click()
    assert open_items(page) == number
    page.locator("[data-card] .kicker a").first.click()
    details = page.locator("[data-add=quote]")
    details.locator("summary").click()
    details.get_by_label("Words of the article").fill("a poor year")
    details.get_by_role("button", name="Add it").click()
    settle(page, "added")


@pytest.mark.block_network(allowed_hosts=LOOPBACK)
def test_people_sign_in_with_a_token(chromium: Any, tmp_path: Path) -> None:
    """The page that was asked for comes after the way in, and decisions are noted under the token's name."""
    token = "w" * 20
    with Server(tmp_path / "ledger.db", PRESSMARK_TOKENS=f"wendy:reviewer:{token}") as server:
        server.client.headers["Authorization"] = f"Bearer {token}"
        browsing = Browsing(chromium, server, [])
        page = browsing.page(browsing.read(TEXT))
        page.get_by_label("Token").fill(token)
        page.get_by_role("button", name="Sign in").click()
        page.locator("#quote-0").get_by_role("button", name="Dismiss").click()
        settle(page, "wendy dismissed")
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("Token").wait_for()
        page.context.close()
        assert browsing.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "telephone"])
def test_everybody_can_use_them(browsing: Browsing, size: str, scheme: str) -> None:
    """Axe finds no serious fault, nothing is wider than the screen, and motion is not needed."""
    pytest.importorskip("axe_playwright_python", reason="pip install 'pressmark[browser]'")
    address = browsing.read(TEXT, title=TITLE, outlet="The Echo", url="https://echo.test/a")
    page = browsing.page(address, size=size, color_scheme=scheme, reduced_motion="reduce")
    page.locator("#rating-0").get_by_text("Dismiss").click()
    settle(page, "dismissed")
    for path in (address, "/articles", "/review", "/name", "/articles/x", f"{address}?last=1"):
        page.goto(path)
        assert faults(page) == [], path
    browsing.complaints.clear()  # a page that is not there is told as an error
