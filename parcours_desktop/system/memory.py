"""The collector of unreachable memory, told to rest while millions of short-lived values are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """No search for cycles meanwhile: what bulk work makes holds none, and is freed as it goes all the same."""
    resting_already = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting_already:
            gc.enable()
