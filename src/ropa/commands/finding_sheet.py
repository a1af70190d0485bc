"""Findings as a list: what each says in which column."""

from collections.abc import Callable, Mapping

from ropa.commands.session import Session
from ropa.commands.sheets import Said, Sheet, plain
from ropa.finding import Severity, dotted
from ropa.i18n import text
from ropa.layout import finding_words, head_words
from ropa.results import Located

_GRAVITY = {level: str(weight) for weight, level in enumerate((Severity.INFO, Severity.WARNING, Severity.ERROR))}


class FindingSheet(Sheet[Located]):
    """What a list of findings shows."""

    name = "finding"
    kept = ("rule", "message")
    usual = ("record", "field", "class")
    falling = frozenset(("severity",))

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        language = self.language
        self.title = text("interface.findings", language)
        self._severities = {
            level: Said(((level.value, text(f"interface.severity.{level}", language)),), size=weight)
            for level, weight in _GRAVITY.items()
        }
        self.columns: Mapping[str, Callable[[Located], Said]] = {
            "rule": _rule,
            "message": lambda item: plain(finding_words(item)),
            "severity": lambda item: self._severities[item.finding.severity],
            "class": self._class,
            "law": lambda item: plain(item.finding.law),
            "register": lambda item: plain(self.register(item)),
            "record": lambda item: plain(item.finding.at.record),
            "field": _field,
            "place": lambda item: plain(str(item.place or "")),
            "decision": _decision,
        }

    def identity(self, item: Located) -> str:
        """The rule, where it finds something, and what it says of it."""
        finding = item.finding
        return f"{finding.at} {finding.rule} {finding.message} {sorted(finding.params.items())}"

    def register(self, item: Located) -> str:
        """The register that it is about."""
        return item.finding.at.record.partition("/")[0]

    def link(self, item: Located) -> str:
        """The record that it is about."""
        return item.finding.at.record

    def _class(self, item: Located) -> Said:
        found = item.finding.legal_class.value
        return Said(((found, head_words("class", found, self.language)),))


def _rule(item: Located) -> Said:
    rule = item.finding.rule
    return Said(((rule, f"{rule} {item.title}"),), shown=f"{item.finding.severity[0].upper()} {rule}")


def _field(item: Located) -> Said:
    return Said(((dotted(item.finding.at.field), item.field),)) if item.field else Said()


def _decision(item: Located) -> Said:
    decision = item.finding.decision
    return Said(((decision.kind, item.decision),)) if decision and item.decision else Said()
