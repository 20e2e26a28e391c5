"""What a dry run counts and estimates; the scripted endpoint stands for a model where past answers are needed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pressmark.backfill import Wish, backfill
from pressmark.backfill.dryrun import Gauging, dry_run
from pressmark.backfill.estimate import ENOUGH, Load, Usage, estimate, total
from pressmark.backfill.progress import Lines
from pressmark.calls import Prices
from pressmark.limits import Limiter
from pressmark.session import Session
from pressmark.settings import Settings
from tests.backfill.archive import text, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint

COMMAND = [sys.executable, "-c", "from pressmark.cli import main; main()", "backfill", "--dry-run"]
PRICES = Prices(1.0, None, 4.0)
LOAD = Load(articles=10, fixed=50_000, own=20_000, again=10, more=30_000, answers=3_700)


def test_prompts_alone_give_bounds_that_hold_each_other() -> None:
    """Without past answers: calls from none to all asked again, tokens and money from low over likely to high."""
    expected = estimate(LOAD, [], PRICES)
    assert (expected.by, expected.past, expected.calls) == ("prompts", 0, (10, 15, 20))
    for each in (expected.input_tokens, expected.output_tokens, expected.cost):
        assert each is not None
        assert 0 < each.low < each.likely < each.high
    assert expected.output_tokens.low == 0.5 * 3_700 / 3.7


@pytest.mark.parametrize(
    ("prices", "max_output", "known", "most_output"),
    [
        (Prices(), None, 0, 4 * 3_700 / 3.7),
        (PRICES, 100, 3, 20 * 100),
    ],
)
def test_prices_and_limits_bound_the_estimate(
    prices: Prices, max_output: int | None, known: int, most_output: float
) -> None:
    """Without prices there is no cost, and no answer is longer than its limit."""
    expected = estimate(LOAD, [], prices, max_output)
    assert (len(expected.cost or ()), expected.output_tokens.high) == (known, pytest.approx(most_output))


def test_cached_input_makes_the_least_cost_lower() -> None:
    """A price for cached input lowers the low end alone: nobody knows what a provider's cache holds."""
    plain, cached = (estimate(LOAD, [], Prices(1.0, price, 4.0)).cost for price in (None, 0.1))
    assert plain is not None
    assert cached is not None
    assert cached.low < plain.low
    assert cached[1:] == plain[1:]


def test_past_answers_go_before_prompts() -> None:
    """From 30 past answers on they are gone by; equal ones leave no doubt, fewer are only counted."""
    past = [Usage(1, 5_000, 0, 200)] * ENOUGH
    expected = estimate(LOAD, past, PRICES)
    assert (expected.by, expected.past) == ("past answers", ENOUGH)
    assert expected.input_tokens == pytest.approx((50_000, 50_000, 50_000))
    assert expected.cost == pytest.approx((0.058, 0.058, 0.058))
    few = estimate(LOAD, past[1:], PRICES)
    assert (few.by, few.past) == ("prompts", ENOUGH - 1)


def test_interval_holds_what_comes() -> None:
    """Of 400 archives drawn like the past, 95 % come out within the interval, give or take 4."""
    drawing = random.Random(7)  # noqa: S311 - statistics

    def drawn(count: int) -> list[Usage]:
        return [Usage(drawing.choice((1, 1, 2)), 5_000, 0, round(drawing.lognormvariate(5, 0.5))) for _ in range(count)]

    within = 0
    for _ in range(400):
        low, _likely, high = estimate(Load(articles=80), drawn(100), PRICES).output_tokens
        within += low <= sum(one.output_tokens for one in drawn(80)) <= high
    assert within / 400 == pytest.approx(0.95, abs=0.04)


def test_nothing_to_ask_costs_nothing() -> None:
    """An archive without anything new is estimated at nothing, by past answers and by prompts."""
    for past in ([], [Usage(1, 5_000, 0, 200)] * ENOUGH):
        expected = estimate(Load(), past, PRICES)
        assert (expected.calls, expected.cost) == ((0, 0, 0), (0, 0, 0))
    assert total([]) == Load()
    assert total([LOAD, LOAD]) == Load(*(2 * each for each in LOAD))


