"""Money as whole numbers, so that sums are exact: nanos, thousand-millionths of the prices' currency."""

import math

NANOS = 1_000_000_000
"""In one of the currency."""


def nanos(money: float) -> int:
    """Return money as nanos, rounded up but for what floating point adds."""
    return math.ceil(round(money * NANOS, 3))


def shown(amount: int) -> str:
    """Return nanos as money for people."""
    return f"{amount / NANOS:.4f}"
