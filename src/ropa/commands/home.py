"""`ropa home`: the workspace at a glance."""

from ropa.commands.lookup import counted
from ropa.commands.session import Session, as_command, formatted
from ropa.i18n import text
from ropa.model import KINDS
from ropa.questions.completeness import completeness
from ropa.questions.layouts import layout
from ropa.questions.obligations import obligations
from ropa.register import Register
from ropa.results import Home, RegisterSummary, Tile
from ropa.transfers import Verdict
from ropa.view.answers.share import share_words


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
    tiles += _duties(session, register)
    banner = session.text("reconstructed") if register.reconstructed else ""
    return RegisterSummary(name, register.organisation, banner, tuple(tiles))


def _duties(session: Session, register: Register) -> tuple[Tile, Tile]:
    """How much of Art. 30 is answered, and how much of what the record makes due is open."""
    case, name = session.workspace.case(register), register.name
    found = completeness(case, layout("art30"))
    share = share_words(found.answered, found.asked, session.language)
    return (
        Tile(text("obligations.tile.completeness", session.language), share, f"completeness {name}"),
        Tile(
            text("obligations.tile.open", session.language),
            str(len(obligations(case).open)),
            f"obligations {name} --open",
        ),
    )
