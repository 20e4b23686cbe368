"""Keeping what Python and the C library do with memory out of the way of large networks."""

from __future__ import annotations

import atexit
import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Do without cyclic garbage collection for a while.

    Reading makes many small objects that stay, and no cycles; looking through them again and again took half of the
    time that 10,000 records need.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def pause_collection() -> None:
    """Do without cyclic garbage collection until `resume_collection`, for what begins and ends in different places."""
    gc.disable()


def resume_collection() -> None:
    """Collect garbage again, but only among what is made from now on: what is there stays, and is large."""
    gc.freeze()
    gc.enable()


def collect_everything_again() -> None:
    """Take back what `resume_collection` has set aside."""
    gc.unfreeze()


def give_back_what_is_free() -> None:
    """Give memory that is no longer used back to the system, where the C library can.

    Reading 10,000 records leaves 40 MB, which it would keep in case they are needed again.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


def leave_the_rest_to_the_system() -> None:
    """Look for no garbage when Python ends, for then the system takes back all memory anyway.

    With 10,000 records that search, which sees each object that is left, took as long as to read them.
    """
    atexit.register(gc.freeze)
