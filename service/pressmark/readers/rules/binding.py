"""Binds the grades of a passage to what they are given for.

Between two grades of a sentence stand the targets of the one or of the other: a target goes to
the grade that is joined to it by small words only. A list under a lead-in takes the lead-in's
grade; "from A to B" share what they are given for.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressmark.context import Context
from pressmark.english import BACKWARD, FORWARD, LIST_JOINT, at_once, begins_anew, glued, goes_on, number
from pressmark.english.moves import APPOSED
from pressmark.english.patterns import COUNT, MODAL_LEAD, NUMBER_BEFORE, SCOPE
from pressmark.patterns import pattern
from pressmark.readers.rules.anaphora import from_before, shares_grade
from pressmark.readers.rules.anchors import Anchor, implies, judge
from pressmark.readers.rules.numbers import grade_ahead
from pressmark.readers.rules.pairing import dealt_out, named
from pressmark.readers.rules.sharing import apposed, share, so_was
from pressmark.readers.rules.targets import Target, targets
from pressmark_schemas.answer import Dismissal
from pressmark_schemas.marks import GradeWord, Passage, Span

_IS = frozenset("is are was were needs that there".split())
_BACK, _FORTH = BACKWARD | LIST_JOINT, FORWARD | LIST_JOINT
_BESIDE_ROW = " \t\n\"'*.:;,()-~•"
_ROW_LENGTH = 140
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
_MOST_MARKS = 40
"""Grade words and concerns; a passage with more is no prose, and is read by no rule (articles hold five at most)."""
_OF_SO_MANY = pattern(r"\bamong\b|\bof\b")
"""What makes an area one of those that a number counts ("crime was one of the three graded good")."""
_FAR = 200
"""Characters; nothing looser than glue reaches further."""


class Bound(NamedTuple):
    """An anchor with the targets that it grades. `passage` is where the targets stand."""

    anchor: Anchor
    passage: Passage
    targets: tuple[Target, ...]


class _Link(NamedTuple):
    anchor: Anchor
    target: Target
    strength: float


class _Seen(NamedTuple):
    """What the passage before held: a grade, or a table's line with an area that no grade has yet."""

    bound: Bound | None = None
    row: tuple[Target, ...] = ()


