"""Records of an invented text, by hand, as one reading or another might have them, and reviews of their items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressmark.reviewed import Review
from pressmark_schemas.record import Concern, Evidence, Flag, Quote, Rating
from tests.flow.reading import read_by_rules

if TYPE_CHECKING:
    from pressmark.reviewed import Action, Item, Kind
    from pressmark_schemas.record import Record

Said = dict[str, Any]

TEXT = (
    "HMICFRS rated Kent Police good at investigating crime and at responding to the public.\n\n"
    "“We shall hire more people and train them well,” said Chief Constable Ann Marl.\n\n"
    "There is a cause of concern about custody at Kent Police."
)
EMPTY = read_by_rules(TEXT).model_copy(update={"ratings": (), "quotes": (), "concerns": (), "flags": ()})
DOUBT = Flag(check="quotes.source", severity="doubt", message="invented", start=None, end=None)


def rated(**said: Any) -> Rating:
    """Return a rating of Kent Police for its first sentence."""
    start, end = said.pop("span", (0, TEXT.index(".") + 1))
    usual: Said = {
        "body": "Kent Police",
        "sector": "police",
        "area": "investigating_crime",
        "area_words": None,
    }
    usual |= {"grade": "good", "basis": "stated", "count": None, "programme": None, "status": "verified", "flags": ()}
    return Rating(**usual | said, evidence=(Evidence(start=start, end=end, text=TEXT[start:end]),))


def quoted(**said: Any) -> Quote:
    """Return Ann Marl's quote."""
    start = TEXT.index("“") + 1
    start, end = said.pop("span", (start, TEXT.index("”")))
    usual: Said = {
        "speaker": "Ann Marl",
        "role": "Chief Constable",
        "organisation": "Kent Police",
        "kind": "person",
    }
    usual |= {"partial": False, "cut": False, "status": "verified", "flags": ()}
    return Quote(**usual | said, start=start, end=end, text=TEXT[start:end])


def concerned(**said: Any) -> Concern:
    """Return the concern about custody."""
    start = TEXT.index("There is")
    usual: Said = {
        "body": "Kent Police",
        "area": None,
        "area_words": None,
        "kind": "cause_of_concern",
        "status": "review",
    }
    return Concern(**usual | said, evidence=(Evidence(start=start, end=len(TEXT), text=TEXT[start:]),), flags=())


def record(*items: Item) -> Record:
    """Return a record with these items."""
    found: dict[type[Any], list[Item]] = {Rating: [], Quote: [], Concern: []}
    for item in items:
        found[type(item)].append(item)
    names = zip(("ratings", "quotes", "concerns"), found.values(), strict=True)
    return EMPTY.model_copy(update={name: tuple(those) for name, those in names} | {"flags": (DOUBT,)})


def review(number: int, action: Action, said: Item | None, now: Item | None, **more: Any) -> Review:
    """Return a review, the first of its item unless another is named."""
    item = now or said
    kinds: dict[type[Any], Kind] = {Rating: "rating", Quote: "quote", Concern: "concern"}
    usual: Said = {
        "first": number,
        "undoes": None,
        "was": said,
        "who": "Bo",
        "at": "2026-11-22T12:00:00+00:00",
    }
    usual |= {"article": EMPTY.article.id, "kind": kinds[type(item)]}
    return Review(number=number, action=action, said=said, now=now, **usual | more)
