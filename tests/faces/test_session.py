"""`submit`, `asubmit` and `Session`: the function that other programs call."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import pressmark
from pressmark import (
    AnswerMissing,
    ConfigError,
    ModelUnavailable,
    PackError,
    ReadError,
    Session,
    Settings,
    asubmit,
    submit,
)
from pressmark.limits import Limiter
from tests.faces.conftest import ARTICLE, EXAMPLES
from tests.record_cassettes import gold_answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressmark import Record
    from tests.endpoint.server import ScriptedEndpoint

RULES = Settings(reader="rules")
IRRELEVANT = "The fete was “a lovely day out for all of us”, said Nell Ashby.\nNobody was inspected.\n"


def asubmitted(*arguments: Any, **options: Any) -> Record:
    """Run `asubmit` in a loop of its own; what it leaves open is an error in the test."""
    record = asyncio.run(asubmit(*arguments, **options), debug=True)
    gc.collect()
    return record


FACES = pytest.mark.parametrize("face", [submit, asubmitted], ids=["submit", "asubmit"])


@pytest.fixture
def settings(endpoint: ScriptedEndpoint, tmp_path: Path) -> Settings:
    """Return settings that ask the scripted endpoint, which answers as gold says."""
    endpoint.answers = gold_answers()
    return Settings(model="scripted-1", base_url=endpoint.url, answers=tmp_path / "answers", attempts=1, reask=False)


def timeless(record: Record) -> str:
    """Return a record's JSON without the time at which it was made."""
    provenance = record.provenance.model_copy(update={"at": datetime.min})  # noqa: DTZ901 - any time will do
    return record.model_copy(update={"provenance": provenance}).model_dump_json(by_alias=True)


@FACES
def test_the_three_inputs_are_one_article(face: Callable[..., Record]) -> None:
    """A path, its text and its Article give the same record, but for the source."""
    article = Session(RULES).article(ARTICLE)
    records = [face(one, settings=RULES) for one in (ARTICLE, article, article.text)]
    assert [record.article.source for record in records] == [str(ARTICLE), str(ARTICLE), None]
    assert len({(record.article.id, record.ratings, record.quotes) for record in records}) == 1
    assert len(records[0].ratings) == 6


@FACES
def test_the_same_article_again_is_no_call_and_the_same_bytes(
    face: Callable[..., Record], settings: Settings, endpoint: ScriptedEndpoint
) -> None:
    """A stored answer is used again: one call in all, the same bytes but for `at`, offline too."""
    first = face(ARTICLE, settings=settings)
    again = face(ARTICLE, settings=settings)
    offline = face(ARTICLE, settings=settings.model_copy(update={"offline": True}))
    assert len(endpoint.chats) == 1
    assert timeless(first) == timeless(again) == timeless(offline)
    assert (first.provenance.reader, first.provenance.calls) == ("model", 1)
    assert len(first.ratings) == 6


def test_both_faces_share_the_store(settings: Settings, endpoint: ScriptedEndpoint) -> None:
    """What `submit` asked, `asubmit` need not ask."""
    assert timeless(submit(ARTICLE, settings=settings)) == timeless(asubmitted(ARTICLE, settings=settings))
    assert len(endpoint.chats) == 1


def test_many_asubmits_at_once(settings: Settings, endpoint: ScriptedEndpoint) -> None:
    """Articles submitted at once are each read once, and come back in their order."""
    paths = [path for path in sorted(EXAMPLES.iterdir()) if path.name != "README.md"]

    async def together() -> list[Record]:
        return await asyncio.gather(*(asubmit(path, settings=settings) for path in paths))

    records = asyncio.run(together(), debug=True)
    gc.collect()
    assert [record.article.source for record in records] == [str(path) for path in paths]
    assert len(endpoint.chats) == len(paths)


def test_a_session_counts_what_the_policy_spares(settings: Settings, endpoint: ScriptedEndpoint) -> None:
    """With `when-unsure` an article that the rules are sure of asks nobody, and the session says how many did."""
    sure = "HMICFRS has been to Kent Police. The force was rated good at investigating crime."
    with Session(settings.model_copy(update={"ask": "when-unsure"})) as session:
        session.read(session.article(sure))
        session.read(session.article(sure + " It must do better at managing offenders."))
        assert (session.read_by_model, session.spared, len(endpoint.chats)) == (1, 1, 1)


def test_a_limiter_says_when_a_session_asks(settings: Settings) -> None:
    """An article that a model is to read waits for its place; until then nothing is asked about it."""

    async def together() -> float:
        limiter = Limiter(requests_a_minute=1)
        async with Session(settings, limiter=limiter) as session:
            await session.aread(session.article(ARTICLE))
            second = asyncio.create_task(session.aread(session.article(EXAMPLES / "shropshire-fire.txt")))
            await asyncio.sleep(0.2)
            paused = limiter.paused
            second.cancel()
            return paused

    assert asyncio.run(together()) > 30


def test_a_session_reads_many(settings: Settings, endpoint: ScriptedEndpoint) -> None:
    """One session reads several articles, each article once."""
    with Session(settings) as session:
        for name in ("northumbria.txt", "shropshire-fire.txt", "northumbria.txt"):
            assert session.read(session.article(EXAMPLES / name)).provenance.reader == "model"
    assert len(endpoint.chats) == 2


