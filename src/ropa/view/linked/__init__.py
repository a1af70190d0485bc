"""The record of processing activities as a graph for machines, in terms of the W3C Data Privacy Vocabulary 2.3.

It holds what the document for an authority holds: what Art. 30 asks. Only what the record states or the organisation
confirmed is asserted; what is linked, inferred or another value is described and not asserted (`graph.triples`).
Silence is stated as such (`ropa:silentOn`), and so is a none (`ropa:statesNoneOf`). Transfers that were worked out are
things of our own class.
"""

from ropa.view.linked.art30 import linked
from ropa.view.linked.graph import Graph, Literal, Name, Triple

__all__ = ["Graph", "Literal", "Name", "Triple", "linked"]
