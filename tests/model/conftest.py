from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.endpoint.answers import fixed
from tests.model.samples import ANSWER, ASKING, Asking

if TYPE_CHECKING:
    from tests.endpoint.server import ScriptedEndpoint


@pytest.fixture(params=ASKING, ids=["sync", "async"])
def asking(request: pytest.FixtureRequest, endpoint: ScriptedEndpoint) -> Asking:
    """Return a way to ask the scripted endpoint, blocking and awaited; it answers with ANSWER."""
    endpoint.answers = fixed(ANSWER)
    return request.param(endpoint.url)
