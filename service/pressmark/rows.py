"""Rows of tables that people keep in files: their columns and cells are checked by a model, faults told by column."""

import csv
import io
from collections.abc import Collection
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError

Row = TypeVar("Row", bound=BaseModel)


def csv_rows(data: bytes, model: type[BaseModel]) -> list[tuple[int, object]]:
    """Return the rows of CSV in UTF-8, each with the number of the line that it ends on.

    Raises ValueError that says what is wrong with the file: its encoding, its form, or its columns.
    """
    try:
        reader = csv.DictReader(io.StringIO(text_of(data), newline=""), strict=True)
        _refuse_columns(reader.fieldnames or model.model_fields, model)
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise ValueError(str(error)) from None


def text_of(data: bytes) -> str:
    """Return a file's text, with or without a byte order mark. Raises ValueError if it is not in UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is no text in UTF-8") from None


def _refuse_columns(names: Collection[str], model: type[BaseModel]) -> None:
    """Raise ValueError for a first row that is not one of column names, as where semicolons part them."""
    missing = [name for name, field in model.model_fields.items() if field.is_required() and name not in names]
    unknown = [name for name in names if name not in model.model_fields]
    if missing or unknown:
        wrong = f"lacks {', '.join(missing)}" if missing else f"has {', '.join(unknown)}, which is no column of it"
        raise ValueError(f"its first row {wrong}; commas part the columns, and it is {','.join(names)!r}")


def as_row(model: type[Row], values: object) -> Row:
    """Return a row by its form; a cell without words counts as none. Raises ValueError with column and reason."""
    if isinstance(values, dict):
        cells = cast("dict[object, object]", values)
        if None in cells:  # where the csv module puts them
            raise ValueError("it has more cells than the first row has columns; words with a comma stand in quotes")
        values = {name: cell for name, cell in cells.items() if cell is not None and cell != ""}
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        column = ".".join(str(part) for part in first["loc"])
        said = first["msg"][:1].lower() + first["msg"][1:]
        raise ValueError(f"{column}: {said}" if column else said) from None
