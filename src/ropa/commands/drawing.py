"""What commands that draw share: the options of a drawing, and the files that a picture goes to."""

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from ropa import render, store
from ropa.commands.previewing import picture_preview, previewed
from ropa.commands.session import Callback, Refusal, Session
from ropa.commands.writing import written
from ropa.diagrams.fitting import SHEETS, Drawn, fitted, overview, sheets_needed
from ropa.diagrams.graphml import graphml
from ropa.diagrams.merging import MOST
from ropa.diagrams.picture import Picture
from ropa.diagrams.sheet import Paper, Sheet
from ropa.i18n import labelled, listed
from ropa.i18n.system import reason
from ropa.register import Register
from ropa.results import Outline, Written
from ropa.transfers.receiver import organisation
from ropa.view.document import Figure

SUFFIXES = (".svg", ".png", ".pdf", ".dot", ".graphml")
"""The suffixes of the files that a picture can be written to."""

_FINE = 200
"""Dots per inch of a picture for paper."""

_MOST_SHEETS = 30
"""Sheets of a series that nobody wants unasked: of a picture that takes more an overview is drawn."""

_MOST = 64 * 1024 * 1024
"""Bytes of an HTML register that are looked through for its records."""

_ANCHOR = re.compile(rb'id="record-([a-z0-9-]+)"')


@dataclass(frozen=True, slots=True)
class How:
    """How a picture is drawn.

    Attributes:
        target: The file; further sheets of a series go beside it.
        sheets: The sheets it may be drawn on.
        detail: `auto`, `overview` or `full`.
        dpi: Dots per inch of a PNG.
        is_system: Whether the system's Graphviz lays it out.
        is_public: Whether what is the organisation's own affair is left out.
        html: The HTML register that boxes lead to; None for the one beside the file, if there is one.
        is_dry_run: Whether nothing is drawn, and only said what would be.
    """

    target: Path
    sheets: tuple[Sheet, ...]
    detail: str
    dpi: int
    is_system: bool
    is_public: bool
    html: Path | None
    is_dry_run: bool = False


def drawn(callback: Callback) -> Callback:
    """Give a command the options of a drawing; its callback takes them as one `How` after the session."""

    @click.option("--to", "target", type=click.Path(path_type=Path), required=True, help=_allowed())
    @click.option(
        "--paper", type=click.Choice([*Paper]), help="Paper it has to be readable on; else A4, or A3 if need be."
    )
    @click.option("--landscape/--portrait", "is_landscape", default=None, help="How the paper lies; else as fits.")
    @click.option(
        "--detail",
        type=click.Choice(["auto", "overview", "full"]),
        default="auto",
        help="Alike as one on one sheet, or all on as many as it takes; auto draws all on at most 30.",
    )
    @click.option("--dpi", type=click.IntRange(36, 600), default=render.DPI, show_default=True, help="Of a PNG.")
    @click.option("--engine", type=click.Choice(["embedded", "system"]), help="Which Graphviz lays it out.")
    @click.option("--public", "is_public", is_flag=True, help="Leave out risk and control, for a reader outside.")
    @click.option(
        "--html",
        type=click.Path(path_type=Path),
        help="HTML register that boxes lead to; else NAME-art30.html beside it.",
    )
    @previewed
    @functools.wraps(callback)
    def wrapped(
        session: Session,
        /,
        *positional: Any,
        target: Path,
        paper: str | None,
        is_landscape: bool | None,
        detail: str,
        dpi: int,
        engine: str | None,
        is_public: bool,
        html: Path | None,
        is_dry_run: bool,
        **params: Any,
    ) -> Any:
        if target.suffix.lower() not in SUFFIXES:
            raise Refusal(session.text("wrong-suffix", path=str(target), allowed=", ".join(SUFFIXES)))
        sheets = tuple(
            sheet for sheet in SHEETS if paper in (None, sheet.paper) and is_landscape in (None, sheet.is_landscape)
        )
        chosen = engine or session.workspace.engine
        how = How(target, sheets, detail, dpi, chosen == "system", is_public, html, is_dry_run)
        return callback(session, how, *positional, **params)

    return wrapped


