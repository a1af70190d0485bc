"""The resources of a Fides manifest as records: a system, and each of its privacy declarations as an activity."""

from collections.abc import Mapping

from ropa.changes import Message
from ropa.imports.chapters import Chapter
from ropa.imports.gathering import Gathered
from ropa.imports.imported import Concern
from ropa.imports.saying import LONGEST_NAME
from ropa.imports.trees import Node
from ropa.reading.cells.reading import Reading, read_as
from ropa.reading.words import table
from ropa.vocabulary import Word, nearest

WORDS: Mapping[str, Mapping[str, str]] = table(__package__, "words")
_LISTS = {"data": "data", "subject": "subject", "basis": "legal-basis", "condition": "special-condition"}

_OFFICES = ("controller", "data_protection_officer", "representative")
_FIELDS_OF_DECLARATIONS = {
    "impact_assessment_location": "activity.dpia.document",
    "retention_period": "activity.retention",
    "third_parties": "activity.recipients",
}
_FLOWS = ("egress", "ingress")


class Manifest(Chapter):
    """Reads the resources of one document."""

    def organisation(self, node: Node) -> None:
        """An organisation, and the offices that its manifest names."""
        name = node.get("name") if node.get("name").text else node.get("fides_key")
        if name.text:
            party = self.called(name)
            self.seen(node.get("fides_key"))
            for office in _OFFICES:
                self._office(office, node.get(office))
            self.rest(party, node)

    def _office(self, office: str, node: Node) -> None:
        name = node.get("name")
        if not name.text:
            return
        party = self.called(name)
        self.contact(party, node)
        self.rest(party, node)
        if office == "data_protection_officer":
            self.register().say(("dpo",), party.id, node.at)
        elif office == "representative":
            self.register().say(("representative",), party.id, node.at)

    def _system(self, node: Node) -> Gathered | None:
        """The system that bears the name of a node, or its key; None where it has neither and all of it is a rest."""
        name = node.get("name") if node.get("name").text else node.get("fides_key")
        if not name.text:
            self.rest(self.gathering.file, node)
            return None
        system = self._made("system", "name", name.text[:LONGEST_NAME], self.cell(name, ""))
        if len(name.text) > LONGEST_NAME:
            system.note(name.text, name.at)
        return system

    def system(self, node: Node) -> None:
        """A system, and what it does."""
        system = self._system(node)
        if system is None:
            return
        function = node.get("administrating_department")
        for declaration in node.get("privacy_declarations").items():
            self._declaration(declaration, system, function)
        self.seen(node.get("fides_key"))
        self._flows(node)
        self.rest(system, node)

    def _declaration(self, node: Node, system: Gathered, function: Node) -> None:
        use, named = node.get("data_use"), node.get("name")
        name = named.text or f"{system.name} – {use.text or node.at}"
        short = name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + " …"
        activity = self.gathering.record("activity", short, node.at, is_new=True)
        is_whole = bool(named.text) and short == name
        activity.say(("name",), short, named.at if named.text else node.at, "stated" if is_whole else "inferred")
        if named.text and not is_whole:
            activity.note(named.text, named.at)
        activity.say(("systems",), system.id, node.at)
        if use.text:
            activity.say(("purposes",), use.text, use.at, "inferred")
        for key, field in (("data_categories", "data"), ("data_subjects", "subject")):
            for one in node.get(key).items():
                path = ("data",) if field == "data" else ("subjects",)
                self._word(activity, path, field, one.get("name") if one.names() else one)
        self._ground(activity, ("legal_basis",), "basis", node.get("legal_basis_for_processing"), "basis")
        condition = node.get("special_category_legal_basis")
        self._ground(activity, ("special_categories",), "condition", condition, "condition")
        for key, target in _FIELDS_OF_DECLARATIONS.items():
            self.put(activity, target, node.get(key))
        self.put(activity, "activity.business_function", function)
        self._flows(node)
        self.rest(activity, node)

    def _ground(self, record: Gathered, path: tuple[str, ...], words: str, node: Node, key: str) -> None:
        if not node.text:
            return
        known = WORDS[words].get(node.text.casefold())
        if known:
            self.state(record, path, {key: known}, node)
        else:
            near = nearest(node.text.casefold(), WORDS[words])
            term = {"term": Word(f"{_LISTS[words]}/{WORDS[words][near]}")} if near else {}
            self.unclear(record, Message("imports.cell.near-term" if near else "imports.cell.no-term", term), node)

    def _word(self, record: Gathered, path: tuple[str, ...], words: str, node: Node) -> None:
        """A key of the taxonomy: the word that it means, or that a key above it means; else a word of one's own."""
        if not node.text:
            return
        steps = node.text.split(".")
        for length in range(len(steps), 0, -1):
            if known := WORDS[words].get(".".join(steps[:length])):
                reading = read_as(known, "term", term=Word(f"{words}/{known}"))
                self.read(
                    record, path, Reading(known, "inferred", None if length == len(steps) else reading.doubt), node
                )
                return
        near = nearest(node.text, WORDS[words])
        doubt: Reading[str] = Reading(None)
        if near:
            doubt = Reading(None, "inferred", Message("", {"term": Word(f"{words}/{WORDS[words][near]}")}))
        self.read(record, path, self._own(words, node.text[:LONGEST_NAME], self.cell(node, ""), doubt), node)

    def data_set(self, node: Node) -> None:
        """A data set as a place where data are kept; of its fields, which data they hold."""
        system = self._system(node)
        if system is None:
            return
        self.seen(node.get("fides_key"))
        waiting = [node]
        while waiting:
            there = waiting.pop()
            for one in there.get("data_categories").items():
                self._word(system, ("data",), "data", one)
            for key in ("fields", "collections"):
                waiting += reversed(there.get(key).items())
        inner = [at for key in ("collections", "fields") for at, _ in node.get(key).all()]
        left = [at for at in inner if at not in self.gathering.fates]
        if left:
            self.gathering.left_out("data-set-fields", left, name=system.name)
        self.rest(system, node)

    def _flows(self, node: Node) -> None:
        """What flows between systems; the record knows no such edges, so it is kept and told."""
        for way in _FLOWS:
            for one in node.get(way).items():
                self.gathering.remark(Concern.NOTED, Message("imports.remark.flow"), one.at, one.get("fides_key").text)

    def own_word(self, node: Node, kind: str) -> None:
        """A category that the manifest defines itself."""
        key = node.get("fides_key")
        if not key.text or key.text in WORDS[kind]:
            self.rest(self.gathering.file, node)
            return
        term = self.gathering.record(kind, key.text[:LONGEST_NAME], key.at)
        name = node.get("name")
        if not term.says("name"):
            called = name if name.text and len(name.text) <= LONGEST_NAME else key
            term.say(("name",), called.text[:LONGEST_NAME], called.at)
        self.rest(term, node)
