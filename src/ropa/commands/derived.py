"""What checks and the graph say of a record, as words for the filter; each worked out when a query asks for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ropa.finding import Finding
from ropa.graph import Kind
from ropa.model import NONE, Engagement, Party
from ropa.query import folded
from ropa.register import SHARED, Register
from ropa.transfers import Verdict
from ropa.vocabulary import label
from ropa.workspace import Workspace

if TYPE_CHECKING:
    from ropa.questions.uses import Uses


class Derived:
    """The words of the fields `finding`, `to` and `uses` of one register's records."""

    def __init__(self, workspace: Workspace, register: Register, language: str) -> None:
        self._workspace = workspace
        self.register = register
        self.language = language
        self._said: dict[tuple[str, str], str] = {}

    def said(self, address: str, name: str) -> str:
        """The words of one of these fields of a record, a line each, folded for comparison."""
        if (address, name) not in self._said:
            found = {"finding": self._finding, "to": self._to, "uses": self._uses}[name](address)
            self._said[address, name] = folded("\n".join(dict.fromkeys(found)))
        return self._said[address, name]

    @cached_property
    def findings(self) -> Mapping[str, list[Finding]]:
        """What is wrong with each record, and was not accepted."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self._workspace.findings(self.register):
            if not finding.is_accepted:
                found[finding.at.record].append(finding)
        return found

    @property
    def is_checked(self) -> bool:
        """Whether that is known already."""
        return "findings" in self.__dict__ or self._workspace.is_checked(self.register)

    def _finding(self, address: str) -> Iterator[str]:
        for finding in self.findings.get(address, ()):
            yield finding.rule
            yield finding.severity
        if address not in self.findings:
            yield NONE

    def _to(self, address: str) -> Iterator[str]:
        for edge in self._workspace.case(self.register).index.leaving(address):
            if edge.kind in (Kind.DISCLOSES, Kind.JOINTLY):
                yield from self._recipient(edge.target)
        yield from self._places.get(address, ())

    def _recipient(self, address: str) -> Iterator[str]:
        """A recipient's name, kind and category."""
        record = self.register.at(address)
        if isinstance(record, Engagement):
            found = self.register.home(address).find(record.party)
            record = found[1] if found else None
        if isinstance(record, Party):
            yield record.name
            for vocabulary, word in (("party-kind", record.kind), ("party-category", record.category)):
                if word:
                    yield from (word, label(vocabulary, word, self.language))

    @cached_property
    def _places(self) -> Mapping[str, list[str]]:
        """Where data go out of the EEA, by what sends them and what receives them."""
        found: dict[str, list[str]] = defaultdict(list)
        registers = [self.register]
        if self.register.name == SHARED:
            # What receives data stands here, what sends them in the registers that refer to it.
            registers = list(self._workspace.portfolio.registers.values())
        hops = (hop for register in registers for hop in self._workspace.case(register).hops)
        for hop in hops:
            if hop.verdict is Verdict.NOT_A_TRANSFER:
                continue
            codes = [place.code for place in hop.places if place.code]
            words = ["third-country" if hop.verdict is Verdict.TRANSFER else hop.verdict, *codes]
            for address in {*hop.activities, hop.engagement, hop.importer}:
                found[address] += words
        return found

    def _uses(self, address: str) -> Iterator[str]:
        seen = {address}
        waiting = [address]
        while waiting:
            for used in self._used(waiting.pop()):
                if used not in seen:
                    seen.add(used)
                    waiting.append(used)
                    yield from (used, used.partition("/")[2] or used)

    def _used(self, address: str) -> Iterable[str]:
        """What a record uses itself; many are on the way from several."""
        if address not in self._known:
            self._known[address] = [use.used for use in self._all.by(address)]
        return self._known[address]

    @cached_property
    def _all(self) -> "Uses":
        # Walks references, which only this question needs.
        from ropa.questions.uses import Uses  # noqa: PLC0415

        shared = self.register.shared
        return Uses((self.register, shared) if shared else (self.register,))

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        return {}
