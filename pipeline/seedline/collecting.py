"""Python's collector of cycles, kept from looking too often.

Belongs here: how often it looks while a build is under way. Does not belong here: anything that a build does.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def collecting_seldom() -> Iterator[None]:
    """Imports and steps make millions of objects and hardly a cycle, which Python's collector looks for each time that 700 were
    made: a fifth of the time of resolution."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
