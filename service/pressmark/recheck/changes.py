"""What judging a record again changed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark_schemas.record import Quote, Rating, Record


def changes(before: Record, after: Record) -> Iterator[str]:
    """Yield what is new, what is gone, and what is verified or in review otherwise than it was."""
    was = {_name(item): item.status for item in (*before.ratings, *before.quotes)}
    now = {_name(item): item.status for item in (*after.ratings, *after.quotes)}
    yield from (f"new: {name} ({status})" for name, status in now.items() if name not in was)
    yield from (f"gone: {name} ({status})" for name, status in was.items() if name not in now)
    why = {_name(item): _doubts(after, item) for item in (*after.ratings, *after.quotes)}
    yield from (
        f"{was[name]} -> {status}: {name}{why[name]}"
        for name, status in now.items()
        if name in was and was[name] != status
    )


def _doubts(record: Record, item: Rating | Quote) -> str:
    """Return the checks that doubt an item, in brackets."""
    checks = dict.fromkeys(record.flags[n].check for n in item.flags if record.flags[n].severity != "note")
    return f" [{', '.join(checks)}]" if checks else ""


def _name(item: Rating | Quote) -> str:
    if isinstance(item, Quote):
        return f"quote {item.start}:{item.end} by {item.speaker or item.role or item.organisation or 'nobody named'}"
    count = "" if item.count is None else f" x {item.count}"
    return f"{item.body}, {item.area}{count}: {item.grade} ({item.basis})"
