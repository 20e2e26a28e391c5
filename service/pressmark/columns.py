"""The columns of what is exported, in their order: names, kinds, meanings. docs/columns.md is this table.

Ledgers have a table for each of these, and a view that adds what is known of the article (`all_ratings` …).
"""

from typing import Literal, NamedTuple

Kind = Literal["text", "integer", "number", "boolean", "day", "time"]
"""A day is YYYY-MM-DD, a time is ISO 8601 with its offset."""

Table = Literal["ratings", "quotes", "flags", "articles", "reviews"]


class Column(NamedTuple):
    """One column; where there is nothing to say it is null, in CSV empty."""

    name: str
    kind: Kind
    meaning: str


ARTICLE = (
    Column("article", "text", "the article's id: sha256 of its text, hex"),
    Column("source", "text", "file or row that it was read from, as given"),
    Column("title", "text", "its title"),
    Column("published", "day", "day of publication, if something states it"),
    Column("url", "text", "its address"),
    Column("outlet", "text", "who published it"),
)
"""What every row begins with."""

_NUMBER = Column("number", "integer", "place in the article's record, from 0; what people added comes behind")
_STATUS = Column("status", "text", "`verified`: no check objects, or people settled it; `review`: somebody should look")
_FLAGS = Column("flags", "text", "ids of the checks that have something to say of it, divided by blanks")
_REVIEW = Column("review", "text", "`accepted`, `corrected` or `added` by people; what they dismissed is not listed")

RATINGS = (
    _NUMBER,
    Column("body", "text", "official name of who was graded"),
    Column("sector", "text", "sector of the body"),
    Column("area", "text", "key of what was graded; `overall`, or `unspecified` with a count"),
    Column("area_words", "text", "the article's words for what was graded"),
    Column("grade", "text", "the grade"),
    Column("basis", "text", "`stated`, `implied` (no grade word) or `earlier` (an earlier inspection's)"),
    Column("count", "integer", "how many areas, where the article gives a number alone"),
    Column("programme", "text", "the round of inspections, where it is clear"),
    _STATUS,
    Column("start", "integer", "first character of the first passage that proves it"),
    Column("end", "integer", "the character behind that passage's last"),
    Column("evidence", "text", "the words of that passage"),
    Column("passages", "integer", "how many passages prove it"),
    _FLAGS,
    _REVIEW,
)
QUOTES = (
    _NUMBER,
    Column("text", "text", "the exact words"),
    Column("start", "integer", "the words' first character in the article"),
    Column("end", "integer", "the character behind their last"),
    Column("speaker", "text", "whose words they are"),
    Column("role", "text", "the speaker's role"),
    Column("organisation", "text", "whom the speaker speaks for"),
    Column("kind", "text", "`person` or `document`"),
    Column("partial", "boolean", "whether it is a part of a sentence"),
    Column("cut", "boolean", "whether the article breaks off inside it"),
    _STATUS,
    _FLAGS,
    _REVIEW,
)
FLAGS = (
    _NUMBER,
    Column("check", "text", "id of the check, as `pressmark checks` lists it"),
    Column("severity", "text", "`note`, `doubt` or `error`; the last two put what they concern into review"),
    Column("message", "text", "what the check has to say"),
    Column("start", "integer", "first character of what it is about"),
    Column("end", "integer", "the character behind its last"),
)
ARTICLES = (
    Column("outcome", "text", "`read`, or `irrelevant`: not about an inspection"),
    Column("characters", "integer", "length of the text"),
    Column("ratings", "integer", "how many ratings"),
    Column("quotes", "integer", "how many quotes"),
    Column("concerns", "integer", "how many faults without a grade"),
    Column("review", "integer", "how many of all these are in review"),
    Column("reader", "text", "`rules` or `model`"),
    Column("model", "text", "the model that was asked"),
    Column("served_model", "text", "the model that says it answered"),
    Column("prompt", "text", "name and version of the prompt"),
    Column("calls", "integer", "requests that were answered"),
    Column("input_tokens", "integer", "tokens sent, cached ones included"),
    Column("cached_tokens", "integer", "those of them from a prompt cache"),
    Column("output_tokens", "integer", "tokens received"),
    Column("cost", "number", "what they cost, in the currency of the prices"),
    Column("at", "time", "when it was read"),
)
REVIEWS = (
    Column("number", "integer", "number of the review; a later one has a higher number"),
    Column("kind", "text", "`rating`, `quote` or `concern`"),
    Column("action", "text", "`accept`, `correct`, `dismiss`, `add`, or `undo` of another review"),
    Column("who", "text", "who decided"),
    Column("at", "time", "when"),
    Column("first", "integer", "the first review of the same item, if this is not it"),
    Column("undoes", "integer", "the review that an undo takes back"),
    Column("said", "text", "what the machine said of the item then, as JSON; null if nothing"),
    Column("was", "text", "the item before, as JSON; null if there was none"),
    Column("now", "text", "the item after, as JSON; null if it is dismissed"),
)

COLUMNS: dict[Table, tuple[Column, ...]] = {
    "ratings": ARTICLE + RATINGS,
    "quotes": ARTICLE + QUOTES,
    "flags": ARTICLE + FLAGS,
    "articles": ARTICLE + ARTICLES,
    "reviews": ARTICLE + REVIEWS,
}
