"""What tests look at pages with: lit words, what waits, what was said of a decision, and grave faults."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def words(page: Any, anchor: str) -> str:
    """Return the words that are lit for an item."""
    return "".join(page.locator(f"mark[data-items~='{anchor}']").all_text_contents())


def open_items(page: Any) -> int:
    """Return how many items wait on a page."""
    return page.locator("[data-card].open").count()


def settle(page: Any, said: str) -> None:
    """Wait until the page tells of a decision."""
    page.locator(".done", has_text=said).wait_for()


def faults(page: Any) -> list[Any]:
    """Return what is grave on a page with all its parts opened, by axe, or that it is wider than the screen."""
    axe = import_module("axe_playwright_python.sync_playwright").Axe()
    for details in page.locator("details").all():
        details.evaluate("one => { one.open = true }")
    wide = page.evaluate("document.documentElement.scrollWidth") - page.viewport_size["width"]
    grave = [
        (one["id"], [node["html"] for node in one["nodes"]])
        for one in axe.run(page).response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    return grave + [("wider than the screen by", wide)] * (wide > 0)
