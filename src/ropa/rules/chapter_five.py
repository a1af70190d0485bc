"""What the rules on transfers ask alike of hops, of the tables that declare them, and of their tools."""

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from ropa.finding import Pointer, Severity
from ropa.law import Status
from ropa.model import Activity, Document, Party
from ropa.register.once import listed_once, once
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, gives_reasons, name_of, place_name
from ropa.transfers import Coverage, Declaration, Hop, Verdict
from ropa.transfers.coverage import reason_of
from ropa.transfers.hop import Step
from ropa.vocabulary import Word, terms

DPF = "dpf"
"""The scope condition of the decision on the EU-US Data Privacy Framework."""

ANNULLED = {"privacy-shield": "T128", "scc-pre-2021": "T110"}
"""The tools that were annulled or repealed, and the rule on each."""


@listed_once
def moved(case: Case) -> Iterator[Hop]:
    """The hops that are transfers for certain."""
    yield from (hop for hop in case.hops if hop.verdict is Verdict.TRANSFER)


@listed_once
def declared(case: Case) -> Iterator[tuple[Hop, Declaration]]:
    """Every `transfer` table of a hop that is, or may be, a transfer; each once."""
    seen: set[Pointer] = set()
    for hop in case.hops:
        if hop.verdict in (Verdict.TRANSFER, Verdict.UNDETERMINABLE):
            for item in hop.declarations:
                if item.at not in seen:
                    seen.add(item.at)
                    yield hop, item


def using(case: Case, *tools: str) -> Iterator[tuple[Hop, Declaration]]:
    """Every such table that names one of some tools, where that can be relied on."""
    return (pair for pair in declared(case) if pair[1].transfer.tool in tools and case.law.in_force(tool_of(pair[1])))


def tool_of(item: Declaration) -> str:
    """The tool that a table names; empty where it names none."""
    return item.transfer.tool or ""


def marked(mark: str) -> tuple[str, ...]:
    """The tools that the closed list marks so."""
    return tuple(key for key, term in terms("tool").items() if term.marks.get(mark))


def resting(case: Case, *wanted: str) -> Iterator[tuple[Hop, str, str]]:
    """The transfers with those of their places that are covered, or not, for one of some reasons, in their order.

    Args:
        case: The register and the law.
        wanted: Rows of the table of coverage.
    """
    by_reason = _by_reason(case)
    found = [item for reason in wanted for item in by_reason.get(reason, ())]
    for _, hop, reason, place in sorted(found, key=itemgetter(0)):
        yield hop, reason, place


@once
def _by_reason(case: Case) -> Mapping[str, Sequence[tuple[int, Hop, str, str]]]:
    """Each place abroad of each transfer by why it is covered or not, numbered: a dozen rules ask for some."""
    found: dict[str, list[tuple[int, Hop, str, str]]] = {}
    told = ((hop, reason, place) for hop in moved(case) for reason, place in reasons(hop))
    for number, (hop, reason, place) in enumerate(told):
        found.setdefault(reason, []).append((number, hop, reason, place))
    return found


def resting_once(case: Case, *wanted: str) -> Iterator[Hop]:
    """The transfers of which some place is covered, or not, for one of some reasons."""
    yield from {id(hop): hop for hop, _, _ in resting(case, *wanted)}.values()


def reasons(hop: Hop) -> Iterator[tuple[str, str]]:
    """Why each place abroad is covered or not: the row of the table of coverage, and the place where it names one."""
    for step in hop.steps if hop.coverage else ():
        if step.key.startswith("coverage."):
            yield reason_of(step), _code(step)


def _code(step: Step) -> str:
    return str(step.params.get("code", "")).removeprefix("region/")


def field_of(item: Declaration, *path: str) -> Pointer:
    """A field of a `transfer` table."""
    return Pointer(item.at.record, (*item.at.field, *path))


def about(case: Case, hop: Hop, place: str = "") -> dict[str, str]:
    """The parameters of a message on a transfer: who receives it and, where it is given, in which place."""
    return {"name": name_of(case.register, hop.importer), **({"place": place_name(place)} if place else {})}


def is_excused(case: Case, at: Pointer) -> bool:
    """Whether the record says why a field, or a table that it stands in, cannot be or need not be filled in."""
    if not gives_reasons(case.register):
        return False
    own = at.record == case.register.address()
    record = case.register.own if own else case.register.at(at.record)
    names = [step for step in at.field if isinstance(step, str)]
    return record is not None and any(
        excused(case, record, ".".join(names[:length])) for length in range(1, len(names) + 1)
    )


def has_safeguard(case: Case, hop: Hop) -> bool:
    """Whether a safeguard that can be relied on is recorded, if only for the case that the first tool falls."""
    named = [word for item in hop.declarations for word in (item.transfer.tool, item.transfer.fallback) if word]
    return any(group_of(word) == "safeguard" and case.law.in_force(word) for word in named)


def group_of(tool: str) -> str:
    """The group of a tool: `adequacy`, `safeguard`, `derogation` or `annulled`; empty for a word that no list has."""
    term = terms("tool").get(tool)
    return str(term.marks["group"]) if term else ""


def is_annulled(case: Case, tool: str | None) -> bool:
    """Whether a tool was annulled or repealed, and is out of force on the day."""
    return tool in ANNULLED and not case.law.in_force(tool)


def annulled(case: Case, tool: str) -> Iterator[Hit]:
    """Every table that still names such a tool, as the one relied on or as the one to fall back on."""
    if case.law.in_force(tool):
        return
    for hop, item in declared(case):
        if tool not in (item.transfer.tool, item.transfer.fallback):
            continue
        params = {**about(case, hop), "date": case.law.date.isoformat()}
        if item.transfer.tool == tool:
            is_covered = hop.coverage is Coverage.COVERED
            grave = Severity.WARNING if is_covered else None
            yield Hit(field_of(item, "tool"), params, "covered" if is_covered else "", grave)
        else:
            yield Hit(field_of(item, "fallback"), params, "fallback", Severity.WARNING)


def condition_of(case: Case, place: str) -> str:
    """The key of what a recipient must meet for the partial decision on a place to cover it; empty where none."""
    found = case.law.jurisdiction(place)
    return found.scope_condition if found and found.status is Status.PARTIAL else ""


def scope_of(case: Case, place: str) -> str:
    """Whom the partial decision on a place covers, as a parameter of a text."""
    key = condition_of(case, place)
    found = case.law.jurisdiction(place)
    return Word(f"scope-condition/{key}") if key else (found.scope if found else "")


def assessments(case: Case) -> Iterator[tuple[Hop, str, Document]]:
    """The assessment of each transfer that rests on a safeguard: the hop, the document's address and the document."""
    for hop in resting_once(case, "safeguard"):
        item = hop.declarations[0]
        found = case.register.home(item.at.record).find(item.transfer.assessment or "")
        if found and isinstance(found[1], Document):
            yield hop, found[0], found[1]


def activities_of(case: Case, hop: Hop) -> Iterator[Activity]:
    """The activities whose data a hop carries."""
    for address in hop.activities:
        activity = case.register.at(address)
        if isinstance(activity, Activity):
            yield activity


def is_to_authority(case: Case, hop: Hop) -> bool:
    """Whether the importer of a hop is a public authority that receives the data as such and not for a service."""
    party = case.register.at(hop.importer)
    return isinstance(party, Party) and party.kind == "authority" and not hop.engagement
