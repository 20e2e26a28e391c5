"""One process's part of a budget: blocks are reserved in the database and handed out in memory.

A block pays for many calls, as each gives back what it did not cost; so the database is asked once in
some hundred calls. What the process holds counts as spent in full until it says otherwise.
"""

import threading
import time
import uuid
from collections.abc import Callable
from typing import Self

import sqlalchemy as sa

from pressmark.errors import BudgetSpent
from pressmark.spend.account import Account, Standing
from pressmark.spend.money import nanos, shown

_AHEAD = 32
"""Calls that a block would pay for if each cost the most that it may."""
_LOOK = 0.02
"""Seconds between looks for money that a call of this process gave back."""


class Hold:
    """Money that is reserved for one call. Settle it or release it; left in `with` as it is, all counts as spent."""

    __slots__ = ("_amount", "_end")

    def __init__(self, amount: int, end: Callable[[int, int], None]) -> None:
        self._amount = amount
        self._end: Callable[[int, int], None] | None = end

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.settle(None)

    def settle(self, cost: float | None) -> None:
        """Say what the call cost; None: not known, so all that was reserved. Only the first word counts."""
        end, self._end = self._end, None
        if end is not None:
            end(self._amount, self._amount if cost is None else nanos(cost))

    def release(self) -> None:
        """Say that nothing was billed."""
        self.settle(0)


class Budget:
    """What may be spent from a ledger's account. Threads and tasks may share it; each process has its own.

    `cap` is the most that all runs and processes of the ledger may ever have spent together; None leaves
    the one that the ledger knows, if any. Use it in `with`, or call `close`: what no call holds goes back.
    Raises LedgerError when the database refuses.
    """

    def __init__(self, engine: sa.Engine, cap: float | None = None, *, ahead: int = _AHEAD) -> None:
        self.account = Account(engine)
        self._owner = uuid.uuid4().hex
        self._ahead = ahead
        self._asking = threading.Lock()  # the database, one at a time
        self._lock = threading.Lock()  # what follows; nobody waits long for it
        # Nanos; the database holds their sum for this owner.
        self._free = self._out = self._settled = 0
        self._open = self._ended = 0  # calls
        self._refused = -1  # how many calls had ended when the account gave nothing
        if cap is not None:
            self.account.set_cap(nanos(cap))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what no call holds; what one still holds counts as spent."""
        with self._lock:
            self._free = min(0, self._free)
        self.flush()

    def flush(self) -> Standing:
        """Tell the database what calls cost so far, and return how the account stands."""
        with self._asking:
            return self._post()[1]

    def offer(self, amount: float) -> Hold | None:
        """Return money for a call, or None if it may come back from the calls that this process has under way.

        Raises BudgetSpent when none is under way and what is left does not hold the amount.
        """
        wanted = nanos(amount)
        while (hold := self._take(wanted)) is None:
            if not self._draw(wanted):
                return None
        return hold

    def reserve(self, amount: float) -> Hold:
        """Return money for a call, waiting for what comes back if it must; raises as `offer`.

        A thread or task settles one call before it reserves for the next, or it waits for itself.
        """
        while (hold := self.offer(amount)) is None:
            time.sleep(_LOOK)
        return hold

    async def areserve(self, amount: float) -> Hold:
        """Return money for a call as `reserve` does, without blocking the event loop."""
        import asyncio  # noqa: PLC0415 - who awaits has it; who does not should not wait for it

        wanted = nanos(amount)
        while (hold := self._take(wanted)) is None:  # not in the thread: who is cancelled would leave it there
            if not await asyncio.to_thread(self._draw, wanted):
                await asyncio.sleep(_LOOK)
        return hold

    def _take(self, wanted: int) -> Hold | None:
        with self._lock:
            if self._free < wanted:
                return None
            self._free -= wanted
            self._out += wanted
            self._open += 1
            return Hold(wanted, self._end)

    def _end(self, amount: int, cost: int) -> None:
        with self._lock:
            self._out -= amount
            self._open -= 1
            self._ended += 1
            self._settled += cost
            self._free += amount - cost  # below 0 if a call cost more than it might

    def _draw(self, wanted: int) -> bool:
        """Reserve a block, unless somebody just did; tell whether it is worth to look again at once."""
        with self._asking:
            with self._lock:
                free, ended = max(0, self._free), self._ended
                is_waiting = self._open > 0 and self._refused == ended
            if free >= wanted or is_waiting:
                return free >= wanted
            grant, _ = self._post(wanted - free, self._ahead * wanted)
            with self._lock:
                if grant or self._ended > ended:
                    return True
                if self._open:
                    self._refused = ended
                    return False
                self._free = 0  # it does not hold one call, and another process may want it
            raise BudgetSpent(_why(self._post()[1], wanted))

    def _post(self, need: int = 0, wish: int = 0) -> tuple[int, Standing]:
        """Settle in the database, and hold what is needed there and a grant; calls go on meanwhile."""
        with self._lock:
            settled, free, keeps = self._settled, self._free, max(0, self._free) + self._out
        grant, standing = self.account.post(self._owner, settled, keeps, need, wish)
        with self._lock:
            self._settled -= settled
            self._free += grant - min(0, free)  # what a call cost too much is spent now, and owed no more
        return grant, standing


def used_up(standing: Standing) -> str:
    """Return the words for a budget that holds too little: its cap, and where that is."""
    died = f" ({shown(standing.lost)} of it by processes that ended without a word)" if standing.lost else ""
    return (
        f"the budget of {shown(standing.cap or 0)} is used up: {shown(standing.spent)} spent,"
        f" {shown(standing.reserved)} reserved{died}, {shown(standing.left or 0)} left"
    )


def _why(standing: Standing, wanted: int) -> str:
    return (
        f"{used_up(standing)}, and the next call may cost {shown(wanted)};"
        " raise it and run the same again: what is done is not paid for twice"
    )
