"""Every behaviour, as a client sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from pressmark_schemas.answer import Answer, Dismissal, QuoteLabel
from tests.endpoint.answers import NOTHING, fixed
from tests.endpoint.faults import BEHAVIOURS, INVENTED, negated, read_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.endpoint.server import ScriptedEndpoint

TEXT = "The force was rated good for its work. Inspectors did not find any fault with the new rota."
SPEAKER: dict[str, Any] = {"kind": "person", "speaker": None, "role": None, "organisation": None}
QUOTES = [QuoteLabel(mark=f"q{n}", **SPEAKER) for n in range(4)]
DISMISSED = [Dismissal(mark=f"g{n}", reason="unclear") for n in range(4)]
ANSWER = NOTHING.model_copy(update={"quotes": QUOTES, "dismissed": DISMISSED})
BODY: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": TEXT}]}
STRICT: dict[str, Any] = {
    "response_format": {"type": "json_schema", "json_schema": {"name": "A", "strict": True, "schema": {}}}
}


@pytest.fixture
def client(endpoint: ScriptedEndpoint) -> Iterator[httpx2.Client]:
    """Return a client of an endpoint that has four quotes and four dismissals to say."""
    endpoint.answers = fixed(ANSWER)
    with httpx2.Client(base_url=endpoint.url, timeout=5) as opened:
        yield opened


def ask(client: httpx2.Client, **changes: Any) -> httpx2.Response:
    """Send one chat request."""
    return client.post("/chat/completions", json={**BODY, **changes})


def answered(response: httpx2.Response) -> Answer:
    """Return the answer in a completion."""
    return Answer.model_validate_json(response.json()["choices"][0]["message"]["content"])


STATUSES = {"rate_limited": 429, "server_error": 500, "overloaded": 503, "bad_key": 401}


@pytest.mark.parametrize(("name", "status"), STATUSES.items())
def test_failures_are_openai_errors_and_then_pass(
    client: httpx2.Client, endpoint: ScriptedEndpoint, name: str, status: int
) -> None:
    """A failing step has its status and an error body; the step after it is the next of the script."""
    endpoint.play(name)
    failed = ask(client)
    assert failed.status_code == status
    assert failed.json()["error"]["message"]
    assert answered(ask(client)) == ANSWER


def test_a_rate_limit_says_how_long_to_wait(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """Retry-After is the step's argument, one second without."""
    endpoint.play("rate_limited:7, rate_limited")
    assert [ask(client).headers["retry-after"] for _ in range(2)] == ["7", "1"]