class Binder:
    """Goes through an article's passages once; remembers the lead-in of a list."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lead: Anchor | None = None
        self._passage = Passage(0, 0, "sentence", 0)
        self._found: list[Target] = []
        self.dismissed: list[Dismissal] = []
        self.unused: list[str] = []

    def run(self) -> Iterator[Bound]:
        """Yield the anchors with their targets, in the order of the text."""
        passages = self._context.marks.passages
        before = _Seen()
        for index, passage in enumerate(passages):
            if not self._matters(passage, before):
                self._lead = None
                before = _Seen(row=self._row(passage))
                continue
            if rows := self._cells(passage):
                yield from rows
                continue
            found = named(self._context, passage)
            leads = index + 1 < len(passages) and passages[index + 1].kind == "item" and passage.kind != "item"
            anchors = self._anchors(passage, found, leads=leads)
            bound = self._bind(passage, anchors, found)
            if self._is_grade_alone(passage, anchors):
                bound = self._table(passage, anchors[0], before)
            elif not anchors and self._lead is not None and (passage.kind == "item" or self._row(passage)):
                areas = tuple(target for target in found if target.kind == "areas")[:1]
                bound = [Bound(self._lead, passage, areas)] if areas else []
            elif passage.kind != "item":
                self._lead = bound[-1].anchor if leads and bound and not _named(bound[-1]) else None
            if index and bound and not bound[0].targets and (len(anchors) == 1 or not found):
                bound[0] = bound[0]._replace(targets=from_before(self._context, passage, bound[0].anchor))
            bound = [*self._named_after(passage, found, before.bound, bound), *bound]
            row = () if bound else self._row(passage)
            before = _Seen(bound[-1] if bound else None, row)
            yield from bound

    def _matters(self, passage: Passage, before: _Seen) -> bool:
        """Whether a passage can hold a rating: by a mark, a lead-in before it, or a count to be named."""
        marks, within = self._context.marks, self._context.within
        going_on = before.bound is not None or self._lead is not None
        return going_on or bool(within(marks.grades, passage)) or bool(within(marks.concerns, passage))

    def _cells(self, passage: Passage) -> list[Bound]:
        """Return the grades of a line of a table that crosses bodies with areas."""
        cells = self._context.cells
        grades = [grade for grade in self._context.within(self._context.marks.grades, passage) if grade.start in cells]
        areas = [cells[grade.start].area for grade in grades]
        return [
            Bound(
                Anchor(grade.start, grade.end, grade.id, grade.grade, implied=False),
                passage,
                (Target(area.start, area.end, "areas", (area,)),),
            )
            for grade, area in zip(grades, areas, strict=True)
        ]

    def _row(self, passage: Passage) -> tuple[Target, ...]:
        """Return the area that a line consists of, if it is one of a table's."""
        if passage.kind == "sentence" or passage.end - passage.start > _ROW_LENGTH:
            return ()
        areas = self._context.within(self._context.marks.areas, passage)
        if not areas or self._context.low[passage.start : areas[0].start].strip(_BESIDE_ROW):
            return ()
        if not glued(self._context.low[areas[0].end : passage.end], LIST_JOINT) and len(areas) == 1:
            return ()
        return tuple(target for target in targets(self._context, passage) if target.kind == "areas")[:1]

    def _is_grade_alone(self, passage: Passage, anchors: list[Anchor]) -> bool:
        """Whether a line is a grade and nothing else."""
        return len(anchors) == 1 and not self._context.text[passage.start : passage.end].replace(
            self._context.text[anchors[0].start : anchors[0].end], ""
        ).strip(_BESIDE_ROW)

    def _table(self, passage: Passage, anchor: Anchor, before: _Seen) -> list[Bound]:
        """Return a grade on a line of its own with the area on the line before, or let it head what follows."""
        self._lead = None if before.row else anchor
        return [Bound(anchor, passage, before.row)]

    def _named_after(
        self, passage: Passage, found: list[Target], previous: Bound | None, bound: list[Bound]
    ) -> list[Bound]:
        """Return the areas that a sentence names for the grade before it ("good in two. These are …", "So is …")."""
        areas = tuple(target for target in found if target.kind == "areas")[:1] if previous else ()
        if previous is None or not areas or any(areas[0] in one.targets for one in bound):
            return []
        counted = any(target.kind in {"count", "scope"} for target in previous.targets)
        shares = shares_grade(self._context, passage, counted=counted, graded=bool(bound))
        return [Bound(previous.anchor, passage, areas)] if shares else []

    def _anchors(self, passage: Passage, found: list[Target], *, leads: bool) -> list[Anchor]:
        context = self._context
        anchors: list[Anchor] = []
        marks = [
            *context.within(context.marks.grades, passage),
            *context.within(context.marks.concerns, passage),
        ]
        if len(marks) > _MOST_MARKS:
            self.dismissed += [Dismissal(mark=mark.id, reason="unclear") for mark in marks]
            return []
        last = context.within(context.marks.grades, passage)[-1:]
        last = last[0] if last else None
        denied = False
        for mark in sorted(marks, key=lambda mark: mark.start):
            if isinstance(mark, GradeWord):
                follows = denied or any(not anchor.implied for anchor in anchors)
                reason = judge(context, passage, mark, found, follows=follows, leads=leads and mark == last)
                if reason is None:
                    anchors.append(Anchor(mark.start, mark.end, mark.id, mark.grade, implied=False))
                else:
                    self.dismissed.append(Dismissal(mark=mark.id, reason=reason))
                    denied = denied or reason == "negated"  # "outstanding at nothing and good in three areas"
            elif implies(context, passage, mark, found) or (
                leads and mark.implies and MODAL_LEAD.search(context.low, mark.end, passage.end)
            ):
                anchors.append(Anchor(mark.start, mark.end, mark.id, mark.implies or "", implied=True))
            else:
                self.unused.append(mark.id)
        return anchors

    def _bind(self, passage: Passage, anchors: list[Anchor], found: list[Target]) -> list[Bound]:
        self._passage, self._found = passage, found
        links = [link for target in found if not target.these and (link := self._link(anchors, target)) is not None]
        for target in found:
            before = [other for other in found if other.kind == "areas" and other.end <= target.start]
            if target.these and before:
                link = self._link(anchors, target)
                links = [other for other in links if link is None or other.target != before[-1]]
                links += [link._replace(target=before[-1])] if link else []  # "these areas" are those before
        given: dict[str, list[Target]] = {}
        for anchor in anchors:
            mine = [link for link in links if link.anchor == anchor]
            strong = [link.target for link in mine if link.strength >= _STRONG]
            given[anchor.mark] = strong or [link.target for link in mine]
            given[anchor.mark] = given[anchor.mark] or apposed(self._context, anchor, found)
        share(self._context.low, anchors, given)
        dealt = dealt_out(self._context, passage, anchors, found)
        given |= {mark: [target] for mark, target in dealt.items() if target is not None}
        nobodys = {mark for mark, target in dealt.items() if target is None}
        self.dismissed += [Dismissal(mark=mark, reason="unclear") for mark in sorted(nobodys)]
        return [Bound(one, passage, tuple(given[one.mark])) for one in anchors if one.mark not in nobodys]

    def _link(self, anchors: Sequence[Anchor], target: Target) -> _Link | None:
        """Return the better of the links to the anchors on either side, if there is one."""
        if shared := so_was(self._context.low, anchors, target):
            return _Link(shared, target, _GLUED)
        left = next((anchor for anchor in reversed(anchors) if anchor.end <= target.start), None)
        right = next((anchor for anchor in anchors if anchor.start >= target.end), None)
        if target.kind == "count" and grade_ahead(self._context, self._passage, target.start) is not None:
            right = None
        links = [
            *(
                [_Link(left, target, self._forward(left, target, follows=self._has_before(left, anchors)))]
                if left
                else []
            ),
            *([_Link(right, target, self._backward(right, target))] if right else []),
        ]
        if left and links[0].strength >= _STRONG and APPOSED.match(self._context.low, target.end):
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


def _named(bound: Bound) -> bool:
    return any(target.kind == "areas" for target in bound.targets)
