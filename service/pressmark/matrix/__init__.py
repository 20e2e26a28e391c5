"""The matrix: what articles say of bodies in areas, one table a round of inspections; and trends over the rounds.

It counts in the database, by the tables that a ledger lists ratings in. Grades that are stated make the table;
implied ones and those of an earlier inspection stand apart from it.
"""

from pressmark.matrix.counting import passages, rounds
from pressmark.matrix.order import latest_first
from pressmark.matrix.table import matrix
from pressmark.matrix.trends import trends
from pressmark.matrix.values import (
    Apart,
    Cell,
    Change,
    Column,
    Matrix,
    Passage,
    Place,
    Round,
    Row,
    Said,
    Step,
    Trend,
    Trends,
)

__all__ = [
    "Apart",
    "Cell",
    "Change",
    "Column",
    "Matrix",
    "Passage",
    "Place",
    "Round",
    "Row",
    "Said",
    "Step",
    "Trend",
    "Trends",
    "latest_first",
    "matrix",
    "passages",
    "rounds",
    "trends",
]
