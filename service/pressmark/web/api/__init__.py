"""The API under `/api/v1`: articles in; jobs, records, ratings, quotes and conflicts out."""

from pressmark.web.api import articles, conflicts, jobs, records, rows

ROUTERS = tuple(part.router for part in (articles, jobs, records, rows, conflicts))
"""The routes of each part."""

__all__ = ["ROUTERS"]
