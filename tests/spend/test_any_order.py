"""Whatever owners and batches do in whatever order, and whenever they die: never more than the cap."""

from __future__ import annotations

import tempfile
import uuid
from pathlib import Path
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
)

from pressmark.batchbook import BatchBook, Request, new_batch
from pressmark.errors import BudgetSpent
from pressmark.ledger import Ledger
from pressmark.spend import Account, Budget, Hold

UNIT = 1_000_000_000
CAP = 20 * UNIT


class Call(NamedTuple):
    """A call under way."""

    owner: Budget
    hold: Hold
    most: int


class Waiting(NamedTuple):
    """A request that waits in a batch."""

    batch: str
    request: Request


class Spending(RuleBasedStateMachine):
    """Owners and batches share an account; the provider may ask for what calls cost, or may cost under way."""

    owners: Bundle[Budget] = Bundle("owners")
    calls: Bundle[Call] = Bundle("calls")
    requests: Bundle[Waiting] = Bundle("requests")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger(str(Path(self.folder.name) / "ledger.db"))
        self.account = Account(self.ledger.engine)
        self.book = BatchBook(self.ledger.engine)
        self.account.set_cap(CAP)
        self.started: list[Budget] = []
        self.crashed: list[Budget] = []
        self.cost = self.under_way = 0

    def teardown(self) -> None:
        """Where nobody died, what was settled is spent to the nano, and only calls under way hold anything."""
        try:
            for owner in self.started:
                if owner not in self.crashed:
                    owner.close()
            standing = self.account.standing()
            if not self.crashed:
                assert (standing.spent, standing.reserved) == (self.cost, self.under_way)
            assert standing.spent <= self.cost
        finally:
            self.ledger.close()
            self.folder.cleanup()

    @rule(target=owners, ahead=st.integers(1, 5))
    def start(self, ahead: int) -> Budget:
        """Start an owner."""
        self.started.append(Budget(self.ledger.engine, CAP / UNIT, ahead=ahead))
        return self.started[-1]

    @rule(target=calls, owner=owners, most=st.integers(1, 4 * UNIT))
    def begin(self, owner: Budget, most: int) -> Call | MultipleResults[Call]:
        """Begin a call, if there is the money."""
        try:
            hold = owner.offer(most / UNIT)
        except BudgetSpent:
            hold = None
        if hold is None:
            return multiple()
        self.under_way += most
        return Call(owner, hold, most)

    @rule(call=consumes(calls), parts=st.sampled_from([0, 1, 5, 10, None]))
    def end(self, call: Call, parts: int | None) -> None:
        """End a call: it cost so many tenths of its most, or nobody knows. A dead owner's calls end for nobody."""
        if call.owner not in self.crashed:
            cost = call.most if parts is None else call.most * parts // 10
            call.hold.settle(None if parts is None else cost / UNIT)
            self.cost += cost
            self.under_way -= call.most

    @rule(target=requests, most=st.lists(st.integers(1, 4 * UNIT), min_size=1, max_size=5))
    def send(self, most: list[int]) -> MultipleResults[Waiting]:
        """Send a batch of as many requests as there is the money for."""
        key = uuid.uuid4().hex
        requests = [Request(uuid.uuid4().hex, "a" * 64, "{}", one) for one in most]
        begun = requests[: self.book.begin(new_batch(key, "http://127.0.0.1", len(most)), requests)]
        self.under_way += sum(request.held for request in begun)
        if len(begun) < len(most):
            left = self.account.standing().left
            assert left is not None
            assert left < most[len(begun)]
        return multiple(*(Waiting(key, request) for request in begun))

    @rule(waiting=requests, parts=st.sampled_from([0, 1, 5, 10, None]))
    def collect(self, waiting: Waiting, parts: int | None) -> None:
        """Settle a request, or once more one that was settled before, or was in a batch that is forgotten."""
        if self.book.article(*self._named(waiting)):
            most = waiting.request.held
            self.under_way -= most
            self.cost += most if parts is None else most * parts // 10
        cost = None if parts is None else waiting.request.held * parts // 10 / UNIT
        self.book.settle(*self._named(waiting), cost)

    @rule(waiting=requests)
    def forget(self, waiting: Waiting) -> None:
        """Forget a batch that was not created."""
        self.under_way -= sum(request.held for request in self.book.waiting(waiting.batch))
        self.book.forget(waiting.batch)

    def _named(self, waiting: Waiting) -> tuple[str, str]:
        return waiting.batch, waiting.request.custom_id

    @rule(owner=owners)
    def flush(self, owner: Budget) -> None:
        """Tell the database."""
        owner.flush()

    @rule(owner=consumes(owners))
    def close(self, owner: Budget) -> None:
        """End an owner in order, while its calls may go on."""
        owner.close()

    @rule(owner=consumes(owners))
    def crash(self, owner: Budget) -> None:
        """End an owner at once."""
        self.crashed.append(owner)

    @invariant()
    def is_within_the_cap(self) -> None:
        """The database holds at least what the provider may ask for, and at most the cap."""
        standing = self.account.standing()
        assert self.cost + self.under_way <= standing.spent + standing.reserved <= CAP


TestSpending = Spending.TestCase
TestSpending.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
