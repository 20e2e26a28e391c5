"""A reading process: takes jobs from the ledger, reads them, and puts record and outcome there.

By the rules it reads one article after another; by a model many at once, as the limiter allows, paid from the
ledger's budget where it has one. It ends when its server does, or says so.
"""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

from pressmark.errors import LedgerError, PressmarkError
from pressmark.garbage import look_seldom
from pressmark.jobs import JobBook
from pressmark.session import Session
from pressmark.sources.quiet import quiet_libraries
from pressmark.web.work.ear import Ear
from pressmark_schemas.article import Article

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from pressmark.jobs import Claimed
    from pressmark.settings import Settings

_LOOK = 1.0
"""Seconds between looks for what other servers were sent, or left."""
_WIDTH = 256
"""Articles that a model may be asked about at once."""
_GRACE = 5.0
"""Seconds that answers under way are waited for at the end."""
_YIELDS = 15
"""How much the rules let requests go first, in steps of `nice`."""


def read_jobs(settings: Settings, owner: str, pipe: Connection) -> None:
    """Read until the pipe's other end is closed. Raises LedgerError when the ledger refuses."""
    for number in (signal.SIGINT, signal.SIGTERM):  # they are the server's to hear
        signal.signal(number, signal.SIG_IGN)
    quiet_libraries()
    if settings.asks_model:
        asyncio.run(_by_model(settings, owner, Ear(pipe)))
    else:
        os.nice(_YIELDS)
        _by_rules(settings, owner, Ear(pipe))


def _by_rules(settings: Settings, owner: str, ear: Ear) -> None:
    with Session(settings) as session:
        book = _book(session)
        look_seldom()
        ear.listen()
        while not ear.over:
            job = book.claim(owner)
            if job is None:
                ear.listen(_LOOK)
                continue
            try:
                session.read(_article(job))
            except LedgerError:
                raise
            except Exception as error:  # noqa: BLE001 - one article must not end the process
                book.fail(job.id, owner, _why(error))
            else:
                book.finish(job.id, owner)
            ear.listen()


async def _by_model(settings: Settings, owner: str, ear: Ear) -> None:

    from pressmark.backfill.showing import paid  # noqa: PLC0415 - for a model alone
    from pressmark.limits import Limiter  # noqa: PLC0415

    limiter = Limiter(requests_a_minute=settings.requests_a_minute, tokens_a_minute=settings.tokens_a_minute)
    async with Session(settings, limiter=limiter) as session:
        book = _book(session)
        look_seldom()
        with paid(session, None):
            tasks = set[asyncio.Task[None]]()
            while not ear.over:
                for task in [task for task in tasks if task.done()]:
                    tasks.remove(task)
                    task.result()  # the ledger's refusal ends the process
                job = await asyncio.to_thread(book.claim, owner) if len(tasks) < _WIDTH else None
                if job is not None:
                    tasks.add(asyncio.create_task(_ask(session, book, job, owner)))
                await asyncio.to_thread(ear.listen, 0.0 if job else _LOOK)
            await _end(tasks)
            await asyncio.to_thread(book.hand_back, owner)


async def _ask(session: Session, book: JobBook, job: Claimed, owner: str) -> None:
    try:
        await session.aread(_article(job))
    except LedgerError:
        raise
    except Exception as error:  # noqa: BLE001 - one article must not end the process
        await asyncio.to_thread(book.fail, job.id, owner, _why(error))
    else:
        await asyncio.to_thread(book.finish, job.id, owner)


async def _end(tasks: set[asyncio.Task[None]]) -> None:
    """Wait for what is under way, and break off what takes too long."""
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=_GRACE)
    for task in late:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _book(session: Session) -> JobBook:
    if session.ledger is None:
        raise LedgerError("a server needs a ledger")
    return JobBook(session.ledger.engine)


def _article(job: Claimed) -> Article:
    return Article.model_validate_json(job.article)


def _why(error: Exception) -> str:
    if isinstance(error, PressmarkError):
        return str(error)
    return f"pressmark failed on it ({type(error).__name__}); please report this article"
