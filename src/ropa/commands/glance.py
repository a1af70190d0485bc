"""The figures of the home screen, each with the command line that shows what is behind it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from ropa.commands.lookup import counted
from ropa.commands.session import Session
from ropa.finding import Finding, LegalClass
from ropa.i18n import text
from ropa.model import KINDS
from ropa.questions.completeness import completeness
from ropa.questions.layouts import layout
from ropa.questions.obligations import obligations
from ropa.register import Register
from ropa.results import Tile
from ropa.rules import review_overdue
from ropa.store.git import GitError
from ropa.store.revision import FolderHistory
from ropa.transfers import Coverage, Hop, Risk, Verdict
from ropa.view.answers.share import share_words


def kinds(session: Session, register: Register) -> Iterator[Tile]:
    """How many records of each kind there are."""
    for kind, model in KINDS.items():
        if count := sum(1 for _ in register.of(model)):
            label = text(f"fields.kinds.{kind}", session.language)
            yield Tile(label, str(count), f"list {kind} --register {register.name}")


def worked_out(session: Session, register: Register) -> Iterator[Tile]:
    """Findings, transfers and duties of one register."""
    case, name = session.workspace.case(register), register.name
    findings = session.workspace.findings(register)
    yield Tile(session.text("findings"), counted(findings) or "0", f"check {name}")
    yield from _classes(session, findings, name)
    hops = case.hops
    yield from _verdicts(session, hops, name)
    real = [hop for hop in hops if hop.verdict is Verdict.TRANSFER]
    axes: tuple[tuple[str, type[StrEnum]], ...] = (("coverage", Coverage), ("risk", Risk))
    for option, members in axes:
        kept = Counter(str(getattr(hop, option)) for hop in real)
        for member in reversed(members):
            if kept[member]:
                label = _of_transfers(session, text(f"transfers.{option}.{member}", session.language))
                line = f"transfers {name} --verdict {Verdict.TRANSFER} --{option} {member}"
                yield Tile(label, str(kept[member]), line)
    found = completeness(case, layout("art30"))
    share = share_words(found.answered, found.asked, session.language)
    yield Tile(text("obligations.tile.completeness", session.language), share, f"completeness {name}")
    open_ = str(len(obligations(case).open))
    yield Tile(text("obligations.tile.open", session.language), open_, f"obligations {name} --open")
    code = review_overdue.CODE
    if count := sum(item.rule == code and not item.is_accepted for item in findings):
        yield Tile(session.text("tile.reviews"), str(count), f"check {name} --select {code}")


def _classes(session: Session, findings: Sequence[Finding], name: str) -> Iterator[Tile]:
    """Findings by class, those classes that have some."""
    for kind in LegalClass:
        if found := counted(item for item in findings if item.legal_class is kind):
            label = session.text("tile.class", kind=session.text(f"class.{kind}"))
            yield Tile(label, found, " ".join(("check", *filter(None, (name,)), "--class", kind)))


def _verdicts(session: Session, hops: Sequence[Hop], name: str) -> Iterator[Tile]:
    """Hops by verdict, those verdicts that some have."""
    for verdict in (Verdict.TRANSFER, Verdict.UNDETERMINABLE, Verdict.PLACE_ONLY):
        if count := sum(hop.verdict is verdict for hop in hops):
            label = text(f"transfers.count.{verdict}", session.language)
            yield Tile(label, str(count), " ".join(("transfers", *filter(None, (name,)), "--verdict", verdict)))


def _of_transfers(session: Session, said: str) -> str:
    return session.text("tile.transfers", said=said)


def lately(session: Session, register: Register) -> Iterator[Tile]:
    """The last change of a register that Git knows; nothing where it is not kept in Git, or was never changed."""
    workspace = session.workspace
    try:
        past = FolderHistory(register.name, workspace.folders[register.name], workspace.snapshot)
        last = past.commits(1)
    except (GitError, KeyError):
        return
    if last and last[0].parent:
        commit = last[0]
        line = f"diff {commit.parent[: len(commit.short)]} {commit.short} --register {register.name}"
        yield Tile(session.text("tile.changed"), commit.date.isoformat(), line)


def portfolio_tiles(session: Session, registers: Sequence[Register]) -> Iterator[Tile]:
    """What all registers come to; nothing where there is one."""
    if pending := len(session.workspace.pending):
        yield Tile(session.text("tile.unsaved"), str(pending), "changes")
    if len(registers) < 2:  # noqa: PLR2004 - one register is no portfolio
        return
    cases = [session.workspace.case(register) for register in registers]
    findings = [item for register in registers for item in session.workspace.findings(register)]
    yield Tile(session.text("findings"), counted(findings) or "0", "check")
    yield from _classes(session, findings, "")
    yield from _verdicts(session, [hop for case in cases for hop in case.hops], "")
    answers = [completeness(case, layout("art30")) for case in cases]
    share = share_words(sum(a.answered for a in answers), sum(a.asked for a in answers), session.language)
    yield Tile(text("obligations.tile.completeness", session.language), share, "completeness")
    open_ = sum(len(obligations(case).open) for case in cases)
    yield Tile(text("obligations.tile.open", session.language), str(open_), "obligations --open")
