"""Rows of the law that a workspace sets for itself in `ropa.toml`, and what can be wrong with them.

A row that is wrong is reported and left out, never half applied: what it says of a place would look as if somebody
had checked it.
"""

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from ropa.finding import Finding, Path, Pointer
from ropa.i18n import Key
from ropa.law.rows import ALIASES, Jurisdiction, Own, Status, ToolPeriod, places, tool_periods
from ropa.model import Part
from ropa.model.common import Text, Texts
from ropa.register.faults import cure_of, shown
from ropa.source import Source, locate, unreadable
from ropa.vocabulary import nearest, terms


class OwnPlace(Part):
    """What a place is in some days, over the package's data."""

    KIND: ClassVar[str] = "own-place"

    code: Text
    status: Literal["eea", "adequate", "partial", "third"]
    decision: Text | None = None
    from_: Annotated[datetime.date | None, Field(alias="from")] = None
    until: datetime.date | None = None
    scope: Text | None = None
    scope_condition: Text | None = None
    unsettled_for: Texts = ()
    source: Text
    confidence: Literal["high", "medium", "low"] | None = None
    note: Text | None = None


class OwnTool(Part):
    """When a tool of the closed list begins or ends, over the package's data."""

    KIND: ClassVar[str] = "own-tool"

    tool: Text
    from_: Annotated[datetime.date | None, Field(alias="from")] = None
    until: datetime.date | None = None
    source: Text
    note: Text | None = None


class OwnLaw(Part):
    """The table `law` of the settings."""

    KIND: ClassVar[str] = "own-law"

    place: Annotated[tuple[OwnPlace, ...], Field(strict=False)] = ()
    tool: Annotated[tuple[OwnTool, ...], Field(strict=False)] = ()


Fault = tuple[str, Path, Mapping[str, str]]
"""Key of the message, the field within the row, and what the message says."""

_CODE = re.compile(r"[A-Z]{2}|org:[a-z0-9]+(-[a-z0-9]+)*")
_UNION = "EU"


def own_rows(source: Source, name: str, spoilt: Collection[Path]) -> tuple[Own, tuple[Finding, ...]]:
    """The rows of a text of settings.

    Args:
        source: The text.
        name: What findings point at.
        spoilt: Paths of what the models refused there, and of which there are findings already.

    Returns:
        The rows that can be used; findings for the others and for what is wrong with them.
    """
    reader = _Reader(source, name, spoilt)
    found = [row for number, table in reader.tables("place") if (row := reader.place(number, table))]
    tools = [tool for number, table in reader.tables("tool") if (tool := reader.tool(number, table))]
    return Own(tuple(found), tuple(tools)), tuple(reader.findings)


