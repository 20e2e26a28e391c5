"""Reviewed articles as gold, by the real commands; texts are the examples, decisions are invented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.ledger import Ledger
from pressmark.reviews import Accept, Add, Correct, Dismiss, QuoteTerms, RatingTerms, Trail, queue
from tests.faces.conftest import ARTICLE, EXAMPLES, Ended
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOTH = (ARTICLE, EXAMPLES / "lincolnshire.md")


@pytest.fixture
def place(run: Callable[..., Ended], tmp_path: Path) -> Path:
    """Return a ledger with two examples in it."""
    assert run("extract", "--ledger", tmp_path / "records.db", *BOTH).code == 0
    return tmp_path / "records.db"


def settle(place: Path, *, all_of_it: bool = True) -> str:
    """Accept what waits in the northumbria article, or in all of them, and return the article's id."""
    with Ledger(str(place)) as ledger:
        trail = Trail(ledger, PACK)
        (article,) = [one.article.id for one in ledger if one.article.source == str(ARTICLE)]
        for item in queue(ledger).items:
            if all_of_it or item.record.article.id == article:
                trail.decide(item.record.article.id, Accept(item=item.entry.id), "Bo Finch")
        return article


def test_evaluate_reads_what_was_reviewed(run: Callable[..., Ended], place: Path, tmp_path: Path) -> None:
    """By gold of accepted items alone the reader that found them is right in everything."""
    settle(place)
    ended = run("gold", "export", tmp_path / "gold", "--ledger", place)
    assert (ended.code, ended.out, ended.err) == (0, f"2 reviewed articles written to {tmp_path / 'gold'}\n", "")
    measured = run("evaluate", tmp_path / "gold", "--json", "--errors")
    figures = json.loads(measured.out)
    assert (measured.code, measured.err, figures["errors"]) == (0, "", [])
    assert figures["figures"]["ratings stated"]["hit"] > 5


def test_what_people_changed_is_a_mistake_of_the_readers(
    run: Callable[..., Ended],
    place: Path,
    tmp_path: Path,
) -> None:
    """A correction, a dismissal and an addition come back as the disagreements that they are, at their places."""
    article = settle(place, all_of_it=False)
    with Ledger(str(place)) as ledger:
        trail = Trail(ledger, PACK)
        text = next(one.article.text for one in ledger if one.article.id == article)
        ratings = [entry for entry in trail.reviewed(article).live if entry.kind == "rating"]
        (quote, *_) = [entry for entry in trail.reviewed(article).live if entry.kind == "quote"]
        stated = [entry for entry in ratings if entry.shown.model_dump()["basis"] == "stated"]
        trail.decide(article, Correct(item=stated[0].id, rating=RatingTerms(grade="outstanding")), "Bo")
        trail.decide(article, Dismiss(item=stated[1].id), "Cy")
        trail.decide(article, Correct(item=quote.id, quote=QuoteTerms(speaker="Di Dunn", role=None)), "Bo")
        missed = RatingTerms(body="Kent Police", area="efficiency", grade="good", basis="stated")
        trail.decide(article, Add(start=0, end=20, rating=missed), "Bo")
    assert run("gold", "export", tmp_path / "gold", "--ledger", place).out.startswith("1 reviewed articles")
    (file,) = (tmp_path / "gold").iterdir()
    gold = json.loads(file.read_text("utf-8"))
    assert (gold["text"], gold["reviewed_by"]) == (text, ["Bo Finch", "Bo", "Cy"])
    errors: list[dict[str, Any]] = json.loads(run("evaluate", file, "--json", "--errors").out)["errors"]
    wanted = {one["wanted"] for one in errors if one["figure"] == "ratings stated" and one["wanted"]}
    assert {claim.rpartition(" | ")[2] for claim in wanted} == {"outstanding", "good"}
    assert len([one for one in errors if one["figure"] == "ratings stated" and one["said"]]) == 2
    assert {one["wanted"] for one in errors if one["figure"] == "quotes, speaker"} == {"Di Dunn"}


def test_what_waits_is_no_gold(run: Callable[..., Ended], place: Path, tmp_path: Path) -> None:
    """Nor is what nobody looked at; an undo takes an article out of what is written."""
    assert run("gold", "export", tmp_path / "none", "--ledger", place).out.startswith("0 reviewed articles")
    article = settle(place)
    with Ledger(str(place)) as ledger:
        Trail(ledger, PACK).undo(Trail(ledger, PACK).reviews(article)[-1].number, "Cy")
    assert run("gold", "export", tmp_path / "gold", "--ledger", place).out.startswith("1 reviewed articles")
    assert [file.stem for file in (tmp_path / "gold").iterdir()] != [article[:16]]


WRONG: dict[str, tuple[list[str], str]] = {
    "no ledger": ([], "no ledger to take gold from"),
    "a ledger that is not there": (["--ledger", "absent.db"], "there is no ledger at absent.db"),
    "a file for a folder": (["--ledger", "records.db"], "cannot be written"),
}


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_wrong_use_says_what_is_wrong(run: Callable[..., Ended], arguments: list[str], said: str) -> None:
    """Exit 2, the reason on standard error, and nothing on standard output."""
    ended = run("gold", "export", "records.db", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
