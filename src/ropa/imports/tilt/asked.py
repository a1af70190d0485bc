"""What holds for the whole organisation: rights and how to use them, transfers, automated decisions."""

from ropa.changes import Message
from ropa.imports.chapters import Chapter
from ropa.imports.gathering import Gathered
from ropa.imports.tilt import WORDS
from ropa.imports.trees import Node
from ropa.model import NONE


class Asked(Chapter):
    """Reads the chapters that are about no single activity."""

    def right(self, key: str, node: Node) -> None:
        """A right, and through which channel it is used."""
        own = [node.get(name) for name in node.names() if name != "supervisoryAuthority"]
        if all(one.is_empty for one in own):
            return
        record = self.register()
        if node.get("available").value is False:
            self.rest(record, *own)
            return
        email, url, more = node.get("email"), node.get("url"), node.get("description")
        proofs = [one for one in node.get("identificationEvidences").items() if one.text]
        said = {
            "via": "email" if email.text else "web-form" if url.text else "",
            "at": email.text or url.text,
            "identification": "; ".join(one.text for one in proofs),
            "note": more.text,
        }
        value = {"rights": list(WORDS["rights"][key]), **{name: text for name, text in said.items() if text}}
        record.say(("right",), value, node.at, "inferred" if url.text and not email.text else "stated")
        self.seen(node.get("available"), email, more, *proofs)
        if not email.text:
            self.seen(url)
        for one in own:
            self._noted(record, one)

    def _noted(self, record: Gathered, node: Node) -> None:
        for at, text in node.all():
            if at not in self.gathering.fates:
                record.note(text, at, at.removeprefix("$."))

    def transfers(self, node: Node) -> None:
        """To which third countries data go; what they rest on is said of no recipient, and kept as a note."""
        for one in node.items():
            record = self.register()
            country = one.get("country")
            if country.text:
                if not record.says("transfers", "statement"):
                    record.say(("transfers", "statement"), "possible", country.at, "inferred")
                self.place(record, ("transfers", "to"), country)
            for at, text in one.all():
                if at not in self.gathering.fates:
                    record.note(text, at, f"{country.text}: {at.removeprefix(f'{one.at}.')}".removeprefix(": "))

    def decisions(self, node: Node) -> None:
        """Whether decisions are made by machines alone, and how."""
        if node.is_empty:
            return
        record, used = self.register(), node.get("inUse")
        said = [part.text for part in (node.get("logicInvolved"), node.get("scopeAndIntendedEffects")) if part.text]
        if used.value is False and not said:
            self.state(record, ("automated_decisions",), NONE, used)
        elif used.value is True and said:
            self.state(record, ("automated_decisions",), "\n".join(said), node)
        elif used.value is True:
            self.unclear(record, Message("imports.cell.yes-without-what"), used)
        self.rest(record, node)
