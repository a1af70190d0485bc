"""`ropa home`: the workspace at a glance."""

import click

from ropa.commands.glance import Figures, changed, figures, kinds, portfolio_tiles, recently, worked_out
from ropa.commands.lately import Lately
from ropa.commands.session import Session, as_command, formatted
from ropa.register import Register
from ropa.results import Home, RegisterSummary


@as_command("home")
@click.option("--brief", "is_brief", is_flag=True, help="Only how many records there are, without any check.")
@formatted
def command(session: Session, is_brief: bool) -> Home:
    """Show the workspace at a glance, each figure with the command that shows what is behind it.

    Per register: records, findings by class, transfers by place, coverage and risk, how much of Art. 30 is answered,
    what is due, reviews that are overdue or come due, and what changed lately. What all registers come to stands above
    them.

    Example: ropa home --lang nl
    """
    workspace = session.workspace
    portfolio = workspace.portfolio
    own = [register for register in portfolio.registers.values() if register.own]
    summaries: list[RegisterSummary] = []
    known: list[Figures] = []
    recent: list[Lately] = []
    for register in own:
        session.waiting()
        if not is_brief:
            # Before the checks, which let go of what they share with these.
            known.append(figures(session, register))
            recent.append(recently(session, register))
        summaries.append(_summary(session, register, known[-1] if known else None, recent[-1] if recent else None))
    return Home(
        str(session.root),
        tuple(summaries),
        tuple(
            workspace.located(finding)
            for finding in (
                *portfolio.findings,
                *(item for register in portfolio.registers.values() for item in register.findings),
            )
        ),
        workspace.law.date.isoformat(),
        workspace.law.checked.isoformat(),
        tiles=() if is_brief else tuple(portfolio_tiles(session, own, known, recent)),
    )


def _summary(session: Session, register: Register, known: Figures | None, recent: Lately | None) -> RegisterSummary:
    tiles = list(kinds(session, register))
    if known and recent:
        tiles += [*worked_out(session, register, known), *changed(session, register, recent)]
    banner = session.text("reconstructed") if register.reconstructed else ""
    return RegisterSummary(register.name, register.organisation, banner, tuple(tiles))
