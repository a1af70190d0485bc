"""`ropa home`: the workspace at a glance."""

from ropa.commands.lookup import counted
from ropa.commands.session import Session, as_command, formatted
from ropa.i18n import text
from ropa.model import KINDS
from ropa.register import Register
from ropa.results import Home, RegisterSummary, Tile
from ropa.transfers import Verdict


@as_command("home")
@formatted
def command(session: Session) -> Home:
    """Show the workspace at a glance: records, findings and transfers per register, each with the command behind it."""
    workspace = session.workspace
    portfolio = workspace.portfolio
    return Home(
        str(session.root),
        tuple(_summary(session, register) for register in portfolio.registers.values() if register.own),
        tuple(
            workspace.located(finding)
            for finding in (
                *portfolio.findings,
                *(item for register in portfolio.registers.values() for item in register.findings),
            )
        ),
        workspace.law.date.isoformat(),
        workspace.law.checked.isoformat(),
    )


def _summary(session: Session, register: Register) -> RegisterSummary:
    name = register.name
    tiles = []
    for kind, model in KINDS.items():
        if count := sum(1 for _ in register.of(model)):
            label = text(f"fields.kinds.{kind}", session.language)
            tiles.append(Tile(label, str(count), f"list {kind} --register {name}"))
    findings = session.workspace.findings(register)
    tiles.append(Tile(session.text("findings"), counted(findings) or "0", f"check {name}"))
    hops = session.workspace.case(register).hops
    for verdict in (Verdict.TRANSFER, Verdict.UNDETERMINABLE, Verdict.PLACE_ONLY):
        if count := sum(hop.verdict is verdict for hop in hops):
            label = text(f"transfers.count.{verdict}", session.language)
            tiles.append(Tile(label, str(count), f"transfers {name}"))
    banner = session.text("reconstructed") if register.reconstructed else ""
    return RegisterSummary(name, register.organisation, banner, tuple(tiles))
