"""The recorded answers, replayed through `submit` and `asubmit`, offline."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from pressmark import asubmit, submit
from pressmark.testing.cassette import texts
from pressmark.testing.readable import load
from pressmark.testing.secrets import SecretWatch
from tests.endpoint.server import MODEL, ScriptedEndpoint
from tests.record_cassettes import gold_answers, record
from tests.recorded import CASSETTES, Recorded, asking, recorded_articles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pressmark import Record, Settings

NOWHERE = "http://endpoint.invalid/v1"
ARTICLES = recorded_articles()
BASES = {"explicit": "stated", "implied": "implied", "restated_previous": "earlier"}

each_article = pytest.mark.parametrize("recorded", ARTICLES, ids=[one.gold.id for one in ARTICLES])


def await_it(recorded: Recorded, settings: Settings) -> Record:
    """Read an article with the awaited face."""
    return asyncio.run(asubmit(recorded.article, settings=settings))


def ask(recorded: Recorded, settings: Settings) -> Record:
    """Read an article with the blocking face."""
    return submit(recorded.article, settings=settings)


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    """Keep cassettes in one folder at the root, where they are easy to look at."""
    return str(CASSETTES)


@pytest.fixture
def default_cassette_name(request: pytest.FixtureRequest) -> str:
    """Name a cassette after its article and prompt, not after a test."""
    return request.getfixturevalue("recorded").cassette


def model_of(recorded: Recorded) -> str:
    """Return the model that was asked when the cassette was recorded."""
    text = (CASSETTES / f"{recorded.cassette}.yaml").read_text("utf-8")
    body: dict[str, Any] = load(load(text)["interactions"][0]["request"]["body"])
    return body["model"]


@pytest.mark.vcr
@pytest.mark.parametrize("face", [ask, await_it], ids=["submit", "asubmit"])
@each_article
def test_recorded_articles_give_what_gold_says(
    recorded: Recorded, face: Callable[[Recorded, Settings], Record], tmp_path: Path
) -> None:
    """Both faces turn the recorded answer into the ratings and quotes that a careful reader found."""
    made = face(recorded, asking(model_of(recorded), NOWHERE, tmp_path))
    assert made.provenance.reader == "model"
    assert made.provenance.calls in {1, 2}  # asked again where gold and the rules differ
    assert made.provenance.cost is not None
    assert not [flag.message for flag in made.flags if flag.severity == "error"]
    gold = recorded.gold.gold
    assert {(rating.body, rating.area, rating.grade, rating.basis) for rating in made.ratings} == {
        (rating.force, rating.area_key, rating.grade, BASES[rating.kind]) for rating in gold.ratings
    }
    assert [(quote.start, quote.end, quote.speaker) for quote in made.quotes] == [
        (quote.start, quote.end, quote.speaker) for quote in gold.quotes
    ]


@each_article
def test_recording_again_changes_nothing(recorded: Recorded, endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """The command that wrote a cassette writes the same file today."""
    if model_of(recorded) != MODEL:
        pytest.skip("recorded from another endpoint")
    endpoint.answers = gold_answers()
    again = record(recorded, asking(MODEL, endpoint.url, tmp_path / "answers"), tmp_path)
    same = again.read_bytes() == (CASSETTES / again.name).read_bytes()
    assert same, f"{again.name} is out of date: prompt, schema or scanner changed; run: make cassettes"


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.yaml")), ids=lambda path: path.stem)
def test_cassettes_are_clean(path: Path) -> None:
    """A cassette holds no secret, and no header beside the content type."""
    cassette = load(path.read_text("utf-8"))
    SecretWatch().check(texts(cassette, path.name))
    for interaction in cassette["interactions"]:
        for part in ("request", "response"):
            assert set(interaction[part]["headers"]) <= {"content-type"}


@each_article
def test_gold_holds_the_text_of_its_example(recorded: Recorded) -> None:
    """An example that changed must be labelled, and recorded, again."""
    assert recorded.article.text == recorded.gold.text
