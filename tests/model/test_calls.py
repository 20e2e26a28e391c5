from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai.lib._pydantic import to_strict_json_schema  # pyright: ignore[reportMissingTypeStubs]

from pressmark.calls import ModelOptions, Prices, Reply, endpoint_address
from pressmark.errors import ConfigError
from pressmark_schemas.answer import Answer, answer_schema
from tests.model.samples import ANSWER, OPTIONS, REPLY, call


def test_the_schema_is_the_one_that_strict_mode_takes() -> None:
    """What is sent as the answer's schema is what openai makes of the model for strict mode."""
    assert answer_schema() == to_strict_json_schema(Answer)


ADDRESSES = {
    "https://api.openai.com/v1": "https://api.openai.com/v1",
    "HTTPS://API.OpenAI.com:443/v1/": "https://api.openai.com/v1",
    "http://user:secret@127.0.0.1:8000/v1?api-version=3#top": "http://127.0.0.1:8000/v1",
    "http://[::1]:80/V1": "http://[::1]/V1",
    " http://localhost ": "http://localhost",
}


@pytest.mark.parametrize(("url", "address"), ADDRESSES.items())
def test_addresses_are_equal_for_the_same_endpoint_and_hold_no_secret(url: str, address: str) -> None:
    """An address has neither credentials, query, default port nor final slash."""
    assert endpoint_address(url) == address


@pytest.mark.parametrize("url", ["", "api.openai.com/v1", "ftp://h/v1", "http://", "http://s3cret@:x/", "http://h:9x"])
def test_what_is_no_base_url_is_refused_without_repeating_it(url: str) -> None:
    """A wrong endpoint is a ConfigError that names the setting and may not show what was in it."""
    with pytest.raises(ConfigError, match="PRESSMARK_BASE_URL") as caught:
        endpoint_address(url)
    assert "s3cret" not in str(caught.value)


def test_options_do_not_show_the_endpoint() -> None:
    """The repr of options cannot leak a password that stands in the endpoint."""
    assert "secret" not in repr(call(ModelOptions("m", "http://u:secret@h/v1")))


CHANGES: dict[str, dict[str, Any]] = {
    "model": {"model": "scripted-2"},
    "endpoint": {"endpoint": "http://127.0.0.1:8001/v1"},
    "mode": {"mode": "tools"},
    "temperature": {"temperature": None},
    "output limit": {"max_output_tokens": 100},
    "seed": {"seed": 7},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_every_option_changes_the_digest(changes: dict[str, Any]) -> None:
    """A call with another option has another digest."""
    assert call(replace(OPTIONS, **changes)).digest != call().digest


def test_text_and_schema_change_the_digest_and_credentials_do_not() -> None:
    """The digest covers what is asked, not who asks."""
    assert call(text="Essex Police is adequate.").digest != call().digest
    assert replace(call(), schema_digest="t" * 64).digest != call().digest
    keyed = replace(OPTIONS, endpoint="http://me:password@127.0.0.1:8000/v1/?key=1")
    assert call(keyed).digest == call().digest


def test_text_that_is_no_utf_8_has_a_digest() -> None:
    """A lone surrogate, which a careless caller can pass in, does not stop a call."""
    assert len(call(text="\ud800").digest) == 64


COUNTS = st.integers(min_value=0, max_value=10**9)


@given(COUNTS, COUNTS, COUNTS, st.integers(1, 9), st.none() | st.text(st.characters(codec="utf-8")))
def test_a_reply_comes_back_from_json(fresh: int, cached: int, output: int, calls: int, served: str | None) -> None:
    """A reply read from its own JSON is the same reply."""
    reply = Reply(ANSWER, served, "tools", fresh, cached, output, calls)
    assert Reply.from_json(reply.to_json()) == reply


@pytest.mark.parametrize("text", ["", "[]", "{}", REPLY.to_json()[:-1], REPLY.to_json().replace("hoped_for", "x")])
def test_what_is_no_reply_is_a_value_error(text: str) -> None:
    """JSON that `to_json` did not write raises ValueError."""
    with pytest.raises(ValueError, match=r"."):
        Reply.from_json(text)


COSTS: dict[str, tuple[Prices, float | None]] = {
    "all prices": (Prices(2.0, 0.5, 10.0), (60 * 2.0 + 40 * 0.5 + 20 * 10.0) / 1e6),
    "cached input has no price": (Prices(2.0, None, 10.0), (100 * 2.0 + 20 * 10.0) / 1e6),
    "output has no price": (Prices(2.0, 0.5, None), None),
    "nothing is known": (Prices(), None),
}


@pytest.mark.parametrize(("prices", "cost"), COSTS.values(), ids=COSTS)
def test_cost_is_tokens_by_price_or_unknown(prices: Prices, cost: float | None) -> None:
    """Cached tokens are priced apart from the rest of the input; a missing price makes the cost unknown."""
    assert prices.cost(REPLY) == (pytest.approx(cost) if cost is not None else None)


def test_without_reported_usage_the_cost_is_unknown() -> None:
    """No usage is not the same as no cost."""
    assert Prices(2.0, 0.5, 10.0).cost(replace(REPLY, input_tokens=0, cached_input_tokens=0, output_tokens=0)) is None
