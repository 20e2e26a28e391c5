"""Decides which quotations are somebody's words, and whose.

The source stands behind the quotation, before it in its sentence, at the end of the paragraph
before, or goes on from the last quotation. Headings, titles, grades and scraps of fewer than
five words in quotation marks are nobody's speech.
"""

from __future__ import annotations

import re

from pressmark.context import Context
from pressmark.english.speech import ASKS, CAME_REPLY, HE_REPLIED, HE_SAID, SAY, SAYS_RIGHT_BEHIND
from pressmark.patterns import pattern, small
from pressmark.readers.rules.source import Source
from pressmark.readers.rules.sources import Sources
from pressmark_schemas.answer import Dismissal, QuoteLabel
from pressmark_schemas.marks import Passage, Quotation, Span

_MIN_WORDS = 5
_SENTENCES = 2
"""Sentences that begin inside a quotation; with so many it is speech, however many areas it names."""
_WORD = pattern(r"[^\W_]+(?:[’'-][^\W_]+)*")
_MARKS = "\"“”„‘’'`«» \t\n"
_TITLED = pattern(
    r"\b(?:report|book|film|documentary|programme|series|song|play|novel|article|headline|headlined|entitled|titled"
    r"|called|dubbed|known as|named|nicknamed|so-called|slogan|motto|banner|campaign|strategy|scheme|project)"
    r"[,:]?\s*$",
)
_PUBLISHED = pattern(r"[\"”'’],?\s+(?:which (?:found|said|was|is)|published|a report|is the title|was the headline)\b")
_ACCORDING = pattern(r",\s(?:according to|in the words of)\s")
_REPLY = 30
"""Characters before a quotation in which "he replied" stands."""
_ASKED = pattern(r"(?:[\w’'-]+,? ){1,6}(?:asked|asks|said|says|told|added|demanded|wondered|joked)\b")
_SECTION = 6
"""Passages below a heading ("What the inspectors said") whose words it announces."""
_HE_SAID = pattern(
    r"(?:,[\"']{1,2}|[\"']{1,2},) (?:(?:he|she) (?:\w+ )?(?:said|says|added|told|wrote|replied|insisted|joked|went on)"
    r"|(?:said|says|added) \w+|(?:[\w'-]+ ){1,3}(?:said|says|added|told|states|reads)\b)"
)
_LINK = pattern(r"\s*(?:READ MORE|Read more|RELATED|MORE|Related|See also|WATCH|Watch)\b")


def read_quotes(context: Context) -> tuple[list[QuoteLabel], list[Dismissal]]:
    """Label every quotation that is speech with its source; dismiss the others."""
    labels: list[QuoteLabel] = []
    dismissed: list[Dismissal] = []
    finder = _Finder(context)
    for quotation in context.marks.quotations:
        speech = _is_speech(context, quotation)
        # What is too short for speech but ends like it has a source, from which the next one may go on.
        source = finder.source(quotation) if speech or context.text[quotation.end - 1] in ".,!?…" else None
        if speech:
            labels.append(
                QuoteLabel(
                    mark=quotation.id,
                    kind=source.kind if source else "person",
                    speaker=source.speaker if source else None,
                    role=source.role if source else None,
                    organisation=source.organisation if source else None,
                )
            )
        else:
            dismissed.append(Dismissal(mark=quotation.id, reason="not_speech"))
    return labels, dismissed


def _is_speech(context: Context, quotation: Quotation) -> bool:
    text = context.text
    words = _WORD.findall(text[quotation.start : quotation.end])
    passage = context.marks.passages[context.passage_number(quotation.start)]
    whole = _is_whole(text, quotation, passage)
    last = text[quotation.end - 1]
    sentence = text[quotation.start].isupper() and (last in ".!?…" or (last == "," and len(words) > 2))
    if passage.kind == "heading" and quotation.ending == "closed" and last not in ".!?,…":
        return False
    if _LINK.match(text, passage.start) or text[passage.start - 2 : passage.start].startswith(">"):
        return False
    if _covered(context, quotation) or _is_title(text, quotation, words, passage):
        return False
    if quotation.ending != "closed":
        return (
            len(words) >= _MIN_WORDS
            or whole
            or bool(re.search(r"[:,]\s*$", text[max(0, quotation.start - 5) : quotation.start - 1]))
            or sentence
        )
    if len(words) < _MIN_WORDS and last not in ".!?…":
        return len(words) > 1 and text[quotation.start].isupper() and _broken_off(context, quotation)
    return len(words) >= _MIN_WORDS or (sentence and len(words) > 1)


