"""The figures of the home screen, each with the command line that shows what is behind it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ropa.commands.lately import DAYS as BACK
from ropa.commands.lately import Lately, lately
from ropa.commands.lookup import counted
from ropa.commands.reviews import DAYS
from ropa.commands.session import Session
from ropa.finding import Finding, LegalClass
from ropa.i18n import text
from ropa.model import KINDS, Activity
from ropa.questions.completeness import completeness
from ropa.questions.layouts import layout
from ropa.questions.obligations import obligations
from ropa.questions.reviews import Reviews, reviews
from ropa.register import SHARED, Register
from ropa.results import Tile
from ropa.transfers import Coverage, Hop, Risk, Verdict
from ropa.transfers.verdict import position
from ropa.view.answers.share import share_words
from ropa.view.words import place_words


@dataclass(frozen=True, slots=True)
class Figures:
    """What takes long to work out of one register, for its own tiles and for those of all registers.

    Attributes:
        answered: How many points of Art. 30 it answers.
        asked: Of how many; none while there is no activity, since almost nothing is asked then.
        open: How many duties want something done.
        reviews: Which reviews are overdue or come due.
    """

    answered: int
    asked: int
    open: int
    reviews: Reviews


def figures(session: Session, register: Register) -> Figures:
    """These figures of a register."""
    case = session.workspace.case(register)
    found = completeness(case, layout("art30"))
    part, whole = (found.answered, found.asked) if any(register.of(Activity)) else (0, 0)
    return Figures(part, whole, len(obligations(case).open), reviews(case, DAYS))


def kinds(session: Session, register: Register) -> Iterator[Tile]:
    """How many records of each kind there are; of activities, also that there is none."""
    for kind, model in KINDS.items():
        count = sum(1 for _ in register.of(model))
        if count or (model is Activity and register.name != SHARED):
            label = text(f"fields.kinds.{kind}", session.language)
            yield Tile(label, str(count), f"list {kind} --register {register.name}")


def worked_out(session: Session, register: Register, known: Figures) -> Iterator[Tile]:
    """Findings, transfers and duties of one register."""
    case, name = session.workspace.case(register), register.name
    findings = session.workspace.findings(register)
    yield Tile(session.text("findings"), counted(findings) or "0", f"check {name}")
    yield from _classes(session, findings, name)
    hops = case.hops
    yield from _verdicts(session, hops, name)
    real = [hop for hop in hops if hop.verdict is Verdict.TRANSFER]
    yield from _judged(session, real, name)
    yield from _places(session, real, name)
    share = share_words(known.answered, known.asked, session.language)
    yield Tile(text("obligations.tile.completeness", session.language), share, f"completeness {name}")
    yield Tile(text("obligations.tile.open", session.language), str(known.open), f"obligations {name} --open")
    yield from _reviews(session, known.reviews, name)


def _judged(session: Session, hops: Sequence[Hop], name: str) -> Iterator[Tile]:
    """Transfers by how they are covered and by their risk, the worst first."""
    axes: tuple[tuple[str, type[StrEnum]], ...] = (("coverage", Coverage), ("risk", Risk))
    for option, members in axes:
        kept = Counter(str(getattr(hop, option)) for hop in hops)
        for member in reversed(members):
            if kept[member]:
                label = _of_transfers(session, text(f"transfers.{option}.{member}", session.language))
                words = ("transfers", *filter(None, (name,)), "--verdict", Verdict.TRANSFER, f"--{option}", member)
                yield Tile(label, str(kept[member]), " ".join(words))


def _places(session: Session, hops: Sequence[Hop], name: str) -> Iterator[Tile]:
    """Transfers by the place outside the EEA that they lead to, those with most first."""
    law = session.workspace.law
    kept: Counter[str] = Counter()
    for hop in hops:
        kept.update({place.code for place in hop.places if place.code and position(place, law) == "abroad"})
    for code, count in sorted(kept.items(), key=lambda item: (-item[1], item[0])):
        label = _of_transfers(session, place_words(code, session.language))
        words = ("transfers", *filter(None, (name,)), "--verdict", Verdict.TRANSFER, "--place", code)
        yield Tile(label, str(count), " ".join(words))


def _reviews(session: Session, found: Reviews, name: str) -> Iterator[Tile]:
    """Reviews that are overdue, and those that come due; that there is no cycle, where nothing can be due."""
    language = session.language
    if not found.cycle:
        yield Tile(text("making.tile.no-cycle", language), text("making.tile.none", language), f"reviews {name}")
        return
    if found.overdue:
        yield Tile(session.text("tile.reviews"), str(len(found.overdue)), f"reviews {name} --overdue")
    label = text("making.tile.reviews-coming", language, days=DAYS)
    yield Tile(label, str(len(found.coming)), f"reviews {name} --coming")


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


def recently(session: Session, register: Register) -> Lately:
    """What changed in a register in as many days as home looks back."""
    return lately(session, register, BACK)


def changed(session: Session, register: Register, found: Lately) -> Iterator[Tile]:
    """What changed lately, and the last change where Git knows of one."""
    if found.last and found.last.parent:
        last = found.last
        line = f"diff {last.parent[: len(last.short)]} {last.short} --register {register.name}"
        yield Tile(session.text("tile.changed"), last.date.isoformat(), line)
    yield _changes(session, found.count, f"recent {register.name} --days {BACK}", is_in_git=found.is_in_git)


def _changes(session: Session, count: int, line: str, *, is_in_git: bool) -> Tile:
    return Tile(
        text(f"making.tile.{'commits' if is_in_git else 'files'}", session.language, days=BACK), str(count), line
    )


def portfolio_tiles(
    session: Session, registers: Sequence[Register], known: Sequence[Figures], recent: Sequence[Lately]
) -> Iterator[Tile]:
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
    real = [hop for case in cases for hop in case.hops if hop.verdict is Verdict.TRANSFER]
    yield from _judged(session, real, "")
    yield from _places(session, real, "")
    share = share_words(sum(one.answered for one in known), sum(one.asked for one in known), session.language)
    yield Tile(text("obligations.tile.completeness", session.language), share, "completeness")
    open_ = sum(one.open for one in known)
    yield Tile(text("obligations.tile.open", session.language), str(open_), "obligations --open")
    due = [one.reviews for one in known]
    if any(one.cycle for one in due):
        if overdue := sum(len(one.overdue) for one in due):
            yield Tile(session.text("tile.reviews"), str(overdue), "reviews --overdue")
        label = text("making.tile.reviews-coming", session.language, days=DAYS)
        yield Tile(label, str(sum(len(one.coming) for one in due)), "reviews --coming")
    line = f"recent --days {BACK}"
    if any(one.is_in_git for one in recent):
        # One commit can change several registers.
        yield _changes(session, len({done.key for one in recent for done in one.commits}), line, is_in_git=True)
    if any(not one.is_in_git for one in recent):
        yield _changes(session, sum(len(one.files) for one in recent), line, is_in_git=False)
