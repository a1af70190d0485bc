"""The bytes of an open file, no more of them than somebody wants."""

import os

READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a file is opened to be read: what is no file waits for nobody."""


def filled(handle: int, size: int, limit: int) -> bytes:
    """What an open file holds from here on; of one that is larger than a limit, one byte more than that.

    Args:
        handle: The file.
        size: How many bytes it is said to have; what it has counts.
        limit: Largest size that is wanted, in bytes.

    Raises:
        OSError: It cannot be read.
    """
    # Room is made for all that is asked for before it is read: for the whole limit, most of what a small file costs.
    found = os.read(handle, min(size, limit) + 1)
    if len(found) == size:
        return found
    # It grows or shrinks meanwhile, is given piece by piece, or has a size that nobody knows beforehand.
    with open(handle, "rb", closefd=False) as rest:
        return found + rest.read(limit + 1 - len(found))
