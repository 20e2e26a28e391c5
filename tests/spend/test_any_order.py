"""Whatever owners do in whatever order, and whenever they die: never more than the cap."""

from __future__ import annotations

import tempfile
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


class Spending(RuleBasedStateMachine):
    """Owners share an account; the provider may ask for what calls cost, or may cost while they are under way."""

    owners: Bundle[Budget] = Bundle("owners")
    calls: Bundle[Call] = Bundle("calls")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger(str(Path(self.folder.name) / "ledger.db"))
        self.account = Account(self.ledger.engine)
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
