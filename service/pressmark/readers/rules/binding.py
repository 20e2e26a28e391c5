"""Binds the grades of a passage to what they are given for.

Between two grades of a sentence stand the targets of the one or of the other: a target goes to
the grade that is joined to it by small words only. A list under a lead-in takes the lead-in's
grade; "from A to B" share what they are given for.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pressmark.context import Context
from pressmark.english import LIST_JOINT, glued
from pressmark.english.patterns import MODAL_LEAD
from pressmark.readers.rules.anaphora import from_before, shares_grade
from pressmark.readers.rules.anchors import Anchor, implies, judge
from pressmark.readers.rules.links import Linker
from pressmark.readers.rules.pairing import dealt_out, named
from pressmark.readers.rules.sharing import apposed, share
from pressmark.readers.rules.targets import Target, targets
from pressmark_schemas.answer import Dismissal
from pressmark_schemas.marks import GradeWord, Passage

_BESIDE_ROW = " \t\n\"'*.:;,()-~•"
_ROW_LENGTH = 140
_MOST_MARKS = 40
"""Grade words and concerns; a passage with more is no prose, and is read by no rule (articles hold five at most)."""


class Bound(NamedTuple):
    """An anchor with the targets that it grades. `passage` is where the targets stand."""

    anchor: Anchor
    passage: Passage
    targets: tuple[Target, ...]


class _Seen(NamedTuple):
    """What the passage before held: a grade, or a table's line with an area that no grade has yet."""

    bound: Bound | None = None
    row: tuple[Target, ...] = ()


class Binder:
    """Goes through an article's passages once; remembers the lead-in of a list."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lead: Anchor | None = None
        marks = context.marks
        self._marked = {context.passage_number(mark.start) for mark in (*marks.grades, *marks.concerns)}
        self.dismissed: list[Dismissal] = []
        self.unused: list[str] = []

    def run(self) -> Iterator[Bound]:
        """Yield the anchors with their targets, in the order of the text."""
        passages = self._context.marks.passages
        before = _Seen()
        for index, passage in enumerate(passages):
            if index not in self._marked and before.bound is None and self._lead is None:
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

    def _cells(self, passage: Passage) -> list[Bound]:
        """Return the grades of a line of a table that crosses bodies with areas."""
        cells = self._context.cells
        if not cells:
            return []
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
        linker = Linker(self._context, passage, found)
        links = [link for target in found if not target.these and (link := linker.best(anchors, target)) is not None]
        for target in found:
            before = [other for other in found if other.kind == "areas" and other.end <= target.start]
            if target.these and before:
                link = linker.best(anchors, target)
                links = [other for other in links if link is None or other.target != before[-1]]
                links += [link._replace(target=before[-1])] if link else []  # "these areas" are those before
        given: dict[str, list[Target]] = {}
        for anchor in anchors:
            mine = [link for link in links if link.anchor == anchor]
            strong = [link.target for link in mine if link.is_strong]
            given[anchor.mark] = strong or [link.target for link in mine]
            given[anchor.mark] = given[anchor.mark] or apposed(self._context, anchor, found)
        share(self._context.low, anchors, given)
        dealt = dealt_out(self._context, passage, anchors, found)
        given |= {mark: [target] for mark, target in dealt.items() if target is not None}
        nobodys = {mark for mark, target in dealt.items() if target is None}
        self.dismissed += [Dismissal(mark=mark, reason="unclear") for mark in sorted(nobodys)]
        return [Bound(one, passage, tuple(given[one.mark])) for one in anchors if one.mark not in nobodys]


def _named(bound: Bound) -> bool:
    return any(target.kind == "areas" for target in bound.targets)
