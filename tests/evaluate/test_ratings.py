"""How ratings are compared with gold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pressmark.evaluate.ratings import score_ratings
from tests.evaluate.samples import counts, gold_rating, rating

if TYPE_CHECKING:
    from pressmark.evaluate.gold import GoldRating
    from pressmark_schemas.record import Rating

Counted = dict[str, tuple[int, int, int]]
STATED, EARLIER, IMPLIED = "ratings stated", "ratings earlier", "ratings implied"
UNNAMED = "ratings stated (counts only)"
VERIFIED, TRUSTED = "verified ratings that are right", "stated hits that are verified"
LEFT_EMPTY = "texts without a rating left empty"
RIGHT: Counted = {VERIFIED: (1, 0, 0)}
WRONG: Counted = {VERIFIED: (0, 1, 0)}
HIT: Counted = {STATED: (1, 0, 0), TRUSTED: (1, 0, 0), **RIGHT}


def unnamed(count: int | None, area: str = "unspecified", **said: Any) -> GoldRating:
    """Return a gold rating of areas that are not named."""
    return gold_rating(area_key=area, count=count, **said)


CASES: list[tuple[str, list[GoldRating], list[Rating] | None, Counted]] = [
    ("the same is a hit", [gold_rating()], [rating()], HIT),
    ("nothing said is a miss", [gold_rating()], [], {STATED: (0, 0, 1)}),
    ("no record is a miss", [gold_rating()], None, {STATED: (0, 0, 1)}),
    (
        "another area is an extra and a miss",
        [gold_rating()],
        [rating(area="leadership")],
        {STATED: (0, 1, 1), **WRONG},
    ),
    (
        "another grade is an extra and a miss",
        [gold_rating()],
        [rating(grade="adequate", status="review")],
        {STATED: (0, 1, 1)},
    ),
    (
        "names are compared without case, ampersand and hyphen",
        [gold_rating(force="Avon AND Somerset-Constabulary")],
        [rating()],
        HIT,
    ),
    ("a claim counts once", [gold_rating(), gold_rating(start=1, end=2)], [rating()], HIT),
    (
        "said twice, it is one hit, and both are looked at as verified",
        [gold_rating()],
        [rating(), rating()],
        {**HIT, VERIFIED: (2, 0, 0)},
    ),
    (
        "a hit in review is not trusted",
        [gold_rating()],
        [rating(status="review")],
        {STATED: (1, 0, 0), TRUSTED: (0, 0, 1)},
    ),
    ("optional and found counts neither way", [gold_rating(optional=True)], [rating()], RIGHT),
    ("optional and not found counts neither way", [gold_rating(optional=True)], [], {}),
    (
        "the second area is no extra, and no hit either",
        [gold_rating(area_key_alt="leadership")],
        [rating(area="leadership")],
        {STATED: (0, 0, 1), **RIGHT},
    ),
    (
        "both areas are a hit and nothing else",
        [gold_rating(area_key_alt="leadership")],
        [rating(), rating(area="leadership")],
        {**HIT, VERIFIED: (2, 0, 0)},
    ),
    (
        "implied in gold and stated in the record: no extra, but a miss",
        [gold_rating(kind="implied")],
        [rating()],
        {IMPLIED: (0, 0, 1), **RIGHT},
    ),
    (
        "stated in gold and implied in the record: no extra, but a miss, and wrong if verified",
        [gold_rating()],
        [rating(basis="implied")],
        {STATED: (0, 0, 1), **WRONG},
    ),
    (
        "stated in gold and earlier in the record: the same",
        [gold_rating()],
        [rating(basis="earlier")],
        {STATED: (0, 0, 1), **WRONG},
    ),
    (
        "earlier in gold and stated in the record: an extra and a miss",
        [gold_rating(kind="restated_previous")],
        [rating()],
        {STATED: (0, 1, 0), EARLIER: (0, 0, 1), **WRONG},
    ),
    (
        "unchanged grades are two hits",
        [gold_rating(), gold_rating(kind="restated_previous")],
        [rating(), rating(basis="earlier")],
        {**HIT, EARLIER: (1, 0, 0), VERIFIED: (2, 0, 0)},
    ),
    (
        "the same count is a hit in a figure of its own",
        [unnamed(3)],
        [rating(area="unspecified", count=3)],
        {UNNAMED: (1, 0, 0), TRUSTED: (1, 0, 0), **RIGHT},
    ),
    (
        "another count is an extra and a miss",
        [unnamed(3)],
        [rating(area="unspecified", count=2)],
        {UNNAMED: (0, 1, 1), **WRONG},
    ),
    (
        "no count is another one",
        [unnamed(None)],
        [rating(area="unspecified", count=1, status="review")],
        {UNNAMED: (0, 1, 1)},
    ),
    (
        "unnamed questions of a pillar are counts",
        [unnamed(2, "legitimacy.unspecified")],
        [rating(area="unspecified", count=2)],
        {UNNAMED: (1, 0, 0), TRUSTED: (1, 0, 0), **RIGHT},
    ),
    (
        "the count of a named area does not matter",
        [gold_rating(count=1)],
        [rating(count=7)],
        HIT,
    ),
    ("a text without a rating, left empty", [], [], {LEFT_EMPTY: (1, 0, 0)}),
    ("a text without a rating, not read", [], None, {LEFT_EMPTY: (0, 0, 1)}),
    (
        "a text without a rating, not left empty",
        [],
        [rating(basis="implied", status="review")],
        {LEFT_EMPTY: (0, 0, 1), IMPLIED: (0, 1, 0)},
    ),
    ("a text with an optional rating alone is not among these", [gold_rating(optional=True)], [], {}),
]


@pytest.mark.parametrize(("gold", "found", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_ratings_are_counted(gold: list[GoldRating], found: list[Rating] | None, expected: Counted) -> None:
    """Each rule of comparison gives these hits, extras and misses, and no others."""
    assert counts(score_ratings(gold, found)) == expected


def test_disagreements_are_told_with_their_place() -> None:
    """A miss points at gold's evidence, an extra and a wrongly verified one at the record's."""
    extra = rating(area="leadership", evidence=[{"start": 7, "end": 9, "text": "yz"}])
    score = score_ratings([gold_rating(start=2, end=5)], [extra])
    said, wanted = (f"avon and somerset constabulary | {area} | good" for area in ("leadership", "preventing_crime"))
    assert [(one.figure, one.said, one.wanted, one.start, one.end) for one in score.mistakes] == [
        (STATED, None, wanted, 2, 5),
        (STATED, said, None, 7, 9),
        (VERIFIED, said, None, 7, 9),
    ]
