"""Compares the quotes of a record with gold: each gold quote takes the found one that it shares most with.

At least half of the two together must be shared. Where speaker, role, organisation or kind
differ, the field is both said wrongly and missed. Optional quotes count neither way. A quote is
right if gold has it and says the same of all that it tells; what it leaves out is not wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.evaluate.names import fold, trim
from pressmark.evaluate.tally import (
    EXACT,
    FIELDS,
    OVERLAP,
    RIGHT_QUOTES_VERIFIED,
    VERIFIED_QUOTES_RIGHT,
    Mistake,
    Score,
    Tally,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.evaluate.gold import GoldQuote
    from pressmark_schemas.record import Quote

_KINDS = {"document": "report"}
_HIT, _EXTRA, _MISS, _BOTH = Tally(hit=1), Tally(extra=1), Tally(miss=1), Tally(extra=1, miss=1)


@dataclass(frozen=True, slots=True)
class _Said:
    """A found quote between its first and last word."""

    start: int
    end: int
    quote: Quote

    def shared(self, start: int, end: int) -> int:
        """Return how many characters it shares with a stretch; none or fewer where they do not meet."""
        return min(end, self.end) - max(start, self.start)

    def meets_half(self, start: int, end: int) -> bool:
        shared = self.shared(start, end)
        return shared > 0 and 2 * shared >= max(end, self.end) - min(start, self.start)


def score_quotes(text: str, gold: Sequence[GoldQuote], found: Sequence[Quote]) -> Score:
    """Return the score of a record's quotes; both sides' offsets count characters of `text`."""
    left = [_Said(*trim(text, quote.start, quote.end), quote) for quote in found]
    tallies: list[dict[str, Tally]] = []
    mistakes: list[Mistake] = []
    for quote in gold:
        start, end = trim(text, quote.start, quote.end)
        if quote.optional:
            left = [one for one in left if one.shared(start, end) <= 0]
            continue
        best = max(left, key=lambda one, at=(start, end): one.shared(*at), default=None)
        if best is None or not best.meets_half(start, end):
            tallies.append({EXACT: _MISS, OVERLAP: _MISS})
            mistakes.append(Mistake(OVERLAP, None, text[start:end], start, end))
            continue
        left.remove(best)
        exact = (best.start, best.end) == (start, end)
        tallies.append({EXACT: _HIT if exact else _BOTH, OVERLAP: _HIT})
        if not exact:
            mistakes.append(Mistake(EXACT, text[best.start : best.end], text[start:end], start, end))
        tallies += [_fields(quote, best.quote), _trusted(quote, best.quote)]
        mistakes += _differences(quote, best.quote)
    for one in left:
        figures = (EXACT, OVERLAP, VERIFIED_QUOTES_RIGHT) if one.quote.status == "verified" else (EXACT, OVERLAP)
        tallies.append(dict.fromkeys(figures, _EXTRA))
        mistakes += [Mistake(name, text[one.start : one.end], None, one.start, one.end) for name in figures[1:]]
    return Score({name: tally for name, tally in total(tallies).items() if tally.cases}, tuple(mistakes))


def _fields(gold: GoldQuote, said: Quote) -> dict[str, Tally]:
    return {f"quotes, {field}": _HIT if _same(field, gold, said) else _BOTH for field in _asked(gold)}


def _trusted(gold: GoldQuote, said: Quote) -> dict[str, Tally]:
    """Count a found quote among those that are verified, and among those that are right."""
    right, verified = not any(_false(gold, said)), said.status == "verified"
    return {
        **({VERIFIED_QUOTES_RIGHT: _HIT if right else _EXTRA} if verified else {}),
        **({RIGHT_QUOTES_VERIFIED: _HIT if verified else _MISS} if right else {}),
    }


def _false(gold: GoldQuote, said: Quote) -> Iterator[str]:
    """Yield the fields in which a quote tells something else than gold."""
    yield from (field for field in _asked(gold) if _value(said, field) and not _same(field, gold, said))


def _differences(gold: GoldQuote, said: Quote) -> Iterator[Mistake]:
    for field in _asked(gold):
        if not _same(field, gold, said):
            yield Mistake(f"quotes, {field}", _value(said, field), _value(gold, field), gold.start, gold.end)
    if said.status == "verified" and (false := ", ".join(_false(gold, said))):
        yield Mistake(VERIFIED_QUOTES_RIGHT, f"{false} of the quote", None, gold.start, gold.end)


def _asked(gold: GoldQuote) -> list[str]:
    """Return the fields that count; an organisation that the annotator had to guess does not."""
    return [field for field in FIELDS if not (field == "organisation" and gold.org_inferred)]


def _same(field: str, gold: GoldQuote, said: Quote) -> bool:
    wanted, have = fold(_value(gold, field)), fold(_value(said, field))
    if field == "role" and wanted and have:
        return wanted in have or have in wanted
    return wanted == have


def _value(quote: GoldQuote | Quote, field: str) -> str | None:
    value: str | None = getattr(quote, field)
    return _KINDS.get(value, value) if field == "kind" and value else value
