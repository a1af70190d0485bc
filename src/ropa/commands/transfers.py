"""`ropa transfers`: every hop that leaves the EEA, may leave it, or cannot be told."""

from collections.abc import Mapping
from typing import Any

import click

from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.register import Register
from ropa.results import TransferList, TransferRow
from ropa.transfers import Hop, Verdict
from ropa.view.hop import hop_entry, step_words
from ropa.view.words import Words


@as_command("transfers")
@click.argument("registers", nargs=-1)
@click.option("--all", "is_whole", is_flag=True, help="Also hops that are no transfer.")
@formatted
def command(session: Session, registers: tuple[str, ...], is_whole: bool) -> TransferList:
    """List every hop of REGISTERS out of the EEA: verdict, coverage, and the steps that lead to them.

    Hops are worked out from disclosures, engagements, seats and places of access. One that the record is silent on is
    listed as undeterminable, with the field that is silent.

    Example: ropa transfers alsjelieft
    """
    workspace = session.workspace
    rows = []
    counts = dict.fromkeys(Verdict, 0)
    for register in registers_named(session, registers):
        for hop in workspace.case(register).hops:
            counts[hop.verdict] += 1
            if is_whole or hop.verdict is not Verdict.NOT_A_TRANSFER:
                rows.append(_row(session, register, hop))
    found = counts[Verdict.TRANSFER] + counts[Verdict.UNDETERMINABLE] + counts[Verdict.PLACE_ONLY]
    remark = session.text(
        "transfers-found" if found else "no-transfer",
        **{verdict.replace("-", "_"): count for verdict, count in counts.items()},
    )
    heads = tuple(session.text(head) for head in ("register", "from", "to", "verdict"))
    law = workspace.law
    return TransferList(heads, tuple(rows), remark, law.date.isoformat(), law.checked.isoformat())


def _row(session: Session, register: Register, hop: Hop) -> TransferRow:
    words = Words(register, session.language)
    found = session.workspace.portfolio.find(hop.exporter)
    exporter = words.name(found[2], hop.exporter) if found else hop.exporter
    return TransferRow(register.name, exporter, hop.importer, hop_entry(words, hop), _values(session, register, hop))


def _values(session: Session, register: Register, hop: Hop) -> Mapping[str, Any]:
    return {
        "id": hop.engagement or hop.importer,
        "register": register.name,
        "exporter": hop.exporter,
        "importer": hop.importer,
        "engagement": hop.engagement or None,
        "role": hop.role or None,
        "activities": list(hop.activities),
        "places": [{"how": place.how, "place": place.code} for place in hop.places],
        "verdict": hop.verdict,
        "coverage": hop.coverage,
        "tool": hop.tool or None,
        "declared": hop.declared,
        "steps": [step_words(step, session.language) for step in hop.steps],
        "own_rows": list(hop.own),
    }