def test_a_stalled_endpoint_says_nothing(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """The client's own time-out ends a stalled call, and the endpoint still serves the next one."""
    endpoint.play("stalled")
    with pytest.raises(httpx2.ReadTimeout):
        client.post("/chat/completions", json=BODY, timeout=0.05)
    assert answered(ask(client)) == ANSWER


def test_a_cut_connection_loses_half_the_body(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """A cut response is a transport error, not a short answer."""
    endpoint.play("cut")
    with pytest.raises(httpx2.RemoteProtocolError):
        ask(client)


def test_truncation_stops_in_the_middle(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """A truncated answer has finish_reason length and half the JSON."""
    endpoint.play("truncated")
    choice = ask(client).json()["choices"][0]
    assert choice["finish_reason"] == "length"
    assert choice["message"]["content"] == ANSWER.model_dump_json()[: len(ANSWER.model_dump_json()) // 2]


def test_refusals_and_filters_say_so(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """A refusal stands in message.refusal, a filtered answer in finish_reason."""
    endpoint.play("refusal, content_filter")
    assert ask(client).json()["choices"][0]["message"]["refusal"]
    assert ask(client).json()["choices"][0]["finish_reason"] == "content_filter"


def test_invalid_json_is_no_json(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """An invalid answer ends normally and does not parse."""
    endpoint.play("invalid_json")
    choice = ask(client).json()["choices"][0]
    assert choice["finish_reason"] == "stop"
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(choice["message"]["content"])


def test_json_schema_can_be_rejected_for_ever(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """A server without json_schema answers it with a validation error, and serves what it knows."""
    endpoint.play("rejects_json_schema*")
    for _ in range(2):
        refused = ask(client, **STRICT)
        assert refused.status_code == 500
        assert "response_format" in refused.json()["error"]["message"]
    assert answered(ask(client)) == ANSWER


def test_a_blank_tail_is_still_the_answer(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """Blanks and line ends after the answer are as some local servers send them."""
    endpoint.play("blank_tail")
    content = ask(client).json()["choices"][0]["message"]["content"]
    assert content.endswith("\n")
    assert content.strip() == ANSWER.model_dump_json()


def test_unknown_marks_are_added(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """Labels of marks that do not exist come beside the right ones."""
    endpoint.play("unknown_marks")
    answer = answered(ask(client))
    assert answer.quotes[:4] == ANSWER.quotes
    added = [answer.ratings[-1].mark, answer.quotes[-1].mark, answer.concerns[-1].mark]
    assert added == ["g999", "q999", "c999"]


def test_half_the_marks_are_dropped(client: httpx2.Client, endpoint: ScriptedEndpoint) -> None:
    """Every other label and dismissal is left out."""
    endpoint.play("dropped_marks")
    answer = answered(ask(client))
    assert [label.mark for label in answer.quotes] == ["q0", "q2"]
    assert [label.mark for label in answer.dismissed] == ["g0", "g2"]


@pytest.mark.parametrize("name", ["invented_quote", "negated_misquote"])
def test_misquotes_do_not_stand_in_the_article(client: httpx2.Client, endpoint: ScriptedEndpoint, name: str) -> None:
    """An unmarked quote is added whose words the article does not hold."""
    endpoint.play(name)
    (quote,) = answered(ask(client)).unmarked_quotes
    assert quote.words not in TEXT
    assert (quote.words == INVENTED) == (name == "invented_quote")


NEGATED = {
    "The rota was not what the crews had hoped for.": "The rota was what the crews had hoped for.",
    "The rota was all that the crews had hoped for.": "The rota was not all that the crews had hoped for.",
    "Nobody there": "It is not so that Nobody there",
}


@pytest.mark.parametrize(("text", "changed"), NEGATED.items())
def test_a_negation_is_lost_or_found(text: str, changed: str) -> None:
    """The first negation goes; where there is none, one comes."""
    assert negated(text) == changed


SCRIPTS = {
    "": ["oracle", "oracle"],
    "ok": ["ok", "oracle"],
    "server_error*2, cut": ["server_error", "server_error", "cut", "oracle"],
    "refusal*": ["refusal", "refusal", "refusal"],
    "rate_limited:0.5*2": ["rate_limited", "rate_limited", "oracle"],
}


@pytest.mark.parametrize(("script", "names"), SCRIPTS.items())
def test_scripts_are_read_step_by_step(script: str, names: list[str]) -> None:
    """Steps come in order, repeated as told, and then the oracle."""
    assert [step.name for step, _ in zip(read_script(script), names, strict=False)] == names


@pytest.mark.parametrize("script", ["nonsense", "cut cut", "*2"])
def test_an_unknown_step_names_the_known_ones(script: str) -> None:
    """A misspelt script fails when it is read, not when it is played."""
    with pytest.raises(ValueError, match="negated_misquote"):
        read_script(script)


def test_every_behaviour_answers_every_mode_without_an_error_of_its_own(
    client: httpx2.Client, endpoint: ScriptedEndpoint
) -> None:
    """No behaviour fails by itself, whatever it is asked."""
    calling = sorted(set(BEHAVIOURS) - {"stalled", "cut"})
    endpoint.play(", ".join(calling * 2))
    tool: dict[str, Any] = {
        "tools": [{"type": "function", "function": {"name": "A"}}],
        "tool_choice": "required",
    }
    statuses = {ask(client, **changes).status_code for changes in (STRICT, tool) for _ in calling}
    assert statuses == {200, *STATUSES.values()}
