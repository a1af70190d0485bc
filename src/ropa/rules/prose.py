"""What people write in their own words, field by field, as far as a reader of the record sees it."""

import re
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import Any

from ropa.finding import Pointer
from ropa.model import FieldPlan, Party
from ropa.register import Register
from ropa.register.once import listed_once, once
from ropa.register.references import Said, places, said_once
from ropa.vocabulary import terms

_ASIDE = frozenset(("evidence", "cited", "alternative", "open", "accepted", "deferred", "review", "glossary"))
"""Tables about the record's keeping: where it comes from, what is asked, who decided."""

_NO_PROSE = frozenset(
    ("keep", "erase_within", "within", "review_every", "notice_of_change", "email", "phone", "website", "address")
) | frozenset(("registration", "reference", "version", "legal_name", "trade_names", "law", "at", "contact"))
"""Fields of text that hold a period, a number, an address, a citation or a name."""

_NAMED = frozenset(("party", "system", "document"))
"""Kinds of records whose name or title is a proper name, not prose."""


@listed_once
def prose(register: Register) -> Iterator[tuple[Pointer, str]]:
    """Every text in somebody's own words, where its field first has it; names of parties and the like left out."""
    numbers = places(register)
    found: list[tuple[int, tuple[int, ...], Pointer, Any]] = []
    for _, keys, saying in _said(register):
        for value, number in saying.said.items():
            key, (order, path) = keys[saying.record(number)], saying.place(number)
            found.append((numbers[key], order, Pointer(register.address(key), path), value))
    for _, _, at, value in sorted(found, key=itemgetter(0, 1)):
        if isinstance(value, str):
            yield at, value
        elif isinstance(value, tuple):
            for number, text in enumerate(value):
                yield Pointer(at.record, (*at.field, number)), text


def _said(register: Register) -> Iterator[Said]:
    for said in said_once(register):
        kind, _, saying = said
        is_name = saying.field.key in ("name", "title") and kind in _NAMED
        if _is_prose(saying.field) and saying.root not in _ASIDE and not is_name:
            yield said


@once
def together(register: Register) -> str:
    """All of these texts in one, a character between them that no word and no space is: few hold what is looked for."""
    texts: list[str] = []
    for _, _, saying in _said(register):
        for value in saying.said:
            if isinstance(value, str):
                texts.append(value)
            elif isinstance(value, tuple):
                texts += value
    return "\0".join(texts)


@cache
def _is_prose(field: FieldPlan) -> bool:
    declared = field.declared
    is_word = declared.vocabulary or declared.refs or declared.place
    return not (is_word or field.part or field.key in _NO_PROSE or field.leaf is not str)


def homes(register: Register) -> tuple[Register, ...]:
    """A register, and the shared records where there are any."""
    return (register, register.shared) if register.shared else (register,)


def party_names(home: Register) -> Iterator[str]:
    """Every name by which a party in a register is known; those of shared parties are in the shared records."""
    for _, party in home.of(Party):
        yield from names_of(party)


def names_of(party: Party) -> Iterator[str]:
    """The names of one party: the usual one, the legal one, those it trades under, and other spellings."""
    yield party.name
    if party.legal_name:
        yield party.legal_name
    yield from party.trade_names or ()
    for other in party.alternative or ():
        if other.field in ("name", "legal_name", "trade_names"):
            yield from (other.value,) if isinstance(other.value, str) else other.value


def squeezed(name: str) -> str:
    """A name by its letters and figures alone, its legal form left out: `ALL@ONCE B.V.` is `allatonce`."""
    bare = legal_forms().sub(" ", name.casefold().replace("@", "at"))
    return re.sub(r"[\W_]+", "", bare)


@cache
def legal_forms() -> re.Pattern[str]:
    """A legal form of a company at the end of its name, as the list has them."""
    labels = (label for term in terms("legal-form").values() for label in term.labels.values())
    forms = {form.strip().rstrip(".") for label in labels for form in label.split(",")}
    spelled = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w.])(?:{spelled})\.?(?!\w)", re.IGNORECASE)
