from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.batch.office import Office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint


@pytest.fixture
def office(endpoint: ScriptedEndpoint, tmp_path: Path) -> Iterator[Office]:
    """Return a place to send batches from; a second question is asked where a test says so."""
    opened = Office(endpoint, tmp_path, {"reask": False})
    yield opened
    opened.close()
