"""Compares the quotes of a record with gold: each gold quote takes the found one that it shares most with.

At least half of the two together must be shared. Where speaker, role, organisation or kind
differ, the field is both said wrongly and missed. Optional quotes count neither way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.evaluate.names import fold, trim
from pressmark.evaluate.tally import EXACT, FIELDS, OVERLAP, Mistake, Score, Tally, total

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
        tallies.append(_fields(quote, best.quote))
        mistakes += _differences(quote, best.quote)
    tallies += [{EXACT: _EXTRA, OVERLAP: _EXTRA} for _ in left]
    mistakes += [Mistake(OVERLAP, text[one.start : one.end], None, one.start, one.end) for one in left]
    return Score({name: tally for name, tally in total(tallies).items() if tally.cases}, tuple(mistakes))


def _fields(gold: GoldQuote, said: Quote) -> dict[str, Tally]:
    return {f"quotes, {field}": _HIT if _same(field, gold, said) else _BOTH for field in _asked(gold)}


def _differences(gold: GoldQuote, said: Quote) -> Iterator[Mistake]:
    for field in _asked(gold):
        if not _same(field, gold, said):
            yield Mistake(f"quotes, {field}", _value(said, field), _value(gold, field), gold.start, gold.end)


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
