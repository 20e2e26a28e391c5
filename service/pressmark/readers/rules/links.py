"""How well a grade and what stands beside it are joined: by small words only, by a preposition, across a border."""

from collections.abc import Sequence
from typing import NamedTuple

from pressmark.context import Context
from pressmark.english import BACKWARD, FORWARD, LIST_JOINT, at_once, begins_anew, glued, goes_on, number
from pressmark.english.moves import APPOSED
from pressmark.english.patterns import COUNT, NUMBER_BEFORE, SCOPE
from pressmark.patterns import pattern
from pressmark.readers.rules.anchors import Anchor
from pressmark.readers.rules.numbers import grade_ahead
from pressmark.readers.rules.sharing import so_was
from pressmark.readers.rules.targets import Target
from pressmark_schemas.marks import Passage, Span

_IS = frozenset("is are was were needs that there".split())
_BACK, _FORTH = BACKWARD | LIST_JOINT, FORWARD | LIST_JOINT
_GLUED, _STRONG, _LOOSE = 3.0, 1.8, 1.0
"""How strong a link is that only small words make, from where on it is strong, and any other one.

Distance takes a little from each; a loose link serves only where there is no strong one.
"""
_JOINED, _BORDER_COST = 0.5, 0.6
"""What a preposition right behind the grade, or a verb before it, adds; what a clause's border takes."""
_BORDER = pattern(r";|,\s+(?:with|but|while|whereas|although|though)\b|^\s*,\s+which\b")
_PREDICATE = pattern(
    r"\b(?:is|are|was|were|be|been|being|rated|graded|judged|remain(?:s|ed)?|got|gets|received|earned|stay(?:s|ed)|fell|rose|"
    r"slipped|dropped|moved|went|deemed|found|requires?|has|have|had|singled|picked|held|put|marked|thought|considered|classed|"
    r"named|called|described)\b|(?:[~:]|\s-\s)(?!\s*(?:and|but|as|while)\b)",
)
_SPELT_OUT = pattern(r"(?::|~|\s-|\b(?:including|such as|among (?:them|which|those)))\s*(?:[a-z]+\s+){0,4}$")
"""What stands right before the areas that a number was given for ("in two of three tests …: how …")."""
_OF_ALL = pattern(r"(?:\s(?:of|in|under)\s[^,;.]{0,45})?")
"""What may stand between a number and the areas that it counts ("in two areas of the inspection, … and …")."""
_DASH = pattern(r"\s*~|\s-\s")
"""What closes a list that dashes set apart ("in two of three tests – how … and how … – and good in one")."""
_FRONTED = pattern(
    r"(?:^|[,;:.~]|\b(?:and|but|while|whereas))\s*"
    r"(?:for|at|in|on|under|regarding|as for|when it comes to)\s(?:its\s|the\s)?$"
)
"""What stands before areas that are named before their grade ("…, for managing offenders it was adequate")."""
_OF_SO_MANY = pattern(r"\bamong\b|\bof\b")
"""What makes an area one of those that a number counts ("crime was one of the three graded good")."""
_FAR = 200
"""Characters; nothing looser than glue reaches further."""


class Link(NamedTuple):
    """An anchor, a target that it may be given for, and how strongly the two are joined."""

    anchor: Anchor
    target: Target
    strength: float

    @property
    def is_strong(self) -> bool:
        """Whether more than nearness joins the two."""
        return self.strength >= _STRONG


