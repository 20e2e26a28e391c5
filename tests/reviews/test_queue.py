"""The queue: what waits, in which order, and page by page while people decide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pressmark.errors import ConfigError
from pressmark.flow import drive, read
from pressmark.reviews import Accept, Trail, Wanted, count_waiting, queue, waiting_by_check
from pressmark.reviews.queue import ALL
from tests.flow.reading import ASKING, AT, Model
from tests.flow.test_model import MARL, TEXT
from tests.ledger.readings import WRONG, reading
from tests.resolve.labels import dismissed, faults
from tests.scan.reading import PACK, article

if TYPE_CHECKING:
    from pressmark.ledger import Ledger
    from pressmark.reviews import Waiting

DAYS = (date(2024, 3, 1), None, date(2025, 3, 1), date(2023, 3, 1))


@pytest.fixture
def archive(ledger: Ledger) -> Ledger:
    """Return a ledger with articles of some days, each with a rating of Essex Police and a concern that wait."""
    labels = (WRONG, dismissed("g2"), MARL, faults("c1"))
    for number, day in enumerate(DAYS):
        text = f"{TEXT}\nHMICFRS named a cause of concern about custody at Kent Police in week {number}.\n"
        put = drive(read(article(text, day), PACK, ASKING, at=AT), Model(labels).answer)
        assert [entry.status for entry in (*put.record.ratings, *put.record.concerns)] == ["review", "review"]
        ledger.put(put)
    return ledger


def pages(ledger: Ledger, wanted: Wanted = ALL, limit: int = 3) -> list[Waiting]:
    """Return the whole queue, read page by page."""
    page = queue(ledger, wanted, limit=limit)
    found = list(page.items)
    while page.after is not None:
        assert len(page.items) == limit
        page = queue(ledger, wanted, after=page.after, limit=limit)
        found += page.items
    return found


def test_the_newest_article_comes_first(archive: Ledger) -> None:
    """Articles by day, those without one last, the items of one together: ratings, quotes, concerns."""
    found = [(item.record.article.published, item.entry.kind) for item in pages(archive)]
    days = [DAYS[2], DAYS[0], DAYS[3], None]
    assert found == [(day, kind) for day in days for kind in ("rating", "concern")]
    assert len(found) == count_waiting(archive) == 8


@pytest.mark.parametrize("limit", [1, 2, 3, 8, 50])
def test_pages_of_any_size_hold_all(archive: Ledger, limit: int) -> None:
    """Each item once."""
    found = [(item.record.article.id, item.entry.id) for item in pages(archive, limit=limit)]
    assert len({*found}) == len(found) == 8


WANTED = {
    "concerns": (Wanted(kind="concern"), 4),
    "quotes": (Wanted(kind="quote"), 0),
    "a body": (Wanted(body="Kent Police"), 4),
    "another body": (Wanted(body="Essex Police"), 4),
    "a body's ratings": (Wanted(body="Kent Police", kind="rating"), 0),
    "a body by a check": (Wanted(body="Essex Police", check="body.present"), 4),
    "a check that there is not": (Wanted(check="no.such"), 0),
}


@pytest.mark.parametrize(("wanted", "number"), WANTED.values(), ids=WANTED)
def test_some_of_it(archive: Ledger, wanted: Wanted, number: int) -> None:
    """Filters go together, for pages and for the count."""
    assert len(pages(archive, wanted)) == count_waiting(archive, wanted) == number


def test_by_check(archive: Ledger) -> None:
    """Each check that doubts something is counted, and gives what it doubts; notes are no reason to wait."""
    counts = waiting_by_check(archive)
    assert counts
    for check, number in counts.items():
        found = pages(archive, Wanted(check=check))
        assert len(found) == number
        for item in found:
            numbers: tuple[int, ...] = item.entry.shown.model_dump()["flags"]
            flags = [item.record.flags[n] for n in numbers]
            assert check in {flag.check for flag in flags if flag.severity != "note"}


def test_a_decision_moves_nothing_else(archive: Ledger) -> None:
    """Who decides on each page what it shows, and goes on behind it, has seen all at the end."""
    trail, seen, after = Trail(archive, PACK), 0, None
    while True:
        page = queue(archive, after=after, limit=3)
        for item in page.items:
            trail.decide(item.record.article.id, Accept(item=item.entry.id), "Bo")
        seen, after = seen + len(page.items), page.after
        if after is None:
            break
    assert (seen, count_waiting(archive), waiting_by_check(archive)) == (8, 0, {})


def test_what_became_stale_comes_first(archive: Ledger) -> None:
    """Before the newest article, though it has no day, and it can be asked for by that."""
    put = reading(TEXT, WRONG, dismissed("g2"), MARL)
    archive.put(put)
    (item,) = [one for one in pages(archive, Wanted(kind="rating")) if one.record.article.id == put.article.id]
    Trail(archive, PACK).decide(put.article.id, Accept(item=item.entry.id), "Bo")
    assert count_waiting(archive) == 8
    archive.put(reading(TEXT, dismissed("g1"), dismissed("g2"), MARL))
    first = pages(archive)[0]
    assert (first.record.article.id, first.entry.stale, first.entry.label) == (put.article.id, True, "accepted")
    assert [stale.entry for stale in pages(archive, Wanted(check="stale"))] == [first.entry]


@pytest.mark.parametrize("after", ["", "x", "'; drop table queue", "1" * 30, "é" * 31])
def test_a_place_that_no_page_gave_is_refused(archive: Ledger, after: str) -> None:
    """It says so, and what to do."""
    with pytest.raises(ConfigError, match="no place in the queue; begin again"):
        queue(archive, after=after)
