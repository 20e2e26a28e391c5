"""Cases for the checks, by subject: those that each raises, those that it only notes, those that it lets pass."""

from tests.checks.cases import beside, passages, quotes, ratings, speakers
from tests.checks.cases.examples import CRIME, FINE, MARL, SOUND, Example, Examples, official

_ALL = (ratings, passages, quotes, speakers, beside)

RAISED: Examples = {check: examples for part in _ALL for check, examples in part.RAISED.items()}
"""What each check objects to, by its id."""

NOTED: Examples = {check: examples for part in (beside,) for check, examples in part.NOTED.items()}
"""What some checks tell of without a doubt, by their id."""

QUIET: Examples = {check: examples for part in _ALL for check, examples in part.QUIET.items()}
"""What each check lets pass, by its id."""

__all__ = ["CRIME", "FINE", "MARL", "NOTED", "QUIET", "RAISED", "SOUND", "Example", "Examples", "official"]
