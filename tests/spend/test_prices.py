"""Prices by model, and the most that a request may cost by them. Models and prices are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pressmark.calls import Prices, Reply
from pressmark.errors import ConfigError
from pressmark.prices import load_prices
from pressmark.settings import Settings
from pressmark.spend import ceiling
from tests.resolve.labels import answer

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "model,input,cached_input,output\n"
FILE = f"{HEAD}small-1.5,0.25,0.025,2\nlarge,1.25,,10\nfree,0,0,0\n"


def written(folder: Path, content: str | bytes) -> Path:
    """Return a price file that holds this."""
    path = folder / "prices.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("content", [FILE, f"\ufeff{FILE}", FILE.replace("\n", "\r\n"), f"{FILE}\n"])
def test_prices_are_read_by_model(tmp_path: Path, content: str) -> None:
    """With or without a byte order mark, by whatever ends a line; an empty cell is an unknown price."""
    assert load_prices(written(tmp_path, content)) == {
        "small-1.5": Prices(0.25, 0.025, 2.0),
        "large": Prices(1.25, None, 10.0),
        "free": Prices(0.0, 0.0, 0.0),
    }


BROKEN = {
    "a price that is none": ("small,cheap,,2\n", r"line 2: input: .*number"),
    "a price below nothing": ("small,1,,-2\n", r"line 2: output: .*greater than or equal to 0"),
    "a price without end": ("small,inf,,2\n", r"line 2: input: .*finite"),
    "not a number": ("small,1,nan,2\n", r"line 2: cached_input: "),
    "no price": ("small,1,,\n", r"line 2: output: field required"),
    "no model": (",1,,2\n", r"line 2: model: field required"),
    "too many cells": ("small,1,,2,3\n", r"line 2: it has more cells"),
    "a model twice": ("small,1,,2\nsmall,1,,2\n", r"line 3: small has prices already"),
    "a quote that does not end": (
        '"small,1,,2\n',
        r"holds no prices \(unexpected end of data\); the columns are model,input,cached_input,output",
    ),
}


@pytest.mark.parametrize(("rows", "said"), BROKEN.values(), ids=BROKEN)
def test_bad_prices_are_refused(tmp_path: Path, rows: str, said: str) -> None:
    """The message names file, line, column and reason."""
    with pytest.raises(ConfigError, match=rf"prices\.csv.*{said}"):
        load_prices(written(tmp_path, HEAD + rows))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"model\xff", "holds no prices .it is no text in UTF-8"),
        (b"name,price\nsmall,1\n", "its first row lacks model, input, output"),
        (None, "No such"),
    ],
)
def test_a_file_without_prices_is_refused(tmp_path: Path, content: bytes | None, said: str) -> None:
    """Another encoding, another table, no file at all."""
    path = tmp_path / "none.csv" if content is None else written(tmp_path, content)
    with pytest.raises(ConfigError, match=said):
        load_prices(path)


@pytest.mark.parametrize(
    ("model", "prices"),
    [("small-1.5", Prices(0.25, 0.025, 2.0)), ("other", Prices(3.0, None, 4.0)), ("free", Prices(0.0, 0.0, 0.0))],
)
def test_settings_know_the_prices_of_their_model(tmp_path: Path, model: str, prices: Prices) -> None:
    """The file's for a model that it names, the single ones for all others."""
    path = written(tmp_path, FILE)
    assert Settings(model=model, price_file=path, price_input=3.0, price_output=4.0).prices == prices


@pytest.mark.parametrize("price", ["inf", "nan", "-1", "dear"])
def test_a_single_price_that_is_none_is_refused(price: str) -> None:
    """The message names the variable."""
    with pytest.raises(ConfigError, match="PRESSMARK_PRICE_INPUT"):
        Settings.load({"PRESSMARK_PRICE_INPUT": price}, dotenv=None)


@pytest.mark.parametrize("text", ["", "plain words " * 5000, "“curly” – and 警察 " * 5000])
@pytest.mark.parametrize("prices", [Prices(2.0, 0.5, 10.0), Prices(2.0, 9.0, 10.0), Prices(2.0, None, 10.0)])
def test_no_reply_costs_more_than_the_most(text: str, prices: Prices) -> None:
    """Not even one of a token a byte and the longest answer, cached or not."""
    tokens = len(text.encode())
    for cached in (0, tokens):
        cost = prices.cost(Reply(answer(), None, "json_schema", tokens, cached, 1000))
        assert cost is not None
        assert cost < ceiling(tokens, 1000, prices)


@pytest.mark.parametrize(
    ("longest", "prices", "said"),
    [
        (None, Prices(1.0, None, 1.0), "PRESSMARK_MAX_OUTPUT_TOKENS"),
        (1000, Prices(), "prices: name them in PRESSMARK_PRICE_FILE"),
        (1000, Prices(1.0), "PRESSMARK_PRICE_OUTPUT"),
    ],
)
def test_what_has_no_most_is_refused(longest: int | None, prices: Prices, said: str) -> None:
    """Without an output limit or prices nobody can say what a request may cost; the message says what to set."""
    with pytest.raises(ConfigError, match=said):
        ceiling(100, longest, prices)
