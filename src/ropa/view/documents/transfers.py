"""The register of transfers: what follows from the record beside what it declares, hop by hop."""

from collections.abc import Iterator

from ropa.rules import Case
from ropa.transfers import Hop, Verdict, badness
from ropa.transfers.declared import mark
from ropa.transfers.silence import silences
from ropa.view.answers.transfers import Asked, TransfersVoice, transfer_remarks
from ropa.view.document import Document, Entry, Part, Table
from ropa.view.framing import framed
from ropa.view.marks import VOID, State
from ropa.view.recipients import (
    Names,
    Row,
    activities,
    declared,
    importer_entry,
    places,
    rows_hidden,
    shown_hops,
    verdict_entry,
)
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.view.words import Words, date_words

NAME = "transfers"
OPTIONS = frozenset(("--where", "--internal", "--final", "--confirmed-only", "--without-inferred"))

_DECLARED = ("tool", "module", "signed", "document", "assessment")


def make(subject: Subject, wanted: Wanted, language: str) -> Document:
    """Every hop that leaves the EEA, may leave it, cannot be told, or is declared as a transfer; risk only inside."""
    case = subject.case
    words = Words(case.register, language, wanted.hidden)
    parts = [transfers_part(words, case, is_internal=wanted.is_internal)]
    if wanted.is_internal:
        voice = TransfersVoice(case.register, case.hops, Asked(is_internal=True), case.law, language)
        parts += [Part(branch.text, branches=branch.branches) for branch in voice.beside()]
    return framed(words, case.law, wanted, words.text("document.transfers.title"), parts)


def transfers_part(words: Words, case: Case, *, is_internal: bool) -> Part:
    """The hops as a table, with what must be known to read it."""
    hops = shown_hops(words, case.hops)
    shown = [hop for hop in hops if hop.verdict is not Verdict.NOT_A_TRANSFER or mark(case.register, hop, case.law)]
    shown.sort(key=_with_risk if is_internal else _without_risk)
    columns = ["to", "from", "places", "verdict", "comparison", *_DECLARED, "activities"]
    title = words.text("document.part.transfers")
    heads = tuple(words.text(f"document.column.{key}") for key in [*columns, *(["risk"] if is_internal else [])])
    names = Names(words)
    rows = tuple((*_row(words, names, case, hop), *([_risk(words, hop)] if is_internal else [])) for hop in shown)
    silent = len(silences(case.register, case.hops, case.law))
    remarks = [
        *rows_hidden(words, len(case.hops) - len(hops)),
        words.text("document.remark.transfers", date=date_words(case.law.date, words.language)),
        *transfer_remarks([hop.verdict for hop in case.hops], silent, words.language),
    ]
    return Part(title, tuple(remarks), (Table(title, heads, rows),) if rows else ())


def _without_risk(hop: Hop) -> tuple[int, ...]:
    # An order that follows the risk would tell it.
    coverage, _, verdict = badness(hop)
    return coverage, verdict


def _with_risk(hop: Hop) -> tuple[int, ...]:
    return badness(hop)


def _row(words: Words, names: Names, case: Case, hop: Hop) -> Row:
    return (
        (importer_entry(words, hop),),
        names[hop.exporter,],
        places(words, hop),
        (verdict_entry(words, hop),),
        tuple(_comparison(words, case, hop)),
        *(_declared(words, hop, key) for key in _DECLARED),
        activities(words, names, hop),
    )


def _declared(words: Words, hop: Hop, key: str) -> tuple[Entry, ...]:
    """One field of what the record declares; nobody asks for a module where no standard clauses are declared."""
    if key == "module" and hop.tool != "scc":
        return (Entry(VOID, State.STATED),)
    return declared(words, hop, key)


def _comparison(words: Words, case: Case, hop: Hop) -> Iterator[Entry]:
    """Whether the record declares a hop, or it only follows from the record."""
    found = mark(case.register, hop, case.law)
    yield Entry(words.text(f"transfers.mark.{found}" if found else "document.undeclared"), State.DERIVED)


def _risk(words: Words, hop: Hop) -> tuple[Entry, ...]:
    return (Entry(words.text(f"transfers.risk.{hop.risk}") if hop.risk else "–", State.DERIVED),)
