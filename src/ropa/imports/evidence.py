"""Imported values as they are written, with their evidence: the file, the place in it, and whether it says them so."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ropa.finding import Path
from ropa.imports.imported import Proposal, Statement
from ropa.model import FieldPlan, plan
from ropa.reading.cells.reading import Basis
from ropa.register.evidence import item_key

Table = dict[str, Any]

_PLAIN = ("open",)
"""Fields that say of themselves where they come from, and hold no statement of the source."""


def evidence(document: str, statements: Iterable[Statement]) -> Table:
    """The evidence of values that come from the same places, as a table."""
    there = list(statements)
    basis: Basis = "inferred" if any(item.basis == "inferred" for item in there) else "stated"
    places = ", ".join(dict.fromkeys(item.at for item in there if item.at))
    return {"document": document, **({"section": places} if places else {}), "basis": basis}


def cited(proposal: Proposal, document: str) -> Table:
    """The evidence that holds for a new record, unless a field says otherwise."""
    return {"document": document, **({"section": proposal.at} if proposal.at else {}), "basis": "stated"}


def has_own(field: FieldPlan) -> bool:
    """Whether the table, or the tables, of a field carry their evidence themselves."""
    return field.part is not None and any(inner.key == "evidence" for inner in plan(field.part))


def of_items(field: FieldPlan, said: Sequence[Statement], document: str) -> list[Table]:
    """The entries for items that join others in a list, of which the file says nothing."""
    keyed = ((item_key(one.value), one) for one in said if not has_own(field))
    return [{"field": field.key, "item": key, **evidence(document, [one])} for key, one in keyed if key is not None]


def of_field(field: FieldPlan, said: Sequence[Statement], document: str, beside: Mapping[str, Any]) -> list[Table]:
    """The entries of a record's list of evidence for one field.

    Args:
        field: The field.
        said: What is stated of it.
        document: How the record refers to the file.
        beside: The evidence that holds for the record as a whole; what is the same as that is not said again.
    """
    if field.key in _PLAIN or has_own(field):
        return []
    usual = _usual(said)
    entries = [] if (whole := evidence(document, usual)) == beside else [{"field": field.key, **whole}]
    for one in said if field.many else ():
        key = item_key(one.value)
        if one not in usual and key is not None:
            entries.append({"field": field.key, "item": key, **evidence(document, [one])})
    return entries


def _usual(said: Sequence[Statement]) -> list[Statement]:
    """Those of the place and basis that most of them have; all of a table, whose keys have one evidence together."""
    if any(len(one.field) > 1 for one in said):
        return list(said)
    (most, _) = Counter((one.at, one.basis) for one in said).most_common(1)[0]
    return [one for one in said if (one.at, one.basis) == most]


def value_of(field: FieldPlan, said: Sequence[Statement], document: str, beside: Mapping[str, Any]) -> Any:
    """The value of a field that says nothing yet: a word, a table, or a list of what is stated.

    Args:
        field: The field.
        said: What is stated of it.
        document: How the record refers to the file.
        beside: The evidence that holds for the record as a whole.
    """
    if field.many:
        words = [item.value for item in said if item.value in field.literals] if field.literals else []
        return words[0] if words else [item_value(field, item, document, beside) for item in said]
    if field.part is None or len(said[0].field) == 1:
        return said[0].value
    table: Table = {}
    for path, value in leaves(field, said).items():
        there = table
        for step in path[1:-1]:
            there = there.setdefault(str(step), {})
        there[str(path[-1])] = value
    if has_own(field) and (found := evidence(document, said)) != beside:
        table["evidence"] = found
    return table


def item_value(field: FieldPlan, said: Statement, document: str, beside: Mapping[str, Any]) -> Any:
    """One item of a list, with its evidence where its table carries it."""
    if not isinstance(said.value, Mapping) or not has_own(field):
        return said.value
    found = evidence(document, [said])
    return {**said.value, **({} if found == beside else {"evidence": found})}


def leaves(field: FieldPlan, said: Sequence[Statement]) -> dict[Path, Any]:
    """What is stated of the fields of a table, by path; of a list in it, all of its items together."""
    found: dict[Path, Any] = {}
    for item in said:
        inner = leaf(field, item.field[1:])
        if inner.many and item.value not in inner.literals:
            found.setdefault(item.field, []).append(item.value)
        else:
            found[item.field] = item.value
    return found


def leaf(field: FieldPlan, path: Path) -> FieldPlan:
    """The plan of a field within a field."""
    for step in path:
        assert field.part is not None
        field = next(inner for inner in plan(field.part) if inner.key == step)
    return field
