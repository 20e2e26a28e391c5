"""Evaluation: precision, recall and F1 of a reader against gold, with intervals, disagreements and floors.

What gold looks like is told in docs/gold.md. Settings and output are the command's.
"""

from pressmark.evaluate.asjson import evaluation_json
from pressmark.evaluate.asked import Asked, By
from pressmark.evaluate.evaluation import Evaluation, evaluate
from pressmark.evaluate.files import read_gold, unknown_names
from pressmark.evaluate.floors import Floor, read_floors, unmet
from pressmark.evaluate.listing import show_evaluation

__all__ = [
    "Asked",
    "By",
    "Evaluation",
    "Floor",
    "evaluate",
    "evaluation_json",
    "read_floors",
    "read_gold",
    "show_evaluation",
    "unknown_names",
    "unmet",
]
