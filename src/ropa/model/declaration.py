"""How a field of a record is declared, and the plan of fields that everything else is driven by.

Labels and help are texts of the program and live in the catalogue `fields` under `<kind>.<key>`; the rest of what is
known of a field stands beside it in the model as one `Declared`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A TOML array; strictness would refuse the list that TOML gives for our tuple."""

NONE = "none"
"""The word that states there is none, as distinct from saying nothing."""

_WORD, _VALUE = "~word", "~value"
"""Tags of the two sides of a union; stripped from the positions that errors carry."""


def _is_none(value: object) -> str:
    return _WORD if value == NONE else _VALUE


def _is_text(value: object) -> str:
    return _WORD if isinstance(value, str) else _VALUE


def _is_list(value: object) -> str:
    return _VALUE if isinstance(value, list | tuple) else _WORD


OrNone = Annotated[Annotated[T, Tag(_VALUE)] | Annotated[Literal["none"], Tag(_WORD)], Discriminator(_is_none)]
"""A value, or the statement that there is none."""

OrAll = Annotated[Annotated[T, Tag(_VALUE)] | Annotated[Literal["all"], Tag(_WORD)], Discriminator(_is_text)]
"""A value, or the word for all of them."""

OrUnattributed = Annotated[
    Annotated[T, Tag(_VALUE)] | Annotated[Literal["all", "not-attributed"], Tag(_WORD)],
    Discriminator(_is_text),
]
"""A value, the word for all, or the word for a statement that its source ties to nothing."""

OneOrMany = Annotated[
    Annotated[T, Tag(_WORD)] | Annotated[tuple[T, ...], Field(strict=False), Tag(_VALUE)], Discriminator(_is_list)
]
"""A value, or an array of them."""

UNION_TAGS = frozenset((_WORD, _VALUE))

Layout = Literal["value", "inline", "array", "table", "tables"]


@dataclass(frozen=True, slots=True)
class Declared:
    """What is known of one field beside its type.

    Attributes:
        law: Legal reference, such as `30(1)(b)`; empty for fields no article asks for.
        section: Letter of Art. 30(1) the field belongs to, or a heading of the record view.
        vocabulary: Closed list its words come from; register-own terms of that kind are admitted as well.
        refs: Kinds of records its words may name.
        place: Whether its words are countries, regions or international organisations.
        inline: Whether a table is written on one line.
        asked: Whether a silent field is shown as such: `always`, or for activities of one capacity only.
    """

    law: str = ""
    section: str = "other"
    vocabulary: str = ""
    refs: tuple[str, ...] = ()
    place: bool = False
    inline: bool = False
    asked: Literal["", "always", "controller", "processor"] = ""


class Part(BaseModel):
    """A table inside a record. `KIND` names it in the catalogue of labels."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=False)
    KIND: ClassVar[str]


@dataclass(frozen=True, slots=True, eq=False)
class FieldPlan:
    """One field of a model as the rest of the program sees it; made once, so that it is equal to itself alone.

    Attributes:
        name: Attribute of the model.
        key: Key in the text, which differs where the word is reserved in Python.
        kind: `KIND` of the model that has the field; with the key it names label and help.
        declared: What the model declares of it.
        part: Model of the nested table or tables, if any.
        many: Whether it is an array.
        none_able: Whether `"none"` may be stated.
        layout: How it is written.
        required: Whether the text must have it.
        owner: Model that declares the field.
        leaf: Type of its plain values; the nested table's model where it has one.
        literals: Words that stand for themselves, such as `none` or `all`.
        label_key: Key of its label in the catalogues; its help stands under the same key and `.help`.
    """

    name: str
    key: str
    kind: str
    declared: Declared
    part: type[Part] | None
    many: bool
    none_able: bool
    layout: Layout
    required: bool
    owner: type[Part]
    leaf: type
    literals: tuple[str, ...]
    label_key: str


@cache
def plan(model: type[Part]) -> tuple[FieldPlan, ...]:
    """The fields of a model in the order in which they are written and shown: its own before those it inherits."""
    fields = []
    for name, owner in _owners(model).items():
        info = model.model_fields[name]
        declared = next((item for item in info.metadata if isinstance(item, Declared)), Declared())
        leaves = list(_leaves(info.annotation))
        part = next((leaf for leaf in leaves if isinstance(leaf, type) and issubclass(leaf, Part)), None)
        many = _has_tuple(info.annotation)
        fields.append(
            FieldPlan(
                name,
                info.alias or name,
                owner.KIND,
                declared,
                part,
                many,
                NONE in leaves,
                _layout(part, many, declared),
                info.is_required(),
                owner,
                next((leaf for leaf in leaves if isinstance(leaf, type) and leaf is not NoneType), str),
                tuple(leaf for leaf in leaves if isinstance(leaf, str)),
                f"fields.{owner.KIND}.{info.alias or name}",
            )
        )
    return tuple(fields)


@cache
def plan_by_key(model: type[Part]) -> Mapping[str, FieldPlan]:
    """The same by their keys in the text."""
    return {field.key: field for field in plan(model)}


def _owners(model: type[Part]) -> dict[str, type[Part]]:
    owners: dict[str, type[Part]] = {}
    for base in model.__mro__:
        if issubclass(base, Part):
            owners |= {name: base for name in base.__annotations__ if name in model.model_fields and name not in owners}
    return owners


def _layout(part: type[Part] | None, many: bool, declared: Declared) -> Layout:
    if part is None:
        return "array" if many else "value"
    if many:
        return "tables"
    return "inline" if declared.inline else "table"


def _leaves(annotation: Any) -> Iterator[Any]:
    arguments = get_args(annotation)
    if not arguments:
        yield annotation
    for argument in arguments:
        yield from _leaves(argument)


def _has_tuple(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple or any(
        _has_tuple(argument) for argument in get_args(annotation)
    )
