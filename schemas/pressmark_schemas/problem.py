"""The root of every error that pressmark raises on purpose."""


class PressmarkError(Exception):
    """The job could not be done. The message says what, where and what to do."""
