"""Whether a tool of Chapter V covers an importer abroad, or one whose place is not known."""

from ropa.i18n import Key
from ropa.law import Jurisdiction, Law, Status
from ropa.model import Transfer
from ropa.transfers.hop import Coverage, PlaceUse, Step
from ropa.vocabulary import Word, terms


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
    if place.code is None:
        if place.how == "seat" and said == "only-adequate":
            return Coverage.CONDITION_UNCONFIRMED, Step("coverage.only-adequate")
        return Coverage.UNDETERMINABLE, Step("coverage.silent", {"how": Key(f"transfers.how.{place.how}")})
    tool = _tool(law, declared)
    if place.code in ("ADEQUATE", "EEA-OR-ADEQUATE"):
        return tool or (Coverage.CONDITION_UNCONFIRMED, Step("coverage.country-not-named"))
    found = law.jurisdiction(place.code)
    if found is None and place.code != "THIRD" and not place.code.startswith("org:"):
        return Coverage.UNDETERMINABLE, Step("coverage.unknown", {"code": place.code})
    decided = found and _adequacy(found, declared, exporter)
    if decided and decided[0] is Coverage.COVERED:
        return decided
    return tool or decided or _no_tool(law, place.code, declared)


def _adequacy(found: Jurisdiction, declared: Transfer | None, exporter: str | None) -> tuple[Coverage, Step] | None:
    params = {"code": found.code, "decision": found.decision}
    if exporter in found.unsettled_for:
        return Coverage.CONDITION_UNCONFIRMED, Step(
            "coverage.exporter-unsettled", {**params, "exporter": exporter or ""}
        )
    if found.status is Status.ADEQUATE:
        return Coverage.COVERED, Step("coverage.adequate", params)
    scope = declared.scope if declared else None
    if found.status is not Status.PARTIAL or (scope and scope.active is False):
        return None
    if scope and scope.active:
        return Coverage.COVERED, Step("coverage.partial-confirmed", params)
    return Coverage.CONDITION_UNCONFIRMED, Step("coverage.partial-unconfirmed", params)


def _tool(law: Law, declared: Transfer | None) -> tuple[Coverage, Step] | None:
    """What a recorded safeguard or derogation gives; None where none is recorded or it is not in force."""
    if declared is None or declared.tool is None or not law.in_force(declared.tool):
        return None
    term = terms("tool")[declared.tool]
    params = {"tool": Word(f"tool/{declared.tool}"), "law": term.law}
    # The annulled clauses were a safeguard until their last day.
    if term.marks.get("group") in ("safeguard", "annulled"):
        if declared.assessment:
            return Coverage.COVERED, Step("coverage.safeguard", params)
        return Coverage.CONDITION_UNCONFIRMED, Step("coverage.not-assessed", params)
    if term.marks.get("group") == "derogation":
        return Coverage.CONDITION_UNCONFIRMED, Step("coverage.derogation", params)
    return None


def _no_tool(law: Law, code: str, declared: Transfer | None) -> tuple[Coverage, Step]:
    if declared is not None and declared.tool is not None:
        key = "coverage.no-decision" if law.in_force(declared.tool) else "coverage.not-in-force"
        params = {"tool": Word(f"tool/{declared.tool}"), "code": code, "date": law.date.isoformat()}
        return Coverage.NO_TOOL_RECORDED, Step(key, params)
    return Coverage.NO_TOOL_RECORDED, Step("coverage.none", {"code": code})
