"""Who gives a grade: a sentence in which residents, staff or auditors do speaks of no inspection's grade."""

from __future__ import annotations

from pressmark.english import lists
from pressmark.patterns import Phrases, pattern, rare

_RATE = (
    r"(?:rates?|rated|graded?|grades|judged?|judges|deem(?:s|ed)?|brand(?:s|ed)?|label(?:s|led)?|calls?|called"
    r"|describes?|described|considers?|considered|mark(?:s|ed)?|gives?|gave|scored?|ranks?|ranked|voted|found|finds)"
)
_THINK = (
    r"(?:says?|said|thinks?|thought|believes?|believed|feels?|felt|claims?|claimed|argues?|argued|insists?|insisted)"
)
_PASSIVE = r"(?:was|were|is|are|been|be|being|had|has|have|get|got)"
_RATED = pattern(rf"(?!\b{_PASSIVE}\b)(?:(?!\b{_PASSIVE}\b)[^.;:]){{0,60}}?\b{_RATE}\b")
"""What stands behind who gives a grade: a verb of rating in the active voice."""
_THOUGHT = pattern(rf"[^.;:\"]{{0,60}}?\b{_THINK}\b(?P<what>[^.;]*)$")
"""What stands behind who is of an opinion, up to the grade."""
_GRADED = pattern(
    rf"\b(?:{_RATE}|given|received?|awarded|handed|earned|report|reports|inspect\w*|hmicfrs|hmic|watchdog|grades?|ratings?)\b"
)
"""What makes an opinion the report of a grade ("the union said that it had been rated …")."""
_ITSELF = rare(rf"\b{_RATE} (?:it|them|our)sel(?:f|ves)\b", "self|selves")
_OWN = pattern(r"\b(?:inspectors?|inspectorate|hmicfrs|hmic|watchdog|report)\b")
_OTHERS = Phrases(lists.OTHER_GIVERS, lists.OTHER_GIVER_PHRASES)
_OTHER_TESTS = Phrases(lists.OTHER_TESTS, lists.OTHER_TEST_PHRASES)


def other_giver(low: str, start: int, grade: int, end: int) -> str | None:
    """Return the word for who or what gives the grade at `grade`, if the sentence says that it is no inspectorate.

    `start` and `end` are the sentence's in `low`, the article's small text.
    """
    test = _OTHER_TESTS.search(low, start, end)
    if test is not None and _OWN.search(low, start, end) is None:
        return test[0]
    if (itself := _ITSELF.search(low, start, grade)) is not None:
        return itself[0]
    for one in _OTHERS.finditer(low, start, grade):
        behind = low[one.end() : grade]
        if _OWN.search(behind):
            continue
        if _RATED.match(behind) or ((thought := _THOUGHT.match(behind)) and not _GRADED.search(thought["what"])):
            return one[0]
    return None
