"""Transfers that were worked out, as statements of our own that no reader takes for a declared one."""

import hashlib
from collections.abc import Iterable, Iterator

from ropa.model import Engagement, Party, Transfer, plan
from ropa.transfers import Hop, Verdict
from ropa.view.linked.describing import SILENT_ON
from ropa.view.linked.graph import TYPE, Name, Statement
from ropa.view.linked.names import field_name, place_name, record_name, term_name
from ropa.view.marks import State
from ropa.vocabulary import terms


def derived(hops: Iterable[Hop], used: set[tuple[str, str]]) -> Iterator[Statement]:
    """Every hop that leaves the EEA, may leave it, or cannot be told.

    Risk is left out, and so are the steps of the reasoning: both stay inside the organisation.

    Args:
        hops: The hops of a register.
        used: Where the terms are noted that are named.
    """
    for hop in hops:
        if hop.verdict is not Verdict.NOT_A_TRANSFER:
            yield from _hop(hop, used)


def _hop(hop: Hop, used: set[tuple[str, str]]) -> Iterator[Statement]:
    subject = hop_name(hop)

    def said(key: str, value: Name) -> Statement:
        return Statement(subject, Name("ropa", key), value)

    yield Statement(subject, TYPE, Name("ropa", "DerivedTransfer"))
    yield said("knownAs", Name("state", State.DERIVED))
    yield said("exporter", record_name(hop.exporter))
    yield said("importer", record_name(hop.importer))
    if hop.engagement:
        yield said("underEngagement", record_name(hop.engagement))
    yield said("verdict", Name("verdict", hop.verdict))
    if hop.coverage:
        yield said("coverage", Name("coverage", hop.coverage))
    for activity in hop.activities:
        yield said("ofActivity", record_name(activity))
    if not hop.activities:
        yield said("ofActivity", Name("applies", "not-attributed"))
    for use in hop.places:
        model = Party if use.how == "seat" else Engagement
        at = field_name(next(item for item in plan(model) if item.key == use.how))
        yield Statement(subject, at, place_name(use.code)) if use.code else Statement(subject, SILENT_ON, at)
    tool = field_name(next(item for item in plan(Transfer) if item.key == "tool"))
    if hop.tool in terms("tool"):
        used.add(("tool", hop.tool))
        yield Statement(subject, tool, term_name("tool", hop.tool))
    elif not hop.tool:
        yield Statement(subject, SILENT_ON, tool)


def hop_name(hop: Hop) -> Name:
    """The name of a hop, the same as long as the record leads to it from the same field."""
    parts = "\n".join((hop.exporter, hop.importer, hop.engagement, str(hop.at)))
    return Name("hop", hashlib.sha256(parts.encode("utf-8", "backslashreplace")).hexdigest()[:16])
