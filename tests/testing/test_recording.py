"""A user's small project, recorded in one run and replayed in others: `sample/`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from openai import OpenAI

from pressmark.testing.readable import load
from pressmark_schemas.answer import QuoteLabel
from tests.endpoint.answers import NOTHING, fixed

if TYPE_CHECKING:
    from tests.endpoint.server import ScriptedEndpoint

SAMPLE = Path(__file__).parent / "sample"
CASSETTE = Path("cassettes/test_sample/one.yaml")
KEY = "opensesame-0815"


@pytest.fixture
def sample(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Return the sample project in a folder of its own, with nothing of it in the environment."""
    for path in SAMPLE.iterdir():
        if path.is_file():
            (pytester.path / path.name).write_bytes(path.read_bytes())
    for name in ("SAMPLE_URL", "SAMPLE_API_KEY", "SAMPLE_WORDS"):
        monkeypatch.delenv(name, raising=False)
    return pytester


@pytest.fixture
def recorded(sample: pytest.Pytester, endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Return the sample project after it recorded from the scripted endpoint."""
    quote = QuoteLabel(mark="q1", kind="person", speaker="Ada O’Example", role=None, organisation=None)
    endpoint.answers = fixed(NOTHING.model_copy(update={"quotes": [quote]}))
    with monkeypatch.context() as environment:
        environment.setenv("SAMPLE_URL", endpoint.url)
        environment.setenv("SAMPLE_API_KEY", KEY)
        run = sample.runpytest_inprocess("--record-mode=rewrite", "-k", "test_sync")
        run.assert_outcomes(passed=1, deselected=1)
    return sample


def test_replay_gives_the_same_bytes_without_the_endpoint(
    recorded: pytest.Pytester, endpoint: ScriptedEndpoint
) -> None:
    """One recording serves sync and async clients, at any address, with no network, byte for byte."""
    original = (recorded.path / "kept/sync").read_bytes()
    (recorded.path / "kept/sync").unlink()
    asked = len(endpoint.requests)
    recorded.runpytest_inprocess().assert_outcomes(passed=2)
    assert (recorded.path / "kept/sync").read_bytes() == original
    assert (recorded.path / "kept/async").read_bytes() == original
    assert len(endpoint.requests) == asked == 1


def test_a_recording_keeps_no_credentials(recorded: pytest.Pytester, endpoint: ScriptedEndpoint) -> None:
    """Of all headers only the content type is kept, and no key, organisation, cookie or port."""
    assert endpoint.requests[0].headers["authorization"] == f"Bearer {KEY}"
    text = (recorded.path / CASSETTE).read_text("utf-8")
    (interaction,) = load(text)["interactions"]
    assert list(interaction["request"]["headers"]) == ["content-type"]
    assert list(interaction["response"]["headers"]) == ["content-type"]
    assert interaction["request"]["uri"] == "http://127.0.0.1/v1/chat/completions"
    assert not [word for word in (KEY, "org-scripted", "scripted-cookie", "req_") if word in text]


def test_a_recording_can_be_read(recorded: pytest.Pytester) -> None:
    """An article keeps its lines and curly quotes, and the answer within the response is laid open."""
    lines = [line.strip() for line in (recorded.path / CASSETTE).read_text("utf-8").splitlines()]
    assert "The force was rated ‘good’, said “Ada Example”." in lines
    assert "Nothing in this line is true." in lines
    assert "speaker: Ada O’Example" in lines


def test_recording_twice_gives_the_same_file(
    recorded: pytest.Pytester, endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recording again what has not changed leaves nothing to commit."""
    first = (recorded.path / CASSETTE).read_bytes()
    monkeypatch.setenv("SAMPLE_URL", endpoint.url)
    recorded.runpytest_inprocess("--record-mode=rewrite", "-k", "test_sync").assert_outcomes(passed=1, deselected=1)
    assert (recorded.path / CASSETTE).read_bytes() == first
    assert len(endpoint.requests) == 2


def test_a_changed_prompt_misses_and_says_where(recorded: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that was never recorded is an error that names the first difference, not an old answer."""
    monkeypatch.setenv("SAMPLE_WORDS", "The force was rated ‘bad’.")
    result = recorded.runpytest_inprocess()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        ["*body.messages?0?.content differs from character 21 on: asked '*‘bad’.', recorded '*‘good’, *"]
    )


@pytest.mark.parametrize("variable", ["PLANTED_TOKEN", None])
def test_a_planted_secret_is_not_written(
    sample: pytest.Pytester, endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch, variable: str | None
) -> None:
    """A secret in what would be written is an error, and no file appears."""
    secret = "hunter2hunter2" if variable else "sk-aB3dE6gH9jK2mN5pQ8"
    if variable:
        monkeypatch.setenv(variable, secret)
    monkeypatch.setenv("SAMPLE_URL", endpoint.url)
    monkeypatch.setenv("SAMPLE_WORDS", f"They said {secret} to me.")
    result = sample.runpytest_inprocess("--record-mode=rewrite", "-k", "test_sync")
    result.assert_outcomes(passed=1, errors=1, deselected=1)
    result.stdout.fnmatch_lines([f"*cassette was not written: interaction 1, request*{variable or 'sk-'}*"])
    assert not (sample.path / CASSETTE).exists()


def test_after_a_refusal_other_tests_record_as_ever(
    sample: pytest.Pytester, endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refused cassette leaves no HTTP client patched: the next test's request is its own."""
    with monkeypatch.context() as environment:
        environment.setenv("SAMPLE_URL", endpoint.url)
        environment.setenv("SAMPLE_WORDS", "They said sk-aB3dE6gH9jK2mN5pQ8 to me.")
        sample.runpytest_inprocess("--record-mode=rewrite").assert_outcomes(passed=2, errors=2)
    assert len(endpoint.requests) == 2
    with OpenAI(base_url=endpoint.url, api_key="unused", max_retries=0) as client:
        assert client.models.list().data
    assert [logged.path for logged in endpoint.requests[2:]] == ["/v1/models"]


def test_cassettes_of_plain_vcrpy_are_read(recorded: pytest.Pytester) -> None:
    """Who switches the rules on keeps the cassettes that vcrpy wrote before."""
    cassette = load((recorded.path / CASSETTE).read_text("utf-8"))
    (interaction,) = cassette["interactions"]
    interaction["response"]["body"] = {"string": interaction["response"]["body"]}
    (recorded.path / CASSETTE).write_text(yaml.safe_dump(cassette), "utf-8")
    recorded.runpytest_inprocess().assert_outcomes(passed=2)


def test_a_file_that_is_no_cassette_says_so(recorded: pytest.Pytester) -> None:
    """A broken file is an error that tells what to do."""
    (recorded.path / CASSETTE).write_text("just words", "utf-8")
    result = recorded.runpytest_inprocess()
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(["*This file is no cassette*record again*"])
