"""`ropa transfers`: every hop that leaves the EEA, may leave it, or cannot be told."""

from collections.abc import Iterator, Mapping
from typing import Any

import click

from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.finding import dotted
from ropa.i18n import text
from ropa.register import Register
from ropa.results import TransferList, TransferRemark, TransferRow
from ropa.transfers import Hop, Step, Verdict, badness
from ropa.transfers.declared import Difference, differences, mark
from ropa.transfers.exposure import LAW, Exposure, exposures
from ropa.transfers.silence import silences
from ropa.transfers.tables import law_of
from ropa.view.comparison import difference_entry, exposure_entry
from ropa.view.hop import judged_entry, step_words
from ropa.view.recipients import name_at
from ropa.view.words import Words


@as_command("transfers")
@click.argument("registers", nargs=-1)
@click.option("--all", "is_whole", is_flag=True, help="Also hops that are no transfer.")
@formatted
def command(session: Session, registers: tuple[str, ...], is_whole: bool) -> TransferList:
    """List every hop of REGISTERS out of the EEA, worst first: verdict, coverage, risk, and the steps to them.

    Hops are worked out from disclosures, joint controllers, systems, engagements, seats and places of access. One that
    the record is silent on is listed as undeterminable, with the field that is silent. Coverage is the law's question
    and risk the assessment's; neither changes the other. Control from a third country, and what the record declares
    beside what follows from it, stand in sections of their own.

    Example: ropa transfers alsjelieft
    """
    law = session.workspace.law
    rows: list[TransferRow] = []
    exposed: list[TransferRemark] = []
    differing: list[TransferRemark] = []
    silent: list[str] = []
    counts = dict.fromkeys(Verdict, 0)
    for register in registers_named(session, registers):
        words = Words(register, session.language)
        hops = session.workspace.case(register).hops
        for hop in hops:
            counts[hop.verdict] += 1
        shown = (hop for hop in hops if is_whole or hop.verdict is not Verdict.NOT_A_TRANSFER)
        rows += [_row(session, words, hop) for hop in sorted(shown, key=badness)]
        exposed += [
            TransferRemark(register.name, exposure_entry(words, item), _exposure(register, item))
            for item in exposures(register, hops, law)
        ]
        for item in differences(register, hops, law):
            entry = difference_entry(words, item)
            differing.append(TransferRemark(register.name, entry, _difference(register, item, entry.text)))
        silent += [str(at) for at in silences(register, hops, law)]
    return TransferList(
        tuple(rows),
        tuple(exposed),
        tuple(differing),
        tuple(silent),
        tuple(_remarks(session, counts, len(silent))),
        law.date.isoformat(),
        law.checked.isoformat(),
    )


def _remarks(session: Session, counts: Mapping[Verdict, int], silent: int) -> Iterator[str]:
    found = sum(count for verdict, count in counts.items() if verdict is not Verdict.NOT_A_TRANSFER)
    if found or not silent:
        numbers = {verdict.replace("-", "_"): count for verdict, count in counts.items()}
        yield session.text("transfers-found" if found else "no-transfer", **numbers)
    if silent:
        yield text("transfers.silent", session.language, count=silent)


def _row(session: Session, words: Words, hop: Hop) -> TransferRow:
    register, law = words.register, session.workspace.law
    declared = mark(register, hop, law)
    values = {
        "id": hop.engagement or hop.importer,
        "register": register.name,
        "exporter": hop.exporter,
        "importer": hop.importer,
        "engagement": hop.engagement or None,
        "role": hop.role or None,
        "role_pair": {"exporter": hop.exporter_role or None, "importer": hop.role or None},
        "activities": list(hop.activities),
        "places": [{"how": place.how, "place": place.code} for place in hop.places],
        "verdict": hop.verdict,
        "coverage": hop.coverage,
        "risk": hop.risk,
        "tool": hop.tool or None,
        "declared": hop.declared,
        "comparison": declared,
        "steps": [_step(step, session.language) for step in hop.steps],
        "own_rows": list(hop.own),
    }
    return TransferRow(
        register.name, name_at(words, hop.exporter), hop.importer, judged_entry(words, hop, declared), values
    )


def _step(step: Step, language: str) -> dict[str, Any]:
    law, source = law_of(step)
    return {
        "key": step.key,
        "text": step_words(step, language),
        "law": law or None,
        "source": text(source, language) if source else None,
    }


def _exposure(register: Register, exposure: Exposure) -> dict[str, Any]:
    return {
        "register": register.name,
        "party": exposure.party,
        "parents": list(exposure.chain),
        "country": exposure.country,
        "activities": list(exposure.activities),
        "also_transfer": exposure.is_transfer,
        "law": LAW,
        "record": exposure.at.record,
        "field": dotted(exposure.at.field),
    }


def _difference(register: Register, difference: Difference, said: str) -> dict[str, Any]:
    hop = difference.hop
    return {
        "register": register.name,
        "kind": difference.sort,
        "reason": difference.reason,
        "hop": (hop.engagement or hop.importer) if hop else None,
        "text": said,
        "law": difference.law,
        "record": difference.at.record,
        "field": dotted(difference.at.field),
    }
