"""Batches: calls handed to a provider in files, answered within a day at a lower price.

`submit` drives each article's flow as far as stored answers go and sends the call that it then yields;
`collect` puts what came back into the answer store and drives the flow on. All between is the direct way's.
"""

from pressmark.batch.collect import Collected, collect
from pressmark.batch.desk import Desk
from pressmark.batch.standing import look
from pressmark.batch.submit import Submitted, submit

__all__ = ["Collected", "Desk", "Submitted", "collect", "look", "submit"]
