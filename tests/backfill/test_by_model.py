"""Archives read by a model: the scripted endpoint answers, no real model does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from pressmark.backfill import Ended, Wish, backfill
from pressmark.backfill.progress import Lines
from pressmark.backfill.showing import paid
from pressmark.errors import BudgetSpent, ConfigError, ModelUnavailable
from pressmark.ledger import Ledger
from pressmark.limits import Limiter
from pressmark.session import Session
from pressmark.settings import Settings
from tests.backfill.archive import held, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint


@pytest.fixture
def run(endpoint: ScriptedEndpoint, tmp_path: Path) -> Callable[..., Ended]:
    """Return a way to read `a.jsonl` into `ledger.db`, with settings and a budget."""

    def ran(budget: float | None = None, retry: bool = False, **over: object) -> Ended:  # noqa: FBT001, FBT002
        known: dict[str, object] = {
            "model": "scripted-1",
            "base_url": endpoint.url,
            "answers": tmp_path / "answers",
            "ledger": str(tmp_path / "ledger.db"),
            "attempts": 1,
            "price_input": 1.0,
            "price_output": 4.0,
            "max_output_tokens": 1000,
        }
        limiter = Limiter(8)
        with Session(Settings.model_validate(known | over), limiter=limiter) as session, paid(session, budget):
            wish = Wish([str(tmp_path / "a.jsonl")], {}, retry=retry)
            return backfill(session, limiter, wish, Lines())

    return ran


def test_relevant_articles_alone_are_asked_about(
    endpoint: ScriptedEndpoint, tmp_path: Path, run: Callable[..., Ended]
) -> None:
    """The gate comes first: of ten articles two are about no inspection, and cost nothing."""
    write(tmp_path / "a.jsonl", 10)
    tally = run(reask=False).tally
    assert (tally.relevant, tally.irrelevant, tally.calls, len(endpoint.chats)) == (8, 2, 8, 8)
    assert tally.cost > 0


def test_an_answer_is_bought_once(endpoint: ScriptedEndpoint, tmp_path: Path, run: Callable[..., Ended]) -> None:
    """The second run knows all; into another ledger the stored answers go without a call."""
    write(tmp_path / "a.jsonl", 10)
    run()
    bought = len(endpoint.chats)
    assert run().tally.known == 10
    again = run(ledger=str(tmp_path / "other.db"))
    assert (again.tally.relevant, len(endpoint.chats)) == (8, bought)
    assert held(tmp_path / "other.db") == held(tmp_path / "ledger.db")


def test_failures_are_told_apart(endpoint: ScriptedEndpoint, tmp_path: Path, run: Callable[..., Ended]) -> None:
    """A refusal is set aside by the next run; an endpoint that was not there is simply asked again."""
    write(tmp_path / "a.jsonl", 2)
    endpoint.play("refusal,server_error")
    assert run(reask=False).tally.failed == 2
    second = run(reask=False).tally
    assert (second.set_aside, second.relevant) == (1, 1)
    assert run(reask=False, retry=True).tally.relevant == 1
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        assert not ledger.failures()


def test_an_endpoint_that_is_down_stops_the_run(
    endpoint: ScriptedEndpoint, tmp_path: Path, run: Callable[..., Ended]
) -> None:
    """After a row of articles without an answer the rest is left for the next run, not counted as failed."""
    write(tmp_path / "a.jsonl", 400)
    endpoint.play("server_error*1000")
    ended = run()
    assert isinstance(ended.by, ModelUnavailable)
    assert ended.tally.left > 200
    assert ended.tally.pending == 0


def test_a_budget_is_never_exceeded(tmp_path: Path, run: Callable[..., Ended]) -> None:
    """The run stops before the call that might cost too much; more money lets the same run go on."""
    write(tmp_path / "a.jsonl", 60)
    first = run(budget=0.1, reask=False)
    assert isinstance(first.by, BudgetSpent)
    assert 0 < first.tally.cost <= 0.1
    assert first.tally.left > 0
    second = run(budget=100.0, reask=False)
    assert (second.by, second.tally.known + second.tally.relevant + second.tally.irrelevant) == (None, 60)


def test_a_budget_without_prices_is_refused(tmp_path: Path, run: Callable[..., Ended]) -> None:
    """What a call may cost must be known: an error says what to set, and nothing is bought."""
    write(tmp_path / "a.jsonl", 3)
    with pytest.raises(ConfigError, match="PRESSMARK_PRICE"):
        run(budget=1.0, price_input=None, price_output=None)


@pytest.mark.parametrize(("limit", "begun"), [("PRESSMARK_REQUESTS_A_MINUTE=2", 2), ("PRESSMARK_TOKENS_A_MINUTE=1", 1)])
def test_no_more_begins_in_a_minute_than_is_set(
    endpoint: ScriptedEndpoint, tmp_path: Path, limit: str, begun: int
) -> None:
    """Requests wait for the next minute once as many began, or as many tokens went, as the settings say."""
    archive = write(tmp_path / "a.jsonl", 4)
    model = (
        f"PRESSMARK_BASE_URL={endpoint.url}",
        "PRESSMARK_MODEL=scripted-1",
        f"PRESSMARK_ANSWERS={tmp_path}/answers",
    )
    command = [sys.executable, "-m", "pressmark.cli", "backfill", str(archive), "--ledger", str(tmp_path / "l.db")]
    environment = os.environ | dict(pair.split("=", 1) for pair in (*model, limit))
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as running:  # noqa: S603
        patience = time.monotonic() + 30
        while len(endpoint.chats) < begun and time.monotonic() < patience:
            time.sleep(0.05)
        time.sleep(1)
        running.kill()
    assert len(endpoint.chats) == begun
