"""Prices by model, from a file that people keep: CSV with a row a model.

    model,input,cached_input,output
    small-model,0.25,0.025,2
    large-model,1.25,,10

Money for a million tokens, in any one currency; a cached price that is left empty is the input's.
"""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from pressmark.calls import Prices
from pressmark.errors import ConfigError
from pressmark.rows import as_row, csv_rows


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)

    model: str
    input: float = Field(ge=0, allow_inf_nan=False)
    cached_input: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    output: float = Field(ge=0, allow_inf_nan=False)


def load_prices(path: Path) -> dict[str, Prices]:
    """Return the prices in a CSV file by the model's name.

    Raises ConfigError with file, line and reason when it cannot be read or a row is wrong.
    """
    prices: dict[str, Prices] = {}
    for line, values in _read(path):
        try:
            row = as_row(_Row, values)
        except ValueError as error:
            raise ConfigError(f"{path} line {line}: {error}; change or remove it") from None
        if row.model in prices:
            raise ConfigError(f"{path} line {line}: {row.model} has prices already; keep one of the rows")
        prices[row.model] = Prices(row.input, row.cached_input, row.output)
    return prices


def _read(path: Path) -> list[tuple[int, object]]:
    """Return the rows with the numbers of the lines that they end on."""
    try:
        return csv_rows(path.read_bytes(), _Row)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path of the prices") from None
    except ValueError as error:
        raise ConfigError(f"{path}: holds no prices ({error}); the columns are {','.join(_Row.model_fields)}") from None
