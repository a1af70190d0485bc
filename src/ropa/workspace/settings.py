"""What `ropa.toml` says: further registers, the workspace's own rows of the law, and which findings are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationError

from ropa.checking import Checks, CheckSettings, check_settings
from ropa.finding import Finding, Pointer
from ropa.finding import Path as Steps
from ropa.law import Own
from ropa.law.own import OwnLaw, own_rows
from ropa.model import Part
from ropa.model.common import Text
from ropa.model.declaration import Many
from ropa.register.faults import described, path_of
from ropa.source import Source, locate, unreadable
from ropa.source.edit import Set, edited


class ImportSettings(Part):
    """What was decided about files that are imported.

    Attributes:
        columns: What columns of tables are read as, by heading.
    """

    KIND: ClassVar[str] = "import-settings"

    columns: dict[Text, Text] | None = None


EMBEDDED = "embedded"
"""The Graphviz that comes with the program."""


class DiagramSettings(Part):
    """What the settings say of diagrams.

    Attributes:
        engine: Which Graphviz lays them out: the embedded one, or the system's.
    """

    engine: Literal["embedded", "system"] | None = None


class Settings(Part):
    """What `ropa.toml` may say.

    Attributes:
        members: Folders of registers kept elsewhere, relative to the workspace or absolute.
        law: Rows of the law that hold over the package's.
        check: Which findings `ropa check` shows.
        diagrams: How diagrams are drawn.
        import_: What was decided about imports.
    """

    KIND: ClassVar[str] = "settings"

    members: Many[Text] = ()
    law: OwnLaw | None = None
    check: CheckSettings | None = None
    diagrams: DiagramSettings | None = None
    import_: Annotated[ImportSettings | None, Field(alias="import")] = None


@dataclass(frozen=True, slots=True)
class Said:
    """The settings as far as they can be read.

    Attributes:
        members: Folders of further registers.
        own: The workspace's own rows of the law.
        checks: Which findings are shown.
        engine: Which Graphviz lays diagrams out.
        columns: What columns of imported tables are read as, by heading.
        findings: What is wrong with them.
        source: Their text; None where there is none.
    """

    members: tuple[str, ...] = ()
    own: Own = field(default_factory=Own)
    checks: Checks = field(default_factory=Checks)
    engine: str = EMBEDDED
    findings: tuple[Finding, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None


def said(source: Source | None, name: str) -> Said:
    """What the settings of a workspace say.

    Args:
        source: Their text; None where there is none.
        name: The workspace's name, at which their findings point.
    """
    if source is None:
        return Said()
    findings = list(source.findings)
    spoilt: set[Steps] = set()
    try:
        Settings.model_validate(source.values)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            code, path, params = described(Settings, path_of(fault), fault)
            findings.append(unreadable(code, name, locate(source, path), **params)._replace(at=Pointer(name, path)))
            spoilt.add(path)
    own, wrong = own_rows(source, name, spoilt)
    checks, slips = check_settings(source, name, spoilt)
    # What is said of members is kept where that much can be read: a slip beside it must not hide registers.
    members = source.values.get("members")
    kept = tuple(item for item in members if isinstance(item, str)) if isinstance(members, list) else ()
    return Said(kept, own, checks, _engine(source, spoilt), (*findings, *wrong, *slips), _columns(source), source)


def _engine(source: Source, spoilt: set[Steps]) -> str:
    diagrams = source.values.get("diagrams")
    asked = diagrams.get("engine") if isinstance(diagrams, dict) else None
    return str(asked) if asked and ("diagrams", "engine") not in spoilt else EMBEDDED


def _columns(source: Source) -> Mapping[str, str]:
    """What columns are read as, as far as that can be read."""
    table = source.values.get("import")
    columns = table.get("columns") if isinstance(table, dict) else None
    there = columns.items() if isinstance(columns, dict) else ()
    return {heading: name for heading, name in there if isinstance(name, str)}


def with_columns(text: str, columns: Mapping[str, str]) -> str:
    """The text of the settings with what columns are read as; all else in it stays as it is.

    Args:
        text: The text so far; empty where there is none.
        columns: Names of targets by heading.

    Raises:
        EditRefused: It cannot be read, or not be changed so.
    """
    return edited(text, [Set(("import", "columns", heading), name) for heading, name in columns.items()])
