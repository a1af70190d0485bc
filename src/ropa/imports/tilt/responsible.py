"""Who is responsible: the controller, its data protection officer, the supervisory authority."""

from ropa.changes import Message
from ropa.i18n import text
from ropa.imports.chapters import Chapter
from ropa.imports.imported import Concern
from ropa.imports.trees import Node
from ropa.reading.cells.reading import Reading
from ropa.reading.cells.vocabulary import term
from ropa.reading.names import same_name
from ropa.reading.records import names_of


class Responsible(Chapter):
    """Reads the chapters about parties that answer for the processing."""

    def controller(self, node: Node) -> None:
        """Who decides; the register says of itself who it is, so another name is told and changes nothing."""
        if node.is_empty:
            return
        name = node.get("name")
        if not name.text:
            self.rest(self.gathering.file, node)
            return
        party = self.called(name)
        self.contact(party, node)
        self.rest(party, node)
        register = self.gathering.context.register
        found = register.find(register.own.organisation) if register.own else None
        known = names_of(found[1]) if found else (register.name,)
        if same_name(name.text) not in map(same_name, known):
            message = Message("imports.remark.other-organisation", {"organisation": register.organisation})
            self.gathering.remark(Concern.UNCLEAR, message, name.at, name.text)

    def officer(self, node: Node, controller: str) -> None:
        """The data protection officer; one without a name is called by the office."""
        if node.is_empty:
            return
        name = node.get("name")
        if name.text:
            party = self.called(name)
        else:
            label = text("fields.register.dpo", self._language)
            party = self.gathering.record("party", f"{label} – {controller}" if controller else label, node.at)
            party.say(("name",), party.name, node.at, "inferred")
        self.contact(party, node)
        self.rest(party, node)
        self.register().say(("dpo",), party.id, node.at)

    def authority(self, node: Node) -> None:
        """The supervisory authority that complaints are sent to."""
        name = node.get("name")
        if not name.text:
            return
        party = self.called(name)
        party.say(("category",), "supervisory-authority", name.at, "inferred")
        self.contact(party, node)
        self.rest(party, node)
        known = term("authority", name.text, self.gathering.context.register)
        if known.value:
            self.read(self.register(), ("authority",), Reading(known.value, known.basis, known.doubt), name)
