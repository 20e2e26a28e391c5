"""Secrets are found before they are written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import vcr  # pyright: ignore[reportMissingTypeStubs]
from vcr.request import Request  # pyright: ignore[reportMissingTypeStubs]

from pressmark.testing.rules import apply_rules
from pressmark.testing.secrets import SecretFound, SecretWatch

if TYPE_CHECKING:
    from pathlib import Path

NEWS = "Bearer of bad news: the key finding, said the secretary, was a token. sk-short, task-force-one."
LOOKS = {
    "openai": ("sk-proj-aB3dE6gH9jK2mN5p", "sk-"),
    "bearer": ("Bearer aB3dE6gH9jK2mN5p", "Bearer"),
    "google": ("AIza" + "aB3dE6gH9" * 4, "Google"),
    "github": ("ghp_" + "aB3dE6gH9" * 3, "GitHub"),
    "private key": ("-----BEGIN RSA PRIVATE KEY-----", "private key"),
}


class Recording:
    """One cassette in a folder, recorded under the rules without any network."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "it.yaml"
        self.refused: list[SecretFound] = []

    def record(self, content: str, *, headers: dict[str, str] | None = None, answer: str = "{}") -> None:
        """Save one request with this content, and an answer."""
        recorder: Any = vcr.VCR()
        apply_rules(recorder, self.refused.append)
        body = json.dumps({"content": content})
        response = {
            "status": {"code": 200, "message": "OK"},
            "headers": {},
            "body": {"string": answer.encode()},
        }
        with recorder.use_cassette(self.file) as cassette:
            cassette.append(Request("POST", "http://endpoint.invalid/v1/x", body, headers or {}), response)

    @property
    def problem(self) -> str:
        """Why it was refused; nothing may have been written then."""
        (problem,) = self.refused
        assert not self.file.exists()
        return str(problem)


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    """Return a cassette to be written."""
    return Recording(tmp_path)


@pytest.mark.parametrize(("secret", "kind"), LOOKS.values(), ids=LOOKS)
def test_what_looks_like_a_key_is_refused(recording: Recording, secret: str, kind: str) -> None:
    """Keys of well-known kinds are not written, and the message does not repeat them."""
    recording.record(f"{NEWS} {secret} {NEWS}")
    assert kind in recording.problem
    assert "interaction 1, request, body" in recording.problem
    assert secret not in recording.problem


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "Some_Token", "THE_SECRET", "DB_PASSWORD"])
def test_what_the_environment_holds_is_refused(
    recording: Recording, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A secret variable's value is refused, also in an answer."""
    monkeypatch.setenv(name, "correct horse")
    recording.record("nothing", answer='{"said":"a correct horse"}')
    assert f"response, body, string would hold the value of {name}" in recording.problem


def test_what_the_environment_held_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that was secret while the test ran is refused when the cassette is saved, later."""
    watch = SecretWatch()
    monkeypatch.setenv("MY_KEY", "correct horse")
    watch.note_environment()
    monkeypatch.delenv("MY_KEY")
    with pytest.raises(SecretFound, match="here would hold the value of MY_KEY"):
        watch.check([("there", "a horse"), ("here", "a correct horse")])


def test_what_a_request_authenticates_with_is_refused(recording: Recording) -> None:
    """A key that came from no environment is known from the request's headers."""
    headers = {"Authorization": "Bearer opensesame!", "User-Agent": "harmless agent"}
    recording.record("say opensesame! to it", headers=headers)
    assert "what the request sends as authorization" in recording.problem


def test_other_headers_are_no_secrets(recording: Recording) -> None:
    """Words that a harmless header holds too may be recorded; the header itself is not."""
    recording.record("harmless agent", headers={"User-Agent": "harmless agent"})
    assert recording.file.read_text("utf-8").count("harmless agent") == 1


def test_a_secret_is_found_behind_escapes(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret that JSON writes with escapes is found, within JSON within JSON as well."""
    horse = 'quo"te‘d\\key'
    monkeypatch.setenv("MY_KEY", horse)
    recording.record(json.dumps({"inner": horse}))
    assert "MY_KEY" in recording.problem


def test_news_is_written(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that only sound secret, and settings too short to be keys, do not stop a recording."""
    monkeypatch.setenv("OPENAI_API_KEY", "test")
    monkeypatch.setenv("PRESSMARK_MODEL", "the key finding")
    recording.record(f"a test: {NEWS}")
    assert recording.refused == []
    assert NEWS in recording.file.read_text("utf-8")
