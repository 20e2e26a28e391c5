"""What a form says as a decision: on an item as it was shown, or on words that were missed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pressmark.errors import ReviewError
from pressmark.grounding import NotThere, ground
from pressmark.reviews.decisions import DECISION, ConcernTerms, QuoteTerms, RatingTerms

if TYPE_CHECKING:
    from pressmark.reviews import Accept, Add, Correct, Dismiss
    from pressmark_schemas.article import Article

_TERMS = {"rating": RatingTerms, "quote": QuoteTerms, "concern": ConcernTerms}
NOTHING: dict[str, Any] = {name: None for model in _TERMS.values() for name in model.model_fields}
"""All terms, of which none is said."""
_DIGITS = 9


def decision_of(form: Mapping[str, str], article: Article) -> Accept | Add | Correct | Dismiss:
    """Return the decision that a form is: `action`, `item`, for terms `of` and their names, for places `words`.

    Raises ReviewError, with a line for each part that is not as it must be.
    """
    action = form.get("action", "")
    said: dict[str, Any] = {"action": action}
    said |= _place(form, article) if action == "add" else {"item": form.get("item", "")}
    if action in {"add", "correct"}:
        said |= _terms(form)
    try:
        return DECISION.validate_python(said)
    except ValidationError as error:
        raise ReviewError("\n".join(_fault(one) for one in error.errors())) from None


def _terms(form: Mapping[str, str]) -> dict[str, Any]:
    kind = form.get("of", "")
    if kind not in _TERMS:
        raise ReviewError("say what it is: a rating, a quote or a concern")
    return {kind: {name: form[name] or None for name in _TERMS[kind].model_fields if name in form}}


def _place(form: Mapping[str, str], article: Article) -> dict[str, int]:
    """Return where words stand: at the offsets of a selection, or where the same words are found first."""
    start, end = form.get("start", ""), form.get("end", "")
    if all(one.isascii() and one.isdecimal() and len(one) <= _DIGITS for one in (start, end)):
        return {"start": int(start), "end": int(end)}
    found = ground(form.get("words", ""), article.text, article.start)
    if isinstance(found, NotThere):
        raise ReviewError(f"words: they do not stand in the article ({found.difference}); copy them from its text")
    return {"start": found.start, "end": found.end}


def _fault(error: Any) -> str:
    where = [str(part) for part in error["loc"] if part not in {"accept", "add", "correct", "dismiss", *_TERMS}]
    return f"{'.'.join(where)[:100] or 'the form'}: {error['msg']}"
