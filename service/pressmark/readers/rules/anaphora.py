"""What a sentence takes from the one before it: "Good, again.", "Both were …", "We were rated good at it".

The sentence before must leave no choice: a question that names areas, a list of them, or one area alone.
"""

from __future__ import annotations

from pressmark.context import Context
from pressmark.english import clause_start, glued
from pressmark.english.times import AT_A_TIME
from pressmark.patterns import pattern
from pressmark.readers.rules.targets import Target, targets
from pressmark_schemas.marks import Passage, Span, Spanned

_BOTH = pattern(r"(?:Both|These|Those|They|All (?:of them|three|four))\b")
_BOTH_HERE = pattern(
    r";\s(?:both|these|those|all (?:of them|three|four)"
    r"|(?:inspectors|they|hmicfrs|the inspectorate) (?:rated|graded|judged|found|deemed) (?:both|them|these))\b[^;]*$"
)
_AREA = (
    r"(?:the same|this|that) (?:area|category|respect|pillar|heading|count|question|measure|regard|aspect|field|point)"
)
_BACK_AFTER = pattern(
    rf"[\"'*]*\s+(?:(?:at|in|for|on|under) (?:it|this|that|{_AREA})|there)"
    r"(?=[.,;:)\"'~-]|$"
    r"| (?:and|but|in|last|then|when|two|three|four|five|a|before|previously|at|as|by|because|since|too|now|with|from"
    r"|after)\b)"
)
_BACK_BEFORE = pattern(
    rf"(?:^|[\s\"'(])(?:(?:at|in|for|on|under) (?:this|that|it|{_AREA}),?|that one|{_AREA})\s[^.;:]{{0,40}}$"
    r"|^\W*(?:that|this|it) (?:is|was) the (?:one|only|sole|single)\b[^.;:]*$"
)
"""What points back at the area of the sentence before, behind a grade and before it."""
_THEN = r"(?:the|its|their) (?:previous|last|earlier) \w+"
_IT = r"(?:it|they|that|this|the (?:force|service|brigade|constabulary))"
_RECALLS = pattern(
    r"(?:(?:(?:in|by|back in) (?:the \w+ of |\w+ )?20\d\d|(?:in|at|under) " + _THEN + r"(?:, [^,.;]{3,30})?"
    rf"|(?:the )?last time(?: (?:round|around))?|previously|before that|before,|back then|{AT_A_TIME}),? {_IT}"
    rf"|there,? {_IT}"
    rf"|{_IT} (?:used to be|had (?:previously )?been)|(?:it|they|that|this) (?:was|were) [^.;:]{{3,30}} {AT_A_TIME}"
    r"|(?:that|this|it) (?:is|was|marks?|marked|represents) an? (?:\w+ )?(?:step|rise|fall|drop|improvement|jump|slide"
    r"|upgrade|downgrade|climb|decline))\b",
)
"""A sentence that recalls what the one before tells of: "In 2019 it required improvement."."""
_THESE_ARE = pattern(r"(?:These|Those|They|The others?) (?:are|were|being|include)\b")
_SAME = pattern(
    r"\bsame (?:grade|mark|rating|verdict|judge?ment)\b(?! (?:as|it|that))"
    r"|\b(?:got|gets|earned|given|received|handed|awarded) that (?:grade|mark|rating|verdict|judge?ment)\b",
)
_SO_IS = pattern(
    r"(?:so,?(?: too,?)? (?:(?:it|they) )?(?:is|are|was|were)"
    r"|the same (?:goes|went|applies|applied|is true|was true|holds) (?:for|to|of))\b"
)
"""What a sentence begins with that shares the grade of the one before."""
_AND_WAS = frozenset("and while but whereas with the was were is are rated graded judged found as to be".split())
"""Words round a body between its grade and that of the one before."""
_ANSWER = 24
"""Characters that may stand before the grade in the answer to a question."""
_SAYS_ANSWER = pattern(r"\bthe (?:answer|verdict|reply) (?:is|was)\b")


def next_body(context: Context, passage: Passage, grade: Spanned) -> Spanned | None:
    """Return the grade that another body gets right behind one ("Kent was good and Essex inadequate at …")."""
    after = context.within(context.marks.grades, Span(grade.end, passage.end))
    if not after:
        return None
    between = Span(grade.end, after[0].start)
    bodies = [one for one in context.within(context.marks.bodies, between) if one.bodies]
    if len(bodies) != 1 or context.within(context.marks.areas, between):
        return None
    return after[0] if glued(context.bare(*between), _AND_WAS) else None


