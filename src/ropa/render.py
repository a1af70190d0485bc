"""Lays out DOT text with the Graphviz engine that is installed beside this program.

This is the only module that starts a process.
"""

import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

SUFFIXES = (".svg", ".png")
"""The suffixes of the pictures that can be made."""

_SECONDS = 30
_DPI = 144
_SIGNATURE = b"\x89PNG\r\n\x1a\n"

# The engine takes each byte of a letter beyond ASCII for as wide as a space, which is close enough for every language
# of the program, and says so each time.
_HARMLESS = "no value for width of non-ASCII character"


class RenderError(Exception):
    """A picture could not be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture and what the engine had to say about it.

    Attributes:
        content: The bytes of the picture.
        warnings: Lines of the engine that a reader of the picture might notice, such as a font it does not know.
    """

    content: bytes
    warnings: tuple[str, ...]


def render(dot: str, suffix: str) -> bytes:
    """A picture of DOT text.

    Args:
        dot: What to lay out.
        suffix: One of `SUFFIXES`.

    Raises:
        RenderError: The engine is missing, refuses, takes too long or gives something else than the picture.
    """
    return lay_out(dot, suffix).content


def lay_out(dot: str, suffix: str) -> Drawing:
    """A picture of DOT text, with the engine's warnings.

    Raises:
        RenderError: The engine is missing, refuses, takes too long or gives something else than the picture.
    """
    command = [str(engine()), f"-T{suffix.removeprefix('.')}"]
    if suffix == ".png":
        command.append(f"-Gdpi={_DPI}")
    try:
        done = subprocess.run(command, input=dot.encode("utf-8"), capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"the picture took longer than {_SECONDS} seconds to lay out") from error
    except OSError as error:
        raise RenderError(f"{command[0]}: {error.strerror or type(error).__name__}") from error
    said = tuple(line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip())
    if done.returncode != 0:
        raise RenderError("; ".join(said) or f"the engine ended with status {done.returncode}")
    _check(done.stdout, suffix)
    return Drawing(done.stdout, tuple(line for line in said if _HARMLESS not in line))


def engine() -> Path:
    """The engine's program: in the folder of scripts of this environment, which need not be on the search path."""
    return Path(sysconfig.get_path("scripts")) / f"graphviz-pure{sysconfig.get_config_var('EXE') or ''}"


def _check(content: bytes, suffix: str) -> None:
    """Refuse what is no picture, whatever the engine's status says."""
    if suffix == ".png":
        if not content.startswith(_SIGNATURE):
            raise RenderError("the engine gave no PNG")
        return
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise RenderError(f"the engine gave no well-formed SVG: {error}") from error
