"""Keeps the libraries that take pages apart from writing between a command's own lines.

They warn of each page that they make nothing of ("discarding data"), without its name; that page is
a failure with source, position and reason all the same.
"""

import logging

_LIBRARIES = ("trafilatura", "htmldate", "warcio")


def quiet_libraries() -> None:
    """Let their loggers tell nothing in this process; for commands, whose log it is."""
    for name in _LIBRARIES:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