def recalls(context: Context, passage: Passage) -> bool:
    """Whether a sentence recalls what the one before tells of."""
    return _RECALLS.match(context.low, passage.start) is not None


def of_both(context: Context, passage: Passage) -> bool:
    """Whether a sentence tells of "both" or all of what the one before lists and grades."""
    before = _before(context, passage)
    if before is None or _BOTH.match(context.text, passage.start) is None:
        return False
    lists = [target for target in targets(context, before) if target.kind == "areas"]
    return bool(lists) and len(lists[-1].areas) > 1 and bool(context.within(context.marks.grades, before))


def answers(context: Context, passage: Passage) -> bool:
    """Whether the sentence before asks for an area ("How effective is it at recording crime? Good")."""
    question = _before(context, passage)
    return question is not None and _asks(context, question) and bool(context.within(context.marks.areas, question))


def points_back(context: Context, passage: Passage, grade: Spanned) -> bool:
    """Whether a grade is given "at it", "there" or "in that area", and the sentence before names one area."""
    if _points(context, passage, grade) and len(_one_area(context, passage)) == 1:
        return True
    return bool(_heading(context, passage))


def from_before(context: Context, passage: Passage, grade: Spanned) -> tuple[Target, ...]:
    """Return what a grade without anything of its own is given for, where the sentence before tells it."""
    before = _before(context, passage)
    if before is None:
        return ()
    if found := _heading(context, passage) or _both_here(context, passage, grade):
        return found
    said = context.low[passage.start : grade.start]
    answer = _asks(context, before) and (len(said) < _ANSWER or _SAYS_ANSWER.search(said) is not None)
    if not answer and (_points(context, passage, grade) or recalls(context, passage)):
        return _one_area(context, passage)
    if not answer and not _BOTH.match(context.text, passage.start):
        return ()
    lists = [target for target in targets(context, before) if target.kind == "areas"]
    return tuple(lists[-1:]) if answer or (lists and len(lists[-1].areas) > 1) else ()


def shares_grade(context: Context, passage: Passage, *, counted: bool, graded: bool) -> bool:
    """Whether the areas of a sentence have the grade of the one before; `counted` says that it was given for a number.

    A sentence with grades of its own, `graded`, must begin with that ("So is its leadership; …").
    """
    if _SO_IS.match(context.low, passage.start):
        return True
    if graded:
        return False
    if _SAME.search(context.low, passage.start, passage.end):
        return True
    return counted and _THESE_ARE.match(context.text, passage.start) is not None


def _heading(context: Context, passage: Passage) -> tuple[Target, ...]:
    """Return the areas that the heading of a paragraph consists of."""
    number, passages = context.passage_number(passage.start), context.marks.passages
    while number and passages[number - 1].block == passage.block:
        number -= 1
    heading = passages[number - 1] if number else passage
    found = targets(context, heading) if heading.kind == "heading" and passage.kind == "sentence" else []
    if len(found) != 1 or found[0].kind != "areas":
        return ()
    around = context.low[heading.start : found[0].start] + context.low[found[0].end : heading.end]
    return () if any(map(str.isalpha, around)) else tuple(found)


def _both_here(context: Context, passage: Passage, grade: Spanned) -> tuple[Target, ...]:
    """Return the list before a semicolon behind which "both" are graded."""
    both = _BOTH_HERE.search(context.low, passage.start, grade.start)
    lists = targets(context, Passage(passage.start, both.start(), passage.kind, passage.block)) if both else []
    return tuple(one for one in lists[-1:] if len(one.areas) > 1)


def _before(context: Context, passage: Passage) -> Passage | None:
    number = context.passage_number(passage.start)
    return context.marks.passages[number - 1] if number else None


def _asks(context: Context, passage: Passage) -> bool:
    return "?" in context.low[max(passage.start, passage.end - 2) : passage.end]


def _points(context: Context, passage: Passage, grade: Spanned) -> bool:
    """Whether small words beside a grade point back, and no area stands before it in its own sentence."""
    low = context.low
    if context.within(context.marks.areas, Span(passage.start, grade.start)):
        return False
    if _BACK_AFTER.match(low, grade.end, passage.end) is not None:
        return True
    return _BACK_BEFORE.search(low[clause_start(low, passage.start, grade.start) : grade.start]) is not None


def _one_area(context: Context, passage: Passage) -> tuple[Target, ...]:
    """Return the area of the sentence before, if it names no other and counts none."""
    before = _before(context, passage)
    found = targets(context, before) if before is not None else []
    return tuple(found) if len(found) == 1 and found[0].kind == "areas" and len(found[0].areas) == 1 else ()
