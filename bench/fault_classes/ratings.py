"""Faults of meaning about ratings: the wrong body, area or time, a rating passed over or seen where none is."""

from __future__ import annotations

from collections.abc import Iterator

from fault_classes.fault import Fault, Source, claims, verified
from pressmark_schemas.answer import Dismissal, RatingLabel

_NOT_NAMED = {"overall", "unspecified"}


def body_swapped(source: Source) -> Iterator[Fault]:
    """Give a rating to another body: the nearest that the article names, or one of the same sector."""
    context = source.context
    for label in source.answer.ratings:
        body = context.pack.body.get(label.bodies[0])
        near = source.nearest(label.mark, context.marks.bodies)
        named = [name for mention in near for name in context.bodies_meant(mention)]
        fellows = (row.body for row in context.pack.bodies if body is not None and row.sector == body.sector)
        swapped = (label.model_copy(update={"bodies": [name]}) for name in (*named, *fellows))
        yield source.relabelled(label, next(one for one in swapped if not claims([one]) & source.right))


def area_swapped(source: Source) -> Iterator[Fault]:
    """Give a rating for another area: the nearest that the article names, or one of the same round."""
    context = source.context
    for label in source.answer.ratings:
        near = source.nearest(label.mark, context.marks.areas)
        named = [key for mention in near for key in mention.keys]
        others = (*named, *context.pack.areas_of[context.programmes[0].programme])
        right = {area for one in source.answer.ratings if one.grade == label.grade for area in one.areas}
        other = next((key for key in others if key not in right), None)
        if other is not None and label.areas[0].split(".")[-1] not in _NOT_NAMED:
            yield source.relabelled(label, label.model_copy(update={"areas": [other], "count": None}))


def earlier_as_current(source: Source) -> Iterator[Fault]:
    """Pass a former inspection's grade for this one's."""
    for label in source.answer.ratings:
        wrong = label.model_copy(update={"basis": "stated"})
        if label.basis == "earlier" and not claims([wrong]) & source.right:
            yield source.relabelled(label, wrong)


def dismissed(source: Source) -> Iterator[Fault]:
    """Dismiss a rating that no other mark gives as well as an ordinary word."""
    for label in source.answer.ratings:
        rest = [one for one in source.answer.ratings if one.mark != label.mark]
        if label.basis != "implied" and not claims([label]) <= claims(rest):
            dismissal = Dismissal(mark=label.mark, reason="not_a_rating")
            yield source.fault(source.untold(label.mark), ratings=rest, dismissed=[*source.answer.dismissed, dismissal])


def ordinary_word(source: Source) -> Iterator[Fault]:
    """Pass an ordinary word for a rating of the article's first body and area."""
    context, answer = source.context, source.answer
    grades = {mark.id: mark.grade for mark in context.marks.grades}
    area = next((label.areas[0] for label in answer.ratings), "overall")
    for item in answer.dismissed if context.main_bodies else ():
        body, grade = context.main_bodies[0], grades.get(item.mark)
        if grade is not None and not any(claim[:3] == (body, area, grade) for claim in source.right):
            label = RatingLabel(mark=item.mark, bodies=[body], areas=[area], grade=grade, basis="stated", count=None)
            yield source.fault(
                verified({(body, area, grade, "stated")}),
                ratings=[*answer.ratings, label],
                dismissed=[one for one in answer.dismissed if one is not item],
            )
