"""A session: a pack, a reader and a store, open for as many articles as one likes.

`submit` and `asubmit` open one for a single article; the command keeps one for all its files.
"""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pressmark.errors import AnswerMissing, ConfigError
from pressmark.flow import Asking, Flow, Reading, adrive, drive, read
from pressmark.given import Input, article_given
from pressmark.settings import Settings
from pressmark_schemas.answer import digest_of
from pressmark_schemas.article import Article
from pressmark_schemas.pack import Pack, load_pack

if TYPE_CHECKING:
    from pressmark.answers import AnswerStore
    from pressmark.batch import Desk
    from pressmark.calls import ModelCall, Reply
    from pressmark.ledger import Ledger
    from pressmark.ledger.gathering import Gathering
    from pressmark.limits import Limiter
    from pressmark.readers.model import ModelReader
    from pressmark.register import Register
    from pressmark.spend import Budget, Purse
    from pressmark.standards import Standards
    from pressmark_schemas.record import Record

# What only a model needs (prompts, the answer store, the clients) is imported when one is asked.

_PROMPT, _AGAIN = "label", "again"


class Session:
    """Reads articles with one set of settings. Use it in `with` or `async with`.

    Threads may share one; its awaited face belongs to one event loop, where a `limiter` says when requests may
    begin. With `old_ledger` the ledger must be there already. Raises ConfigError, PackError or LedgerError at
    once if the settings cannot work.
    """

    def __init__(
        self, settings: Settings | None = None, *, old_ledger: bool = False, limiter: Limiter | None = None
    ) -> None:
        self.settings = settings or Settings.load()
        self._limiter = limiter
        self.pack = load_pack(self.settings.pack)
        self.register = _register(self.settings.register_file, self.pack)
        self._lock = threading.Lock()
        self.ledger: Ledger | None = None
        self._standards: Standards | None = None
        """What records are judged by; None where they are not kept."""
        if self.settings.ledger is not None:
            from pressmark.ledger import Ledger  # noqa: PLC0415 - only who keeps records waits for its import
            from pressmark.standards import standards  # noqa: PLC0415

            self.ledger = Ledger(self.settings.ledger, must_exist=old_ledger)
            self._standards = standards(self.pack, self.register, witness=self.settings.witness)
        self._gathering: Gathering | None = None
        self.asking: Asking | None = None
        """What a model needs beside an article; None if none is asked."""
        self._store: AnswerStore | None = None
        self._reader: ModelReader | None = None
        self._purse: Purse | None = None
        self.read_by_model = self.spared = 0
        """How many articles a model was asked about, and how many relevant ones the policy spared it."""
        if self.settings.asks_model:
            from pressmark.answers import AnswerStore  # noqa: PLC0415
            from pressmark.prompting import load_prompt  # noqa: PLC0415

            prompt = load_prompt(_PROMPT, self.settings.prompts)
            self.asking = Asking(
                prompt,
                self.settings.options,
                self.settings.prices,
                again=load_prompt(_AGAIN, _folder_of(_AGAIN, self.settings.prompts)) if self.settings.reask else None,
                ask=self.settings.ask,
                witness=self.settings.witness,
            )
            self._store = AnswerStore(self.settings.answers or _default_answers())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            if self._reader is not None:
                self._reader.close()
        finally:
            self._close_store()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        try:
            if self._gathering is not None:
                await self._gathering.aclose()
            if self._reader is not None:
                await self._reader.aclose()
        finally:
            self._close_store()

    @property
    def standards(self) -> str:
        """The digest of what records are judged by, as the ledger knows it. Raises ConfigError without a ledger."""
        if self.ledger is None or self._standards is None:
            raise ConfigError("there is no ledger: name one with --ledger or PRESSMARK_LEDGER")
        return self.ledger.known(self._standards)

    @property
    def asked(self) -> str | None:
        """Which model is asked with which prompt and policy; None if none is."""
        if self.asking is None:
            return None
        prompt = self.asking.prompt
        return f"{self.settings.model} {self.settings.ask} {prompt.id} {digest_of(prompt.text)[:12]}"

    def _close_store(self) -> None:
        if self.ledger is not None:
            self.ledger.close()
        if self._store is not None:
            self._store.close()

    def pay_from(self, budget: Budget) -> None:
        """Let each request to the model be paid from a budget; before the first one. Where no model is, none is."""
        if self.asking is not None:
            from pressmark.spend import Purse  # noqa: PLC0415 - for a budget alone

            self._purse = Purse(budget, self.asking.prices, self.settings.max_output_tokens)

    def article(self, source: Input, *, published: date | str | None = None, url: str | None = None) -> Article:
        """Return the article that an input is. Raises ReadError, or ConfigError for a date that is none."""
        return article_given(source, published, url, self.settings.max_bytes)

    def read(self, article: Article) -> Record:
        """Return an article's record. Raises a ModelError if a model was to read it and did not."""
        return self._kept(drive(self._flow(article), self._answer))

    async def aread(self, article: Article) -> Record:
        """Return an article's record, awaiting the model; it is in the ledger then, if there is one. Raises as `read`.

        Tasks that read at the same time write their records together, which takes a fraction of the time.
        """
        if self.ledger is None:
            return (await self.areading(article)).record
        if self._gathering is None:
            from pressmark.ledger.gathering import Gathering  # noqa: PLC0415 - as the ledger

            self._gathering = Gathering(self.ledger, self._standards)
        with self._gathering.one_more():
            reading = await self.areading(article)
            await self._gathering.keep(reading)
        return reading.record

    async def areading(self, article: Article) -> Reading:
        """Return an article's record with what it was made of, kept nowhere. Raises as `read`."""
        return self._counted(await adrive(self._flow(article), self._aanswer))

    def _kept(self, reading: Reading) -> Record:
        if self.ledger is not None:
            self.ledger.put(reading, self._standards)
        return self._counted(reading).record

    def _counted(self, reading: Reading) -> Reading:
        made, outcome = reading.record.provenance, reading.record.outcome
        with self._lock:
            self.read_by_model += made.reader == "model"
            self.spared += self.asking is not None and (made.reader, outcome) == ("rules", "read")
        return reading

    def _flow(self, article: Article) -> Flow:
        return read(article, self.pack, self.asking, register=self.register, at=datetime.now(UTC))

    def _answer(self, call: ModelCall) -> Reply:
        reply = self._stored(call)
        if reply is None:
            reply = self._model().answer(call)
            self._keep(call, reply)
        return reply

    async def _aanswer(self, call: ModelCall) -> Reply:
        reply = self._stored(call)
        if reply is None:
            import asyncio  # noqa: PLC0415 - who awaits has it; who does not should not wait for it

            # Importing the clients takes a second, which the loop's other tasks need not wait.
            reader = self._reader or await asyncio.to_thread(self._model)
            reply = await reader.aanswer(call)
            self._keep(call, reply)
        return reply

    def _stored(self, call: ModelCall) -> Reply | None:
        if self._store is None:
            return None
        reply = self._store.get(call)
        if reply is None and self.settings.offline:
            why = self._store.explain_miss(call)
            raise AnswerMissing(
                f"article {call.article[:12]}: offline, and {why};"
                " run once without --offline, or name the folder with PRESSMARK_ANSWERS"
            )
        return reply

    def _keep(self, call: ModelCall, reply: Reply) -> None:
        if self._store is not None:
            self._store.put(call, reply)

    def desk(self) -> Desk:
        """Return what this session's articles are sent and collected with in batches.

        Raises ConfigError where there is no model, no ledger or no endpoint to go with.
        """
        if self.asking is None or self._store is None:
            raise ConfigError("batches are for a model: set PRESSMARK_MODEL, and PRESSMARK_ASK to anything but never")
        if self.ledger is None:
            raise ConfigError("batches are remembered in a ledger: name one with --ledger or PRESSMARK_LEDGER")
        if self.settings.offline:
            raise ConfigError("batches need their endpoint: unset PRESSMARK_OFFLINE")
        from pressmark.batch import Desk  # noqa: PLC0415 - for batches alone
        from pressmark.batchbook import BatchBook  # noqa: PLC0415

        book = BatchBook(self.ledger.engine)
        batches, address = self._model().batches(), self.settings.options.address
        return Desk(self._flow, self._kept, self.ledger.fail, self._store, book, batches, address, self._purse)

    def _model(self) -> ModelReader:
        with self._lock:
            if self._reader is None:
                self._reader = _new_reader(self.settings, self._limiter, self._purse)
            return self._reader


