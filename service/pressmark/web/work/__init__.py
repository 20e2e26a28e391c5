"""Who reads the jobs: processes beside the server, so that reading keeps no request waiting."""

from pressmark.web.work.staff import Staff

__all__ = ["Staff"]
