"""What joins a grade to the one that an area had before: a move from one to the other, or that both are the same.

Each is tried on a short stretch of `Context.low` beside a grade.
"""

from __future__ import annotations

from pressmark.english.times import AT_A_TIME
from pressmark.patterns import pattern

_GRADE = "(?:grade|mark|rating|judge?ment|verdict|score)"
_AREA = "(?:area|task|subject|field|category|question|pillar|discipline|heading|theme|topic)"
_IT = rf"(?:it|they|we|the (?:force|service|brigade|constabulary|area|{_GRADE}))"

MOVED = pattern(rf"[\"'*]*(?:\s+\(?{AT_A_TIME}\)?|,\s[^,.;]{{3,30}})?,?\s+to\s+(?:(?:an?|the|just|only)\s+)*[\"'*]*")
"""What stands between the two grades of "from inadequate in 2021 to good"."""
WAS = pattern(r"[\"'*]*,\s\(?(?:(?:it |which )?(?:was|had been)|previously|formerly|having been)\s(?:an?\s)?[\"'*]*")
"""What stands between today's grade and the former one: "good, previously adequate"."""
WAS_IN_BRACKETS = pattern(
    r"\((?:it )?(?:was|previously|formerly|last time|then|(?:in )?20\d\d(?:[/~-]\d\d)?|(?:up |down )?from):? [\"']?$"
)
"""What leads in brackets to a former grade: "good (previously adequate)"."""
BECAME = pattern(
    r"[\"'*]*(?:\s(?:for|at|in|on)\s[^,.;:]{1,60})?[,;]?\s(?:(?:which|that|this|it)\s)?(?:has|have)\s(?:now\s)?"
    r"(?:become|turned into|given way to|been replaced by|made way for)\s(?:(?:an?|the)\s)?[\"'*]*"
)
"""What stands between a former grade and today's: "a good for … has become an adequate"."""
APPOSED = pattern(
    rf"[\"']?,\s(?:(?:an?|the|the\ssame)\s(?:\w+\s)?{_AREA}\s"
    r"(?:(?:(?:in|at|for|on|under|of|by)\s)?which|where|that|it|they)|which\s(?:was|had)|where\s(?:it|they)\s(?:was|were|had))\b"
)
"""What goes on from the last area of a list to what else it was graded: ", an area in which it had been …"."""
FORMER = pattern(
    rf"\s(?:(?:up|down)\s)?from\b|,\s(?:the|an?|its)\s(?:same\s)?{_GRADE}\b"
    r"|,\s(?:(?:which\s)?is\s)?(?:an?|one|two|up|down|better|worse)\s(?:\w+\s){0,4}?(?:on|than|from|above|below)\b"
    r"|,\s(?:not|previously|formerly|against|compared|instead|after|lost)\b|\s(?:instead of|rather than|since)\b"
    rf"|,\s(?:an?|the)\s(?:\w+\s)?{_AREA}\b"
)
"""What stands behind today's grade and tells of a former one: "up from good", "the mark it had been handed"."""
_AS_BEFORE = (
    rf"\b(?:(?:as|like|where|what) {_IT} (?:already |also )?(?:was|were|did|had(?: been)?|stood|got|received|earned)"
    rf"(?=[.,;)\"']|$| (?:{AT_A_TIME}|in 20|at the|last|then|before|previously|too|as well)\b)"
    rf"|{_GRADE}s? (?:that |which )?{_IT} (?:already (?:has|had|held)"
    rf"|(?:got|had|was given|received|earned) {AT_A_TIME})"
    rf"|(?<!number )(?<!many )(?:as|like) (?:{AT_A_TIME}|before\b)|no change\b(?! in\b)|unchanged\b(?! in\b)"
    rf"|(?:match|repeat|equall)(?:es|s|ing|ed) (?:its|the|their) (?:20\d\d|last|previous|former) {_GRADE}"
    rf"|both (?:now|this time|today) and {AT_A_TIME})"
)
AS_BEFORE = pattern(_AS_BEFORE)
"""What stands behind today's grade and says that it is the former one as well ("…, just as it did a year ago")."""
OPENS_AS_BEFORE = pattern(rf"\W*(?:(?:just|exactly|much)\s)?(?:as|like)\s(?:{AT_A_TIME}|before)\b")
"""The same at the opening of a sentence: "As in 2021, it was …"."""
SAME_NEXT = pattern(
    rf"\W*(?:(?:that|this|it|the {_GRADE}) (?:is|was|has) (?:not changed|unchanged|(?:(?:exactly|just) )?the same"
    rf"(?: {_GRADE})? (?:as|it (?:got|had|received)) {AT_A_TIME}|where it (?:was|stood))"
    rf"|no change (?:there |here )?(?:from|since|on))\b"
)
"""The same in a sentence of its own: "The grade is the same as in 2021."."""
BESIDE_BEFORE = pattern(rf",\s(?:(?:just|exactly|much)\s)?{_AS_BEFORE}[^,;.]*,")
"""The same in the middle of a sentence, where it says nothing of the grades behind it."""
UNCHANGED = pattern(
    r"\b(?:(?:has|have) not changed|ha(?:sn't|ven't) changed|(?:is|are|was|were|left) (?:both |all )?unchanged)\b"
)
"""What a sentence ends with whose grades, all of them, are the former ones as well."""
