"""Readings of invented texts, as a ledger gets them: by a model that says given labels, or by the rules."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pressmark.flow import Reading, drive, read
from tests.flow.reading import ASKING, AT, Model
from tests.flow.test_model import TEXT
from tests.resolve.labels import Label, rates
from tests.scan.reading import PACK, article

if TYPE_CHECKING:
    from pressmark.register import Register

WRONG = rates("g1", "investigating_crime", body="Essex Police")
"""A label that several checks object to."""


def reading(
    text: str = TEXT, *labels: Label, at: datetime = AT, source: str | None = None, register: Register | None = None
) -> Reading:
    """Return a text's reading: by a model that says these labels, or by the rules."""
    read_from = article(text).model_copy(update={"source": source})
    flow = read(read_from, PACK, ASKING if labels else None, register=register, at=at)
    return drive(flow, Model(labels).answer)
