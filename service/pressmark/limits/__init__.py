"""One limiter for all requests of a run: how many may be in flight, and how many may begin when.

It finds the endpoint's limit by itself, or keeps to a number; it heeds Retry-After, x-ratelimit
headers, and requests and tokens a minute. It waits on the running event loop and sends nothing.
"""

from pressmark.limits.limiter import Limiter, Slot
from pressmark.limits.told import retry_after

__all__ = ["Limiter", "Slot", "retry_after"]
