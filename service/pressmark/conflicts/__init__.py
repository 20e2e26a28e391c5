"""Conflicts: what articles say of the same body, area and inspection, of the same words, of one person.

Pure functions over records. Only those who share a key are compared, never all with all, and
whatever comes out is sorted by content, so the order of the input makes no difference.
"""

from pressmark.conflicts.compare import find_conflicts
from pressmark.conflicts.values import Conflict, Edition, Entry, Passage, Side, Witness

__all__ = ["Conflict", "Edition", "Entry", "Passage", "Side", "Witness", "find_conflicts"]
