"""How right the rule reader is on the project's own gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evaluate.samples import OWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faces.conftest import Ended


@pytest.mark.parametrize("folder", [OWN, OWN / "unseen", OWN / "varied", OWN / "blind"], ids=lambda path: path.name)
def test_the_rules_meet_the_floors(run: Callable[..., Ended], folder: Path) -> None:
    """No change makes the rules worse than the floors in tests/gold/floors, which only rise."""
    floors = OWN / "floors" / ("own.json" if folder == OWN else f"{folder.name}.json")
    ended = run("evaluate", folder, "--reader", "rules", "--floors", floors)
    assert (ended.code, ended.err) == (0, ""), ended.out
