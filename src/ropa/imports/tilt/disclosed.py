"""What is processed: each category of data that a document discloses, with its purposes, bases, recipients, periods."""

import re

from ropa.changes import Message
from ropa.i18n.period import DURATION
from ropa.imports.chapters import Chapter
from ropa.imports.gathering import Gathered
from ropa.imports.imported import Concern
from ropa.imports.saying import LONGEST_NAME
from ropa.imports.tilt import WORDS
from ropa.imports.trees import Node
from ropa.reading.cells.bases import SAID_OF
from ropa.reading.cells.durations import retention
from ropa.reading.cells.reading import Reading, read_as
from ropa.reading.cells.vocabulary import term
from ropa.vocabulary import Word

_BASIS = re.compile(r"\s*(?:GDPR|DS-?GVO|AVG|RGPD)-6-1-(?P<letter>[a-f])\s*", re.I)
_HOURS = re.compile(r"PT?(\d{1,5})H")
_DAY = 24
_CLAIMS = ("legalRequirement", "contractualRegulation", "obligationToProvide")


class Disclosed(Chapter):
    """Reads one category of data as a processing activity."""

    def activity(self, node: Node, number: int) -> None:
        """An activity of the category's name, which is an interpretation and said to be one."""
        named = node.get("category")
        name = " ".join(named.text.split()) or f"{number + 1}"
        short = name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"
        activity = self.gathering.record("activity", short, node.at, is_new=True)
        activity.say(("name",), short, named.at, "inferred")
        for category in (named, *node.get("subcategories").items()):
            self._data(activity, category)
        for purpose in node.get("purposes").items():
            self._purpose(activity, purpose)
        for basis in node.get("legalBases").items():
            self._basis_of(activity, basis)
        for interest in node.get("legitimateInterests").items():
            self._interest_of(activity, interest)
        for recipient in node.get("recipients").items():
            self._recipient(activity, recipient)
        for only in node.get("recipientsOnlyCategory").items():
            self._recipient(activity, only)
        for storage in node.get("storage").items():
            self._storage(activity, storage)
        for provided in node.get("nonDisclosure").items():
            self._provision(activity, provided)
        identifier = node.get("_id")
        if identifier.text:
            self.gathering.left_out("identifier", [identifier.at])
        self.rest(activity, node)

    def _data(self, activity: Gathered, node: Node) -> None:
        if not node.text:
            return
        read = term("data", node.text, self._register)
        if read.value is None:
            name = " ".join(node.text.split())
            read = self._own("data", name[:LONGEST_NAME], self.cell(node, ""), read)
            if len(name) > LONGEST_NAME:
                made = self.gathering.record("data", name[:LONGEST_NAME], node.at)
                made.note(node.text, node.at)
        self.read(activity, ("data",), read, node)

    def _purpose(self, activity: Gathered, node: Node) -> None:
        if node.text:
            self.state(activity, ("purposes",), node.text, node)
            return
        purpose, more = node.get("purpose"), node.get("description")
        said = [part for part in dict.fromkeys((purpose.text, more.text)) if part]
        if said:
            activity.say(("purposes",), ": ".join(said), purpose.at if purpose.text else more.at)
            self.seen(purpose, more)

    def _basis_of(self, activity: Gathered, node: Node) -> None:
        reference, more = node.get("reference"), node.get("description")
        found = _BASIS.fullmatch(reference.text)
        if not found:
            if reference.text:
                self.write(activity, self.cell(reference, "activity.legal_basis"))
            return
        key = WORDS["bases"][found["letter"].lower()]
        said = {SAID_OF.get(key, "for"): more.text} if more.text else {}
        activity.say(("legal_basis",), {"basis": key, **said}, reference.at)
        self.seen(node)

    def _interest_of(self, activity: Gathered, node: Node) -> None:
        exists, reasoning = node.get("exists"), node.get("reasoning")
        if exists.value is not True:
            return
        known = {"basis": "legitimate-interests"}
        if reasoning.text:
            activity.statements = [item for item in activity.statements if item.value != known]
            self.state(activity, ("legal_basis",), {**known, "interest": reasoning.text}, node)
        elif not any(
            isinstance(one, dict) and one.get("basis") == known["basis"] for one in activity.says("legal_basis")
        ):
            self.state(activity, ("legal_basis",), known, node, "inferred")
        self.seen(exists)

    def _recipient(self, activity: Gathered, node: Node) -> None:
        named, category = node.get("name"), node.get("category")
        called = next((one for one in (node, named, node.get("division"), category) if one.text), None)
        if called is None:
            return
        party = self.called(called)
        role = term("role", category.text, self._register)
        if called is category or called is node:
            party.say(("named",), False, called.at, "inferred")
        elif role.value:
            self.seen(category)
        else:
            self.put(party, "party.category", category)
        self.contact(party, node)
        activity.say(("disclosure",), {"to": party.id, **({"role": role.value} if role.value else {})}, called.at)
        self.rest(party, node)

    def _storage(self, activity: Gathered, node: Node) -> None:
        periods = [one for one in node.get("temporal").items() if not one.is_empty]
        function = node.get("aggregationFunction")
        kind = WORDS["kinds"].get(function.text.casefold(), "") if len(periods) == 1 else ""
        for one in periods:
            self._period(activity, one, kind)
        if kind:
            self.seen(function)
        for text in (*node.get("purposeConditional").items(), *node.get("legalBasisConditional").items()):
            if text.text:
                self.read(activity, ("retention",), retention(text.text), text)

    def _period(self, activity: Gathered, node: Node, kind: str) -> None:
        length, more = node.get("ttl"), node.get("description")
        shown = length.text.upper()
        hours = _HOURS.fullmatch(shown)
        keep: Reading[str] = Reading(None)
        if hours and int(hours[1]) % _DAY == 0:
            days = f"P{int(hours[1]) // _DAY}D"
            keep = read_as(days, "hours-as-days", period=days)
        elif DURATION.fullmatch(shown):
            keep = Reading(shown)
        if length.text and keep.value is None:
            self.unclear(activity, Message("imports.cell.no-period"), length)
        said = {"keep": keep.value, "kind": kind if keep.value else None, "criteria": more.text}
        table = {key: value for key, value in said.items() if value}
        if table:
            activity.say(("retention",), table, node.at, keep.basis)
            self.seen(node)
        if keep.doubt:
            self.gathering.remark(Concern.READ_AS, keep.doubt, length.at, length.text)

    def _provision(self, activity: Gathered, node: Node) -> None:
        law, contract, duty = (node.get(key) for key in _CLAIMS)
        consequence = node.get("consequences")
        required = "statutory" if law.value is True else "contractual" if contract.value is True else ""
        if not required and duty.value is False and law.value is not True:
            required = "voluntary"
        if not required:
            if consequence.text:
                self.state(activity, ("provision",), {"consequence": consequence.text}, consequence)
            return
        said = {"consequence": consequence.text} if consequence.text else {}
        clashes = required == "statutory" and contract.value is True
        activity.say(("provision",), {"required": required, **said}, node.at, "inferred")
        self.seen(*(one for one in (law, duty, consequence, contract) if not (clashes and one is contract)))

    def sources(self, node: Node) -> None:
        """Where data come from, for the activity that is about them."""
        for one in node.items():
            category = one.get("dataCategory")
            activity = self.gathering.named("activity", category.text) if category.text else None
            record = activity or self.register()
            for source in one.get("sources").items():
                if source.get("publiclyAvailable").value is True:
                    self.state(record, ("sources",), "public-source", source.get("publiclyAvailable"))
                elif known := term("source", source.get("description").text, self._register).value:
                    self.read(record, ("sources",), read_as(known, "term", term=Word(f"source/{known}")), source)
            if activity is not None:
                self.seen(category)
            if one.get("_id").text:
                self.gathering.left_out("identifier", [one.get("_id").at])
            self.rest(record, one)
