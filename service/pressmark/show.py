"""What people see of a record: a line of summary, the ratings by body, the quotes, each with its doubts.

It shows what a record says and judges nothing; what is long is cut, with the place where the whole of
it stands.
"""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from pressmark.terminal import Style, Terminal, harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark_schemas.record import Concern, Evidence, Flag, Quote, Rating, Record

_GRADES: dict[str, tuple[Style, ...]] = {
    "outstanding": ("bold", "green"),
    "good": ("green",),
    "adequate": ("cyan",),
    "requires improvement": ("yellow",),
    "inadequate": ("bold", "red"),
}
_SIGNS: dict[str, tuple[str, Style]] = {
    "note": ("-", "dim"),
    "doubt": ("!", "yellow"),
    "error": ("!!", "red"),
}
_LONGEST = 240
_INDENT = 12
"""Where what belongs to an item begins: behind its status."""


def show_record(record: Record, terminal: Terminal | None = None) -> str:
    """Return a record as lines for people, without a newline at the end."""
    out = terminal or Terminal()
    return "\n".join(
        [
            *_head(record, out),
            *_ratings(record, out),
            *_quotes(record, out),
            *_concerns(record, out),
            *_notes(record, out),
        ]
    )


def _head(record: Record, out: Terminal) -> Iterator[str]:
    facts = record.article
    name = facts.source or facts.url or facts.id[:12]
    day = str(facts.published) if facts.published else "no date"
    known = [day, *([_line(facts.outlet)] if facts.outlet else [])]
    yield from out.hang(_line(name), "".join(f"· {part} " for part in known), 0, "bold")
    if facts.title:
        yield from out.hang(_line(facts.title), "", 0)
    if record.outcome == "irrelevant":
        yield "irrelevant: no inspectorate, body and grade are named together; only quotations were read"
    yield from out.hang(_summary(record), f"· read by {_reader(record)}", 0)


def _summary(record: Record) -> str:
    ratings, quotes = record.ratings, record.quotes
    parts = [_counted(len(ratings), "rating", sum(item.status == "verified" for item in ratings))]
    parts.append(_counted(len(quotes), "quote", sum(item.status == "verified" for item in quotes)))
    if record.concerns:
        parts.append(_counted(len(record.concerns), "concern"))
    return ", ".join(parts)


def _counted(number: int, noun: str, verified: int | None = None) -> str:
    if not number:
        return f"no {noun}s"
    sure = "" if verified is None else f" ({verified} verified)"
    return f"{number} {noun}{'' if number == 1 else 's'}{sure}"


def _reader(record: Record) -> str:
    made = record.provenance
    if made.reader == "rules":
        return "rules"
    price = "" if made.cost is None else f", cost {made.cost:.4f}"
    return f"{_line(made.model or 'a model')} ({made.input_tokens} + {made.output_tokens} tokens{price})"


def _ratings(record: Record, out: Terminal) -> Iterator[str]:
    """Yield the ratings under their bodies, with the numbers of passages, then the passages once."""
    passages: dict[Evidence, int] = {}
    wide = max((len(item.grade) for item in record.ratings), default=0)
    widest = max((len(_area(item)) for item in record.ratings), default=0)
    for body in dict.fromkeys(item.body for item in record.ratings):
        rated = [item for item in record.ratings if item.body == body]
        yield ""
        yield f"{out.paint(_line(body), 'bold')}  {out.paint(_round(rated), 'dim')}".rstrip()
        for item in rated:
            numbers = [passages.setdefault(proof, len(passages) + 1) for proof in _proofs(item)]
            grade = out.paint(_line(item.grade), *_GRADES.get(item.grade, ())) + " " * (wide - len(item.grade))
            basis = "" if item.basis == "stated" else f"({item.basis})"
            proof = out.paint(" ".join(f"[{number}]" for number in numbers), "dim")
            yield f"  {_status(item, out)}  {grade}  {_area(item):{widest}}  {basis:9}  {proof}"
            yield from _flags(item.flags, record.flags, out)
    yield from [""] if passages else []
    for passage, number in passages.items():
        yield from out.hang(f"[{number}] {_place(passage)}", _short(passage.text), 2, "dim")


def _proofs(item: Rating) -> tuple[Evidence, ...]:
    """Return the passages to show: the first that names the area, as a headline may stand before it, and the last."""
    words = item.area_words
    first = next((one for one in item.evidence if words and words in one.text), item.evidence[0])
    named = words is not None and words in item.evidence[-1].text
    return (first,) if named or first == item.evidence[-1] else (first, item.evidence[-1])


def _area(item: Rating) -> str:
    if item.area != "unspecified":
        return _line(item.area)
    return "areas not named" if item.count is None else "1 area" if item.count == 1 else f"{item.count} areas"


def _round(rated: Sequence[Rating]) -> str:
    """Return the round of a body's current grades, where it is clear; a record names no other."""
    rounds = dict.fromkeys(item.programme for item in rated if item.basis != "earlier")
    return ", ".join(name or "round not clear" for name in rounds)


def _quotes(record: Record, out: Terminal) -> Iterator[str]:
    yield from _title("Quotes", record.quotes, out)
    for item in record.quotes:
        who = item.speaker or ("a document" if item.kind == "document" else "somebody not named")
        whose = ", ".join(part for part in (item.role, item.organisation) if part)
        states = (("part of a sentence", item.partial), ("cut off", item.cut))
        tail = "".join(f" ({state})" for state, is_so in states if is_so)
        first, *others = out.hang(_line(who) + "," * bool(whose), f"{_line(whose)}{tail}", _INDENT, "bold")
        yield f"  {_status(item, out)}  {first[_INDENT:]}"
        yield from others
        yield from out.hang(_place(item), f"“{_short(item.text)}”", _INDENT, "dim")
        yield from _flags(item.flags, record.flags, out)


def _concerns(record: Record, out: Terminal) -> Iterator[str]:
    yield from _title("Concerns", record.concerns, out)
    for item in record.concerns:
        what = f"{item.kind.replace('_', ' ')}: {_line(item.body)}{f', {_line(item.area)}' if item.area else ''}"
        yield f"  {_status(item, out)}  {what}"
        yield from out.hang(_place(item.evidence[0]), _short(item.evidence[0].text), _INDENT, "dim")
        yield from _flags(item.flags, record.flags, out)


def _notes(record: Record, out: Terminal) -> Iterator[str]:
    """Yield the flags that are about the article, not about an item shown above."""
    items = (*record.ratings, *record.quotes, *record.concerns)
    shown = {number for item in items for number in item.flags}
    left = [number for number in range(len(record.flags)) if number not in shown]
    yield from _title("Also", left, out)
    yield from _flags(left, record.flags, out, indent=2)


def _title(title: str, items: Sequence[object], out: Terminal) -> list[str]:
    return ["", out.paint(title, "bold")] if items else []


def _status(item: Rating | Quote | Concern, out: Terminal) -> str:
    return out.paint("verified", "green") if item.status == "verified" else out.paint("review", "yellow") + "  "


def _flags(numbers: Sequence[int], flags: Sequence[Flag], out: Terminal, *, indent: int = _INDENT) -> Iterator[str]:
    for flag in (flags[number] for number in numbers):
        sign, style = _SIGNS[flag.severity]
        yield from out.hang(sign, f"{_line(flag.message)} ({flag.check})", indent, style)


def _place(item: Evidence | Quote) -> str:
    return f"{item.start}:{item.end}"


def _short(text: str) -> str:
    return shorten(harmless(text), _LONGEST, placeholder=" …")


def _line(text: str) -> str:
    return harmless(" ".join(text.split()))
