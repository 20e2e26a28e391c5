"""Counts: the number that was read stands beside the grade, less the areas that are named, and fits the round."""

from __future__ import annotations

from collections.abc import Container, Iterator

from pressmark.checks.case import Case
from pressmark.checks.given import rated
from pressmark.checks.numbers import left, named_with, tied
from pressmark.context import WHOLES
from pressmark.english import number
from pressmark.english.patterns import GRADED_ALL, MEMBERS, POINTING
from pressmark.extraction import Finding, RatingItem
from pressmark.patterns import pattern
from pressmark_schemas.marks import Passage, Span, Spanned

_INCLUDES = pattern(r"\b(?:includ(?:ing|es?|ed)|among|amongst|such as|notably|especially|one of|namely)\b")
_FAR = 6
"""Passages behind a number in which areas may be named that it counts."""
_FEWEST = 5
"""Areas; an article that tells of fewer speaks of a part of what was graded."""


def stands_there(case: Case) -> Iterator[Finding]:
    """counts.number: no number of areas as great as this is joined to the grade by small words."""
    for index, item, count in _counted(case):
        said = {one.number for one in tied(case, item)}
        if not any(count <= one for one in said):
            told = f"the label counts {count}, but the number beside the grade is {sorted(said) or 'none for certain'}"
            yield Finding("counts.number", "doubt", told, item.evidence[0], "rating", index)


def rest(case: Case) -> Iterator[Finding]:
    """counts.rest: another number of areas is left beside those that are named with the grade."""
    for index, item, count in _counted(case):
        leaves = {left(case, item, one) for one in tied(case, item) if one.number >= count}
        if leaves and count not in leaves:
            told = f"the label counts {count}; beside the areas named with that grade {sorted(leaves)} are left"
            yield Finding("counts.rest", "doubt", told, item.evidence[0], "rating", index)


def spoken(case: Case) -> Iterator[Finding]:
    """counts.spoken: somebody counts grades in a quotation; the article may name the areas elsewhere."""
    people = [quote.span for quote in case.extraction.quotes if quote.kind == "person"]
    for index, item, count in _counted(case):
        spans = case.grade_spans(item)
        if spans and all(any(quote.start <= s.start and s.end <= quote.end for quote in people) for s in spans):
            said = f"only a speaker says that {count} areas were graded so"
            yield Finding("counts.spoken", "doubt", said, item.evidence[0], "rating", index)


def named(case: Case) -> Iterator[Finding]:
    """counts.named: the sentence that counts areas names some, which may be among the counted."""
    known = _known(case)
    for index, item in enumerate(case.extraction.ratings):
        if item.area != "unspecified" or item.basis == "implied":
            continue
        for place in item.evidence:
            keys = _keys(case, item, place)
            told = item.count is not None and _INCLUDES.search(case.context.low, place.start, place.end) is not None
            grades = {key: known.get((item.body, key, item.basis)) for key in keys}
            unclear = [key for key, grade in grades.items() if grade is None or (grade == item.grade and not told)]
            if unclear or POINTING.search(case.context.low, place.start, place.end):
                which = f"{unclear[0]} is" if unclear else "areas are"
                said = f"{which} named where areas are counted, and may be among them"
                yield Finding("counts.named", "doubt", said, place, "rating", index)
                break


def members(case: Case) -> Iterator[Finding]:
    """counts.members: an area that is named, and of which no such grade was read, may be among those counted."""
    counted = list(_counted(case))
    if not counted:
        return  # most articles count no areas
    known, of_any, given = _known(case), {item.area for item in case.extraction.ratings}, _given(case)
    for index, item, _ in counted:
        places: list[Spanned] = [*_behind(case, item)]
        if _is_less_for_others(case, item):
            places.append(Span(case.context.article.start, len(case.context.text)))
        told = (key for place in places for key in _keys(case, item, place))
        again = given.get(item.grade, ()) if item.basis == "stated" else ()
        unread = [
            *(key for key in told if (item.body, key, item.basis) not in known),
            *(key for place in again for key in _keys(case, item, place) if key not in of_any),
        ]
        if unread:
            said = f"{unread[0]} is named without a grade, and may be among the areas that are counted here"
            yield Finding("counts.members", "doubt", said, item.evidence[0], "rating", index)


