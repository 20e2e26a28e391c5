"""Puts conflicts together: finds disputes, groups copies into witnesses and witnesses into sides."""

from collections.abc import Iterable, Sequence
from datetime import date

from pressmark.conflicts.copies import texts_alike
from pressmark.conflicts.editions import editions
from pressmark.conflicts.grades import grade_disputes
from pressmark.conflicts.speakers import speech_disputes
from pressmark.conflicts.values import Claim, Conflict, Dispute, Entry, Passage, Side, Witness
from pressmark_schemas.pack import Pack
from pressmark_schemas.record import Evidence, Quote, Record


def find_conflicts(entries: Iterable[Entry], pack: Pack) -> list[Conflict]:
    """Return what articles contradict each other in: grades, then speakers, then names, each sorted.

    `grade`: different grades of one body and area in one programme. Only stated ratings are
    compared; an `earlier` one (another inspection's) and an `implied` one are left out, and so are
    areas not named. A rating without a programme is compared with those that were published in
    the same programme's window, which is looked up in `pack`, and with none if that cannot be told.
    Copies of one text are one witness; a later edition that says otherwise is named as such.
    `speaker`: the same five words or more, given to different people.
    `name`: two spellings in one organisation, with roles that overlap or for the same words.

    Items in review take part; their passages say so. Of two records of one article (the same text
    and facts about it) the one made later counts. Raises nothing.
    """
    known = _in_order(entries)
    records = [entry.record for entry in known]
    disputes = [*grade_disputes(records, pack), *speech_disputes(records)]
    involved = {claim.article for dispute in disputes for claim in dispute.claims}
    original = texts_alike({number: known[number].text for number in sorted(involved)})
    conflicts = [_conflict(dispute, records, original) for dispute in disputes]
    return sorted(conflicts, key=_place)


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries by day, then source and other facts, each article once."""
    chosen: dict[tuple[date | str, ...], Entry] = {}
    for entry in entries:
        key = _identity(entry.record)
        other = chosen.get(key)
        if other is None or _made(other) < _made(entry):
            chosen[key] = entry
    return [chosen[key] for key in sorted(chosen)]


def _identity(record: Record) -> tuple[date | str, ...]:
    facts = record.article
    names = (facts.source, facts.url, facts.title, facts.outlet)
    return (facts.published or date.max, *(name or "" for name in names), facts.id)


def _made(entry: Entry) -> tuple[float, str]:
    return entry.record.provenance.at.timestamp(), entry.record.model_dump_json(by_alias=True)


_KINDS = ("grade", "speaker", "name")


def _place(conflict: Conflict) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    return _KINDS.index(conflict.kind), conflict.about, tuple(sorted(side.says for side in conflict.sides))


def _conflict(dispute: Dispute, records: Sequence[Record], original: dict[int, int]) -> Conflict:
    """Return the conflict; `original` gives for each article the first one with the same text."""
    sides: dict[str, dict[int, dict[int, Passage]]] = {}
    for claim in dispute.claims:
        texts = sides.setdefault(claim.side, {})
        texts.setdefault(original[claim.article], {}).setdefault(claim.article, _passage(claim, records))
    witnesses = {
        side: {text: Witness(tuple(passages.values())) for text, passages in texts.items()}
        for side, texts in sides.items()
    }
    return Conflict(
        dispute.kind,
        dispute.about,
        tuple(Side(side, tuple(texts.values())) for side, texts in witnesses.items()),
        editions(list(witnesses.values())),
    )


def _passage(claim: Claim, records: Sequence[Record]) -> Passage:
    facts, item = records[claim.article].article, claim.item
    evidence = (Evidence(start=item.start, end=item.end, text=item.text),) if isinstance(item, Quote) else item.evidence
    return Passage(
        facts.id,
        facts.source,
        facts.title,
        facts.url,
        facts.outlet,
        facts.published,
        claim.says,
        item.status,
        evidence,
    )
