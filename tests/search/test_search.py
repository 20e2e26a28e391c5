"""Search over quotes and passages; texts and people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressmark.errors import ConfigError
from pressmark.ledger import Ledger
from pressmark.reviews import Dismiss, Trail
from pressmark.search import Hit, matches, search
from tests.export.archive import archive
from tests.flow.test_model import MARL, RIGHT, SOUND, TEXT
from tests.ledger.readings import reading
from tests.resolve.labels import dismissed, says
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return a ledger with readings."""
    with archive(tmp_path_factory.mktemp("archive")) as opened:
        yield opened


def texts(ledger: Ledger) -> dict[str, str]:
    """Return the texts of a ledger's articles by id."""
    return {stored.article.id: stored.article.text for stored in ledger}


def every(ledger: Ledger, query: str, limit: int = 4) -> list[Hit]:
    """Return all hits, read page by page."""
    page = search(ledger.engine, query, limit=limit)
    found = list(page.found)
    while page.after is not None:
        page = search(ledger.engine, query, after=page.after, limit=limit)
        found += page.found
    return found


QUERIES = {
    "a word of a quote": ("hire", {"quote"}),
    "case and order do not matter": ("PEOPLE hire", {"quote"}),
    "a speaker": ("ann marl", {"quote"}),
    "a speaker and his words": ("marl people", {"quote"}),
    "a role's beginning": ("chief const", {"quote"}),
    "a passage": ("investigating", {"rating"}),
    "a passage's beginning": ("investig", {"rating"}),
    "marks part words": ("control-room's", {"quote"}),
    "words of the language of the index": ("and OR not", set[str]()),
    "a beginning that is not the last word": ("chi constable", set[str]()),
    "no word of it": ("zyzzyva", set[str]()),
}


@pytest.mark.parametrize(("query", "kinds"), QUERIES.values(), ids=QUERIES)
def test_what_is_found(ledger: Ledger, query: str, kinds: set[str]) -> None:
    """All words, in any of the fields of one item."""
    assert {hit.kind for hit in every(ledger, query)} - kinds == set() if kinds else every(ledger, query) == []


def test_matches_stand_where_they_say(ledger: Ledger) -> None:
    """The snippet is the article's at its place, and the matches in it are the words."""
    known = texts(ledger)
    found = every(ledger, "police")
    assert {hit.kind for hit in found} == {"quote", "rating"}
    for hit in found:
        assert known[hit.article][hit.start : hit.start + len(hit.snippet)] == hit.snippet
        assert {hit.snippet[start:end].lower() for start, end in hit.matches} <= {"police"}
    assert any(hit.matches for hit in found)


def test_pages_hold_each_hit_once(ledger: Ledger) -> None:
    """However large they are."""
    whole = search(ledger.engine, "police", limit=1000)
    assert whole.after is None
    assert len(whole.found) > 5
    assert [every(ledger, "police", limit) for limit in (1, 3, len(whole.found))] == [list(whole.found)] * 3


@pytest.mark.parametrize(
    "query", ["", " ", '"', "*", "-", "()", "NEAR(", "a AND", '"a" OR', "^x", "text:police", "\x00"]
)
def test_marks_are_no_language(ledger: Ledger, query: str) -> None:
    """What means something to FTS5 is words or nothing here; without a word nothing is found."""
    found = search(ledger.engine, query).found
    assert not found or any(map(str.isalnum, query))


@given(query=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_no_query_is_an_error(ledger: Ledger, query: str) -> None:
    """Whatever somebody types, half characters included."""
    search(ledger.engine, query)


@given(text=st.text(alphabet="aeé ZzßİΣ'-fi", max_size=40), word=st.text(alphabet="aeézß", min_size=1, max_size=3))
def test_matches_are_whole_words_or_their_beginnings(text: str, word: str) -> None:
    """Without case and accents; offsets are those of the text."""
    for start, end in matches(text, [word]):
        assert text[start : start + 1].isalnum()
        assert len(text[start:end]) >= len(word)
        assert start == 0 or not text[start - 1].isalnum()
        assert end == len(text) or not text[end].isalnum()


def test_long_queries_are_cut(ledger: Ledger) -> None:
    """Thousands of words are no load."""
    assert search(ledger.engine, "police " * 5000).found
    assert not search(ledger.engine, "x" * 100_000).found


@pytest.mark.parametrize("after", ["", "-1", "1 or 1=1", "9" * 30, "²"])
def test_a_place_that_no_page_gave_is_refused(ledger: Ledger, after: str) -> None:
    """It says so."""
    with pytest.raises(ConfigError, match="no place in the hits"):
        search(ledger.engine, "police", after=after)


def test_the_index_follows_what_is_shown(tmp_path: Path) -> None:
    """Another reading, a dismissal and its undo change what is found at once."""
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        put = reading(TEXT, *SOUND)
        ledger.put(put)
        assert [hit.speaker for hit in every(ledger, "hire")] == ["Ann Marl"]
        ledger.put(reading(TEXT, RIGHT, dismissed("g2"), says("q1", "Bo Finch")))
        assert ([hit.speaker for hit in every(ledger, "hire")], every(ledger, "marl")) == (["Bo Finch"], [])
        ledger.put(reading(TEXT, RIGHT, dismissed("g2"), MARL))
        trail = Trail(ledger, PACK)
        (quote,) = [entry for entry in trail.reviewed(put.article.id).entries if entry.kind == "quote"]
        made = trail.decide(put.article.id, Dismiss(item=quote.id), "Cy")
        assert (every(ledger, "hire"), len(every(ledger, "investigating"))) == ([], 1)
        trail.undo(made.number, "Cy")
        assert [hit.speaker for hit in every(ledger, "hire")] == ["Ann Marl"]


def test_the_index_is_whole(tmp_path: Path) -> None:
    """After much putting and replacing FTS5 finds no fault with it, and it has a key for each listed row."""
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        for _ in range(2):
            for labels in (SOUND, (RIGHT, dismissed("g2"), says("q1", "Bo Finch"))):
                for number in range(5):
                    ledger.put(reading(f"{TEXT} {number}", *labels))
        with ledger.writing() as connection:
            connection.exec_driver_sql("INSERT INTO search_words (search_words) VALUES ('integrity-check')")
            keys = connection.exec_driver_sql("SELECT article, kind || 's', number FROM search_keys").all()
            listed = connection.exec_driver_sql(
                "SELECT article, 'quotes', number FROM quotes UNION ALL SELECT article, 'ratings', number FROM ratings"
            ).all()
        assert sorted(map(tuple, keys)) == sorted(map(tuple, listed))
        assert len(every(ledger, "hire")) == len(every(ledger, "finch")) == 5
        assert every(ledger, "marl") == []
