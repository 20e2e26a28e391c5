"""Makes labels of bound grades: for whom, for which areas, how many, now or earlier.

A grade without anything that it is given for takes it from its neighbour ("… but Kent was told
it requires improvement") or from the article's topic; else it is left out or is for the whole.
"""

from collections import Counter
from typing import NamedTuple

from pressmark.context import Context
from pressmark.english.moves import MOVED
from pressmark.english.patterns import COLUMNS, ENDS
from pressmark.english.times import CURRENT
from pressmark.patterns import pattern
from pressmark.readers.rules.anaphora import next_body
from pressmark.readers.rules.binding import Binder, Bound
from pressmark.readers.rules.concerns import read_concerns
from pressmark.readers.rules.members import with_members
from pressmark.readers.rules.rests import NOT_NAMED, counts_others, left_beside, nearest, rest_of_counts
from pressmark.readers.rules.standing import Standing
from pressmark.readers.rules.subjects import subjects
from pressmark_schemas.answer import Basis, ConcernLabel, Dismissal, RatingLabel
from pressmark_schemas.marks import Passage, Span

_PILLARS = frozenset({"effectiveness", "efficiency", "legitimacy", "cdi.overall"})
"""What an article may be about as a whole."""
_PILLAR_WORD = pattern(r"effective|efficien|legitima|crime[- ]recording|recording")
_ASKED = {"effective": "effectiveness", "efficient": "efficiency", "legitimate": "legitimacy"}
_HOW = pattern(rf"\bhow ({'|'.join(_ASKED)})")
"""A round's question, asked in an article's first lines, is what the article is about."""
_OPENING, _BYLINE = 8, 40
"""Passages that may open an article, and the length in characters that a place, a section or a day does not exceed."""
_SOME = pattern(r"\b(?:some|several|a number|many)(?: of the| of its| other| key)? areas\b")
_SAYS_WHERE = pattern(
    r"[\"']?\s+(?:at|in|for|on)\b"
    r"(?! (?:the same|that|those|them|20\d\d|(?:the|its|this) (?:latest|newest|new|current|most recent"
    r"|last|previous)))"
)
"""A grade that is given for something that the pack does not know."""
_SAYS_WHAT = pattern(r"[\"']?\s+(?:(?:at|for|in) (?:how|the way)|at (?:its|(?:\w+ly )?\w+ing)|for (?:\w+ly )?\w+ing)\b")
"""A grade for a task that the pack does not know is not one for the whole."""
_IS = pattern(r"\b(?:(?:is|are) (?:(?:now|today) )?(?:(?:rated|graded|judged) )?|(?:has|have)\b[^.,;]{0,40} )[\"']?$")
"""What leads from an earlier grade to one of now ("…, rated inadequate in 2019, is good")."""


class _Draft(NamedTuple):
    """A label that may lack what it is given for."""

    item: Bound
    bodies: tuple[str, ...]
    bases: tuple[Basis, ...]
    areas: tuple[str, ...]
    count: int | None  # pyright: ignore[reportIncompatibleMethodOverride] - of a tuple, which nobody asks


def read_ratings(context: Context) -> tuple[list[RatingLabel], list[ConcernLabel], list[Dismissal]]:
    """Label grade words and concern phrases, or dismiss them; each mark is accounted for."""
    binder, standing = Binder(context), Standing(context)
    drafts: list[_Draft] = []
    dismissed = binder.dismissed
    for item in with_members(context, list(binder.run())):
        bodies = subjects(context, item)
        if bodies:
            drafts.append(_draft(context, item, bodies, standing.of(item)))
        elif not any(other.mark == item.anchor.mark for other in dismissed):
            dismissed.append(Dismissal(mark=item.anchor.mark, reason="no_body"))
    labels = _labels(context, drafts, dismissed)
    concerns, rest = read_concerns(context, binder.unused)
    others = {draft.item.anchor.mark for draft in drafts if draft.count and counts_others(context, draft.item.targets)}
    return rest_of_counts(_raised(context, labels), others), concerns, [*dismissed, *rest]


