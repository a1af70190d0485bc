"""The file format: every field of every record, from the models that read it."""

import datetime
import inspect
from collections.abc import Iterator

from guide.markdown import anchor, code, table
from guide.pages.words import parts
from ropa.i18n import text
from ropa.model import KINDS, NONE, OWN_TERMS, FieldPlan, Part, plan
from ropa.tui.typing_in import is_period

FILE = "format.md"

_INTRODUCTION = """\
# The file format

A workspace is a folder with a folder for each register. Every `*.toml` file of a register's folder is read, and
together they are the register: any file may hold any record. A record is a table `[kind.id]`, the register's own
record is `[register]`. Ids are lower-case letters and digits in kebab-case, and unique across kinds. What stands in
`shared/` can be named by every register, as `shared/id`.

TOML 1.0, UTF-8. Dates are TOML dates, `2026-11-22`; periods are ISO 8601, `P7Y` or `P30D`; places are ISO 3166-1
codes, `EEA`, `ADEQUATE`, `EEA-OR-ADEQUATE` or `THIRD` where the source says no more, or `org:` and an international
organisation. A field that is left out is silent. `"none"` states that there is none, and is admitted where a none
can be true.

`ropa schema` prints the JSON Schema of all of this; an editor finds it by the first line of a file, `#:schema
../register.schema.json`. The column *written* says how a value stands in the text: a **list**, a **table**, or
**tables**, which are written `[[kind.id.field]]`. All fields are optional but those that say otherwise: what is not
known is left out, and the checks say what the law asks for.\
"""

_TYPES = {str: "text", bool: "`true` or `false`", int: "whole number", float: "number", datetime.date: "date"}


def lines() -> Iterator[str]:
    """How a text is laid out, the kinds of records, and each table with its fields."""
    yield from _INTRODUCTION.splitlines()
    yield ""
    yield from table(
        ("record", "what it is"),
        ((f"[`[{_table(kind)}]`](#{anchor(_heading(model))})", _about(model)) for kind, model in KINDS.items()),
    )
    for part in parts():
        yield f"## {_heading(part)}"
        yield ""
        yield _about(part)
        yield ""
        yield from table(
            ("field", "what it says", "value", "written", "law"),
            (
                (_name(field), text(f"{field.label_key}.help", "en"), _value(field), _written(field), _law(field))
                for field in plan(part)
            ),
        )


def _table(kind: str) -> str:
    return kind if kind == "register" else f"{kind}.id"


def _heading(part: type[Part]) -> str:
    return part.KIND if part in KINDS.values() else f"{part.KIND} (table)"


def _about(part: type[Part]) -> str:
    return " ".join(inspect.cleandoc(part.__doc__ or "").split())


def _name(field: FieldPlan) -> str:
    return f"`{field.key}`{' **required**' if field.required else ''}"


def _written(field: FieldPlan) -> str:
    return {"value": "", "array": "list", "inline": "table", "table": "table", "tables": "tables"}[field.layout]


def _law(field: FieldPlan) -> str:
    return f"Art. {field.declared.law}" if field.declared.law else ""


def _value(field: FieldPlan) -> str:
    declared = field.declared
    if field.part is not None:
        found = [f"[{_heading(field.part)}](#{anchor(_heading(field.part))})"]
    elif declared.vocabulary:
        own = ", or a term of the register's own" if declared.vocabulary in OWN_TERMS else ""
        found = [f"a word of [{declared.vocabulary}](words.md#{anchor(declared.vocabulary)}){own}"]
    elif declared.place:
        found = ["place"]
    else:
        plain = "period" if is_period(field) else _TYPES.get(field.leaf, "text")
        found = [] if declared.refs else [plain]
    if declared.refs:
        found.append("id of " + ", ".join(map(code, declared.refs)))
    words = [word for word in field.literals if word != NONE or field.none_able]
    return "; ".join([*found, *(f'`"{word}"`' for word in words)])
