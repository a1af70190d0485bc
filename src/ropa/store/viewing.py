"""A file in the program that the user's system shows such files with."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

_OPENERS = {"darwin": ("open",), "linux": ("xdg-open",)}

_MOMENT = 0.5
"""Seconds in which a program is found to show the file with, or not."""


def viewer() -> str:
    """The program that opens a file as the user's system does; empty where there is none."""
    if os.name == "nt":
        return "start"
    return next((name for name in _OPENERS.get(sys.platform, ("xdg-open",)) if shutil.which(name)), "")


def view(path: Path) -> bool:
    """Open a file, without waiting for it to be closed.

    Returns:
        Whether there was a program to open it with. Where there is none for such files, what looks for one gives up
        almost at once; what still runs after that moment is taken to show the file.
    """
    program = viewer()
    if not program:
        return False
    # As a whole path, so that no name is taken for an option or an address.
    target = str(path.absolute())
    words = ["cmd", "/c", "start", "", target] if program == "start" else [program, target]
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return process.wait(_MOMENT) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()  # so that it leaves nothing behind when it ends
        return True
    except OSError:
        return False