def _draft(context: Context, item: Bound, bodies: tuple[str, ...], bases: tuple[Basis, ...]) -> _Draft:
    mentions = [mention for target in item.targets for mention in target.areas]
    keys = [key for mention in mentions if (key := context.area_key(mention, bodies[0])) is not None]
    areas = list(dict.fromkeys(keys))
    count: int | None = None
    counts = [target for target in item.targets if target.kind == "count"]
    if counts and not item.anchor.implied and not _one_of_two(context, item):
        left = left_beside(context, bodies[0], nearest(counts, item.anchor.start), mentions)
        if left != 0:
            areas.append("unspecified")
            count = left
    if any(target.kind == "scope" for target in item.targets) and (not areas or _overall_and(context, item)):
        areas.append("overall")
    return _Draft(item, bodies, bases, tuple(areas), count)


def _overall_and(context: Context, item: Bound) -> bool:
    """Whether "overall" is given beside areas ("inadequate overall and in three areas")."""
    return context.low[item.anchor.end : item.anchor.end + 12].startswith(" overall and")


def _one_of_two(context: Context, item: Bound) -> bool:
    """Whether two grades are lumped together ("inadequate or failing in seven of eight areas")."""
    near = (
        context.low[max(0, item.anchor.start - 6) : item.anchor.start]
        + "|"
        + context.low[item.anchor.end : item.anchor.end + 6]
    )
    return " or " in near.replace("'", "").replace('"', "")


def _labels(context: Context, drafts: list[_Draft], dismissed: list[Dismissal]) -> list[RatingLabel]:
    topic = _topic(context, drafts)
    labels: list[RatingLabel] = []
    unclear: list[str] = []
    graded = {body for draft in drafts if draft.areas for body in draft.bodies}
    for number, draft in enumerate(drafts):
        areas, bases = _whole(context, draft, topic), draft.bases
        if not areas:
            areas, bases = _elsewhere(context, drafts, number, topic, graded)
        mark = draft.item.anchor.mark
        if not areas:
            unclear.append(mark)
            continue
        labels.extend(
            RatingLabel(
                mark=mark,
                bodies=list(draft.bodies),
                areas=list(areas),
                grade=draft.item.anchor.grade,
                basis=basis,
                count=draft.count,
            )
            for basis in bases
        )
    said = {label.mark for label in labels}
    dismissed.extend(Dismissal(mark=mark, reason="unclear") for mark in dict.fromkeys(unclear) if mark not in said)
    return labels


def _whole(context: Context, draft: _Draft, topic: str | None) -> tuple[str, ...]:
    """Return a draft's areas; the word "overall" stands for the pillar that the article is about."""
    scopes = [context.low[t.start : t.end] for t in draft.item.targets if t.kind == "scope"]
    if "overall" not in draft.areas or topic is None or not any("overall" in scope for scope in scopes):
        return draft.areas
    return tuple(dict.fromkeys(topic if area == "overall" else area for area in draft.areas))


