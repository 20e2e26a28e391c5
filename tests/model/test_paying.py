"""What requests cost, whatever becomes of them; the scripted endpoint's usage and invented prices."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pressmark.calls import Prices
from pressmark.errors import BudgetSpent, ModelError
from pressmark.ledger import Ledger
from pressmark.limits import Limiter
from pressmark.readers.model import Bounds, Clock, ModelReader
from pressmark.spend import Account, Budget, Purse
from tests.endpoint.faults import BEHAVIOURS
from tests.endpoint.wire import HttpResponse, failure
from tests.model.samples import OPTIONS, call

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pressmark.calls import Reply
    from tests.endpoint.server import ScriptedEndpoint

PRICES = Prices(1000.0, 500.0, 4000.0)
LONGEST = 2000
BOUNDS = Bounds(timeout=0.5, attempts=3, deadline=60.0)
FACES = ("blocking", "awaited", "limited")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a new ledger."""
    with Ledger(str(tmp_path / "ledger.db")) as opened:
        yield opened


async def slept(_: float) -> None:
    """Do not wait."""


def ask(url: str, budget: Budget, face: str) -> Reply:
    """Return the reply to a call that is paid from a budget, by one of the reader's faces."""
    options = replace(OPTIONS, endpoint=url, max_output_tokens=LONGEST)
    limiter = Limiter(2) if face == "limited" else None
    clock = Clock(sleep=lambda _: None, asleep=slept)
    purse = Purse(budget, PRICES, LONGEST)

    async def asked() -> Reply:
        async with ModelReader(options, bounds=BOUNDS, clock=clock, limiter=limiter, purse=purse) as reader:
            return reader.answer(call(options)) if face == "blocking" else await reader.aanswer(call(options))

    return asyncio.run(asked())


def spent(ledger: Ledger) -> float:
    """Return what was spent, in money; nothing is held any more."""
    standing = Account(ledger.engine).standing()
    assert standing.reserved == 0
    return standing.spent / 1e9


ANSWERED = {"at once": "ok", "after refusals": "rate_limited:0,server_error", "asked again": "invalid_json"}


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("script", ANSWERED.values(), ids=ANSWERED)
def test_an_answer_costs_its_tokens(endpoint: ScriptedEndpoint, ledger: Ledger, script: str, face: str) -> None:
    """Those of all completions that came for it; what the provider refused costs nothing."""
    endpoint.play(script)
    with Budget(ledger.engine, 1000.0) as budget:
        reply = ask(endpoint.url, budget, face)
    assert spent(ledger) == pytest.approx(PRICES.cost(reply), abs=1e-8)
    assert spent(ledger) > 0


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("lost", ["stalled", "cut"])
def test_a_request_that_may_be_billed_costs_all_that_it_might(
    endpoint: ScriptedEndpoint, ledger: Ledger, lost: str, face: str
) -> None:
    """Sent and not answered: it counts in full beside the answer that came at last."""
    endpoint.play(lost)
    with Budget(ledger.engine, 1000.0) as budget:
        reply = ask(endpoint.url, budget, face)
    cost = PRICES.cost(reply)
    assert cost is not None
    assert spent(ledger) > cost + LONGEST * 4000 / 1e6


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(("script", "costs"), [("refusal*", True), ("invalid_json*", True), ("bad_key*", False)])
def test_what_is_no_answer_costs_its_tokens(
    endpoint: ScriptedEndpoint,
    ledger: Ledger,
    script: str,
    costs: bool,  # noqa: FBT001 - a table
    face: str,
) -> None:
    """A refusal in words and a broken answer are billed, and counted; a wrong key is not."""
    endpoint.play(script)
    with Budget(ledger.engine, 1000.0) as budget, pytest.raises(ModelError):
        ask(endpoint.url, budget, face)
    assert 0 <= spent(ledger) < 1
    assert (spent(ledger) > 0) == costs


@pytest.mark.parametrize("face", FACES)
def test_nothing_is_sent_that_cannot_be_paid(endpoint: ScriptedEndpoint, ledger: Ledger, face: str) -> None:
    """BudgetSpent comes in place of the request, also of one that would follow another."""
    with Budget(ledger.engine, 1.0) as budget, pytest.raises(BudgetSpent):
        ask(endpoint.url, budget, face)
    assert (endpoint.chats, spent(ledger)) == ([], 0)
    endpoint.play("stalled*")
    with Budget(ledger.engine, 20.0) as budget, pytest.raises(BudgetSpent):
        ask(endpoint.url, budget, face)
    assert len(endpoint.chats) == 1
    assert 8 < spent(ledger) <= 20


GIVEN_UP = {"the server refuses": (500, False), "a gateway gives up": (504, True), "it is told to wait": (429, False)}


@pytest.mark.parametrize(("status", "costs"), GIVEN_UP.values(), ids=GIVEN_UP)
def test_a_gateway_that_gives_up_may_be_billed(
    endpoint: ScriptedEndpoint,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    costs: bool,  # noqa: FBT001 - a table
) -> None:
    """The model behind it may have answered; what the provider itself refuses costs nothing."""

    def given_up(*_: object) -> HttpResponse:
        return failure(status, "No answer.")

    monkeypatch.setitem(BEHAVIOURS, "given_up", given_up)
    endpoint.play("given_up*")
    with Budget(ledger.engine, 1000.0) as budget, pytest.raises(ModelError):
        ask(endpoint.url, budget, "awaited")
    assert (spent(ledger) > 3 * 8) == costs
