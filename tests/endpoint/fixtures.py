"""The endpoint as pytest fixtures; a test that uses one may reach loopback, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.endpoint.answers import fixed
from tests.endpoint.server import ScriptedEndpoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOOPBACK = ["127.0.0.1", "::1", "localhost"]


@pytest.fixture
def endpoint() -> Iterator[ScriptedEndpoint]:
    """Run an endpoint that answers with an empty answer; `endpoint.answers` and `play` change that."""
    with ScriptedEndpoint(fixed()) as running:
        yield running


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Let tests with an endpoint reach loopback."""
    for item in items:
        used: Sequence[str] = getattr(item, "fixturenames", ())
        if any(name.endswith("endpoint") for name in used) and not item.get_closest_marker("block_network"):
            item.add_marker(pytest.mark.block_network(allowed_hosts=LOOPBACK))
