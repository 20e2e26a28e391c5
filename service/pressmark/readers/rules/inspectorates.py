"""Which inspectorate an article means: the pack's, by the name that it had then, or another that is named last."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from pressmark_schemas.marks import Spanned

if TYPE_CHECKING:
    from pressmark.context import Context


def own_name(context: Context) -> str:
    """Return the name of the pack's inspectorate as the article has it: a former one where only that stands there."""
    mentions = [mention for mention in context.marks.inspectorates if mention.own]
    names, own = {mention.name for mention in mentions}, context.pack.organisation
    if own in names or not names:
        return own
    since = max((row.since for row in context.pack.inspectorates if row.name == own and row.since), default=None)
    printed = any(_is_name(context, mention) for mention in mentions)
    day = context.article.published or (context.programmes[0].since if printed else since)
    if since is None or day is None or day >= since:
        return own
    return min(names)


def _is_name(context: Context, mention: Spanned) -> bool:
    """Whether an inspectorate is named, and not told of as a watchdog or by an office ("Inspector of Constabulary")."""
    return context.text[mention.start].isupper() and not context.low.startswith("inspector ", mention.start)


def other_before(context: Context, position: int) -> str | None:
    """Return another inspectorate than the pack's where it is the last one named before a place, else the first."""
    named = context.marks.inspectorates
    index = bisect_right(named, position, key=lambda mention: mention.start) - 1
    last = named[max(0, index)] if named else None
    return last.name if last is not None and not last.own else None
