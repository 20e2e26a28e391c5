"""The readers, who say what the marks of an article are: `rules` and `model`."""

from typing import Literal

Choice = Literal["auto", "rules", "model"]
"""Which reader reads; `auto` is a model if one is named, else the rules."""
