"""Jobs: articles that somebody was promised will be read, in the ledger's database.

A job is written down before it is acknowledged, and is there until it is done or has failed, whatever becomes
of the processes that read. One job an article: the same again is the same job.
"""

from pressmark.jobs.book import JobBook
from pressmark.jobs.tables import add_tables
from pressmark.jobs.values import LEASE, Claimed, Job, JobState, QueueFull, Task

__all__ = ["LEASE", "Claimed", "Job", "JobBook", "JobState", "QueueFull", "Task", "add_tables"]