def _allowed() -> str:
    return f"File to write: {', '.join(SUFFIXES)}."


def draw(session: Session, picture: Picture, how: How, register: Register | None = None) -> Written | Outline:
    """Write a picture to its file, or to a numbered series of files; or only say what would be written.

    Args:
        session: What the command works on.
        picture: The picture, not merged.
        how: How it is drawn.
        register: The register whose HTML its boxes may lead to; None where it is about several.

    Raises:
        Refusal: The picture cannot be laid out or written.
    """
    suffix = how.target.suffix.lower()
    if how.is_dry_run:
        return _preview(session, picture, how)
    if suffix == ".graphml":
        return written(session, {how.target: graphml(picture)})
    with _refusing(session):
        sheets, remarks = _laid_out(session, _clickable(session, picture, how, register), how)
        if suffix == ".pdf":
            session.progress(session.text("progress.writing", name=how.target.name))
            files = {how.target: series_pdf(session, sheets)}
        else:
            files = {sheet_file(how.target, sheet): _content(session, sheet, suffix, how) for sheet in sheets}
    return written(session, files, remarks)


def _preview(session: Session, picture: Picture, how: How) -> Outline:
    counts = {"boxes": len(picture.boxes), "connections": len(picture.lines)}
    if how.target.suffix.lower() == ".graphml":
        return picture_preview(session, how.target, picture.title, counts, is_overview=False)
    needed = sheets_needed(picture, how.sheets)
    is_overview = how.detail == "overview" or (how.detail == "auto" and needed > _MOST_SHEETS)
    counts["pages"] = 1 if is_overview else needed
    remarks = (session.text("drawn-long-as-overview", count=needed),) if is_overview and needed > _MOST_SHEETS else ()
    return picture_preview(session, how.target, picture.title, counts, is_overview=is_overview, remarks=remarks)


def series(session: Session, picture: Picture, sheets: tuple[Sheet, ...], name: Path) -> tuple[Drawn, ...]:
    """A picture as sheets that can all be read, none of them written.

    Args:
        session: What the command works on.
        picture: The picture, not merged.
        sheets: The sheets that may be used.
        name: What the file of the first sheet is called, since sheets name each other's files.

    Raises:
        Refusal: The picture cannot be laid out.
    """
    is_system = session.workspace.engine == "system"
    with _refusing(session):
        return _laid_out(session, picture, How(name, sheets, "auto", render.DPI, is_system, False, None))[0]


@contextmanager
def _refusing(session: Session) -> Iterator[None]:
    """What an engine cannot do, in the reader's language."""
    try:
        yield
    except render.TimedOutError as error:
        raise Refusal(session.text("drawing-slow", seconds=f"{error.seconds:g}")) from error
    except render.RenderError as error:
        raise Refusal(session.text("not-drawn", detail=str(error))) from error


def is_whole(how: How) -> bool:
    """Whether every box and line is asked for, however many there are."""
    return how.detail == "full" or how.target.suffix.lower() == ".graphml"


def as_overview(how: How, picture: Picture) -> How:
    """How a picture is drawn whose series nobody wants unasked: an overview where it is large, or meant to be one."""
    is_large = picture.least > 0 or len(picture.boxes) > MOST
    return replace(how, detail="overview") if how.detail == "auto" and is_large else how


def _laid_out(session: Session, picture: Picture, how: How) -> tuple[tuple[Drawn, ...], tuple[str, ...]]:
    try:
        return _sheets(session, picture, how)
    except (render.TimedOutError, render.EngineMissingError):
        raise
    except render.RenderError:
        # Engines fail on some pictures with lines between many frames.
        return _sheets(session, replace(picture, has_frames=False), how)


