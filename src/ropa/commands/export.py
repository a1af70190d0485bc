"""`ropa export`: a register as a document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from ropa.checking import Choice
from ropa.commands.check import counted_codes, shown_findings
from ropa.commands.derived import Derived
from ropa.commands.filtering import clauses_of, matching
from ropa.commands.lookup import readable, registers_named
from ropa.commands.opening import state_words
from ropa.commands.previewing import documents_preview, previewed
from ropa.commands.session import Refusal, Session, as_command
from ropa.commands.writing import FileOption, Target, chosen, suffixed, written
from ropa.i18n import text
from ropa.model import Activity
from ropa.questions.layouts import LAYOUTS
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.rules import Case
from ropa.view.document import Document
from ropa.view.documents import DOCUMENTS, Exportable, art30, dossier
from ropa.view.framing import obstacles
from ropa.view.layouts import UnknownColumnError
from ropa.view.limited import limited
from ropa.view.linked import Graph, linked
from ropa.view.marks import PROPOSED, UNCONFIRMED
from ropa.view.subject import Subject
from ropa.view.wanted import Limit, Wanted


@as_command("export")
@click.argument("document", type=click.Choice([made.NAME for made in DOCUMENTS]))
@click.argument("registers", nargs=-1)
@click.option(
    "--to",
    "path",
    cls=FileOption,
    required=True,
    help="File to write: {suffixes}, .ttl, .zip; or a folder, for a file each.",
)
@suffixed
@click.option("--layout", type=click.Choice(LAYOUTS), help="Layout of the record; art30 where none is named.")
@click.option("--columns", metavar="FIELDS", help="An own layout: fields of activities, separated by commas.")
@click.option("--as", "side", type=click.Choice(("controller", "processor")), help="Only this of the two records.")
@click.option("--where", metavar="QUERY", help="Only activities that match; the language is that of list.")
@click.option("--internal", is_flag=True, help="For the organisation itself: also findings, risk, evidence and notes.")
@click.option("--public", is_flag=True, help="The list that an organisation may publish.")
@click.option("--final", is_flag=True, help="Refuse while anything in it is inferred, to be confirmed or open.")
@click.option("--confirmed-only", is_flag=True, help="Only values that the organisation confirmed.")
@click.option("--without-inferred", is_flag=True, help="No inferred values.")
@click.option("--without-history", is_flag=True, help="A dossier that is the same whatever Git has.")
@previewed
def command(
    session: Session,
    document: str,
    registers: tuple[str, ...],
    path: Path,
    suffix: str,
    is_dry_run: bool,
    **options: Any,
) -> Written | Outline:
    """Write DOCUMENT of REGISTERS to a file; the file's suffix is the format. A folder takes a file per register.

    DOCUMENT is art30, the record of processing activities; processors, the list of processors and sub-processors;
    transfers, the register of transfers; findings or obligations, which are for the organisation itself, as are
    records, the whole record as tables to edit and import again, and dossier, which holds all that an audit asks, with
    pictures, evidence, law, change history and glossary; .zip packs its parts.

    In the register's own language, unless --lang asks for another. A register that cannot be read whole is refused.
    What was left out, and of which revision and day the record is, stands at the head of the document.

    Example: ropa export art30 alsjelieft --layout cnil --to exports/alsjelieft.html
    """
    kind = next(made for made in DOCUMENTS if document == made.NAME)
    target = Target(path, suffix)
    _check_options(session, kind, options)
    asked = [register for register in registers_named(session, registers) if register.name != SHARED]
    if not asked:
        raise Refusal(session.text("nothing-to-write"))
    if is_dry_run:
        return _preview(session, kind, asked, target, options)
    if not target.is_folder:
        target.check(session)
        return _one_file(session, kind, asked, path, options)
    found: dict[Path, bytes] = {}
    for register in asked:
        found |= _files(session, kind, register, target.within(_stem(register, kind, options)), options)
    return written(session, found)


def _preview(
    session: Session,
    kind: Exportable,
    asked: Sequence[Register],
    target: Target,
    options: dict[str, Any],
) -> Outline:
    """What would be made. A graph for machines is told as the record it is made of, a dossier without its pictures."""
    if not target.is_folder:
        _only_one(session, asked)
    found: dict[Path, Document] = {}
    for register in asked:
        path = target.within(_stem(register, kind, options)) if target.is_folder else target.path
        if path.suffix.lower() not in (others := _other_suffixes(kind)):
            chosen(session, path, others)
        found[path] = _made(session, kind, readable(session, register.name), options)
    remarks = (text("making.preview.dossier", session.language),) if kind is dossier else ()
    return documents_preview(session, found, remarks)


def _other_suffixes(kind: Exportable) -> tuple[str, ...]:
    """The suffixes that only this document has, beside those of every document."""
    if kind is dossier:
        from ropa.commands import dossier as whole  # noqa: PLC0415 - draws, which other documents need not load

        return (whole.SUFFIX,)
    # Formats are dear to load, and help and a refused command line need none of them.
    from ropa.exports import LINKED_FORMATS  # noqa: PLC0415

    return tuple(made.SUFFIX for made in LINKED_FORMATS) if kind is art30 else ()


def _one_file(
    session: Session, kind: Exportable, asked: Sequence[Register], target: Path, options: dict[str, Any]
) -> Written:
    _only_one(session, asked)
    return written(session, _files(session, kind, asked[0], target, options))


def _only_one(session: Session, asked: Sequence[Register]) -> None:
    if len(asked) > 1:
        names = ", ".join(register.name for register in asked)
        raise Refusal(session.text("one-file-per-register", registers=names))


def _files(
    session: Session, kind: Exportable, register: Register, target: Path, options: dict[str, Any]
) -> dict[Path, bytes]:
    """A document as its files: more than one only where a format holds a single table."""
    # Formats are dear to load, and help and a refused command line need none of them.
    from ropa.commands.exporting import files  # noqa: PLC0415
    from ropa.exports import LINKED_FORMATS  # noqa: PLC0415

    found = readable(session, register.name)
    for made in LINKED_FORMATS:
        if kind is art30 and target.suffix.lower() == made.SUFFIX:
            return {target: made.write(_graph(session, found, options))}
    if kind is dossier:
        return _dossier(session, found, target, options)
    form = chosen(session, target, _other_suffixes(kind))
    return files(session, _made(session, kind, found, options), form, target)


def _dossier(session: Session, register: Register, target: Path, options: dict[str, Any]) -> dict[Path, bytes]:
    from ropa.commands import dossier as whole  # noqa: PLC0415 - draws, which other documents need not load
    from ropa.commands.exporting import files  # noqa: PLC0415

    is_archive = target.suffix.lower() == whole.SUFFIX
    form = None if is_archive else chosen(session, target, (whole.SUFFIX,))
    subject, wanted, language = _asked(session, register, options)
    subject, sheets = whole.whole(session, subject, language, with_history=not options["without_history"])
    made = dossier.make(subject, wanted, language)
    if form:
        return files(session, made, form, target)
    graph = partial(linked, register, subject.case.hops, subject.case.law, with_bases=False)
    return {target: whole.archived(session, subject, sheets, made, wanted, graph)}


def _graph(session: Session, register: Register, options: dict[str, Any]) -> Graph:
    """The record as a graph, which is whole or not at all.

    Raises:
        click.UsageError: Part of it only is asked for.
    """
    given = [_typed(name) for name, value in options.items() if value and name != "internal"]
    if given:
        raise click.UsageError(session.text("options-together", one=given[0], other=".ttl"))
    workspace = session.workspace
    hops = workspace.case(register).hops
    return linked(register, hops, workspace.law, with_bases=options["internal"])


def _check_options(session: Session, kind: Exportable, options: dict[str, Any]) -> None:
    """Refuse what a document does not take, and what cannot go together.

    Raises:
        click.UsageError: There is some of that.
    """
    given = [_typed(name) for name, value in options.items() if value]
    for option in given:
        if option not in kind.OPTIONS:
            allowed = ", ".join(_typed(name) for name in options if _typed(name) in kind.OPTIONS)
            key = "option-elsewhere" if allowed else "option-nowhere"
            raise click.UsageError(session.text(key, option=option, document=kind.NAME, allowed=allowed))
    if {"--layout", "--columns"} <= set(given):
        raise click.UsageError(session.text("options-together", one="--layout", other="--columns"))


def _typed(name: str) -> str:
    return "--as" if name == "side" else f"--{name.replace('_', '-')}"


def _stem(register: Register, kind: Exportable, options: dict[str, Any]) -> str:
    """What a file in a folder is called: two that hold different things never bear one name."""
    layout = options["layout"] if options["layout"] != LAYOUTS[0] else None
    flags = [name.replace("_", "-") for name, value in options.items() if value is True]
    words = [register.name, kind.NAME, layout, "columns" if options["columns"] else None, options["side"]]
    return "-".join(word for word in (*words, "extract" if options["where"] else None, *flags) if word)


def _asked(session: Session, register: Register, options: dict[str, Any]) -> tuple[Subject, Wanted, str]:
    """What a document is made of, how much of it is asked for, and in which language."""
    workspace = session.workspace
    language = workspace.output_language(register, session.asked_language)
    session.progress(text("making.step.checking", session.language, name=register.name))
    case, limit = _limited(session, register, options["where"], options["side"])
    shown, kept = shown_findings(session, register, Choice())
    if limit:
        shown = [finding for finding in shown if case.register.recorded(finding.at.record) is not None]
    wanted = Wanted(
        layout=options["layout"] or LAYOUTS[0],
        columns=tuple(word.strip() for word in (options["columns"] or "").split(",") if word.strip()),
        side=options["side"] or "",
        is_internal=options["internal"],
        is_public=options["public"],
        is_final=options["final"],
        hidden=UNCONFIRMED if options["confirmed_only"] else PROPOSED if options["without_inferred"] else frozenset(),
        limit=limit,
        revision=state_words(replace(session, language=language), workspace) if session.rev else "",
    )
    return Subject(case, tuple(shown), counted_codes(kept)), wanted, language


def _made(session: Session, kind: Exportable, register: Register, options: dict[str, Any]) -> Document:
    subject, wanted, language = _asked(session, register, options)
    session.progress(text("making.step.composing", session.language, name=register.name))
    try:
        made = kind.make(subject, wanted, language)
    except UnknownColumnError as error:
        raise Refusal(_no_column(session, error)) from error
    if wanted.is_final and (found := obstacles(made, session.language)):
        listed = "\n".join(f"{one.at}: {one.reason}" for one in found)
        head = session.text("not-final", register=register.name, count=len(found))
        raise Refusal(f"{head}\n{listed}")
    return made


def _limited(session: Session, register: Register, where: str | None, side: str | None) -> tuple[Case, Limit | None]:
    """What a document is made of, as far as its activities match and are of one capacity."""
    case = session.workspace.case(register)
    if not where and not side:
        return case, None
    of_side = {key for key, one in register.of(Activity) if not side or (one.capacity or "controller") == side}
    kept = set(_matching(session, register, where)) & of_side if where else of_side
    limit = Limit(where, len(kept), len(of_side)) if where else None
    return limited(case, kept, keeps_untied=not where), limit


def _matching(session: Session, register: Register, where: str) -> Iterator[str]:
    derived = Derived(session.workspace, register, session.language)
    return (key for key, _, _ in matching(derived, Activity.KIND, clauses_of(session, where)))


def _no_column(session: Session, error: UnknownColumnError) -> str:
    if error.is_internal:
        return session.text("internal-column", name=error.word)
    meant = session.text("did-you-mean", value=error.suggestion) if error.suggestion else ""
    return session.text("no-column", name=error.word, hint=meant)
