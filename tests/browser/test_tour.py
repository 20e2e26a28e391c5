"""One article all the way in a real browser: submitted, reviewed, in the matrix, exported, and gold."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

from tests.browser.looking import open_items, settle, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Browsing

TEXT = """HMICFRS has graded Essex Police ‘good’ at preventing crime 🚔 and ‘adequate’ at investigating crime.

But the force was rated inadequate at responding to the public, the inspectors said.

The force must do better at managing offenders, the report says.

“We know that victims wait too long, and we are changing that now,” said Chief Constable Ann Marl.

There is a cause of concern about custody at Essex Police, it adds.
"""
BOTH, REPLY, IMPLIED, QUOTE, CONCERN = TEXT.strip().split("\n\n")
LIT = {
    "rating-0": BOTH,
    "rating-1": BOTH,
    "rating-2": REPLY,
    "rating-3": IMPLIED,
    "quote-0": QUOTE[1 : QUOTE.index("”")],
    "concern-0": CONCERN,
}
FIELDS = ("area", "grade", "basis", "review")


def submit(page: Any) -> None:
    """Send the article by the form, and wait for its page."""
    page.get_by_label("Paste its text").fill(TEXT)
    page.get_by_label("Title").fill("One force, three grades")
    page.get_by_label("Day of publication").fill("2022-03-03")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/articles/*")


def correct(page: Any, anchor: str, grade: str) -> None:
    """Give a rating another grade."""
    card = page.locator(f"#{anchor}")
    card.get_by_text("Correct", exact=True).click()
    card.get_by_label("Grade").select_option(grade)
    card.get_by_role("button", name="Keep the correction").click()
    settle(page, "corrected")


def grade(page: Any, area: str) -> str:
    """Return what the matrix says of an area."""
    page.goto("/matrix")
    return page.locator(f"td[data-label='{area}']").inner_text().strip()


def settle_by_keys(page: Any) -> list[str]:
    """Accept what waits in the queue, but dismiss ratings, by the keyboard alone; return what was decided."""
    page.goto("/review")
    page.keyboard.press("j")
    decided: list[str] = []
    while left := open_items(page):
        page.wait_for_function("document.activeElement.matches('[data-card].open')")
        is_rating = page.evaluate("document.activeElement.classList.contains('rating')")
        decided.append("dismissed" if is_rating else "accepted")
        page.keyboard.press("d" if is_rating else "a")
        settle(page, decided[-1])
        page.wait_for_function("n => document.querySelectorAll('[data-card].open').length < n", arg=left)
    return decided


def download(page: Any, link: str, folder: Path) -> Path:
    """Download what a link of the page of exports leads to."""
    page.goto("/export")
    with page.expect_download() as coming:
        page.get_by_role("link", name=link).click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def evaluated(gold: Path) -> dict[str, Any]:
    """Return how right the rules are by a folder of gold."""
    command = [sys.executable, "-m", "pressmark.cli", "evaluate", "--json", "--reader", "rules", str(gold)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - ours


def test_an_article_goes_all_the_way(browsing: Browsing, tmp_path: Path) -> None:
    """What people leave of a submitted article is what the matrix, the export and gold say, and evaluate goes by."""
    page = browsing.page("/submit")
    submit(page)
    assert {anchor: words(page, anchor) for anchor in LIT} == LIT
    address = page.url
    assert grade(page, "Responding to the public") == "inadequate"

    page.goto(address)
    correct(page, "rating-2", "requires improvement")
    page.keyboard.press("u")
    settle(page, "took back")
    assert "inadequate" in page.locator("#rating-2 .what").inner_text()
    correct(page, "rating-2", "requires improvement")
    assert sorted(settle_by_keys(page)) == ["accepted", "dismissed"]
    assert grade(page, "Responding to the public") == "requires improvement"

    with download(page, "CSV, for Excel too of ratings", tmp_path).open(encoding="utf-8-sig", newline="") as rows:
        told = [tuple(row[name] for name in FIELDS) for row in csv.DictReader(rows)]
    assert ("responding_public", "requires improvement", "stated", "corrected") in told
    assert len(told) == 3

    with zipfile.ZipFile(download(page, "Zip of gold files", tmp_path)) as packed:
        (name,) = packed.namelist()
        packed.extractall(tmp_path / "gold")
    ratings = json.loads((tmp_path / "gold" / name).read_text("utf-8"))["gold"]["ratings"]
    assert {one["area_key"]: one["grade"] for one in ratings} == {
        "preventing_crime": "good",
        "investigating_crime": "adequate",
        "responding_public": "requires improvement",
    }
    figures = evaluated(tmp_path / "gold")["figures"]["ratings stated"]
    assert [figures[name] for name in ("hit", "extra", "miss")] == [2, 1, 1]  # the rules still say inadequate
