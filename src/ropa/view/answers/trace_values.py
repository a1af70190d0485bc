"""The answer of `trace` as plain values."""

from collections.abc import Mapping
from typing import Any

from ropa.graph import Edge
from ropa.model import Activity
from ropa.questions.trace import Trace, TracedHop
from ropa.register import Register, statements


def trace_values(register: Register, found: Trace) -> Mapping[str, Any]:
    """The hops and paths of one register, keyed by the model's field names; null where the register is silent."""
    return {
        "register": register.name,
        "hops": [_hop(register, hop) for hop in found.hops],
        "apart": [_hop(register, hop) for hop in found.apart],
        "paths": [_nodes(path) for path in found.paths],
        "cut": found.is_cut,
        "exposures": [{"parent": edge.source, "party": edge.target} for edge in found.exposures],
        "open": [{"at": str(gap.at), "why": gap.why} for gap in found.gaps],
    }


def _hop(register: Register, hop: TracedHop) -> dict[str, Any]:
    judged, disclosure = hop.hop, hop.disclosure
    return {
        "grade": hop.grade,
        "source": hop.edge.source,
        "target": hop.edge.target,
        "relation": hop.edge.kind,
        "at": str(hop.edge.at),
        "data": None if hop.data is None else list(hop.data),
        "activities": [_activity(register, address) for address in hop.activities],
        "disclosure": disclosure and disclosure.model_dump(mode="json", by_alias=True),
        "importer": judged and judged.importer,
        "engagement": (judged and judged.engagement) or None,
        "places": [{"how": place.how, "place": place.code} for place in judged.places] if judged else None,
        "verdict": judged and judged.verdict,
        "coverage": judged and judged.coverage,
        "tool": (judged and judged.tool) or None,
        "path": _nodes(hop.witness),
    }


def _activity(register: Register, address: str) -> dict[str, Any]:
    record, key = register.at(address), address.partition("/")[2]
    assert isinstance(record, Activity), "the question names activities of the register only"
    bases = [held.value.basis for held in statements(register, key, record, "legal_basis")]
    purposes = record.purposes or record.categories_of_processing
    return {"id": address, "purposes": purposes and list(purposes), "legal_basis": bases or None}


def _nodes(path: tuple[Edge, ...]) -> list[str]:
    return [path[0].source, *(edge.target for edge in path)]
