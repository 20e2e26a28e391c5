from __future__ import annotations

from datetime import date

import pytest

from pressmark.conflicts import Edition, find_conflicts
from pressmark.conflicts.copies import texts_alike
from tests.conflicts.making import DAY, PACK, Facts, entry, outline, rating
from tests.conflicts.prose import prose

AGENCY = prose(7, 20)
LATER = date(2024, 3, 16)


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        (AGENCY, True),
        (AGENCY.upper().replace(" ", "\n"), True),
        ("Another headline\n\n" + AGENCY + "\n\nSign up to our letter.", True),
        (AGENCY[: len(AGENCY) // 2], True),
        (prose(8, 4) + " " + AGENCY, True),
        (AGENCY.replace("Monday", "Friday", 3), True),
        (prose(8, 20), False),
        (prose(7, 11) + " " + prose(8, 9), False),
        (AGENCY[:200] + prose(9, 20), False),
        (AGENCY[:200], False),
        ("", False),
    ],
)
def test_copies(text: str, *, copied: bool) -> None:
    """Glyphs, a headline, a cut and a changed word leave a copy; a shared paragraph does not make one."""
    assert texts_alike({3: AGENCY, 5: text}) == {3: 3, 5: 3 if copied else 5}


def test_a_footer_that_all_have_makes_no_copies() -> None:
    """What a publisher puts under everything does not make its articles one text."""
    footer = prose(0, 4)
    texts = {number: f"{prose(number)} {footer}" for number in range(1, 200)}
    assert texts_alike(texts) == {number: number for number in texts}


def test_many_copies_are_one_text() -> None:
    """A text that two hundred papers print, each a little differently, is one witness."""
    texts = {number: f"{prose(number, 2)} {AGENCY}" for number in range(200)}
    assert set(texts_alike(texts).values()) == {0}


def test_short_texts_can_be_copies() -> None:
    """A few lines in two papers are one text; a few others are not."""
    line = "Kent Police was rated good at preventing crime in a report."
    assert texts_alike({0: line, 1: line.upper(), 2: line[:40], 3: prose(3, 1)}) == {0: 0, 1: 0, 2: 0, 3: 3}
    assert texts_alike({0: "Kent Police was rated good.", 1: "KENT POLICE was rated good"}) == {0: 0, 1: 0}


def test_copies_are_one_witness() -> None:
    """Three papers with one text and one with its own are two witnesses, against one."""
    made = [entry(f"Paper {n}. {AGENCY}", rating("good"), source=f"{n}") for n in range(3)]
    made += [entry(prose(1), rating("good")), entry(prose(2), rating("inadequate"))]
    (conflict,) = find_conflicts(made, PACK)
    assert outline(conflict) == ("grade", {"good": [1, 3], "inadequate": [1]})


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (Facts(), Facts(published=LATER), "day"),
        (Facts(), Facts(title="Correction: Kent Police"), "title"),
        (Facts(), Facts(title="Kent Police rated (UPDATED)"), "title"),
        (Facts(published=None), Facts(title="Clarification", published=None), "title"),
        (Facts(), Facts(title="Correction", published=LATER), "title"),
        (Facts(title="Corrections to youth services"), Facts(published=LATER), "day"),
        (Facts(url="https://a.example/1", published=None), Facts(url="https://a.example/1"), "url"),
        (Facts(), Facts(), None),
        (Facts(published=None), Facts(), None),
    ],
)
def test_a_later_edition_corrects_the_earlier(first: Facts, second: Facts, why: str | None) -> None:
    """The same text with another grade is an edition: by its title, by its day, or by its address without order."""
    one, other = entry(AGENCY, rating("good"), **first), entry(AGENCY, rating("inadequate"), **second)
    (conflict,) = find_conflicts([one, other], PACK)
    ids = (one.record.article.id, other.record.article.id)
    if why == "url":
        assert conflict.editions == (Edition(min(ids), max(ids), "url"),)
    else:
        assert [(*edition,) for edition in conflict.editions] == ([(*ids, why)] if why else [])
    assert conflict.corrected == (why in {"day", "title"})


@pytest.mark.parametrize(
    ("facts", "corrects"),
    [
        (Facts(title="Correction: Kent Police", published=LATER), True),
        (Facts(title="Correction: Kent Police", published=LATER, outlet="Gazette"), True),
        (Facts(title="Correction: Kent Police", published=LATER, outlet="Herald"), False),
        (Facts(title="Correction: Kent Police", published=date(2024, 3, 1), outlet="Gazette"), False),
        (Facts(title="Updated figures", published=LATER, outlet="Gazette"), False),
        (Facts(published=LATER, outlet="Gazette"), False),
    ],
)
def test_a_notice_of_correction_has_a_text_of_its_own(facts: Facts, *, corrects: bool) -> None:
    """A text that is no copy corrects another only by its title, later, and not another outlet's."""
    one = entry(prose(1), rating("good"), outlet="Gazette", published=DAY)
    other = entry(prose(2), rating("inadequate"), **facts)
    (conflict,) = find_conflicts([one, other], PACK)
    assert conflict.corrected == corrects


def test_two_notices_correct_nobody() -> None:
    """Of two texts that both call themselves a correction, neither is known to correct the other."""
    made = [
        entry(prose(n), rating(grade), title="Correction", published=date(2024, 4, n))
        for n, grade in ((1, "good"), (2, "inadequate"))
    ]
    (conflict,) = find_conflicts(made, PACK)
    assert not conflict.corrected
