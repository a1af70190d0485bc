"""The table `check` of `ropa.toml`: which findings are shown, for all registers and for single ones.

A value that is wrong is reported and left out, so that a slip neither hides findings nor keeps the rest from being
read.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, ValidationError

from ropa.checking.choice import Choice, known_codes, nearest_code
from ropa.finding import Finding, LegalClass, Path, Pointer, Severity
from ropa.i18n import Key
from ropa.model import Part
from ropa.model.common import Duration, Text
from ropa.model.declaration import Many
from ropa.register.faults import cure_of, described, path_of, shown
from ropa.source import Source, locate, unreadable

_Severity = Literal["error", "warning", "info"]
_Class = Literal["integrity", "art-30", "other-article", "where-possible", "good-practice"]


class RegisterChecks(Part):
    """Which findings of one register are shown."""

    KIND: ClassVar[str] = "register-checks"

    select: Many[Text] | None = None
    ignore: Many[Text] | None = None
    min_severity: _Severity | None = None
    class_: Annotated[Many[_Class] | None, Field(alias="class")] = None
    review_every: Duration | None = None


class CheckSettings(RegisterChecks):
    """The table `check` of the settings; `register` holds the same again for single registers."""

    KIND: ClassVar[str] = "check-settings"

    register_: Annotated[dict[str, Any] | None, Field(alias="register")] = None


@dataclass(frozen=True, slots=True)
class Checks:
    """What the settings say of the findings to show.

    Attributes:
        general: For every register.
        registers: For single registers, over the former.
    """

    general: Choice = field(default_factory=Choice)
    registers: Mapping[str, Choice] = field(default_factory=dict)

    def of(self, register: str) -> Choice:
        """What holds for a register."""
        return self.registers.get(register, Choice()).over(self.general)


def check_settings(source: Source, name: str, spoilt: Collection[Path]) -> tuple[Checks, tuple[Finding, ...]]:
    """What a text of settings says of the findings to show.

    Args:
        source: The text.
        name: What findings point at.
        spoilt: Paths of what the models refused there, and of which there are findings already.

    Returns:
        What can be used; findings for what cannot.
    """
    reader = _Reader(source, name, set(spoilt))
    table = source.values.get("check")
    if not isinstance(table, dict):
        return Checks(), ()
    registers: dict[str, Choice] = {}
    listed = table.get("register")
    for register, values in listed.items() if isinstance(listed, dict) else ():
        at: Path = ("check", "register", register)
        reader.validate(at, values)
        if isinstance(values, dict):
            registers[register] = reader.choice(at, values)
    return Checks(reader.choice(("check",), table), registers), tuple(reader.findings)


def unknown_registers(source: Source, name: str, checks: Checks, known: Collection[str]) -> Iterator[Finding]:
    """Findings for registers that the settings speak of and that there are not."""
    for register in checks.registers:
        if register not in known:
            path: Path = ("check", "register", register)
            expected = Key("findings.expected.register")
            yield _fault(
                source, name, path, "R110", found=shown(register), expected=expected, **cure_of(register, known)
            )


class _Reader:
    def __init__(self, source: Source, name: str, spoilt: set[Path]) -> None:
        self.source = source
        self.name = name
        self.spoilt = spoilt
        self.findings: list[Finding] = []

    def validate(self, at: Path, values: Any) -> None:
        try:
            RegisterChecks.model_validate(values)
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                path = path_of(fault) if isinstance(values, dict) else ()
                code, where, params = described(RegisterChecks, path or at[-1:], fault)
                self.report((*at, *where) if path else at, code, **params)
                self.spoilt.add((*at, *where) if path else at)

    def choice(self, at: Path, values: Mapping[str, Any]) -> Choice:
        severity = values.get("min_severity") if self.is_sound((*at, "min_severity")) else None
        classes = self.items((*at, "class"), values.get("class"))
        cycle = values.get("review_every") if self.is_sound((*at, "review_every")) else None
        return Choice(
            self.codes((*at, "select"), values.get("select")),
            self.codes((*at, "ignore"), values.get("ignore")),
            Severity(severity) if severity is not None else None,
            frozenset(map(LegalClass, classes)) or None,
            cycle,
        )

    def codes(self, at: Path, values: Any) -> tuple[str, ...] | None:
        found = []
        for number, word in enumerate(values if isinstance(values, list) else ()):
            if not self.is_sound(at) or not self.is_sound((*at, number)):
                continue
            if any(code.startswith(word.upper()) for code in known_codes()):
                found.append(word.upper())
                continue
            close = nearest_code(word)
            cure = {"suggestion": close} if close else {}
            expected = Key("findings.expected.rule-code")
            self.report((*at, number), "R110", found=shown(word), expected=expected, **cure)
        # A list of which nothing can be used says nothing: it must not hide every finding.
        return tuple(found) or None

    def items(self, at: Path, values: Any) -> list[Any]:
        """The items of a list that the models admitted."""
        listed = values if isinstance(values, list) and self.is_sound(at) else []
        return [item for number, item in enumerate(listed) if self.is_sound((*at, number))]

    def is_sound(self, path: Path) -> bool:
        return path not in self.spoilt

    def report(self, path: Path, code: str, **params: str) -> None:
        self.findings.append(_fault(self.source, self.name, path, code, **params))


def _fault(source: Source, name: str, path: Path, code: str, **params: str) -> Finding:
    return unreadable(code, name, locate(source, path), **params)._replace(at=Pointer(name, path))
