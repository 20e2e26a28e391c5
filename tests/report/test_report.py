from __future__ import annotations

import base64
import hashlib
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from pressmark.articles import read_path
from pressmark.flow import drive, read
from pressmark.ledger import Ledger
from pressmark.plainwords import check_words
from pressmark.report import write_report
from pressmark.reviews import Correct, Dismiss, RatingTerms, Trail
from pressmark_schemas.record import Flag
from tests.conflicts.making import entry, quote, rating
from tests.faces.conftest import EXAMPLES
from tests.flow.reading import AT, Model
from tests.matrix.archive import filled
from tests.report.pages import Element, page, parsed, source, words
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.conflicts import Entry


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ledger, Element]:
    """Return a ledger of the examples, read by the rules, and its report."""
    ledger, out = Ledger(str(tmp_path_factory.mktemp("report") / "ledger.db")), io.BytesIO()
    for path in sorted(EXAMPLES.glob("[!R]*.*")):
        ledger.put(drive(read(read_path(path, max_bytes=10**6), PACK, at=AT), Model([]).answer))
    ledger.fail("broken.txt", "it is empty")
    write_report(ledger, PACK, out)
    return ledger, parsed(out.getvalue().decode())


def test_everything_that_was_read_is_there(examples: tuple[Ledger, Element]) -> None:
    """Each article shows its title, each rating's passage and grade, each quote's words and speaker, each criticism."""
    ledger, shown = examples
    for stored in ledger:
        record = stored.record
        said = words(shown.get_element_by_id(f"a-{record.article.id[:12]}"))
        expected = [record.article.title or "", *(one.text for one in record.quotes)]
        expected += [text for one in record.ratings for text in (one.grade, one.body)]
        expected += [proof.text for one in record.concerns for proof in one.evidence[:1]]
        expected += [one.speaker or "a document" for one in record.quotes]
        assert not [text for text in expected if " ".join(text.split()) not in said]
        assert all(any(" ".join(proof.text.split()) in said for proof in one.evidence) for one in record.ratings)


def test_it_begins_with_sentences(examples: tuple[Ledger, Element]) -> None:
    """The summary says how much was read, how sure it is, and what failed."""
    ledger, shown = examples
    said = words(shown.get_element_by_id("summary"))
    ratings, quotes = (sum(len(getattr(one.record, name)) for one in ledger) for name in ("ratings", "quotes"))
    assert f"In 4 articles from 27 July 2022 to 20 February 2025, pressmark found {ratings} ratings of 4 forces" in said
    assert f"{quotes} quotes" in said
    assert "1 input could not be read" in said
    assert "broken.txt: it is empty" in words(shown.get_element_by_id("made"))


def test_doubts_say_what_to_do(tmp_path: Path) -> None:
    """A flag shows what its check means and what to do, in the article, and once more where all checks are told."""
    flag = Flag(check="passage.area", severity="doubt", message="more than small words", start=0, end=2)
    made = entry("a", rating("good", status="review"))
    items = tuple(one.model_copy(update={"flags": (0,)}) for one in made.record.ratings)
    record = made.record.model_copy(update={"flags": (flag,), "ratings": items})
    shown = page(tmp_path, [made._replace(record=record)])
    plain = check_words("passage.area")
    card = words(shown.get_element_by_id(f"a-{record.article.id[:12]}"))
    assert plain.means in card
    assert plain.do in card
    assert "to check" in card
    assert plain.do in words(shown.get_element_by_id("check-passage.area"))


def test_what_people_decided_holds(tmp_path: Path) -> None:
    """A correction shows as one, in article, grid and contradictions alike; what was dismissed is nowhere."""
    made = entry("a", rating("good"), rating("adequate", area="legitimacy"), title="One")
    other = entry("b", rating("inadequate"))
    out = io.BytesIO()
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        trail = Trail(filled(ledger, [made, other]), PACK)
        first, second = trail.reviewed(made.record.article.id).entries
        trail.decide(made.record.article.id, Correct(item=first.id, rating=RatingTerms(grade="inadequate")), "Bo")
        trail.decide(made.record.article.id, Dismiss(item=second.id), "Bo")
        write_report(ledger, PACK, out)
    shown = parsed(out.getvalue().decode())
    assert "inadequate Preventing crime corrected" in words(shown.get_element_by_id(f"a-{made.record.article.id[:12]}"))
    assert [words(one) for one in shown.find_class("tile")] == ["inadequate 2 articles"]
    assert "Nowhere" in words(shown.get_element_by_id("conflicts"))
    assert "legitimacy is adequate" not in words(shown)


