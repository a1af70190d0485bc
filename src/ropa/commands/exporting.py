"""How commands make the bytes of a file: by its format, and by the typesetter where the format is set."""

import math
from pathlib import Path

from ropa.commands.session import Refusal, Session
from ropa.exports import TYPESET, Format, SpreadFormat
from ropa.i18n import text
from ropa.view.document import Document


def files(session: Session, document: Document, made: Format, target: Path) -> dict[Path, bytes]:
    """A document as files: the one asked for and, where the format needs more, those beside it.

    Raises:
        Refusal: The typesetter is missing, refuses, or takes too long or too much memory.
    """
    session.progress(session.text("progress.writing", name=target.name))
    further = made.further(document) if isinstance(made, SpreadFormat) else {}
    beside = {target.with_name(f"{target.stem}{mark}{target.suffix}"): content for mark, content in further.items()}
    return {target: _file(session, document, made), **beside}


def _file(session: Session, document: Document, made: Format) -> bytes:
    content = made.write(document)
    if made not in TYPESET:
        return content
    # It starts processes, which other formats need not be able to.
    from ropa import render  # noqa: PLC0415

    try:
        session.progress(text("making.step.typesetting", session.language))
        return render.typeset(content, document.date, session.waiting)
    except render.EngineMissingError as error:
        raise Refusal(session.text("typesetter-missing", detail=str(error))) from error
    except render.TooLargeError as error:
        sizes = {"needed": math.ceil(error.needed / 1e9), "there": math.floor(error.there / 1e9)}
        raise Refusal(session.text("typesetter-memory", **sizes)) from error
    except render.TimedOutError as error:
        raise Refusal(session.text("typesetter-slow", seconds=error.seconds)) from error
    except render.RenderError as error:
        raise Refusal(session.text("not-typeset", detail=str(error))) from error
