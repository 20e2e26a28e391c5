"""Labels as a model would write them, with what most of them have in common filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from pressmark_schemas.answer import (
    Answer,
    ConcernLabel,
    Dismissal,
    QuoteLabel,
    RatingLabel,
    Reason,
    UnmarkedQuote,
    UnmarkedRating,
)

if TYPE_CHECKING:
    from pressmark_schemas.answer import Basis

Label = RatingLabel | QuoteLabel | ConcernLabel | Dismissal | UnmarkedRating | UnmarkedQuote


def answer(*labels: Label) -> Answer:
    """Return the answer that holds these labels, each in its list, in the order given."""
    return Answer(
        ratings=[label for label in labels if isinstance(label, RatingLabel)],
        quotes=[label for label in labels if isinstance(label, QuoteLabel)],
        concerns=[label for label in labels if isinstance(label, ConcernLabel)],
        dismissed=[label for label in labels if isinstance(label, Dismissal)],
        unmarked_ratings=[label for label in labels if isinstance(label, UnmarkedRating)],
        unmarked_quotes=[label for label in labels if isinstance(label, UnmarkedQuote)],
    )


def rates(
    mark: str,
    area: str | list[str],
    grade: str = "good",
    *,
    body: str | list[str] = "Kent Police",
    basis: Basis = "stated",
    count: int | None = None,
) -> RatingLabel:
    """Return a grade word's label; of Kent Police and "good", stated, unless told otherwise."""
    areas, bodies = ([each] if isinstance(each, str) else each for each in (area, body))
    return RatingLabel(mark=mark, bodies=bodies, areas=areas, grade=grade, basis=basis, count=count)


def says(mark: str, speaker: str | None = None, role: str | None = None, organisation: str | None = None) -> QuoteLabel:
    """Return a quotation's label: a person's words."""
    return QuoteLabel(mark=mark, kind="person", speaker=speaker, role=role, organisation=organisation)


def faults(mark: str, *areas: str, body: str = "Kent Police") -> ConcernLabel:
    """Return a concern phrase's label."""
    return ConcernLabel(mark=mark, body=body, areas=list(areas))


def dismissed(mark: str, reason: Reason = "not_a_rating") -> Dismissal:
    """Return a dismissal."""
    return Dismissal(mark=mark, reason=reason)


def unmarked(words: str, area: str = "unspecified", *, body: str = "Kent Police") -> UnmarkedRating:
    """Return a rating that no grade word marks: outstanding, stated."""
    return UnmarkedRating(words=words, body=body, area=area, grade="outstanding", basis="stated")


def unmarked_says(words: str, speaker: str | None = None) -> UnmarkedQuote:
    """Return somebody's words that no quotation marks enclose."""
    return UnmarkedQuote(words=words, kind="person", speaker=speaker, role=None, organisation=None)


_IDS = st.sampled_from(["g1", "g2", "g3", "c1", "c2", "q1", "q2", "q3", "g0", "x"])
_AREAS = st.lists(
    st.sampled_from(["overall", "unspecified", "investigating_crime", "fire.people", "?", "", "."]),
    max_size=2,
)
any_labels: st.SearchStrategy[list[Label]] = st.lists(
    st.one_of(
        st.builds(
            rates,
            _IDS,
            _AREAS,
            st.sampled_from(["good", "inadequate", "requires improvement", "grand"]),
            body=st.lists(st.sampled_from(["Kent Police", "Gwent Police", "The Sea", ""]), max_size=2),
            count=st.none() | st.integers(-1, 99),
        ),
        st.builds(says, _IDS, *[st.sampled_from([None, "", " ", "Ann Marl", "(", "A. B", "The Sea"])] * 3),
        st.builds(faults, _IDS, body=st.sampled_from(["Kent Police", "?"])),
        st.builds(unmarked, st.sampled_from(["good", "rated good at", "“", "said Chief"])),
        st.builds(unmarked_says, st.text(max_size=5) | st.sampled_from(["We listen", "said"])),
    ),
    max_size=8,
)
"""What a model may say of any text: labels on marks that are there or not, right and wrong."""