@FACES
def test_offline_is_never_a_call(face: Callable[..., Record], settings: Settings, endpoint: ScriptedEndpoint) -> None:
    """Offline, an unknown article is AnswerMissing, which says why, and the endpoint is not asked."""
    face(ARTICLE, settings=settings)
    offline = settings.model_copy(update={"offline": True})
    with pytest.raises(AnswerMissing, match="no answer about this text is stored"):
        face(EXAMPLES / "shropshire-fire.txt", settings=offline)
    with pytest.raises(AnswerMissing, match=r"model \(asked other, stored scripted-1\)"):
        face(ARTICLE, settings=offline.model_copy(update={"model": "other"}))
    assert len(endpoint.chats) == 1


def test_offline_builds_no_reader(settings: Settings) -> None:
    """Offline, neither openai nor instructor is imported, whatever is asked."""
    submit(ARTICLE, settings=settings)
    env = {
        **os.environ,
        "PRESSMARK_MODEL": "scripted-1",
        "PRESSMARK_BASE_URL": str(settings.base_url),
        "PRESSMARK_OFFLINE": "true",
    }
    code = f"""
import sys
from pathlib import Path
from pressmark import AnswerMissing, submit
assert submit(Path({str(ARTICLE)!r})).provenance.reader == "model"
try:
    submit(Path({str(EXAMPLES / "shropshire-fire.txt")!r}))
except AnswerMissing:
    sys.exit("openai" in sys.modules or "instructor" in sys.modules)
sys.exit("an answer out of nowhere")
"""
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert (done.returncode, done.stderr) == (0, "")


@FACES
def test_an_irrelevant_article_is_not_sent(
    face: Callable[..., Record], settings: Settings, endpoint: ScriptedEndpoint
) -> None:
    """An article about no inspection is irrelevant: no call, no rating, its quotation is read."""
    record = face(IRRELEVANT, settings=settings)
    assert (record.outcome, record.ratings, endpoint.chats) == ("irrelevant", (), [])
    assert [quote.speaker for quote in record.quotes] == ["Nell Ashby"]


@FACES
@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"reader": "model", "model": None}, ConfigError, "PRESSMARK_MODEL"),
        ({"pack": "ofsted"}, PackError, "hmicfrs"),
        ({"prompts": Path("nowhere")}, ConfigError, "nowhere"),
        ({"answers": ARTICLE}, ConfigError, "answer store"),
        ({"base_url": "ftp://x"}, ConfigError, "PRESSMARK_BASE_URL"),
    ],
)
def test_settings_that_cannot_work_are_refused(
    face: Callable[..., Record],
    settings: Settings,
    change: dict[str, Any],
    error: type[Exception],
    said: str,
) -> None:
    """Settings that cannot work raise before any article is read, and say what to change."""
    with pytest.raises(error, match=said):
        face(ARTICLE, settings=settings.model_copy(update=change))


@FACES
def test_an_endpoint_that_is_not_there(face: Callable[..., Record], settings: Settings) -> None:
    """Without an endpoint the error names its address, and nothing is left open."""
    nowhere = settings.model_copy(update={"base_url": "http://127.0.0.1:1/v1"})
    with pytest.raises(ModelUnavailable, match=r"127\.0\.0\.1:1"):
        face(ARTICLE, settings=nowhere)


@FACES
@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Path("missing.txt"), "no such file"),
        (Path(), "a directory"),
        ("article.txt", r"pass pathlib\.Path"),
        ("/data/articles/one.html", r"pass pathlib\.Path"),
        ("my article", r"pass pathlib\.Path"),
        ("", "nothing but white space"),
    ],
)
def test_what_is_no_article_is_refused(
    face: Callable[..., Record], tmp_path: Path, source: Path | str, said: str
) -> None:
    """An input that is no article is a ReadError that says what was found; so is a name given as text."""
    (tmp_path / "my article").write_text("A text.", "utf-8")
    with pytest.raises(ReadError, match=said):
        face(source, settings=RULES)


def test_what_the_caller_says_goes_first() -> None:
    """`published` and `url` are believed before the article, whatever the input is."""
    said = {"published": "2024-04-01", "url": "https://example.org/a"}
    for source in (ARTICLE, ARTICLE.read_text("utf-8"), Session(RULES).article(ARTICLE)):
        facts = submit(source, settings=RULES, **said).article
        assert (facts.published, facts.published_from) == (date(2024, 4, 1), "argument")
        assert facts.url == "https://example.org/a"
    article = Session(RULES).article(ARTICLE, published=date(2020, 1, 1))
    assert submit(article, url="https://example.org/b", settings=RULES).article.published == date(2020, 1, 1)
    with pytest.raises(ConfigError, match="YYYY-MM-DD"):
        submit(article, published="yesterday", settings=RULES)


def test_the_environment_is_read_where_no_settings_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """`submit` without settings reads them as the command does."""
    assert submit(ARTICLE).provenance.reader == "rules"
    monkeypatch.setenv("PRESSMARK_MAX_BYTES", "10")
    with pytest.raises(ReadError, match="10"):
        submit(ARTICLE)


def test_every_public_name_is_there() -> None:
    """What `pressmark` lists it has, and nothing else by chance."""
    assert all(getattr(pressmark, name) is not None for name in pressmark.__all__)
    assert set(pressmark.__all__) <= set(dir(pressmark))
    with pytest.raises(AttributeError, match="submitt"):
        _ = pressmark.submitt  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
