from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pressmark.ledger import Ledger
from pressmark.reviews import Trail
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return an empty ledger."""
    with Ledger(str(tmp_path / "ledger.db")) as made:
        yield made


@pytest.fixture
def trail(ledger: Ledger) -> Trail:
    """Return its trail."""
    return Trail(ledger, PACK)
