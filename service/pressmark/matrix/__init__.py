"""The matrix: what articles say of bodies in areas, one table a round of inspections; and trends over the rounds.

It counts in the database, by the tables that a ledger lists ratings in. Grades that are stated make the table;
implied ones and those of an earlier inspection stand apart from it.
"""

from pressmark.matrix.counting import passages, rounds
from pressmark.matrix.table import matrix
from pressmark.matrix.trends import trends
from pressmark.matrix.values import (
    Apart,
    Cell,
    Change,
    Column,
    Matrix,
    Passage,
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
    "Round",
    "Row",
    "Said",
    "Step",
    "Trend",
    "Trends",
    "matrix",
    "passages",
    "rounds",
    "trends",
]
