"""The steps of a map in words: who is at the other end of an edge, why, and what lies behind."""

from collections.abc import Iterator
from dataclasses import dataclass

from ropa.graph import Edge, Index
from ropa.i18n import labelled, listed, text
from ropa.model import Activity, Disclosure, Engagement, Party, System
from ropa.register import SHARED, Portfolio
from ropa.results import Neighbour
from ropa.view.answers.voice import named
from ropa.view.record import column
from ropa.view.words import Words
from ropa.vocabulary import label

_SAID = {
    Activity: ("purposes", "legal_basis"),
    Engagement: ("stored_in", "accessed_from"),
    Party: ("seat",),
    System: ("stored_in",),
}
"""What a neighbour says that tells why data go there or come from there, by its kind."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps away from a record.

    Attributes:
        portfolio: The registers.
        reach: The edges that may be followed.
        language: Language of everything but user text.
    """

    portfolio: Portfolio
    reach: Index
    language: str

    def beyond(self, edge: Edge, depth: int, passed: frozenset[str], *, is_forward: bool) -> Neighbour:
        """The node at the other end of an edge, and what lies behind it in the same direction.

        Args:
            edge: The edge.
            depth: How many steps are still followed, this one counted.
            passed: The nodes on the way to it, which are not shown again.
            is_forward: Whether it is followed the way data move.
        """
        node = edge.target if is_forward else edge.source
        name, link = named(self.portfolio, node, self.language)
        further: tuple[Neighbour, ...] = ()
        if depth > 1 and link and node not in passed:
            onward = self.reach.leaving(node) if is_forward else self.reach.reaching(node)
            # A way never leaves its register, also where a shared record would lead to another's.
            further = tuple(
                self.beyond(item, depth - 1, passed | {node}, is_forward=is_forward)
                for item in onward
                if item.register in (edge.register, SHARED) or edge.register == SHARED
                if (item.target if is_forward else item.source) not in passed
            )
        relation = text(f"interface.edge.{edge.kind}", self.language)
        return Neighbour(node, name, relation, listed(self._reasons(edge, node), self.language), bool(link), further)

    def _reasons(self, edge: Edge, node: str) -> Iterator[str]:
        """Data, role, purpose and certainty of a disclosure, and what the neighbour says of itself."""
        names = sorted(named(self.portfolio, item, self.language)[0] for item in edge.data or () if item != node)
        if names:
            yield ", ".join(names)
        if disclosure := self._disclosure(edge):
            role = label("role", disclosure.role, self.language) if disclosure.role else self._silence
            yield labelled(self._said("disclosure.role"), role, self.language)
            if disclosure.purpose:
                yield labelled(self._said("disclosure.purpose"), disclosure.purpose, self.language)
            if disclosure.certainty == "may":
                yield label("certainty", disclosure.certainty, self.language)
        found = self.portfolio.find(node)
        if found is None:
            return
        register, key, record = found
        words = Words(register, self.language)
        for name in _SAID.get(type(record), ()):
            entry = column(words, key, record, name)
            label_ = self._said(f"{type(record).KIND}.{name}")
            yield labelled(label_, entry.text or self._silence, self.language)

    def _disclosure(self, edge: Edge) -> Disclosure | None:
        """The disclosure that an edge stands for; None where it stands for none."""
        register = self.portfolio.registers.get(edge.register)
        record = register.recorded(edge.at.record) if register else None
        said = getattr(record, "disclosure", None)
        if edge.at.field[:1] != ("disclosure",) or not isinstance(said, tuple):
            return None
        number = edge.at.field[1] if len(edge.at.field) > 1 else None
        return next((item for at, item in enumerate(said) if at == number and isinstance(item, Disclosure)), None)

    @property
    def _silence(self) -> str:
        return text("document.silent", self.language)

    def _said(self, key: str) -> str:
        return text(f"fields.{key}", self.language)
