"""Lays out DOT text with Graphviz: the engine that is installed beside this program, or the system's own."""

import shutil
import subprocess
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from ropa.render import child
from ropa.render.child import go_on
from ropa.render.errors import EngineMissingError, RenderError, TimedOutError

SUFFIXES = (".svg", ".png")
"""The suffixes of the pictures that can be made."""

SECONDS = 30
"""How long a layout may take."""

DPI = 144
"""Dots per inch of a picture where nothing else is asked."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"

# The engine takes each byte of a letter beyond ASCII for as wide as a space, which is close enough for every language
# of the program, and says so each time.
_HARMLESS = "no value for width of non-ASCII character"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture and what the engine had to say about it.

    Attributes:
        content: The bytes of the picture.
        warnings: Lines of the engine that a reader of the picture might notice, such as a font it does not know.
    """

    content: bytes
    warnings: tuple[str, ...]


def lay_out(
    dot: str,
    suffix: str,
    *,
    dpi: int = DPI,
    is_system: bool = False,
    seconds: float = SECONDS,
    waiting: Callable[[], None] = go_on,
) -> Drawing:
    """A picture of DOT text.

    Args:
        dot: What to lay out.
        suffix: One of `SUFFIXES`, or another format of the engine, which is not looked at.
        dpi: Dots per inch of a PNG.
        is_system: Whether the system's Graphviz lays it out instead of the one installed beside this program.
        seconds: How long it may take.
        waiting: Asked again and again while the engine runs; what it raises ends the engine.

    Raises:
        TimedOutError: It takes longer.
        RenderError: The engine is missing, refuses or gives something else than the picture.
    """
    command = [str(system_engine() if is_system else engine()), f"-T{suffix.removeprefix('.')}"]
    if suffix == ".png":
        command.append(f"-Gdpi={dpi}")
    try:
        status, content, errors = child.run(command, dot.encode("utf-8"), seconds, waiting)
    except subprocess.TimeoutExpired as error:
        raise TimedOutError(seconds) from error
    except OSError as error:
        raise RenderError(f"{command[0]}: {error.strerror or type(error).__name__}") from error
    said = tuple(line for line in errors.decode("utf-8", "replace").splitlines() if line.strip())
    if status != 0:
        raise RenderError("; ".join(said) or f"the engine ended with status {status}")
    if suffix in SUFFIXES:
        _check(content, suffix)
    return Drawing(content, tuple(line for line in said if _HARMLESS not in line))


def engine() -> Path:
    """The engine's program: in the folder of scripts of this environment, which need not be on the search path."""
    return Path(sysconfig.get_path("scripts")) / f"graphviz-pure{sysconfig.get_config_var('EXE') or ''}"


def system_engine() -> Path:
    """The system's Graphviz.

    Raises:
        EngineMissingError: There is none on the search path.
    """
    found = shutil.which("dot")
    if found is None:
        raise EngineMissingError("there is no dot on the search path; install Graphviz, or use the embedded engine")
    return Path(found)


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
