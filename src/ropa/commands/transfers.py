"""`ropa transfers`: every hop that leaves the EEA, may leave it, or cannot be told."""

from collections.abc import Sequence
from typing import Any

import click

from ropa.commands.answering import Question, answered, kept
from ropa.commands.counting import narrowed_line
from ropa.commands.hop_sheet import HopSheet
from ropa.commands.hops import narrowing, wanted
from ropa.commands.lookup import one_by_one, registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.sheets import arranging
from ropa.commands.writing import Target
from ropa.finding import dotted
from ropa.i18n import text
from ropa.query import in_order
from ropa.questions.moves import is_uncertain
from ropa.register import SHARED, Register
from ropa.results import Counts, Outline, TransferList, TransferRemark, TransferRow, Written
from ropa.transfers import Hop, Step, Verdict
from ropa.transfers.declared import Difference, differences, mark
from ropa.transfers.exposure import LAW, Exposure, exposures
from ropa.transfers.silence import silences
from ropa.transfers.tables import law_of
from ropa.view.answers.transfers import Asked, transfer_remarks, transfers_outline
from ropa.view.comparison import difference_entry, exposure_entry
from ropa.view.judged import judged_entry
from ropa.view.recipients import name_at
from ropa.view.words import Words


@as_command("transfers")
@click.argument("registers", nargs=-1)
@click.option("--all", "is_whole", is_flag=True, help="Also hops that are no transfer.")
@click.option(
    "--internal", "is_internal", is_flag=True, help="In a file: also risk, control, and what is not declared."
)
@narrowing
@arranging
@kept
@formatted
def command(
    session: Session,
    registers: tuple[str, ...],
    is_whole: bool,
    is_internal: bool,
    target: Target | None,
    **options: Any,
) -> TransferList | Counts | Written:
    """List every hop of REGISTERS out of the EEA, worst first: verdict, coverage, risk, and the steps to them.

    Hops are worked out from disclosures, joint controllers, systems, engagements, seats and places of access. One that
    the record is silent on is listed as undeterminable, with the field that is silent. Coverage is the law's question
    and risk the assessment's; neither changes the other. Control from a third country, and what the record declares
    beside what follows from it, stand in sections of their own.

    Asked for by verdict, coverage or risk, the hops alone are listed. A query narrows what stands beside them too; its
    columns are exporter, importer, country, verdict, coverage, risk, role, engagement, tool, activities, declared, kind
    (hop, control, difference) and register. --sort puts the hops of each register in order by such columns: the best or
    the first come first, and with - before a column the worst or the last.

    With --to it is a list for an authority, about one register and without those sections, risk and its order; a folder
    takes a list for each register. --internal writes them too, for the organisation itself.

    Example: ropa transfers alsjelieft
    """
    chosen = registers_named(session, registers)
    if target is not None:
        for name, value in options.items():
            if value:
                raise click.UsageError(session.text("options-together", one=f"--{name}", other="--to"))
        return _written(session, chosen, Asked(is_whole, is_internal), target)
    where, sort, count = (options.pop(name) for name in ("where", "sort", "count"))
    only = wanted(is_whole=is_whole, options=options)
    sheet = HopSheet(session)
    orders, is_sought = sheet.orders(sort), sheet.test(where)
    law = session.workspace.law
    rows: list[TransferRow] = []
    exposed: list[TransferRemark] = []
    differing: list[TransferRemark] = []
    silent: list[str] = []
    verdicts: list[Verdict] = []
    for register in one_by_one(session, chosen):
        words = Words(register, session.language)
        case = session.workspace.case(register)
        hops, reach = case.hops, case.reach
        verdicts += [hop.verdict for hop in hops]
        shown = (_row(session, words, hop, is_uncertain(register, reach, hop)) for hop in only.of(hops))
        rows += in_order(list(filter(is_sought, shown)), orders, sheet.weight)
        silent += [str(at) for at in silences(register, hops, law)]
        if only.is_narrowed:
            continue
        controlled = (_exposed(words, item) for item in exposures(register, hops, law))
        compared = (_differing(words, item) for item in differences(register, hops, law))
        exposed += filter(is_sought, controlled)
        differing += filter(is_sought, compared)
    if count is not None:
        line = narrowed_line(("transfers", *registers), {"all": is_whole, **options}, where)
        return sheet.counts((*rows, *exposed, *differing), sheet.named(count), line)
    return TransferList(
        tuple(rows),
        tuple(exposed),
        tuple(differing),
        tuple(silent),
        tuple(transfer_remarks(verdicts, len(silent), session.language)),
        law.date.isoformat(),
        law.checked.isoformat(),
        orders=orders,
    )


def _written(session: Session, registers: Sequence[Register], asked: Asked, target: Target) -> Written:
    """The list as files: for an authority, or for the organisation itself."""
    workspace = session.workspace

    def answer(some: Sequence[Register], language: str) -> Outline:
        found = [(register, workspace.case(register).hops) for register in some]
        return transfers_outline(found, asked, workspace.law, language)

    banner = "transfers-internal" if asked.is_internal else "transfers"
    own = [register for register in registers if register.name != SHARED]
    made = answered(session, Question("transfers", own, answer, is_draft=True, banner=banner), target)
    assert isinstance(made, Written), "a target was given"
    return made


def _row(session: Session, words: Words, hop: Hop, may: bool) -> TransferRow:
    register, law = words.register, session.workspace.law
    declared = mark(register, hop, law)
    entry = judged_entry(words, hop, declared, may)
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
        "only_may": may,
        # The entry begins with the same steps, in words.
        "steps": [
            _step(step, said.text, session.language) for step, said in zip(hop.steps, entry.details, strict=False)
        ],
        "own_rows": list(hop.own),
    }
    return TransferRow(register.name, name_at(words, hop.exporter), hop.importer, entry, values)


def _step(step: Step, said: str, language: str) -> dict[str, Any]:
    law, source = law_of(step)
    return {
        "key": step.key,
        "text": said,
        "law": law or None,
        "source": text(source, language) if source else None,
    }


def _exposed(words: Words, exposure: Exposure) -> TransferRemark:
    register = words.register
    values = {
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
    return TransferRemark(register.name, exposure_entry(words, exposure), values)


def _differing(words: Words, difference: Difference) -> TransferRemark:
    register, hop = words.register, difference.hop
    entry = difference_entry(words, difference)
    values = {
        "register": register.name,
        "kind": difference.sort,
        "reason": difference.reason,
        "hop": (hop.engagement or hop.importer) if hop else None,
        **({"exporter": hop.exporter, "importer": hop.importer} if hop else {}),
        "text": entry.text,
        "law": difference.law,
        "record": difference.at.record,
        "field": dotted(difference.at.field),
    }
    return TransferRemark(register.name, entry, values)
