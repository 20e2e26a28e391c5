"""What is known of a whole article beside its marks: its sector, its round, which body "the force" is.

The rule reader, the resolver and the checks ask the same questions; they are answered once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from pressmark.crosstabs import Cell, crossed
from pressmark.english.patterns import ASIDE, INSPECTION, LIKENED
from pressmark.patterns import pattern, rare, small
from pressmark.rounds import likely_rounds
from pressmark_schemas.article import Article
from pressmark_schemas.marks import (
    AreaMention,
    BodyMention,
    DateMention,
    GradeWord,
    InspectorateMention,
    Marks,
    Passage,
    Span,
    Spanned,
)
from pressmark_schemas.pack import Pack, Programme

_WORD = pattern(r"[^\W_]+(?:['-][^\W_]+)*")
_MAJESTY = rare(r"\b(?:(?:her|his) majesty's|hm)\b", "majesty|hm")
_MARGIN = 10
"""By how much the likeliest round must lead (see `rounds`) to be taken for the one."""
_LEAD = 200
"""Characters before a place that may lead to it."""
_OPENING = 30
"""Characters of a sentence in which a place sets the scene."""
_PAPER = pattern(r"\b(?:reports?|rounds?|visits?|visited)\b")
_HEAD_LINES, _LINE = 8, 60
"""Lines at the top of an article that may tell its day, and how long such a line may be in characters."""
_CAME_OUT = pattern(r"\b(?:out|published|released|issued|today)\b[^.;]{0,12}$")
_NOT_SUBJECT = pattern(
    r"\b(?:in|of|across|from|to|for|around|near|throughout|at|like|than|outside|inside|with|by|over)\s+(?:the\s+)?$",
)
WHOLES = frozenset(
    "effectiveness efficiency legitimacy cdi.overall fire.effectiveness fire.efficiency fire.people".split()
)
"""Areas that are graded as a whole, with areas of their own that are counted beside them."""

A = TypeVar("A")
S = TypeVar("S", bound=Spanned)


def words_of(low: str) -> frozenset[str]:
    """Return the words of a small text; what a hyphen or an apostrophe joins is one."""
    return frozenset(_WORD.findall(low))


class Context:
    """One article with its marks, and the questions that every rule asks of them."""

    def __init__(self, article: Article, marks: Marks, pack: Pack) -> None:
        self.article = article
        self.marks = marks
        self.pack = pack

    @property
    def text(self) -> str:
        """The article's text, which all offsets count in."""
        return self.article.text

    @cached_property
    def low(self) -> str:
        """The text as the patterns of `english` are tried on it: see `small`."""
        return small(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of `low`, each once."""
        return words_of(self.low)

    def once(self, ask: Callable[..., A], *places: int) -> A:
        """Return the answer to a question about `low` and some places in it, which several ask of each grade."""
        key = ask, places
        if key not in self._answers:
            self._answers[key] = ask(self.low, *places)
        return self._answers[key]

    @cached_property
    def _answers(self) -> dict[tuple[Callable[..., Any], tuple[int, ...]], Any]:
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.marks.passages]

    def passage_number(self, position: int) -> int:
        """Return the number of the passage at, or before, a position."""
        return bisect_right(self._starts, position, 1) - 1

    @cached_property
    def cells(self) -> dict[int, Cell]:
        """The cells of tables that cross bodies with areas, by where their grades begin."""
        return crossed(self.low, self.marks)

    def of_inspection(self, passage: Passage) -> bool:
        """Whether a sentence speaks of an inspection, by a word, an inspectorate or a grade."""
        spoken = (told.search(self.low, passage.start, passage.end) for told in (INSPECTION, _PAPER))
        marks = (self.marks.grades, self.marks.inspectorates)
        return any(self.within(kind, passage) for kind in marks) or any(spoken)

    def passage_start(self, position: int) -> int:
        """Return where the passage begins that a position stands in."""
        return self.marks.passages[self.passage_number(position)].start

    def within(self, spans: Sequence[S], passage: Spanned) -> Sequence[S]:
        """Return those of a kind of marks, in the order of the text, that begin in a passage."""
        starts = self._starts_of.get(id(spans))
        if starts is None:
            starts = self._starts_of[id(spans)] = [span.start for span in spans]
        first = bisect_left(starts, passage.start)
        return spans[first : bisect_left(starts, passage.end, first)]

    @cached_property
    def _starts_of(self) -> dict[int, list[int]]:
        """Where marks begin, by the identity of their tuple, which lives as long as the context does."""
        return {}

    def bare(self, start: int, end: int) -> str:
        """Return a stretch of `low` without the areas, bodies and inspectorates named in it, and without asides.

        What is left are the words that join a grade to what it is given for.
        """
        bare = self.low[start:end]
        for span in reversed(self.within(self._names, Span(start, end))):
            if span.end <= end:
                bare = bare[: span.start - start] + " " + bare[span.end - start :]
        return ASIDE.sub(" ", _MAJESTY.sub(" ", bare))

    @cached_property
    def _names(self) -> list[Spanned]:
        """The areas, inspectorates and bodies that are named."""
        marks = self.marks
        bodies = (body for body in marks.bodies if body.bodies)
        return sorted([*bodies, *marks.inspectorates, *marks.areas], key=lambda span: span.start)

    def lead(self, passage: Passage, position: int) -> str:
        """Return what leads to a position, as `bare` does: of its passage, or of the one before where it opens it."""
        number = self.passage_number(passage.start)
        opens = not self.low[passage.start : position].strip()
        start = self.marks.passages[number - 1 if opens and number else number].start
        return self.bare(max(start, position - _LEAD), position)

    @cached_property
    def sector(self) -> str:
        """The sector that most mentions speak of; police where nothing tells."""
        votes: Counter[str] = Counter()
        for mention in self.marks.bodies:
            votes[mention.sector] += {"name": 3, "place": 0, "anaphor": 1}[mention.form]
        for mention in self.marks.areas:
            sectors = {self.pack.sector_of_area[key] for key in mention.keys}
            if len(sectors) == 1:
                votes[sectors.pop()] += 2
        for name in self.pack.sectors:
            votes[name] += 0
        return max(self.pack.sectors, key=lambda name: votes[name])

    @cached_property
    def has_own_inspectorate(self) -> bool:
        """Whether the pack's inspectorate is named, by name or as that of its inspectors."""
        return any(mention.own for mention in self.marks.inspectorates)

    @cached_property
    def speaking(self) -> tuple[InspectorateMention, ...]:
        """The inspectorates named, without those that something is only compared with ("as Ofsted does schools")."""
        low, style = self.low, "-style"
        before = ((one, low[max(0, one.start - 12) : one.start]) for one in self.marks.inspectorates)
        return tuple(one for one, led in before if not (LIKENED.search(led) or low.startswith(style, one.end)))

    @cached_property
    def has_other_inspectorate(self) -> bool:
        """Whether another inspectorate than the pack's is named, and not only compared with."""
        return not all(mention.own for mention in self.speaking)

    def bodies_meant(self, mention: BodyMention) -> tuple[str, ...]:
        """Return the bodies of the article's sector that a mention may mean."""
        sector = mention.sector or self.sector
        return tuple(name for name in mention.bodies if self.pack.body[name].sector == sector) or (
            mention.bodies if mention.form == "name" else ()
        )

    def is_subject(self, mention: BodyMention) -> bool:
        """Whether a bare place can stand for its body here ("in Kent" cannot)."""
        if mention.form == "name":
            return True
        return _NOT_SUBJECT.search(self.low, max(0, mention.start - 16), mention.start) is None

    def opens(self, passage: Passage, mention: BodyMention) -> bool:
        """Whether a place sets its sentence's scene ("In West Mercia the verdict was …"), which names no other."""
        mentions = self.within(self.marks.bodies, passage)
        first = next((other for other in mentions if other.bodies), None)
        return first is mention and mention.start - passage.start < _OPENING

    @cached_property
    def year(self) -> int | None:
        """The year in which the article is news: of its publication, the report that it says came out, or its head."""
        if self.article.published is not None:
            return self.article.published.year
        days = [mention for mention in self.marks.dates if mention.precision == "day"]
        out = [one.day.year for one in days if _CAME_OUT.search(self.low[: one.start][-_OPENING:])]
        return max(out or [one.day.year for one in days if self._heads(one)], default=None)

    def _heads(self, day: DateMention) -> bool:
        """Whether a day stands in one of the short lines that an article opens with."""
        number = self.passage_number(day.start)
        passage = self.marks.passages[number]
        return number < _HEAD_LINES and passage.end - passage.start < _LINE

    @cached_property
    def votes(self) -> Counter[str]:
        """How often each body is named; bare places weigh little."""
        votes: Counter[str] = Counter()
        for mention in self.marks.bodies:
            meant = self.bodies_meant(mention)
            if len(meant) == 1:
                votes[meant[0]] += 3 if mention.form == "name" else 1 if self.is_subject(mention) else 0
        return votes

    @cached_property
    def main_bodies(self) -> tuple[str, ...]:
        """Bodies by how often they are named, most often first."""
        return tuple(name for name, count in self.votes.most_common() if count > 0)

    @cached_property
    def _focus(self) -> list[tuple[int, tuple[str, ...]]]:
        """Where the article's topic changes: position and bodies, in order.

        The first body of a sentence is its topic, be it the subject or in front of it.
        """
        found: list[tuple[int, tuple[str, ...]]] = []
        for passage in self.marks.passages:
            mentions = [
                mention
                for mention in self.within(self.marks.bodies, passage)
                if mention.bodies and (self.is_subject(mention) or self.opens(passage, mention))
            ]
            ranked = sorted(mentions, key=lambda mention: (mention.form != "name", mention.start))
            for mention in ranked[:1]:
                meant = self.bodies_meant(mention)
                if meant and (mention.form == "name" or meant[0] in self.main_bodies):
                    found.append((mention.start, meant[:1]))
        return found

    def focus(self, position: int) -> tuple[str, ...]:
        """Return the body that "the force" or "it" means at a position; none if no body was named at all."""
        index = bisect_left(self._focus, (position, ()))
        return self._focus[index - 1][1] if index else self.main_bodies[:1]

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The rounds that the article may speak of, likeliest first."""
        return tuple(row for row, _ in self._rounds)

    @cached_property
    def programme(self) -> Programme | None:
        """The round that the article speaks of, or None where it could be another one as well."""
        (first, best), *others = self._rounds
        return first if best > 0 and (not others or best - others[0][1] >= _MARGIN) else None

    def round_of(self, body: str) -> Programme | None:
        """Return the round that the article speaks of, if it is one that inspects the body."""
        programme, row = self.programme, self.pack.body.get(body)
        return programme if programme is not None and row is not None and row.sector == programme.sector else None

    @cached_property
    def _rounds(self) -> tuple[tuple[Programme, int], ...]:
        return likely_rounds(self.article, self.low, self.marks, self.pack, self.sector)

    def area_key(self, mention: AreaMention, body: str | None = None) -> str | None:
        """Return the area that words mean in this article: of the body's sector, of its likeliest round."""
        sector = self.pack.body[body].sector if body else self.sector
        keys = [key for key in mention.keys if self.pack.sector_of_area[key] == sector]
        if len(keys) <= 1:
            return keys[0] if keys else None
        for row in self.programmes:
            fitting = [key for key in keys if key in self.pack.areas_of[row.programme] and row.sector == sector]
            if fitting:
                return min(fitting, key=self._rounds_with)
        return keys[0]

    def _rounds_with(self, key: str) -> int:
        """In how many rounds an area was inspected: of two that fit, the rarer is meant."""
        return sum(key in areas for areas in self.pack.areas_of.values())

    def quoted(self, grade: GradeWord) -> bool:
        """Whether a grade word stands in quotation marks of its own."""
        before, after = self.text[grade.start - 1 : grade.start], self.text[grade.end : grade.end + 1]
        return before in set("\"'“”‘’`") and after in set("\"'“”‘’`,.") and before != ""