class Linker:
    """Joins the targets of one passage, `found`, with its anchors."""

    def __init__(self, context: Context, passage: Passage, found: Sequence[Target]) -> None:
        self._context = context
        self._passage = passage
        self._found = found

    def best(self, anchors: Sequence[Anchor], target: Target) -> Link | None:
        """Return the better of the links to the anchors on either side, if there is one."""
        if shared := so_was(self._context.low, anchors, target):
            return Link(shared, target, _GLUED)
        left = next((anchor for anchor in reversed(anchors) if anchor.end <= target.start), None)
        right = next((anchor for anchor in anchors if anchor.start >= target.end), None)
        if target.kind == "count" and grade_ahead(self._context, self._passage, target.start) is not None:
            right = None
        links = [
            *(
                [Link(left, target, self._forward(left, target, follows=self._has_before(left, anchors)))]
                if left
                else []
            ),
            *([Link(right, target, self._backward(right, target))] if right else []),
        ]
        if left and links[0].is_strong and APPOSED.match(self._context.low, target.end):
            return links[0]
        return max((link for link in links if link.strength > 0), key=lambda link: link.strength, default=None)

    def _goes_on(self, anchor: Anchor) -> bool:
        return goes_on(self._context.low, anchor.end)

    def _has_before(self, anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
        """Whether areas stand before a grade that nothing but small words join to it ("efficiency was good, …")."""
        number = anchors.index(anchor)
        start = anchors[number - 1].end if number else self._passage.start
        areas = self._context.within(self._context.marks.areas, Span(start, anchor.start))
        if not areas:
            return False
        if number and self._goes_on(anchors[number - 1]):
            return False
        return glued(self._context.bare(areas[-1].end, anchor.start), _BACK, stops=";")

    def _forward(self, anchor: Anchor, target: Target, *, follows: bool) -> float:
        """How well a grade reaches a target behind it; `follows` says that it has areas before it."""
        joined = self._goes_on(anchor)
        if target.kind == "areas" and ((follows and not joined) or self._fronted(anchor)):
            return 0.0
        between = self._context.bare(anchor.end, target.start)
        distance = target.start - anchor.end
        if target.kind == "areas" and self._in_apposition(anchor, target):
            return _GLUED + 1
        if glued(between, _FORTH) or self._leads_to(anchor, target):
            return _GLUED + _JOINED * joined - distance / 400 - _BORDER_COST * bool(_BORDER.search(between))
        if target.kind == "areas" and _SPELT_OUT.search(between) and self._counts(anchor, target):
            return _GLUED + 1 if _DASH.match(self._context.low, target.end) else _GLUED - _BORDER_COST
        if ";" in between or distance > _FAR or (anchor.implied and target.kind != "areas") or target.kind == "count":
            return 0.0
        return _LOOSE - distance / 300

    def _has_own(self, anchor: Anchor) -> bool:
        """Whether areas stand right behind a grade: those before it are another's ("…, it was inadequate at …")."""
        behind = [one for one in self._found if one.kind == "areas" and one.start >= anchor.end]
        if not behind or anchor.implied or not at_once(self._context.low, anchor.end):
            return False
        return glued(self._context.bare(anchor.end, behind[0].start), _FORTH)

    def _fronted(self, anchor: Anchor) -> bool:
        """Whether the areas of a grade stand before it, led in by a preposition ("for efficiency it was good")."""
        low, start = self._context.low, self._passage.start
        if at_once(low, anchor.end):
            return False
        before = [one for one in self._found if one.kind == "areas" and one.end <= anchor.start]
        if not before or not _FRONTED.search(low[start : before[-1].start]):
            return False
        between = self._context.bare(before[-1].end, anchor.start)
        return glued(between, _BACK, stops=";") and not begins_anew(between, low, anchor.end)

    def _leads_to(self, anchor: Anchor, target: Target) -> bool:
        """Whether a grade leads to a number of areas ("good in no fewer than five")."""
        ahead = grade_ahead(self._context, self._passage, target.start) if target.kind == "count" else None
        return ahead is not None and ahead.end == anchor.end

    def _in_apposition(self, anchor: Anchor, target: Target) -> bool:
        """Whether areas are what a number right before them counts ("good at just one thing, …, and bad at …")."""
        low = self._context.low
        if not (self._goes_on(anchor) and low.startswith(", ", target.start - 2) and low.startswith(",", target.end)):
            return False
        counts = list(COUNT.finditer(low, anchor.end, target.start - 2))
        if not counts or not _OF_ALL.fullmatch(low, counts[-1].end(), target.start - 2):
            return False
        if not glued(low[anchor.end : counts[-1].start()], _FORTH, stops=";"):
            return False
        return number(counts[-1]["number"]) == len(target.areas)

    def _counts(self, anchor: Anchor, target: Target) -> bool:
        """Whether a number of areas, or "each", stands between a grade and a target, which then spells them out."""
        low = self._context.low
        between = any(some.search(low, anchor.end, target.start) for some in (COUNT, SCOPE))
        return between or NUMBER_BEFORE.search(low, self._passage.start, anchor.start) is not None

    def _backward(self, anchor: Anchor, target: Target) -> float:
        """How well a grade reaches a target before it."""
        text = self._context.low
        between = self._context.bare(target.end, anchor.start)
        counts = NUMBER_BEFORE.search(text, target.start, anchor.start) if target.kind == "count" else None
        if counts is not None and counts.start() < target.end:
            return _GLUED + 1
        if target.kind == "areas" and anchor.grade == "requires improvement" and anchor.start - target.end <= 1:
            return _GLUED + 1  # the grade is the area's own verb
        if (anchor.implied and not glued(between, _IS)) or (
            target.kind == "areas" and (begins_anew(between, text, anchor.end) or self._has_own(anchor))
        ):
            return 0.0
        counted = NUMBER_BEFORE.search(text, max(0, anchor.start - 16), anchor.start)
        if target.kind == "areas" and counted and number(counted["number"]) > 1 and not _OF_SO_MANY.search(between):
            return 0.0
        if glued(between, _BACK, stops=";:" if target.kind == "count" else ";"):
            joined = _PREDICATE.search(between) is not None
            elsewhere = target.kind == "areas" and self._goes_on(anchor) and not self._fronted(anchor)
            border = elsewhere or _BORDER.search(between) is not None
            return _GLUED + _JOINED * joined - (anchor.start - target.end) / 400 - _BORDER_COST * border
        distance = anchor.start - target.end
        return _LOOSE - 0.1 - distance / 300 if distance < _FAR and ";" not in between else 0.0