def _broken_off(context: Context, quotation: Quotation) -> bool:
    """Whether "he said" breaks into a sentence: '"You cannot", he said, "do this on the cheap"'."""
    comma = context.text[quotation.end - 1] == ","
    return _HE_SAID.match(context.low, quotation.end - comma) is not None


def _is_whole(text: str, quotation: Quotation, passage: Passage) -> bool:
    return not text[passage.start : quotation.start].strip(_MARKS)


def _covered(context: Context, quotation: Quotation) -> bool:
    """Whether a quotation is only a grade and areas."""
    inside = [
        span.end - span.start
        for spans in (context.marks.areas, context.marks.grades)
        for span in context.within(spans, quotation)
        if span.end <= quotation.end
    ]
    begun = context.passage_start(quotation.start) < quotation.start - len("“")
    sentences = len(context.within(context.marks.passages, quotation)) + begun
    return sentences < _SENTENCES and sum(inside) > 0.6 * (quotation.end - quotation.start)


def _is_title(text: str, quotation: Quotation, words: list[str], passage: Passage) -> bool:
    long = [word for word in words[1:] if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    if len(long) > 2 and capital >= 0.7 * len(long):
        return True
    before = text[passage.start : quotation.start].rstrip(_MARKS)
    if text[quotation.start].isupper() and _PUBLISHED.match(text, quotation.end):
        return True
    return (
        text[quotation.start].isupper() and _TITLED.search(small(before) + " ") is not None and not before.endswith(":")
    )


class _Finder:
    """Finds the source of each quotation, going through them in order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._sources = Sources(context)
        self._last: Source | None = None
        self._last_end = -1

    def source(self, quotation: Quotation) -> Source | None:
        """Return the quotation's source, or None where the text does not tell."""
        source = self._after(quotation)
        low = self._context.low
        if CAME_REPLY.match(low, quotation.end) or (source is None and SAYS_RIGHT_BEHIND.match(low, quotation.end)):
            self._last, self._last_end = None, quotation.end
            return None
        source = source or self._listed(quotation) or self._before(quotation) or self._around(quotation)
        if source and source.speaker is None and source.role is None and HE_SAID.match(low, quotation.end):
            source = None
        if source and self._last and source.speaker == self._last.speaker and self._is_reply(quotation):
            source = source._replace(speaker=None, role=None, organisation=None)
        self._last, self._last_end = source, quotation.end
        return source

    def _after(self, quotation: Quotation) -> Source | None:
        if quotation.ending != "closed":
            return None
        below = self._sources.named_on_line_below(quotation.end)
        return below if below is not None and below.role else self._on_the_line(quotation)

    def _on_the_line(self, quotation: Quotation) -> Source | None:
        """Return the source that the rest of a quotation's line gives."""
        text = self._context.text
        passage = self._context.marks.passages[self._context.passage_number(quotation.end)]
        start = quotation.end
        while start < len(text) and text[start] in _MARKS + ".":
            start += 1
        line = text.find("\n", quotation.end)
        line = line if line >= 0 else len(text)
        if self._runs_into_next(quotation, start):
            return None
        if start >= passage.end and text[quotation.end - 1] in "?!" and "\n" not in text[quotation.end : start]:
            return self._sentence_after(quotation, start, line)
        end = min(passage.end, line)
        if start >= end:
            return None
        below = self._sources.named_below(quotation.end, end) or self._sources.agent(quotation.end, end)
        ended = text[quotation.end - 1] in ".!?…" or text[quotation.end : quotation.end + 1] == "."
        if below is None and ended and not text[start].islower():
            return self._sentence_after(quotation, start, line)
        return below or self._sources.said_after(start, self._tag_end(quotation, start, end))

    def _runs_into_next(self, quotation: Quotation, end: int) -> bool:
        """Whether words that somebody leads in stand right before others ('He asked: "Why?" "I am ill," …')."""
        before = self._context.text[max(0, quotation.start - len(': "')) : quotation.start]
        if not before.rstrip(_MARKS).endswith(":"):
            return False
        return bool(self._context.within(self._context.marks.quotations, Span(quotation.end, end + 1)))

    def _tag_end(self, quotation: Quotation, start: int, end: int) -> int:
        """Return where what tells of a quotation behind it ends: at a colon or at the next quotation."""
        colon = re.search(r":\s*[\"“‘']?", self._context.text[start:end])
        following = (one.start for one in self._context.marks.quotations if one.start > quotation.end)
        return min(start + colon.start() if colon else end, next(following, end))

    def _is_reply(self, quotation: Quotation) -> bool:
        """Whether "he replied" stands beside the answer to a question: then somebody else asked it."""
        low = self._context.low
        if low[max(0, self._last_end - 2) : self._last_end].rstrip()[-1:] != "?":
            return False
        start = max(self._last_end, quotation.start - _REPLY, 0)
        lead = HE_REPLIED.search(low, start, quotation.start)
        return HE_REPLIED.match(low, quotation.end) is not None or lead is not None

    def _sentence_after(self, quotation: Quotation, start: int, line: int) -> Source | None:
        """Return the source in a sentence of its own behind a quotation ('… enough.” Ms Poole said.')."""
        match = pattern(r"[^.:\"“‘]{3,120}\.").match(self._context.text, start, line)
        if match is None:
            return None
        said = re.search(r"\b(?:said|says|added|explained|wrote|concluded|insisted)\.$", match.group())
        if self._context.text[quotation.end - 1] in "?!":  # "Is it enough?" Cllr Ann Marl asked the chief constable.
            said = said or _ASKED.match(match.group())
        return self._sources.said_after(match.start(), match.end()) if said else None

    def _before(self, quotation: Quotation) -> Source | None:
        context, text = self._context, self._context.text
        number = context.passage_number(quotation.start)
        passage = context.marks.passages[number]
        lead = max(
            passage.start,
            min(self._last_end + 1, quotation.start) if self._last_end > passage.start else passage.start,
        )
        if text[lead : quotation.start].strip(_MARKS + ".,–—"):
            return self._lead(passage, lead, quotation)
        if number == 0:
            return None
        if (
            self._last_end >= passage.start - 4
            and self._last is not None
            and passage.block == self._block(self._last_end)
        ):
            return self._last
        return self._from_block_before(passage, number)

    def _lead(self, passage: Passage, lead: int, quotation: Quotation) -> Source | None:
        found = self._sources.said_in(lead, quotation.start)
        if found is None and lead > passage.start:
            found = self._last or self._sources.said_in(passage.start, quotation.start)
        return found

    def _around(self, quotation: Quotation) -> Source | None:
        """Return the source that the end of the sentence or the heading gives."""
        context, passages = self._context, self._context.marks.passages
        number = context.passage_number(quotation.start)
        according = _ACCORDING.search(context.low, quotation.end, passages[number].end)
        if according is not None:
            return self._sources.said_after(according.start(), passages[number].end)
        if not context.text[passages[number].start : quotation.start].rstrip(_MARKS).endswith(":"):
            return None
        above = reversed(passages[max(1, number - _SECTION) : number])
        heading = next((one for one in above if one.kind == "heading"), None)
        return self._announced(heading) if heading else None

    def _listed(self, quotation: Quotation) -> Source | None:
        """Return the source that leads a list in, for an item in which nobody says anything."""
        context, passages = self._context, self._context.marks.passages
        lead = number = context.passage_number(quotation.start)
        while lead > 0 and passages[lead].kind == "item":
            lead -= 1
        if lead == number or SAY.search(context.low, passages[number].start, quotation.start) is not None:
            return None
        return self._announced(passages[lead]) if self._ends(passages[lead], ":") else None

    def _announced(self, passage: Passage) -> Source | None:
        return self._sources.said_in(passage.start, passage.end)

    def _ends(self, passage: Passage, mark: str) -> bool:
        return self._context.text[passage.start : passage.end].rstrip().endswith(mark)

    def _block(self, position: int) -> int:
        return self._context.marks.passages[self._context.passage_number(position)].block

    def _interviewed(self, before: Passage) -> Source | None:
        """Return who answers a question or a remark of the reporter's: the last speaker, or the first one named."""
        text = self._context.text
        is_question = text[before.start : before.end].rstrip().endswith("?") or ASKS.match(text, before.start)
        return (self._last or self._sources.first_named()) if is_question else None

    def _from_block_before(self, passage: Passage, number: int) -> Source | None:
        """Return the source that the sentences before announce, or whose words go on."""
        passages, text = self._context.marks.passages, self._context.text
        before = passages[number - 1]
        block = [other for other in passages[max(0, number - 12) : number] if other.block == before.block]
        tail = text[before.start : before.end].rstrip()
        if tail.endswith((":", ",", "said")):
            return self._sources.said_in(before.start, before.end)
        if tail.endswith("?") and self._last is not None and self._block(self._last_end) >= before.block - 1:
            return self._last  # an interview: the question is the reporter's
        near = before.block == passage.block
        opening = self._sources.organisation_of(before) if near and (self._last_end < before.start) else None
        asked = self._interviewed(before) if self._last is None or ASKS.match(text, before.start) else None
        if asked is not None:
            return asked
        for other in reversed(block):
            if self._last is not None and self._last_end >= other.start:
                return self._last
            source = self._sources.subject_of(other.start, other.end, near=near) or opening
            if source is not None:
                return source
        return self._last if before.kind != "sentence" or near else None
