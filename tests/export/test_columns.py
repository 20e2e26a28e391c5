"""docs/columns.md tells the truth: its tables are those of the code.

`python -m tests.export.test_columns` writes the code's tables into it.
"""

from __future__ import annotations

import re

from pressmark.columns import COLUMNS, Column, Table
from tests.faces.conftest import ROOT

PAGE = ROOT / "docs" / "columns.md"
SECTION = re.compile(r"^## `(?P<table>\w+)`\n\n(?P<rows>(?:\|.*\n)*)", re.MULTILINE)
HEAD = "| column | kind | |\n|---|---|---|\n"


def as_row(column: Column) -> str:
    """Return a column's row."""
    return f"| `{column.name}` | {column.kind} | {column.meaning} |\n"


def tables(text: str) -> dict[str, str]:
    """Return the tables of the page by their headings."""
    return {section["table"]: section["rows"] for section in SECTION.finditer(text)}


def as_table(table: Table) -> str:
    """Return the table that the page should hold."""
    return HEAD + "".join(map(as_row, COLUMNS[table]))


def test_the_page_is_the_code() -> None:
    """Each table is documented column by column, in the order of the export, and no other is."""
    assert tables(PAGE.read_text("utf-8")) == {table: as_table(table) for table in COLUMNS}


def test_names_are_unique() -> None:
    """No table has two columns of one name, and a cell of the page holds no mark that parts cells."""
    for columns in COLUMNS.values():
        assert len({column.name for column in columns}) == len(columns)
        assert not [column for column in columns if "|" in column.meaning]


def rewrite() -> None:
    """Put the code's tables in the place of the page's."""

    def renewed(section: re.Match[str]) -> str:
        tables: dict[str, str] = {table: as_table(table) for table in COLUMNS}
        return f"## `{section['table']}`\n\n{tables[section['table']]}"

    PAGE.write_text(SECTION.sub(renewed, PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    rewrite()