def _sheets(session: Session, picture: Picture, how: How) -> tuple[tuple[Drawn, ...], tuple[str, ...]]:
    counted = itertools.count(1)

    def lay_out(dot: str) -> bytes:
        session.progress(session.text("progress.drawing", title=picture.title, count=next(counted)))
        return render.lay_out(dot, ".svg", is_system=how.is_system, waiting=session.waiting).content

    def file_of(number: int) -> str:
        return quote(_file(how.target, number).name)

    if how.detail == "auto" and (count := sheets_needed(picture, how.sheets)) > _MOST_SHEETS:
        return (overview(picture, lay_out, how.sheets),), (session.text("drawn-long-as-overview", count=count),)
    if how.detail != "overview":
        try:
            return fitted(picture, lay_out, file_of, how.sheets), ()
        except render.TimedOutError:
            return (overview(picture, lay_out, how.sheets),), (session.text("drawn-as-overview"),)
    return (overview(picture, lay_out, how.sheets),), ()


def sheet_file(target: Path, sheet: Drawn) -> Path:
    """The file of a sheet, by that of the first."""
    return _file(target, sheet.picture.page[0])


def _file(target: Path, number: int) -> Path:
    return target if number == 1 else target.with_name(f"{target.stem}-{number}{target.suffix}")


def _content(session: Session, sheet: Drawn, suffix: str, how: How) -> bytes:
    if suffix == ".svg":
        return sheet.svg
    if suffix == ".dot":
        return sheet.dot.encode("utf-8")
    return render.lay_out(sheet.dot, suffix, dpi=how.dpi, is_system=how.is_system, waiting=session.waiting).content


def series_pdf(session: Session, sheets: Sequence[Drawn]) -> bytes:
    """All sheets of a series in one file, each on the paper it was drawn for.

    Raises:
        Refusal: They cannot be set.
    """
    pages = [(figure_of(sheet), sheet.sheet.size) for sheet in sheets]
    picture = sheets[0].picture
    with _refusing(session):
        return render.pictures_pdf(pages, picture.title, picture.language, session.as_of, session.waiting)


def bitmap(session: Session, sheet: Drawn) -> bytes:
    """A drawn sheet as PNG, fine enough for paper.

    Raises:
        Refusal: It cannot be laid out.
    """
    with _refusing(session):
        is_system = session.workspace.engine == "system"
        return render.lay_out(sheet.dot, ".png", dpi=_FINE, is_system=is_system, waiting=session.waiting).content


def figure_of(sheet: Drawn) -> Figure:
    """A drawn sheet as a figure of a document, with the same in words for who cannot see it."""
    picture = sheet.picture
    names = {box.key: box.name for box in picture.boxes}
    names |= {frame.key: frame.title for frame in picture.frames if frame.title}
    said = [
        labelled(
            f"{names.get(line.source, '')} → {names.get(line.target, '')}", ", ".join(line.words), picture.language
        )
        for line in picture.lines
    ]
    number, count = picture.page
    title = f"{picture.title} ({number}/{count})" if count > 1 else picture.title
    return Figure(title, listed([*picture.head, *(said or names.values())], picture.language), sheet.svg)


def _clickable(session: Session, picture: Picture, how: How, register: Register | None) -> Picture:
    """The picture whose boxes lead to their records in the HTML register, where it has them."""
    if register is None:
        return picture
    html = how.html or how.target.with_name(f"{register.name}-art30.html")
    anchors = _anchors(session, html)
    if not anchors:
        return picture
    page = quote(str(html.name if html.parent == how.target.parent else html.as_posix()))
    boxes = (
        replace(box, href=f"{page}#{anchor}") if (anchor := anchors.get(_key(register, box.link))) else box
        for box in picture.boxes
    )
    return replace(picture, boxes=tuple(boxes))


def _key(register: Register, link: str) -> str:
    """The key of the record that a box shows; of the register itself, that of the organisation's own party."""
    return (organisation(register) if link == register.name else link).rpartition("/")[2]


def _anchors(session: Session, html: Path) -> Mapping[str, str]:
    if not store.exists(html):
        return {}
    try:
        content = store.read_bytes(html, _MOST)
    except OSError as error:
        raise Refusal(session.text("not-read", path=str(html), detail=reason(error, session.language))) from error
    return {key.decode(): f"record-{key.decode()}" for key in _ANCHOR.findall(content)}