def _register(path: str | None, pack: Pack) -> Register | None:
    if path is None:
        return None
    from pressmark.register import load_register  # noqa: PLC0415 - most runs have none

    return load_register(path, pack)


def _new_reader(settings: Settings, limiter: Limiter | None, purse: Purse | None) -> ModelReader:
    from pressmark.readers.model import Bounds, ModelReader  # noqa: PLC0415 - a second

    key = settings.api_key
    return ModelReader(
        settings.options,
        api_key=key.get_secret_value() if key else None,
        bounds=Bounds(settings.timeout, settings.attempts, settings.deadline),
        limiter=limiter,
        purse=purse,
    )


def submit(
    source: Input,
    *,
    published: date | str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> Record:
    """Read one article and return its record; the same article again gives the same record.

    `source` is an Article, a text (`str`) or a path (`pathlib.Path`). Raises ReadError for an
    input that is no article, ConfigError for settings that cannot work, ModelError if a model
    was to read it and gave no usable answer.
    """
    with Session(settings) as session:
        return session.read(session.article(source, published=published, url=url))


async def asubmit(
    source: Input,
    *,
    published: date | str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> Record:
    """Read one article as `submit` does, without blocking the event loop while the model answers."""
    import asyncio  # noqa: PLC0415 - as in `Session`

    async with Session(settings) as session:
        article = await asyncio.to_thread(session.article, source, published=published, url=url)
        return await session.aread(article)


def _folder_of(prompt: str, folder: Path | None) -> Path | None:
    """Return the folder that a prompt is read from: pressmark's own where the user's has no such file."""
    return folder if folder is not None and (folder / f"{prompt}.md").is_file() else None


def _default_answers() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where no folder is set

    return user_cache_path("pressmark", appauthor=False) / "answers"
