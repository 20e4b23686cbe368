"""Keeping Python's garbage collector out of the way of large networks."""

from __future__ import annotations

import gc
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


@contextmanager
def collection_of_new_alone() -> Iterator[None]:
    """Look for garbage only among what is made from now on: what is there stays, and is large."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
