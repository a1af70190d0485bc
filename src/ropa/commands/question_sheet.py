"""Open questions as a list: what each says in which column."""

from collections.abc import Callable, Mapping

from ropa.commands.session import Session
from ropa.commands.sheets import Said, Sheet, plain
from ropa.finding import dotted
from ropa.i18n import one_line, text
from ropa.view.asking import Asked


class QuestionSheet(Sheet[Asked]):
    """What a list of open questions shows."""

    name = "question"
    kept = ("kind", "question")
    usual = ("owner", "record", "law", "known", "field", "register")
    labels = "asking"  # as in a list to be filled in

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = text("asking.title-several", self.language)
        self.columns: Mapping[str, Callable[[Asked], Said]] = {
            "kind": self._kind,
            "question": lambda item: plain(item.question),
            "owner": lambda item: plain(one_line(item.point.owner)),
            "record": lambda item: plain(item.point.at.record),
            "field": lambda item: Said(((dotted(item.point.at.field), item.field),)),
            "law": lambda item: plain(item.point.law),
            "known": lambda item: Said(tuple((entry.text, entry.text) for entry in item.known)),
            "register": lambda item: plain(item.register),
        }

    def identity(self, item: Asked) -> str:
        """The key of the question, which stays."""
        return item.point.key

    def link(self, item: Asked) -> str:
        """The record that it is asked of."""
        return item.point.at.record

    def register(self, item: Asked) -> str:
        """The register that leaves it open."""
        return item.register

    def _kind(self, item: Asked) -> Said:
        kind = item.point.kind
        return Said(((kind.value, text(f"asking.kind.{kind}", self.language)),))