def _topic(context: Context, drafts: list[_Draft]) -> str | None:
    """Return the pillar that the article is about: in its title or first lines, else graded most."""
    if context.programmes[0].programme.startswith("Crime Data") and context.programme:
        return "cdi.overall"
    for passage in [one for one in context.marks.passages[:_OPENING] if one.end - one.start > _BYLINE][:3]:
        named = [m for m in context.within(context.marks.areas, passage) if context.area_key(m) in _PILLARS]
        by_word = [m for m in named if _PILLAR_WORD.search(context.low, m.start, m.end)]
        keys = {context.area_key(mention) for mention in named}
        if len(keys) == 1 and by_word:
            return keys.pop()
    asked = {
        _ASKED[match[1]] for p in context.marks.passages[:5] for match in _HOW.finditer(context.low, p.start, p.end)
    }
    if context.sector == "police" and len(asked) == 1:
        return asked.pop()
    graded = Counter(
        area for draft in drafts for area in draft.areas if area in _PILLARS and draft.bases[0] == "stated"
    )
    ranked = graded.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _elsewhere(
    context: Context, drafts: list[_Draft], number: int, topic: str | None, graded: set[str]
) -> tuple[tuple[str, ...], tuple[Basis, ...]]:
    """Return what a grade is given for that names nothing itself, and whether it is one of now.

    For the whole of a body it can be only where no area of it is graded; `graded` are the bodies that have some.
    """
    draft = drafts[number]
    passage = context.marks.passages[context.passage_number(draft.item.anchor.start)]
    if draft.item.anchor.implied or _SOME.search(context.low, passage.start, passage.end):
        return (), draft.bases
    before = drafts[number - 1] if number else None
    where = _SAYS_WHERE.match(context.low, draft.item.anchor.end)
    says_where = where is not None and not context.within(
        context.marks.bodies, Span(where.end() + 1, where.end() + len(" the "))
    )
    if (
        before
        and not says_where
        and _goes_with(context, before, draft)
        and len(before.areas) == 1
        and before.areas[0] not in NOT_NAMED
    ):
        return before.areas, _bases_beside(context, before, draft)
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    if after and _shared_ahead(context, passage, draft, after):
        return after.areas, draft.bases
    if _SAYS_WHAT.match(context.low, draft.item.anchor.end):
        return (), draft.bases
    if topic is not None:
        return (topic,), draft.bases
    return (() if any(body in graded for body in draft.bodies) else ("overall",)), draft.bases


def _shared_ahead(context: Context, passage: Passage, draft: _Draft, after: _Draft) -> bool:
    """Whether the next body's grade tells what this one is for, too ("Kent inadequate and Essex adequate for …")."""
    behind = next_body(context, passage, draft.item.anchor)
    return behind is not None and behind.start == after.item.anchor.start and after.count is None


def _bases_beside(context: Context, before: _Draft, draft: _Draft) -> tuple[Basis, ...]:
    """Return the time of a grade that shares what the one before is for, and its time where nothing tells another."""
    between = context.low[before.item.anchor.end : draft.item.anchor.start]
    apart = COLUMNS.fullmatch(between) or MOVED.fullmatch(between) or CURRENT.search(between) or _IS.search(between)
    return draft.bases if draft.bases != ("stated",) or apart else before.bases


def _goes_with(context: Context, before: _Draft, draft: _Draft) -> bool:
    """Whether a grade shares what the one before it is for: in its sentence, or right behind it.

    There it is an earlier one ("in 2019 it was …"), or another body's ("Essex Police was rated adequate.").
    """
    here, there = draft.item.passage, before.item.passage
    if here == there:
        return True
    numbers = context.passage_number(there.start), context.passage_number(here.start)
    if here.block != there.block or numbers[1] - numbers[0] != 1:
        return False
    return draft.bases == ("earlier",) or (
        set(draft.bodies).isdisjoint(before.bodies) and ENDS.match(context.low, draft.item.anchor.end) is not None
    )


def _raised(context: Context, labels: list[RatingLabel]) -> list[RatingLabel]:
    """Let areas that "must get better" right after "inadequate in three areas" be those three."""
    raised: list[RatingLabel] = []
    counted: RatingLabel | None = None
    for label in labels:
        if (
            label.basis == "implied"
            and counted
            and context.pack.rank[counted.grade] <= context.pack.rank[label.grade]
            and counted.count == len(label.areas)
            and counted.bodies == label.bodies
        ):
            raised.append(label.model_copy(update={"grade": counted.grade}))
            counted = None
            continue
        counted = label if label.basis == "stated" and label.areas == ["unspecified"] and label.count else None
        raised.append(label)
    return raised
