"""What people's reviews make of a record: the reviews as values, and their decisions laid over the items.

The record itself stays what the machine said. Nothing here asks a database; reviews are made in `reviews`.
"""

from pressmark.reviewed.laying import Entry, Reviewed, lay
from pressmark.reviewed.values import Action, Item, Kind, Label, Review

__all__ = ["Action", "Entry", "Item", "Kind", "Label", "Review", "Reviewed", "lay"]