def test_a_grade_is_written_wherever_it_is_coloured(examples: tuple[Ledger, Element]) -> None:
    """No tile and no grade says anything by its colour alone."""
    _, shown = examples
    coloured = [one for one in shown.iter() if re.search(r"\bg[0-5]\b", one.get("class") or "")]
    assert coloured
    assert all(any(words(one).startswith(grade) for grade in PACK.rank) for one in coloured)


def test_contradictions_stand_in_grid_and_list(tmp_path: Path) -> None:
    """Two grades of one body stand in one cell, which says that articles disagree, and both passages stand below."""
    shown = page(tmp_path, [entry("a", rating("good"), title="One"), entry("b", rating("inadequate"), title="Two")])
    cell = next(one for one in shown.iter("td") if "disagree" in words(one))
    assert words(cell).split()[:2] == ["good", "inadequate"]
    told = words(shown.get_element_by_id("conflicts"))
    assert all(part in told for part in ("Kent Police, Preventing crime, PEEL 2023-25", "One", "Two"))


def test_the_break_between_scales_is_drawn(tmp_path: Path) -> None:
    """Between rounds of four and of five grades stands a cell of its own, and no change is told behind it."""
    rounds = {"PEEL 2016": "good", "PEEL 2017": "outstanding", "PEEL 2021/22": "adequate"}
    items = [rating(grade, programme=name) for name, grade in rounds.items()]
    (table,) = page(tmp_path, [entry("a", *items)]).find_class("trends")
    row = [words(one) or one.get("class") for one in table.iter("td")]
    assert row == ["good", "outstanding ▲ better", "break", "adequate"]
    assert [words(one) for one in table.find_class("break")] == ["4 → 5 grades", ""]
    assert [one.get("data-label") for one in table.iter("td") if one.get("class") == "break"] == [
        "New scale of 5 grades: not comparable"
    ]


def test_an_empty_ledger_has_a_report(tmp_path: Path) -> None:
    """It says that there is nothing."""
    assert "No article here is about an inspection" in words(page(tmp_path, []))


def test_nothing_comes_from_elsewhere(tmp_path: Path) -> None:
    """The page names no other file, has no script, and its policy lets in its own style sheet and nothing else."""
    text = source(tmp_path, MIXED)
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256("".join(style).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in text
    assert len(style) == 1
    assert not re.search(r"url\(|@import|\ssrc=|\sstyle=|<(?:script|link|img|iframe|object|embed|form)\b", text)


MIXED: list[Entry] = [
    entry(
        "a", rating("good"), quote("we are all quite pleased today", "Bo Finch"), title="A", url="https://a.example/1"
    ),
    entry("b", rating("inadequate"), rating("good", programme="PEEL 2017"), quote("words", None), title="B"),
]


def test_it_can_be_used_without_eyes(tmp_path: Path) -> None:
    """Landmarks, a skip link that leads somewhere, headings in order, table headers with a scope, a language."""
    shown = page(tmp_path, MIXED)
    ids = [one.get("id") for one in shown.iter() if one.get("id")]
    targets = [one.get("href")[1:] for one in shown.iter("a") if one.get("href").startswith("#")]
    assert shown.get("lang") == "en-GB"
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    assert [len(list(shown.iter(tag))) for tag in ("main", "h1", "nav", "footer")] == [1, 1, 1, 1]
    levels = [int(one.tag[1]) for one in shown.iter("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(one.get("scope") for one in shown.iter("th"))
    assert all(one.find("caption") is not None for one in shown.iter("table"))
    labels = {one.get("aria-labelledby") for one in shown.iter() if one.get("aria-labelledby")}
    assert labels <= set(ids)
