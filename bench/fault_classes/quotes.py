"""Faults of meaning about quotes: the wrong speaker, role or organisation, no speech at all, a paper's words."""

from __future__ import annotations

from collections.abc import Iterator

from fault_classes.fault import Fault, Source
from pressmark_schemas.answer import QuoteLabel


def speaker_swapped(source: Source) -> Iterator[Fault]:
    """Give words to another person: the nearest that the article names, or one that it does not name."""
    for label in source.answer.quotes:
        if label.speaker is not None:
            near = (name for name in _names(source, label.mark) if name != label.speaker)
            other = next(near, "Bo Finch")
            wrong = label.model_copy(update={"speaker": other})
            yield source.requoted(label, wrong, lambda quote, other=other: quote.speaker == other)


def role_of_another(source: Source) -> Iterator[Fault]:
    """Give a speaker another's role: the nearest that the article holds, or one that it does not hold."""
    people = source.context.marks.people
    for label in source.answer.quotes:
        own = (label.role or "").casefold()
        near = [one.role for one in source.nearest(label.mark, people) if one.role and one.name != label.speaker]
        others = (role for role in near if not own or (role.casefold() not in own and own not in role.casefold()))
        other = next(others, "Harbour Master")
        if label.speaker is not None:
            wrong = label.model_copy(update={"role": other})
            yield source.requoted(label, wrong, lambda quote, other=other: quote.role == other)


def organisation_of_another(source: Source) -> Iterator[Fault]:
    """Give a speaker another's organisation: the nearest body, or the inspectorate."""
    context = source.context
    for label in source.answer.quotes:
        near = source.nearest(label.mark, context.marks.bodies)
        named = [name for mention in near for name in context.bodies_meant(mention)]
        other = next(name for name in (*named, "HMICFRS", "Fire Brigades Union") if name != label.organisation)
        if label.speaker is not None:
            wrong = label.model_copy(update={"organisation": other})
            yield source.requoted(label, wrong, lambda quote, other=other: quote.organisation == other)


def scare_quote(source: Source) -> Iterator[Fault]:
    """Pass a title or a word in scare marks for the speech of the person named nearest to it."""
    quotations = {mark.id for mark in source.context.marks.quotations}
    for item in source.answer.dismissed:
        name = next(_names(source, item.mark), None) if item.mark in quotations else None
        if name is not None:
            label = QuoteLabel(mark=item.mark, kind="person", speaker=name, role=None, organisation=None)
            yield source.fault(
                source.verified_quote(item.mark, lambda _: True),
                quotes=[*source.answer.quotes, label],
                dismissed=[one for one in source.answer.dismissed if one is not item],
            )


def document_as_person(source: Source) -> Iterator[Fault]:
    """Give the words of a report to the person named nearest to them."""
    for label in source.answer.quotes:
        if label.kind == "document":
            name = next(_names(source, label.mark), None)
            wrong = label.model_copy(update={"kind": "person", "speaker": name})
            yield source.requoted(label, wrong, lambda quote: quote.kind == "person")


def _names(source: Source, mark: str) -> Iterator[str]:
    """Yield the full names of people, the one named nearest to a quotation first."""
    for person in source.nearest(mark, source.context.marks.people):
        if person.name and " " in person.name:
            yield person.name
