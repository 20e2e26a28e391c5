"""The endpoint over real HTTP: what it answers to whom."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from pressmark_schemas.answer import Answer, Dismissal
from tests.endpoint.answers import NOTHING, fixed
from tests.endpoint.server import MODEL, ScriptedEndpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = {
    "type": "object",
    "properties": {"ratings": {"type": "array", "items": {"type": "string"}}},
    "required": ["ratings"],
    "additionalProperties": False,
}
MODES: dict[str, dict[str, Any]] = {
    "json_schema": {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "Answer", "strict": True, "schema": SCHEMA},
        }
    },
    "tools": {
        "tools": [{"type": "function", "function": {"name": "Answer", "parameters": SCHEMA}}],
        "tool_choice": {"type": "function", "function": {"name": "Answer"}},
    },
    "json_object": {"response_format": {"type": "json_object"}},
    "text": {},
}
ANSWER = NOTHING.model_copy(update={"dismissed": [Dismissal(mark=f"g{n}", reason="unclear") for n in range(4)]})


@pytest.fixture
def client(endpoint: ScriptedEndpoint) -> Iterator[httpx2.Client]:
    """Return a client of an endpoint that dismisses four marks."""
    endpoint.answers = fixed(ANSWER)
    with httpx2.Client(base_url=endpoint.url, timeout=5) as opened:
        yield opened


def request(mode: str = "text", **changes: Any) -> dict[str, Any]:
    """Return a body that asks in one of the modes."""
    messages = [
        {"role": "system", "content": "Answer in JSON."},
        {"role": "user", "content": "An invented text."},
    ]
    return {"model": "m", "messages": messages, **MODES[mode], **changes}


def ask(client: httpx2.Client, mode: str = "text", **changes: Any) -> httpx2.Response:
    """Send one chat request."""
    return client.post("/chat/completions", json=request(mode, **changes))


def said(response: httpx2.Response) -> str:
    """Return the words of a completion, wherever the mode puts them."""
    message = response.json()["choices"][0]["message"]
    if "tool_calls" in message:
        return message["tool_calls"][0]["function"]["arguments"]
    return message["content"]


@pytest.mark.parametrize("mode", MODES)
def test_each_mode_gets_the_answer_in_its_own_form(client: httpx2.Client, mode: str) -> None:
    """The answer comes as content, or as the arguments of the forced tool, whichever was asked for."""
    response = ask(client, mode)
    choice = response.json()["choices"][0]
    assert Answer.model_validate_json(said(response)) == ANSWER
    assert choice["finish_reason"] == ("tool_calls" if mode == "tools" else "stop")
    assert ("tool_calls" in choice["message"]) == (mode == "tools")


def test_the_same_request_gets_the_same_bytes(client: httpx2.Client) -> None:
    """Nothing in a body depends on the clock or on chance; another request has another id."""
    first, second, other = ask(client), ask(client), ask(client, temperature=0.5)
    assert first.content == second.content
    assert first.json()["id"] != other.json()["id"]
    assert first.headers["content-type"] == "application/json"


def test_usage_counts_characters(client: httpx2.Client) -> None:
    """Tokens are a quarter of the characters, so that costs can be computed by hand."""
    usage = ask(client).json()["usage"]
    assert usage["prompt_tokens"] == round(len("Answer in JSON." + "An invented text.") / 4)
    assert usage["completion_tokens"] == round(len(ANSWER.model_dump_json()) / 4)
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]


def strictly(**changes: Any) -> dict[str, Any]:
    """Return a body whose strict schema is changed."""
    schema = {"name": "A", "strict": True, "schema": {**SCHEMA, **changes}}
    return request(response_format={"type": "json_schema", "json_schema": schema})


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "stream": (request(stream=True), "stream"),
    "no model": (request(model=None), "model"),
    "no user message": (request(messages=[]), "user message"),
    "no word json": (request("json_object", messages=[{"role": "user", "content": "no"}]), "the word 'json'"),
    "open object": (strictly(additionalProperties=True), "additionalProperties"),
    "optional property": (strictly(required=[]), "required"),
    "default": (strictly(default="x"), "default"),
    "unknown format": (request(response_format={"type": "yaml"}), "yaml"),
}


@pytest.mark.parametrize(("body", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_openai_would_refuse_is_refused(client: httpx2.Client, body: dict[str, Any], reason: str) -> None:
    """A request that a hosted endpoint would not take gets a 400 that says why."""
    response = client.post("/chat/completions", json=body)
    assert response.status_code == 400
    assert reason in response.json()["error"]["message"]


def test_the_models_are_listed(client: httpx2.Client) -> None:
    """GET /v1/models names the scripted model; a path that is not there is a 404."""
    assert [model["id"] for model in client.get("/models").json()["data"]] == [MODEL]
    assert client.get("/nothing").status_code == 404


def test_requests_are_logged(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """A test can see what was sent: path, headers, body."""
    ask(client, temperature=0.25)
    logged = endpoint.requests[-1]
    assert logged.path == "/v1/chat/completions"
    assert logged.headers["content-type"] == "application/json"
    assert endpoint.chats == [json.loads(json.dumps(request(temperature=0.25)))]