def gauged(folder: Path, **over: object) -> Gauging:
    """Return what a dry run over `a.jsonl` comes to."""
    with Session(Settings.model_validate({"answers": folder / "answers"} | over)) as session:
        return dry_run(session, Wish([str(folder / "a.jsonl")], {}, processes=1), Lines())


def test_estimate_holds_what_a_run_takes(endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """Calls, tokens and money of a real run lie within both estimates; what was read is left out the next time."""
    write(tmp_path / "a.jsonl", 50)
    model = {"model": "scripted-1", "base_url": endpoint.url, "price_input": 1.0, "price_output": 4.0}
    before = gauged(tmp_path, **model)
    assert not endpoint.chats
    assert not (tmp_path / "ledger.db").exists()
    ledger = {"ledger": str(tmp_path / "ledger.db")}
    limiter = Limiter(8)
    settings = Settings.model_validate(model | ledger | {"answers": tmp_path / "answers"})
    with Session(settings, limiter=limiter) as session:
        taken = backfill(session, limiter, Wish([str(tmp_path / "a.jsonl")], {}), Lines()).tally
    assert (before.tally.relevant, before.tally.irrelevant) == (taken.relevant, taken.irrelevant)
    assert before.estimate is not None
    assert before.estimate.calls.low <= taken.calls <= before.estimate.calls.high
    prompts = [sum(len(message["content"]) for message in chat["messages"]) for chat in endpoint.chats]
    load = before.load
    assert load.fixed + load.own + load.more == sum(prompts)  # it labels nothing, so all is asked again
    write(tmp_path / "a.jsonl", 60)
    after = gauged(tmp_path, **model, **ledger)
    assert (after.tally.known, after.load.articles) == (50, 8)
    assert after.estimate is not None
    assert (after.estimate.by, after.estimate.past, after.estimate.calls.likely) == ("past answers", 40, 16)


def test_a_policy_spares_what_the_rules_are_sure_of(tmp_path: Path) -> None:
    """With when-unsure only those are counted about which a model would be asked; the gate's count stays."""
    write(tmp_path / "a.jsonl", 10)
    asked = [gauged(tmp_path, model="m", ask=ask) for ask in ("always", "when-unsure")]
    assert [one.tally.relevant for one in asked] == [8, 8]
    assert asked[0].load.articles == 8 > asked[1].load.articles


def test_dry_run_is_one_event(tmp_path: Path) -> None:
    """With --json one line tells the counts, which add up; copies count once, and no ledger is made."""
    copies = (json.dumps({"text": text(1)}), "{broken")
    archive = write(tmp_path / "a.jsonl", 10, copies)
    arguments = [*COMMAND, "--json", "--ledger", str(tmp_path / "new.db"), str(archive)]
    ended = subprocess.run(arguments, capture_output=True, text=True, check=False)  # noqa: S603
    event = json.loads(ended.stdout)
    assert (ended.returncode, event["event"], event["estimate"]) == (1, "estimate", None)
    counts = {name: event[name] for name in ("relevant", "irrelevant", "known", "failed", "set_aside", "left")}
    assert counts == {"relevant": 8, "irrelevant": 2, "known": 1, "failed": 1, "set_aside": 0, "left": 0}
    assert event["found"] == sum(counts.values())
    assert "a.jsonl:12" in ended.stderr
    assert not (tmp_path / "new.db").exists()


def test_dry_run_says_by_what_it_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """People read counts and ranges, that the output is a guess, and what to set for the cost."""
    monkeypatch.setenv("PRESSMARK_MODEL", "m")
    monkeypatch.setenv("PRESSMARK_ANSWERS", str(tmp_path / "answers"))
    archive = write(tmp_path / "a.jsonl", 5)
    ended = subprocess.run([*COMMAND, str(archive)], capture_output=True, text=True, check=True)  # noqa: S603
    for said in ("4 relevant", "1 irrelevant", "calls  6 (4 to 8)", "is a guess", "PRESSMARK_PRICE_INPUT"):
        assert said in ended.stdout
    assert not ended.stderr
