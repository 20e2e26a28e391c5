"""The store of raw answers: what a model said, by the digest of what it was asked.

JSON strings in diskcache, under one key an answer and one an article (the digests of its
answers, so that a miss is explained without a scan). Damaged entries count as absent. It does not know what
an answer means, and it never stores a credential.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from typing import TYPE_CHECKING, Any, Self, cast

import diskcache  # pyright: ignore[reportMissingTypeStubs] - it has none

from pressmark.calls import Reply
from pressmark.errors import ConfigError
from pressmark.textdisk import TextDisk

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.calls import ModelCall

_log = logging.getLogger(__name__)

_HUGE = 2**60
"""Bytes; diskcache evicts at 1 GiB unless told otherwise."""

_FAULTS = (sqlite3.Error, OSError, ValueError, TypeError, KeyError, RecursionError, diskcache.Timeout)
"""What a broken folder, row or JSON text raises; a planted one may nest without end."""


def _facts(call: ModelCall) -> dict[str, Any]:
    """Return what makes a call differ from others on the same article, without its text."""
    return {
        "article": call.article,
        "prompt": call.prompt,
        "prompt_digest": call.prompt_digest,
        "schema": call.schema_digest,
        "model": call.options.model,
        "endpoint": call.options.address,
        **call.options.sampling,
        **{name: words.removesuffix(".") for name, words in call.told},
    }


class AnswerStore:
    """Answers on disk, in a folder that only its owner can read.

    Thread-safe; several processes may share the folder. Raises ConfigError when the folder
    cannot be opened or holds something else.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            _prepare(folder)
            self._cache: Any = diskcache.Cache(
                str(folder), disk=TextDisk, eviction_policy="none", cull_limit=0, size_limit=_HUGE
            )
        except _FAULTS as error:
            raise ConfigError(
                f"the answer store {folder} cannot be opened ({error}); name another folder or move this one away"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close this thread's connection."""
        self._cache.close()

    def get(self, call: ModelCall) -> Reply | None:
        """Return the stored reply to a call, or None. A damaged entry is logged and counts as none."""
        entry = self._entry(call.digest)
        return None if entry is None else entry[1]

    def put(self, call: ModelCall, reply: Reply) -> None:
        """Store a reply. A full or locked disk is logged: the answer in hand is worth more than an error."""
        digest = call.digest
        value = json.dumps({"call": _facts(call), "reply": json.loads(reply.to_json())}, ensure_ascii=False)
        try:
            with self._cache.transact(retry=True):
                known = self._digests(call.article)
                self._cache.set(f"answer:{digest}", value, retry=True)
                if digest not in known:
                    self._cache.set(f"article:{call.article}", json.dumps([*known, digest]), retry=True)
        except _FAULTS as error:
            _log.warning("answer %s could not be stored in %s: %s", digest[:12], self._folder, error)

    def explain_miss(self, call: ModelCall) -> str:
        """Return what differs between a call and the nearest stored answer about the same article."""
        wanted = _facts(call)
        entries = (self._entry(digest) for digest in self._digests(call.article))
        stored = [entry[0] for entry in entries if entry is not None]
        if not stored:
            return "no answer about this text is stored"
        nearest = min(stored, key=lambda facts: len(_differing(wanted, facts)))
        names = _differing(wanted, nearest)
        if not names:
            return "answers to this prompt, model and text are stored, but for other passages of it"
        return "the nearest stored answer differs in " + "; ".join(_told(n, wanted, nearest) for n in names)

    def _entry(self, digest: str) -> tuple[dict[str, Any], Reply] | None:
        """Return the facts and the reply stored under a digest, or None."""
        try:
            text = self._cache.get(f"answer:{digest}", retry=True)
            if text is None:
                return None
            entry: dict[str, Any] = json.loads(text)
            return dict(entry["call"]), Reply.from_json(json.dumps(entry["reply"]))
        except _FAULTS as error:
            _log.warning(
                "stored answer %s in %s is damaged (%s); it counts as absent",
                digest[:12],
                self._folder,
                type(error).__name__,
            )
            return None

    def _digests(self, article: str) -> list[str]:
        """Return the digests stored for an article, oldest first; none if the list is damaged."""
        try:
            listed: object = json.loads(self._cache.get(f"article:{article}", default="[]", retry=True))
        except _FAULTS as error:
            reason = type(error).__name__
            _log.warning("the list of answers about article %s is damaged (%s)", article[:12], reason)
            return []
        items = cast("list[object]", listed) if isinstance(listed, list) else []
        return [item for item in items if isinstance(item, str)]


def _prepare(folder: Path) -> None:
    """Make the folder, private to its owner, unless it holds something that is no store."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if any(folder.iterdir()) and not (folder / "cache.db").is_file():
        raise ValueError("it holds other files")
    folder.chmod(0o700)


_NAMES = {
    "prompt": "prompt version",
    "prompt_digest": "what the prompt says (its text or the pack's tables)",
    "schema": "answer schema",
    "model": "model",
    "endpoint": "endpoint",
    "mode": "answer mode",
    "temperature": "temperature",
    "max_output_tokens": "output limit",
    "seed": "seed",
    "marks": "marks of the text (another scanner or pack found others)",
    "published": "day of publication",
    "title": "title",
}


def _differing(wanted: dict[str, Any], stored: dict[str, Any]) -> list[str]:
    return [name for name in _NAMES if wanted.get(name) != stored.get(name)]


def _told(name: str, wanted: dict[str, Any], stored: dict[str, Any]) -> str:
    if name in {"prompt_digest", "schema", "marks"}:
        return _NAMES[name]
    return f"{_NAMES[name]} (asked {wanted.get(name)}, stored {stored.get(name)})"
