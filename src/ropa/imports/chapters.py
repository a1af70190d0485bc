"""Documents that are trees, chapter by chapter: how a place of one is said of a record."""

from typing import Any

from ropa.changes import Message
from ropa.finding import Path
from ropa.imports.fields import Writing
from ropa.imports.gathering import Gathered, Gathering
from ropa.imports.imported import Concern, Fate
from ropa.imports.saying import LONGEST_NAME, Cell
from ropa.imports.trees import Node
from ropa.reading.cells.places import place
from ropa.reading.cells.reading import Basis, Reading


class Chapter(Writing):
    """Says what stands in places of a document of records."""

    def __init__(self, gathering: Gathering) -> None:
        super().__init__(gathering)
        self.gathering = gathering

    @staticmethod
    def cell(node: Node, target: str, text: str = "") -> Cell:
        """A place as the cell of a column, so that it is read as such."""
        shown = text or node.text
        heading = node.at.rpartition(".")[2]
        return Cell(node.at, heading, target, shown, shown, is_proposed=False)

    def put(self, record: Gathered, target: str, node: Node) -> None:
        """Say a place as a field of a record, where something stands there."""
        if node.text:
            self.write(record, self.cell(node, target))

    def place(self, record: Gathered, path: Path, node: Node) -> None:
        """Say a place as a country of a record."""
        if node.text:
            self._say(record, path, place(node.text, self._language), self.cell(node, ""))

    def state(self, record: Gathered, path: Path, value: Any, node: Node, basis: Basis = "stated") -> None:
        """State a value that all of what stands in a place says together."""
        record.say(path, value, node.at, basis)
        self.seen(node)

    def seen(self, *nodes: Node) -> None:
        """Account for places that a value was read from."""
        for node in nodes:
            for at, _ in node.all():
                self.gathering.fates.setdefault(at, Fate.VALUE)

    def rest(self, record: Gathered, *nodes: Node) -> None:
        """Keep as notes of a record what stands in places and was not accounted for."""
        for node in nodes:
            for at, text in node.all():
                if at not in self.gathering.fates:
                    record.note(text, at, at.removeprefix(f"{node.at}.") if node.value != text else _last(at))

    def unclear(self, record: Gathered, message: Message, node: Node) -> None:
        """Keep as a note what was not understood, and say so."""
        record.note(node.text, node.at, _last(node.at))
        self.gathering.remark(Concern.UNCLEAR, message, node.at, node.text)

    def called(self, node: Node) -> Gathered:
        """The party that a place names; of a sentence that stands for a name, the whole is kept too."""
        party = self.party(self.cell(node, "party.name"), node.text)
        if len(node.text) > LONGEST_NAME:
            party.note(node.text, node.at, _last(node.at))
        return party

    def contact(self, party: Gathered, node: Node) -> None:
        """Where a party is and how it is reached."""
        self.place(party, ("seat",), node.get("country"))
        for key in ("address", "email", "phone"):
            self.put(party, f"party.{key}", node.get(key))

    def register(self) -> Gathered:
        """The register's own record."""
        return self.gathering.record("register", self.gathering.context.register.organisation, "")

    def read(self, record: Gathered, path: Path, reading: Reading[Any], node: Node) -> bool:
        """Say what was read from a place, with its doubt; whether it was."""
        return self._say(record, path, reading, self.cell(node, ""))


def _last(at: str) -> str:
    return at.rpartition(".")[2]
