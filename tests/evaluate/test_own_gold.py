"""How right the rule reader is on the project's own gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.evaluate.samples import OWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faces.conftest import Ended


def test_the_rules_meet_the_floors(run: Callable[..., Ended]) -> None:
    """No change makes the rules worse than the floors in tests/gold/floors/own.json, which only rise."""
    ended = run("evaluate", OWN, "--reader", "rules", "--floors", OWN / "floors" / "own.json")
    assert (ended.code, ended.err) == (0, ""), ended.out