class _Reader:
    def __init__(self, source: Source, name: str, spoilt: Collection[Path]) -> None:
        self.source = source
        self.name = name
        self.spoilt = spoilt
        self.findings: list[Finding] = []
        self.taken: list[tuple[Jurisdiction | ToolPeriod, Path]] = []

    def tables(self, kind: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """The rows of one kind; one that the models refused is reported as left out."""
        law = self.source.values.get("law")
        found = law.get(kind) if isinstance(law, dict) else None
        for number, table in enumerate(found if isinstance(found, list) else ()):
            path: Path = ("law", kind, number)
            if any(other[:3] == path for other in self.spoilt):
                self.report("R120", path)
            else:
                yield number, table

    def place(self, number: int, table: Mapping[str, Any]) -> Jurisdiction | None:
        read = OwnPlace.model_validate(table)
        row = Jurisdiction(
            read.code,
            Status(read.status),
            read.decision or "",
            read.from_ or datetime.date.min,
            read.scope or "",
            read.scope_condition or "",
            read.unsettled_for,
            read.until,
            read.source,
            read.confidence or "",
            read.note or "",
            own=True,
        )
        return row if self.is_sound(("law", "place", number), row, _of_place(row)) else None

    def tool(self, number: int, table: Mapping[str, Any]) -> ToolPeriod | None:
        read = OwnTool.model_validate(table)
        row = _period(read)
        return row if self.is_sound(("law", "tool", number), row, _of_tool(read)) else None

    def is_sound(self, path: Path, row: Jurisdiction | ToolPeriod, faults: Iterator[Fault]) -> bool:
        """Whether a row can be used; if not, what is wrong with it is reported."""
        found = list(faults)
        if row.until and row.until < row.begins:
            found.append(("R120.order", ("until",), {"until": str(row.until), "from": str(row.begins)}))
        for other, at in () if found else self.taken:
            if _meet(row, other):
                first = str(locate(self.source, at))
                found.append(("R120.overlap", (), {"subject": _subject(row), "first": first}))
                break
        for message, field, params in found:
            self.report(message, path + field, params)
        if not found:
            self.taken.append((row, path))
        elif not any(message.startswith("R120") for message, _, _ in found):
            self.report("R120", path)
        return not found

    def report(self, message: str, path: Path, params: Mapping[str, str] | None = None) -> None:
        code = message.partition(".")[0]
        finding = unreadable(code, self.name, locate(self.source, path), **(params or {}))
        self.findings.append(finding._replace(message=message, at=Pointer(self.name, path)))


def _of_place(row: Jurisdiction) -> Iterator[Fault]:
    yield from _of_code(row.code, ("code",))
    for number, code in enumerate(row.unsettled_for):
        yield from _of_code(code, ("unsettled_for", number))
    if row.status.is_decided and not row.decision:
        yield "R109", (), {"key": "decision"}
    if row.scope_condition and row.scope_condition not in terms("scope-condition"):
        yield _word(row.scope_condition, ("scope_condition",), terms("scope-condition"))
    if (row.status is Status.PARTIAL) != bool(row.scope or row.scope_condition):
        yield "R120.scope", ("status",), {}
    if row.status is Status.EEA and row.code.startswith("org:"):
        yield "R120.organisation", ("status",), {"subject": row.code}


def _of_code(code: str, at: Path) -> Iterator[Fault]:
    if _CODE.fullmatch(code) and code not in ALIASES and code != _UNION:
        return
    upper = ALIASES.get(code.upper(), code.upper())
    named = nearest(code.lower(), [item for item in places() if item.startswith("org:")])
    close = upper if upper in places() else named
    cure = {"suggestion": close} if close else {}
    yield "R110", at, {"found": shown(code), "expected": Key("findings.expected.place-code"), **cure}


def _of_tool(read: OwnTool) -> Iterator[Fault]:
    # A decision of adequacy begins and ends with a row of its place; a date of the word alone would change nothing.
    known = [key for key, term in terms("tool").items() if term.marks.get("group") != "adequacy"]
    if read.tool not in known:
        yield _word(read.tool, ("tool",), known)
    if read.from_ is None and read.until is None:
        yield "R120.no-date", (), {}


def _word(word: str, at: Path, known: Collection[str]) -> Fault:
    said = {"found": shown(word), "expected": Key("findings.expected.word"), "allowed": ", ".join(known)}
    return "R110", at, {**said, **cure_of(word, known)}


def _period(read: OwnTool) -> ToolPeriod:
    """The period of a tool: a date that the row leaves out is the package's, an end before the beginning aside."""
    known = tool_periods().get(read.tool, ToolPeriod(read.tool))
    begins = read.from_ or known.begins
    ends = read.until or (known.until if known.until and known.until >= begins else None)
    return ToolPeriod(read.tool, begins, ends, read.source, read.note or "", own=True)


def _subject(row: Jurisdiction | ToolPeriod) -> str:
    return row.code if isinstance(row, Jurisdiction) else row.tool


def _meet(one: Jurisdiction | ToolPeriod, other: Jurisdiction | ToolPeriod) -> bool:
    if type(one) is not type(other) or _subject(one) != _subject(other):
        return False
    return one.begins <= (other.until or datetime.date.max) and other.begins <= (one.until or datetime.date.max)
