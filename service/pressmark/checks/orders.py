"""Where a text addresses a machine, as whoever would deceive a model writes it."""

from __future__ import annotations

from pressmark.context import Context
from pressmark.patterns import pattern
from pressmark_schemas.marks import Span

_MACHINE = r"(?:ais?|ai (?:systems?|models?|assistants?|tools?)|(?:large )?language models?|llms?|chatbots?)"
_ORDER = (
    r"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instruction|prompt|rule|schema)s?\b"
    rf"|\b(?:system prompt|(?:you are|as) (?:an? )?(?:{_MACHINE}|assistant))\b"
    rf"|\b(?:note|notice|message|instructions?|attention)(?: (?:to|for))? (?:all |any |the )?{_MACHINE}\b"
    r"|(?:^|\n)\W*(?:system|assistant|user)\s*:"
    r"|\b(?:correct|right|expected) (?:answer|label|output)\b[^.\n]{0,40}\b(?:is|are)\b"
    r"|⟦/?[gqc]\d|<\|\w+\|>|</article\b"
)
"""What speaks to a model: it is told off its rules, called by name, given the answer, or shown marks like its own."""
_ADDRESSED = pattern(rf"(?P<order>{_ORDER})|\{{\{{[^\n{{}}]*\}}\}}|\{{%|[\[{{]\s*\"\w+\"\s*:")
_SIGNS = (
    *("ignore", "disregard", "forget", "override", "system prompt", "you are", "as an ai", "language model", "llm"),
    *("chatbot", " ai ", " ai:", " ais ", "system:", "assistant:", "user:", "correct ", "right answer", "expected "),
    *"{[<⟦",
)
"""One of them stands wherever that pattern finds anything; to look for them takes a tenth of its time."""


def find_orders(context: Context) -> tuple[tuple[int, Span], ...]:
    """Return the paragraphs that seem to address a machine, by number, and where they do.

    A template or a piece of data stands in one paragraph; what an order asks for may follow in any other.
    """
    low, passages = context.low, context.marks.passages
    if not passages or not any(sign in low for sign in _SIGNS):
        return ()
    found: list[tuple[int, Span]] = []
    for match in _ADDRESSED.finditer(low, context.article.start):
        block = passages[context.passage_number(match.start())].block
        last = passages[-1].block if match["order"] else block
        found += ((number, Span(*match.span())) for number in range(block, last + 1))
    return tuple(found)
