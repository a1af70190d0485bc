"""Sets Typst source as PDF, in a child process of this interpreter.

No file but the fonts that come along can be read from a source, no font of the system gets into a document, and its
date is a parameter, so that the same source and day give the same bytes.
"""

import datetime
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ropa import fonts
from ropa.exports import pdf
from ropa.exports.pdf import Size
from ropa.render import child, typst_child
from ropa.render.child import go_on
from ropa.render.errors import EngineMissingError, RenderError, TimedOutError, TooLargeError
from ropa.render.graphviz import Drawing
from ropa.view.document import Figure

_SECONDS = 60
_SECONDS_PER_MEGABYTE = 60
"""Time for a small document, and what a large one gets beyond that: several times what it takes."""

_MEMORY = 400
"""Bytes of memory that a byte of a large source takes, as measured."""
_SHARE = 0.9
"""The share of a machine's memory that one document may take."""

_NOWHERE = "http://127.0.0.1:9"
"""A proxy that nothing listens at, so that not even a package could be fetched."""


def typeset(source: bytes, day: datetime.date, waiting: Callable[[], None] = go_on) -> bytes:
    """A document as PDF/A-2b and PDF/UA-1.

    Whatever ends the wait, an interruption too, ends the child.

    Args:
        source: Typst source, as the formats in `exports.TYPESET` give it.
        day: The date that the file bears.
        waiting: Asked again and again while it runs; what it raises ends the child.

    Raises:
        EngineMissingError: Typst is not installed.
        TooLargeError: It would take more memory than there is.
        TimedOutError: It takes too long.
        RenderError: Typst refuses the source.
    """
    return typeset_with_warnings(source, day, waiting).content


def typeset_with_warnings(source: bytes, day: datetime.date, waiting: Callable[[], None] = go_on) -> Drawing:
    """A document as PDF, with what the engine had to say about it.

    Raises:
        EngineMissingError: Typst is not installed.
        TooLargeError: It would take more memory than there is.
        TimedOutError: It takes too long.
        RenderError: Typst refuses the source.
    """
    # What runs out of memory takes other programs with it, and says nothing.
    there = memory()
    if there and len(source) * _MEMORY > there * _SHARE:
        raise TooLargeError(len(source) * _MEMORY, there)
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    # `-P`: a file of the working folder that is called like a module must not be taken for it.
    command = [sys.executable, "-P", typst_child.__file__, str(Path(fonts.__file__).parent)]
    command.append(str(int(midnight.timestamp())))
    environment = os.environ | dict.fromkeys(("ALL_PROXY", "HTTPS_PROXY", "https_proxy"), _NOWHERE)
    seconds = _SECONDS + _SECONDS_PER_MEGABYTE * len(source) // 1_000_000
    try:
        status, made, errors = child.run(command, source, seconds, waiting, environment)
    except subprocess.TimeoutExpired as error:
        raise TimedOutError(seconds) from error
    except OSError as error:
        raise RenderError(f"{command[0]}: {error.strerror or type(error).__name__}") from error
    said = tuple(line for line in errors.decode("utf-8", "replace").splitlines() if line.strip())
    if status == typst_child.MISSING:
        raise EngineMissingError("; ".join(said))
    if status != 0 or not made.startswith(b"%PDF-"):
        raise RenderError("; ".join(said) or f"the engine ended with status {status}")
    return Drawing(made, said)


def pictures_pdf(
    pages: Sequence[tuple[Figure, Size]],
    title: str,
    language: str,
    day: datetime.date,
    waiting: Callable[[], None] = go_on,
) -> bytes:
    """Pictures as PDF: each on a page of its own, with its alternative text.

    Args:
        pages: The pictures, each with the width and height of its page in points.
        title: What they show together.
        language: Language of their texts.
        day: The date that the file bears.
        waiting: Asked again and again while they are set; what it raises ends the child.

    Raises:
        EngineMissingError: Typst is not installed.
        TimedOutError: It takes too long.
        RenderError: Typst refuses a picture.
    """
    return typeset(pdf.pictures(pages, title, language), day, waiting)


def memory() -> int:
    """The memory of this machine in bytes; 0 where the system does not tell."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0
