"""What an archive will cost, before it does. Archives and models are invented by chance."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from pressmark.calls import Prices
from pressmark.estimate import ENOUGH, Counted, Estimate, Fixed, Range, estimate, said
from pressmark.ledger import Ledger
from pressmark.listed import Usage, past_usage
from tests.flow.test_model import SOUND, TEXT
from tests.ledger.readings import reading

if TYPE_CHECKING:
    from pathlib import Path

FIXED = Fixed(20_000, 4_800)
PRICES = Prices(0.25, 0.025, 2.0)
TRIALS = 300


class Model:
    """A model by chance: another tokenizer, a cache that is warm or not, second questions, long and short answers."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        self.tokenizer = self.chance.uniform(0.8, 1.5)
        self.talk = self.chance.uniform(0.02, 0.3)

    def reads(self) -> Usage:
        """Return what it takes for an article."""
        characters = int(self.chance.lognormvariate(8, 0.5))
        whole = self.tokenizer * (FIXED.tokens + characters / 5)
        again = 0.12 * whole if self.chance.random() < 0.2 else 0
        cached = int(0.8 * self.tokenizer * FIXED.tokens) if self.chance.random() < 0.7 else 0
        output = self.talk * characters * self.chance.lognormvariate(0, 0.4)
        return Usage(characters, int(whole + again), cached, int(output))


def counted(articles: list[Usage]) -> Counted:
    """Return articles in sum."""
    return Counted(len(articles), sum(one.characters for one in articles), 300 * len(articles))


def holds(value: Range | None, true: float) -> bool:
    """Tell whether an interval holds a value."""
    return value is not None and value.low <= true <= value.high


@pytest.mark.parametrize(("past", "articles"), [(ENOUGH, 40), (ENOUGH, 2000), (100, 40), (400, 2000)])
def test_the_interval_holds_the_truth_nineteen_times_in_twenty(past: int, articles: int) -> None:
    """Input, output and money of an archive lie in it about that often, with few past answers and with many."""
    hits = [0, 0, 0]
    for seed in range(TRIALS):
        model = Model(seed)
        known = [model.reads() for _ in range(past)]
        archive = [model.reads() for _ in range(articles)]
        made = estimate(counted(archive), FIXED, known, PRICES)
        true = [sum(column) for column in zip(*archive, strict=True)]
        hits[0] += holds(made.input_tokens, true[1])
        hits[1] += holds(made.output_tokens, true[3])
        hits[2] += holds(made.money, PRICES.of(*true[1:]) or 0)
    assert all(0.92 * TRIALS <= hit < TRIALS for hit in hits), hits


def test_more_past_answers_say_more() -> None:
    """The interval narrows as answers come in."""
    model = Model(1)
    archive, known = counted([model.reads() for _ in range(5000)]), [model.reads() for _ in range(800)]
    widths = [made.money.high - made.money.low for made in _estimates(archive, known) if made.money]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 3 * widths[-1]


def _estimates(archive: Counted, known: list[Usage]) -> list[Estimate]:
    return [estimate(archive, FIXED, known[:number], PRICES) for number in (ENOUGH, 150, 800)]


def test_the_same_again_is_known_to_the_token() -> None:
    """Where all past answers are alike and the archive is like them, there is no interval."""
    made = estimate(Counted(100, 300_000, 0), FIXED, [Usage(3000, 6000, 1000, 400)] * ENOUGH, PRICES)
    assert made.input_tokens == pytest.approx((600_000,) * 3)
    assert made.output_tokens == pytest.approx((40_000,) * 3)
    assert made.money == pytest.approx(((500_000 * 0.25 + 100_000 * 0.025 + 40_000 * 2) / 1e6,) * 3)


@pytest.mark.parametrize("past", [0, ENOUGH - 1])
def test_few_past_answers_are_no_statistic(past: int) -> None:
    """Rules of thumb then: characters by 5 and 3.7, with wide bounds, the lowest with a warm cache; and it says so."""
    made = estimate(Counted(10, 30_000, 7_400), Fixed(20_000, 3_700), [Usage(3000, 9, 9, 9)] * past, PRICES)
    assert made.input_tokens == pytest.approx((50_400, 56_000, 89_600))
    assert made.output_tokens == pytest.approx((1_000, 2_000, 8_000))
    low = (400 * 0.25 + 50_000 * 0.025 + 1_000 * 2) / 1e6
    assert made.money == pytest.approx((low, (56_000 * 0.25 + 2_000 * 2) / 1e6, (89_600 * 0.25 + 8_000 * 2) / 1e6))
    assert said(made).endswith("(by rules of thumb: no past answers)")


def test_without_prices_there_is_no_money() -> None:
    """Tokens are told all the same, by past answers and without."""
    for past in ([], [Usage(3000, 6000, 0, 400)] * ENOUGH):
        made = estimate(Counted(10, 30_000, 7_400), FIXED, past, Prices())
        assert made.money is None
        assert "money" not in said(made)
        assert made.input_tokens.likely > 0


def test_an_archive_without_a_relevant_article_costs_nothing() -> None:
    """Whatever is known of the model."""
    made = estimate(Counted(), FIXED, [Usage(3000, 6000, 0, 400)] * ENOUGH, PRICES)
    assert {*made.input_tokens, *made.output_tokens, *(made.money or ())} == {0.0}


def test_it_is_said_in_words() -> None:
    """One line with the likely values, their bounds and what they stand on."""
    made = estimate(Counted(1000, 3_000_000, 0), FIXED, [Usage(3000, 6000, 0, 400)] * ENOUGH, PRICES)
    assert re.sub(r"\s+", " ", said(made)) == (
        "1000 relevant articles: input 6,000,000 (6,000,000 to 6,000,000) tokens, output 400,000 (400,000 to 400,000),"
        " money 2.30 (2.30 to 2.30) (by 30 past answers of this model)"
    )


def test_past_answers_are_those_of_the_model(tmp_path: Path) -> None:
    """The ledger's readings by this model, the latest first; neither the rules' nor another model's."""
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        for number in range(3):
            ledger.put(reading(TEXT + "!" * number, *SOUND))
        ledger.put(reading("HMICFRS rated Kent Police good at investigating crime."))
        usage = past_usage(ledger.engine, "scripted-1")
        assert sorted(usage) == [Usage(len(TEXT) + number, 1000, 400, 200) for number in range(3)]
        assert len(past_usage(ledger.engine, "scripted-1", number=2)) == 2
        assert past_usage(ledger.engine, "another") == []
