"""Why a tool of Chapter V covers an importer abroad, or one whose place is not known, or why none does.

The code finds the reason; what each reason says of coverage, and by which law, stands in `coverage.toml`.
"""

from ropa.i18n import Key
from ropa.law import Jurisdiction, Law, Status
from ropa.model import Transfer
from ropa.transfers.hop import Coverage, PlaceUse, Step
from ropa.transfers.regions import place_name
from ropa.transfers.tables import reasoned, table
from ropa.vocabulary import Term, Word, terms


def coverage_of(
    place: PlaceUse, law: Law, declared: Transfer | None, said: str | None, exporter: str | None
) -> tuple[Coverage, Step]:
    """Whether a place is covered, and why.

    Args:
        place: A place outside the EEA, or one that cannot be told.
        law: The law of a day.
        declared: The transfer that the record declares, if any.
        said: The organisation-wide statement on transfers, if any.
        exporter: Country of the exporter, where it is known.
    """
    step = _reason(place, law, declared, said, exporter)
    return Coverage(table("coverage")[reason_of(step)].outcome), step


def reason_of(step: Step) -> str:
    """The row of the table that a step on coverage stands for."""
    return step.key.removeprefix("coverage.")


def _step(reason: str, params: dict[str, str]) -> Step:
    return reasoned("coverage", reason, params)


def _reason(place: PlaceUse, law: Law, declared: Transfer | None, said: str | None, exporter: str | None) -> Step:
    if place.code is None:
        if place.how == "seat" and said == "only-adequate":
            return _step("only-adequate", {})
        return _step("silent", {"how": Key(f"transfers.how.{place.how}")})
    tool = _tool(law, declared)
    if place.code in ("ADEQUATE", "EEA-OR-ADEQUATE"):
        return tool or _step("country-not-named", {})
    found = law.jurisdiction(place.code)
    if found is None and place.code != "THIRD" and not place.code.startswith("org:"):
        return _step("unknown", {"code": place.code})
    decided = found and _adequacy(found, declared, exporter, law)
    if decided and table("coverage")[reason_of(decided)].outcome == Coverage.COVERED:
        return decided
    return tool or decided or _no_tool(law, place.code, declared)


def _adequacy(found: Jurisdiction, declared: Transfer | None, exporter: str | None, law: Law) -> Step | None:
    params = {"code": found.code, "decision": found.decision}
    if exporter in found.unsettled_for:
        return _step("exporter-unsettled", {**params, "exporter": exporter or ""})
    if found.status is Status.ADEQUATE:
        return _step("adequate", params)
    scope = declared.scope if declared else None
    if found.status is not Status.PARTIAL or (scope and scope.active is False):
        return None
    if scope is None or scope.active is None:
        return _step("partial-unconfirmed", params)
    return _step("partial-earlier" if _is_of_another(declared, found, law) else "partial-confirmed", params)


def _is_of_another(declared: Transfer | None, found: Jurisdiction, law: Law) -> bool:
    """Whether it was under another decision that a recipient was looked up: one that has fallen, or an earlier one."""
    if declared is None or declared.scope is None:
        return False
    term = terms("tool").get(declared.tool or "")
    has_fallen = term is not None and _is_decision(term) and not law.in_force(term.key)
    return has_fallen or (declared.scope.checked is not None and declared.scope.checked < found.begins)


def _is_decision(term: Term) -> bool:
    return bool(term.marks.get("decision"))


def _tool(law: Law, declared: Transfer | None) -> Step | None:
    """What a recorded safeguard or derogation gives; None where none is recorded or it is not in force."""
    if declared is None or declared.tool is None or not law.in_force(declared.tool):
        return None
    term = terms("tool")[declared.tool]
    params = {"tool": Word(f"tool/{declared.tool}"), "law": term.law}
    # The annulled clauses were a safeguard until their last day; an annulled decision never was one.
    if _is_decision(term):
        return None
    if term.marks.get("group") in ("safeguard", "annulled"):
        return _step("safeguard" if declared.assessment else "not-assessed", params)
    return _step("derogation", params) if term.marks.get("group") == "derogation" else None


def lapsed(law: Law, declared: Transfer | None, covered: tuple[Step, ...]) -> Step | None:
    """That a recorded tool is not in force, where something else decides on coverage and so would hide it."""
    if declared is None or declared.tool is None or declared.tool not in terms("tool") or law.in_force(declared.tool):
        return None
    if any(reason_of(step) == "not-in-force" for step in covered):
        return None
    return Step("tool-lapsed", {"tool": Word(f"tool/{declared.tool}"), "date": law.date.isoformat()})


def _no_tool(law: Law, code: str, declared: Transfer | None) -> Step:
    if declared is not None and declared.tool is not None:
        reason = "no-decision" if law.in_force(declared.tool) else "not-in-force"
        params = {"tool": Word(f"tool/{declared.tool}"), "code": place_name(code), "date": law.date.isoformat()}
        return _step(reason, params)
    return _step("none", {"code": place_name(code)})