def twice(case: Case) -> Iterator[Finding]:
    """counts.twice: the article gives two numbers of areas with one grade; the one may hold the other."""
    said: dict[tuple[str, str, str], set[int]] = {}
    for _, item, count in _counted(case):
        said.setdefault((item.body, item.grade, item.basis), set()).add(count)
    for index, item, _ in _counted(case):
        counts = said[item.body, item.grade, item.basis]
        if len(counts) > 1:
            told = f"{' and '.join(map(str, sorted(counts)))} areas are said to be {item.grade}"
            yield Finding("counts.twice", "doubt", told, item.evidence[0], "rating", index)


def fits(case: Case) -> Iterator[Finding]:
    """counts.total: named and counted areas of a body are more than the round, or the article, has."""
    counted = [(index, item) for index, item, _ in _counted(case) if item.basis == "stated"]
    if not counted:
        return
    programme = case.context.programme
    most = max(programme.graded_areas, default=None) if programme is not None else None
    told = _told(case)
    for index, item in counted:
        all_of_them, beside_wholes = _total(case, item, ()), _total(case, item, WHOLES)
        if most is not None and programme is not None and all_of_them > most:
            said = f"{all_of_them} areas are named or counted; {programme.programme} graded at most {most}"
        elif told and beside_wholes > max(told):
            said = f"{beside_wholes} areas are named or counted; the article tells of {max(told)}"
        else:
            continue
        yield Finding("counts.total", "doubt", said, item.evidence[0], "rating", index)


def _counted(case: Case) -> Iterator[tuple[int, RatingItem, int]]:
    """Yield the ratings that count areas, with their places among all and their numbers."""
    for index, item in enumerate(case.extraction.ratings):
        if item.count is not None:
            yield index, item, item.count


def _known(case: Case) -> dict[tuple[str, str, str], str]:
    return {(item.body, item.area, item.basis): item.grade for item in case.extraction.ratings}


def _keys(case: Case, item: RatingItem, place: Spanned) -> list[str]:
    """Return the areas of a rating's body that a place of the article names, and that its round grades."""
    mentions = case.context.within(case.context.marks.areas, place)
    programme = case.context.round_of(item.body)
    areas = case.context.pack.areas_of[programme.programme] if programme is not None else None
    keys = [key for mention in mentions if (key := case.context.area_key(mention, item.body)) is not None]
    return [key for key in keys if areas is None or item.basis == "earlier" or (key in areas and areas[key].graded)]


def _behind(case: Case, item: RatingItem) -> Iterator[Passage]:
    """Yield the passages behind the first grade of a rating that tell what is among so many as it counts."""
    sizes = {one.number for one in tied(case, item)}
    starts = [mark.start for mark in case.grade_spans(item)]
    first = case.context.passage_number(min(starts)) + 1 if starts else 0
    for place in case.context.marks.passages[first : first + _FAR] if starts else ():
        found = MEMBERS.finditer(case.context.low[place.start : place.end])
        said = [match["of"] or match["among"] or match["the"] or (match["it"] and "one") for match in found]
        if any(one is None or number(one) in sizes for one in said):
            yield place


def _given(case: Case) -> dict[str, list[Passage]]:
    """Return the passages in which each grade is given, be it read or not."""
    found: dict[str, list[Passage]] = {}
    for mark in case.context.marks.grades:
        if rated(case, mark):
            found.setdefault(mark.grade, []).append(case.passage(mark.start))
    return found


def _is_less_for_others(case: Case, item: RatingItem) -> bool:
    """Whether a count is less than the number that stands there, for areas that other sentences name."""
    if all(one.number == item.count for one in tied(case, item)):
        return False
    passage = case.context.passage_number
    here = {passage(mark.start) for mark in case.grade_spans(item)}
    return any(here.isdisjoint(passage(words.start) for words in one.words) for one in named_with(case, item))


def _told(case: Case) -> set[int]:
    """Return the numbers of areas, of a whole round, that the article tells of."""
    found = GRADED_ALL.finditer(case.context.low, case.context.article.start)
    return {size for match in found if (size := number(match["all"] or match["seen"])) >= _FEWEST}


def _total(case: Case, item: RatingItem, but: Container[str]) -> int:
    """Return how many areas of a rating's body are named or counted."""
    same = [one for one in case.extraction.ratings if one.basis == "stated" and one.body == item.body]
    return sum(one.count or 1 for one in same if one.area != "overall" and one.area not in but)
