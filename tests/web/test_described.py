"""The description of the API is true: no request finds a status, a type or a form that it does not tell of.

`python bench/fuzz.py` sends many more requests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode, checks

from tests.web.conftest import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import Receive, Scope, Send

_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
POST = ("POST", "/api/v1/articles")
WITH_PARAMETERS = [
    POST,
    ("GET", "/api/v1/articles/{article}"),
    ("GET", "/api/v1/jobs/{job}"),
    ("GET", "/api/v1/records"),
    ("GET", "/api/v1/records/{record}"),
    ("GET", "/api/v1/ratings"),
    ("GET", "/api/v1/quotes"),
    ("GET", "/api/v1/conflicts"),
]
OPERATIONS = [*WITH_PARAMETERS, ("GET", "/healthz"), ("GET", "/readyz"), ("GET", "/metrics")]
TRIED = [
    *((*one, GenerationMode.POSITIVE) for one in OPERATIONS),
    *((*one, GenerationMode.NEGATIVE) for one in WITH_PARAMETERS),
]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Give the description of a running server's API."""
    with serving(tmp_path_factory.mktemp("described"), public_url="http://testserver") as client:

        async def running(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http":  # it is begun and ended already
                await client.app(scope, receive, send)

        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", running)


def test_all_operations_are_listed(described: Any) -> None:
    """What is tried below is all that there is."""
    told = described.raw_schema["paths"]
    assert {(method.upper(), path) for path in told for method in told[path]} == set(OPERATIONS)


@pytest.mark.parametrize(("method", "path", "mode"), TRIED)
def test_the_description_is_true(described: Any, method: str, path: str, mode: GenerationMode) -> None:
    """Answers are as described, and requests that the description does not allow are refused."""
    # No description tells which cursors were given out, or which words are an article.
    excluded = [checks.positive_data_acceptance, *([checks.negative_data_rejection] if (method, path) == POST else [])]

    @settings(max_examples=8, phases=[Phase.generate], derandomize=True, suppress_health_check=_SLOW)
    @given(described[path][method].as_strategy(generation_mode=mode))
    def holds(case: Any) -> None:
        case.call_and_validate(excluded_checks=excluded)

    holds()
