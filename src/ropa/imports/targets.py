"""What a column can be read as: a field of a record, or what is said of several fields at once."""

from dataclasses import dataclass
from functools import cache

from ropa.finding import Path
from ropa.i18n import LANGUAGES, has, text
from ropa.model import KINDS, FieldPlan, Part, RegisterRecord, plan
from ropa.reading.names import same_name
from ropa.reading.words import table

SKIP = "skip"
"""What a column is mapped to that is to be left out, such as row numbers."""


@dataclass(frozen=True, slots=True)
class Target:
    """What the cells of a column are read as.

    Attributes:
        name: As settings and command lines write it: `activity.purposes`.
        kind: The kind of the record.
        path: The field by its keys; of what several fields say, its own name.
        field: The field's plan; None for what is no single field.
    """

    name: str
    kind: str
    path: Path
    field: FieldPlan | None


@cache
def target(name: str) -> Target | None:
    """The target of a name; None where there is none."""
    kind, _, rest = name.partition(".")
    model: type[Part] | None = KINDS.get(kind)
    if name == SKIP:
        return Target(SKIP, "", (SKIP,), None)
    if model is None or model is RegisterRecord or not rest:
        return None
    steps = tuple(rest.split("."))
    found: FieldPlan | None = None
    for step in steps:
        found = next((field for field in plan(model) if field.key == step), None) if model else None
        if found is None:
            return Target(name, kind, steps, None) if has(f"imports.target.{name}") else None
        model = found.part
    return Target(name, kind, steps, found)


def known_targets() -> tuple[str, ...]:
    """The names of the targets that headings lead to, to tell which was most likely meant by another."""
    return (SKIP, *(name for section in headings_table().values() for name in section))


@cache
def headings(section: str) -> dict[str, str]:
    """Every known heading of a section, as names are compared, and the name of its target."""
    found: dict[str, str] = {}
    listed = headings_table()[section]
    for name in listed:
        found.setdefault(same_name(name), name)
    for name, known in listed.items():
        for heading in known:
            found.setdefault(same_name(heading), name)
    for name in listed:
        there = target(name)
        if there is not None and there.field is not None and len(there.path) == 1:
            for language in LANGUAGES:
                found.setdefault(same_name(text(there.field.label_key, language)), name)
    return found


@cache
def layout_headings(layout: str) -> dict[str, str]:
    """The headings of a layout, as names are compared, and the name of the target of each."""
    return {same_name(heading): name for heading, name in table(__package__, "layouts")[layout].items()}


def layouts() -> tuple[str, ...]:
    """The layouts whose headings are known."""
    return tuple(table(__package__, "layouts"))


def headings_table() -> dict[str, dict[str, list[str]]]:
    """The sections of known headings: of registers, and of lists of processors."""
    return dict(table(__package__, "headings"))
