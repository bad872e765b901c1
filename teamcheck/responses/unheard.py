"""Keeps quiet what readers written in Rust say when they panic."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_STANDARD_ERROR = 2


@contextmanager
def unheard() -> Iterator[None]:
    """Let nothing be written to standard error: a panic says there what it met, which could be a cell, before it is caught."""
    try:
        kept, nothing = os.dup(_STANDARD_ERROR), os.open(os.devnull, os.O_WRONLY)
    except OSError:
        # there is none
        yield
        return
    try:
        os.dup2(nothing, _STANDARD_ERROR)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
        os.close(nothing)
