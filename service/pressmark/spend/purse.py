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

    def most(self, sent: int) -> float:
        """Return the most that a request of so many bytes may cost. Raises as `ceiling`."""
        return ceiling(sent, self.longest, self.prices)

    def cost(self, tokens: tuple[int, int, int]) -> float | None:
        """Return what input tokens, those of them that were cached, and output tokens cost; None where none is told."""
        return self.prices.of(*tokens) if any(tokens) else None

    def reserve(self, sent: int) -> Hold:
        """Return money for a request of so many bytes. Raises as `Budget.reserve` and `most` do."""
        return self.budget.reserve(self.most(sent))

    async def areserve(self, sent: int) -> Hold:
        """Return money for a request as `reserve` does, without blocking the event loop."""
        return await self.budget.areserve(self.most(sent))

    def settle(self, hold: Hold, tokens: tuple[int, int, int]) -> None:
        """Pay for tokens by `cost`, and where that is not known with all that is held."""
        hold.settle(self.cost(tokens))
