"""What a model's requests are paid from: a budget, by the model's prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressmark.spend.ceiling import ceiling

if TYPE_CHECKING:
    from pressmark.calls import Prices
    from pressmark.spend.budget import Budget, Hold


class Purse(NamedTuple):
    """A budget, the prices, and how many tokens an answer may have at most."""

    budget: Budget
    prices: Prices
    longest: int | None

    def reserve(self, sent: int) -> Hold:
        """Return money for a request of so many bytes. Raises as `Budget.reserve` and `ceiling` do."""
        return self.budget.reserve(ceiling(sent, self.longest, self.prices))

    async def areserve(self, sent: int) -> Hold:
        """Return money for a request as `reserve` does, without blocking the event loop."""
        return await self.budget.areserve(ceiling(sent, self.longest, self.prices))

    def settle(self, hold: Hold, tokens: tuple[int, int, int]) -> None:
        """Pay for input tokens, those of them that were cached, and output tokens; none told: all that is held."""
        hold.settle(self.prices.of(*tokens) if any(tokens) else None)
