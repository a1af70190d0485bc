"""Hops between organisations as a list, with what stands beside them: what each says in which column."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from ropa.commands.session import Session
from ropa.commands.sheets import Said, Sheet
from ropa.i18n import has, one_line, text
from ropa.results import TransferRemark, TransferRow
from ropa.transfers import Coverage, Risk, Verdict
from ropa.view.recipients import name_at
from ropa.view.words import Words, place_words
from ropa.vocabulary import label, terms

HopLine = TransferRow | TransferRemark
"""A hop, or a line that stands beside the hops."""

_SCALES: Mapping[str, list[StrEnum]] = {"verdict": list(Verdict), "coverage": list(Coverage), "risk": list(Risk)}


class HopSheet(Sheet[HopLine]):
    """What a list of transfers shows."""

    name = "transfer"
    kept = ("exporter", "importer")
    usual = ("country", "verdict", "coverage", "risk", "role", "activities", "declared", "register")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = text("terminal.transfers", self.language)
        self._named = cache(self._name)
        self.columns: Mapping[str, Callable[[HopLine], Said]] = {
            "exporter": lambda item: self._address(item, "exporter"),
            "importer": lambda item: self._address(item, "importer", "party"),
            "country": self._country,
            **{name: self._scaled(name) for name in _SCALES},
            "role": self._role,
            "engagement": lambda item: self._address(item, "engagement"),
            "tool": self._tool,
            "activities": lambda item: Said(
                tuple((address, self._called(item, address)) for address in item.values.get("activities", ()))
            ),
            "declared": self._declared,
            "kind": self._kind,
            "register": lambda item: Said(((item.register, item.register),)),
        }

    def identity(self, item: HopLine) -> str:
        """Between whom a hop is and under which engagement; of another line, what it says."""
        if isinstance(item, TransferRow):
            values = item.values
            return f"{item.register}/{values['exporter']} {values['importer']} {values['id']}"
        return f"{item.register}/{item.entry.link} {item.entry.text}"

    def register(self, item: HopLine) -> str:
        """The register that it is found in."""
        return item.register

    def link(self, item: HopLine) -> str:
        """The engagement, the importer, or the record that a line is about."""
        return item.entry.link

    @staticmethod
    def is_faulty(item: HopLine) -> bool:
        """Whether a hop is not covered for sure or cannot be told, or a line beside the hops asks for a look."""
        if not isinstance(item, TransferRow):
            return True
        return item.values["verdict"] is Verdict.UNDETERMINABLE or item.values["coverage"] not in (
            None,
            Coverage.COVERED,
        )

    def _name(self, register: str, address: str) -> str:
        found = self.session.workspace.portfolio.registers.get(register)
        return one_line(name_at(Words(found, self.language), address)) if found else address

    def _called(self, item: HopLine, address: str) -> str:
        return self._named(item.register, address)

    def _address(self, item: HopLine, *names: str) -> Said:
        address = next((item.values[name] for name in names if item.values.get(name)), "")
        return Said(((address, self._called(item, address)),)) if address else Said()

    def _country(self, item: HopLine) -> Said:
        """Where the importer sits, reaches the data from and keeps it, or from where it is controlled."""
        if "country" in item.values:
            return self._places((item.values["country"],))
        if "places" in item.values:
            return self._places(place["place"] for place in item.values["places"])
        return Said()

    def _places(self, codes: Iterable[str | None]) -> Said:
        found = dict.fromkeys(codes)
        known = tuple((code, place_words(code, self.language)) for code in found if code)
        return Said(known, is_silent=not known)

    def _scaled(self, name: str) -> Callable[[HopLine], Said]:
        """What stands on a scale, the best first."""
        scale = _SCALES[name]
        said: dict[Any, Said] = {
            step: Said(((step.value, _step_words(name, step, self.language)),), size=str(weight))
            for weight, step in enumerate(scale)
        }
        nothing = Said()
        return lambda item: said.get(item.values.get(name), nothing)

    def _role(self, item: HopLine) -> Said:
        if not isinstance(item, TransferRow):
            return Said()
        role = item.values["role"]
        return Said(((role, _labelled(role, "role", self.language)),)) if role else Said(is_silent=True)

    def _tool(self, item: HopLine) -> Said:
        tool = item.values.get("tool")
        return Said(((tool, _labelled(tool, "tool", self.language)),)) if tool else Said()

    def _declared(self, item: HopLine) -> Said:
        """How what the record declares and what follows from it meet."""
        if mark := item.values.get("comparison"):
            return Said(((str(mark), text(f"transfers.mark.{mark}", self.language)),))
        if sort := item.values.get("kind"):
            return Said(((str(sort), text(f"interface.column.declared.{sort}", self.language)),))
        return Said()

    def _kind(self, item: HopLine) -> Said:
        """A hop, control from abroad, or a difference between the declared and the derived."""
        kind = "hop" if isinstance(item, TransferRow) else "control" if "party" in item.values else "difference"
        return Said(((kind, text(f"interface.column.kind.{kind}", self.language)),))


def _step_words(name: str, step: StrEnum, language: str) -> str:
    """A step of a scale under the head that names the scale, which need not be said again."""
    key = f"interface.column.{name}.{step}"
    return text(key if has(key) else f"transfers.{name}.{step}", language)


def _labelled(word: str, vocabulary: str, language: str) -> str:
    return label(vocabulary, word, language) if word in terms(vocabulary) else one_line(word)
