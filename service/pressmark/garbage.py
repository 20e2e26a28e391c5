"""How often Python looks for garbage in a process that reads for a long time."""

import gc

_MADE_BEFORE_A_LOOK, _LOOKS = 20_000, 3
"""Objects, and looks at what is new before one at what is older. Python's own 700 objects take an eighth of the time
of reading; ten times as many as here, or ten looks, keep much garbage."""


def look_seldom() -> None:
    """Look for garbage less often from now on, and not among what there is: it stays as long as the process."""
    gc.freeze()
    gc.set_threshold(_MADE_BEFORE_A_LOOK, _LOOKS, _LOOKS)
