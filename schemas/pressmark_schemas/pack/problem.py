"""What is raised when a pack cannot be used."""

from pressmark_schemas.problem import PressmarkError


class PackError(PressmarkError):
    """An inspectorate's data is broken; the message names file, row and reason."""
