"""A word names nothing: no record, no term, no place, no field.

## Why

A reference that leads nowhere breaks the record silently: the recipient, the category or the country it means is in no
view, no export and no transfer. The words of the law are closed lists; a register's own terms are records
`[data.…]`, `[subject.…]` and `[measure.…]`. Legal bases are left to L102, common aliases of countries to H106.

No article asks for this and no one can accept it: a file with such a word cannot be read as meant. The finding is one
of integrity, like those of reading.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
subjects = ["newsletter-subscribre"]  #! H103
data = ["name", "shoe-size"]  #! H103
disclosure = [{ to = "mail-servic" }]  #! H103

[[activity.newsletter.evidence]]
field = "data"
item = "email-address"  #! H103

[[activity.newsletter.accepted]]
rule = "A999"  #! H103
field = "retentoin"  #! H103
reason = "Decided in the board"
decided_by = "managing director"

[party.mail-service]
name = "Mail service"
seat = "XX"  #! H103
parent = "newsletter"  #! H103
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
subjects = ["newsletter-subscriber"]
data = ["name", "shoe-size"]
disclosure = [{ to = "mail-service" }]

[[activity.newsletter.evidence]]
field = "data"
item = "shoe-size"

[data.shoe-size]
name = "Shoe size"

[party.mail-service]
name = "Mail service"
seat = "IN"
```
"""

from collections.abc import Collection, Iterator

from ropa.finding import Pointer, Severity
from ropa.i18n import catalogue
from ropa.law import ALIASES
from ropa.model import Part, Record, plan
from ropa.register import SHARED, Register
from ropa.register.names import field_named
from ropa.register.references import Used, stating_any, words, words_once
from ropa.rules.case import Case, Hit
from ropa.rules.words import UNION
from ropa.vocabulary import nearest, terms

CODE = "H103"
SEVERITY = Severity.ERROR
LAW = ""
ADVICE = False

_MOST_ALLOWED = 12
"""Words beyond which a list is too long to be shown in a sentence."""

_NAMING = ("evidence", "alternative", "open", "accepted", "deferred")
"""Tables of a record that name its other fields."""


def check(case: Case) -> Iterator[Hit]:
    """Report words that resolve to nothing, and names of fields, items and rules that do not exist."""
    register, places = case.register, case.law.places()
    # A word that a field may hold may stand there in every record.
    wrong = {(used.field, used.word, used.vocabulary) for used in words_once(register) if _hit(register, used, places)}
    for used in words(register) if wrong else ():
        if (used.field, used.word, used.vocabulary) in wrong and (hit := _hit(register, used, places)):
            yield hit
    for key, record in stating_any(register, _NAMING):
        at = Pointer(register.address(key))
        yield from _fields(case, at, record)
        if any(item.item is not None for item in record.evidence or ()):
            home = register.homes.get(key)
            yield from _items(case, at, record, {path[0] for path in home.left_out} if home else set())


def _hit(register: Register, used: Used, places: Collection[str]) -> Hit | None:
    return _place(used, places) if used.field.declared.place else _word(register, used)


def _place(used: Used, places: Collection[str]) -> Hit | None:
    word = used.word
    if word in places or word in terms("region") or word in ALIASES or word in UNION:
        return None
    known = (*terms("region"), *(code for code in places if code.startswith("org:")))
    close = word.upper() if word.upper() in places else nearest(word, sorted(known))
    return Hit(used.at, {"word": word, **({"suggestion": close} if close else {})}, "place")


def _word(register: Register, used: Used) -> Hit | None:
    word, vocabulary = used.word, used.vocabulary
    if vocabulary == "legal-basis" or (vocabulary and word in terms(vocabulary)):
        return None
    found, kinds = register.find(word), used.kinds
    if (found and found[1].KIND in kinds) or _is_lost(register, word):
        return None
    if found and not vocabulary:
        return Hit(used.at, {"word": word, "found": found[1].KIND, "expected": ", ".join(kinds)}, "kind")
    ids = [key for key, record in register.records.items() if record.KIND in kinds]
    if register.shared:
        ids += [f"{SHARED}/{key}" for key, record in register.shared.records.items() if record.KIND in kinds]
    cure = _cure(word, (*(terms(vocabulary) if vocabulary else ()), *ids))
    return Hit(used.at, {"word": word, **cure}, "" if vocabulary else "record")


def _is_lost(register: Register, word: str) -> bool:
    prefix, _, key = word.partition("/")
    shared = register.shared.lost if register.shared and prefix == SHARED else ()
    return word in register.lost or key in shared


def _cure(word: str, known: Collection[str]) -> dict[str, str]:
    close = nearest(word, known)
    if close:
        return {"suggestion": close}
    return {"allowed": ", ".join(known)} if 0 < len(known) <= _MOST_ALLOWED else {}


def _fields(case: Case, at: Pointer, record: Record) -> Iterator[Hit]:
    """Names of fields and rules that nothing has."""
    model = type(record)
    for table in _NAMING:
        for number, item in enumerate(getattr(record, table) or ()):
            name = item.field
            if name is not None and field_named(model, name) is None:
                params = {"word": name, **_cure(name, [field.key for field in plan(model)])}
                yield Hit(case.at(at, table, number, "field"), params, "field")
    for name in ("accepted", "deferred"):
        for number, decision in enumerate(getattr(record, name) or ()):
            if decision.rule.startswith("R") or f"{decision.rule}.title" not in catalogue("findings"):
                yield Hit(case.at(at, name, number, "rule"), {"word": decision.rule}, "rule")


def _items(case: Case, at: Pointer, record: Record, spoilt: set[str | int]) -> Iterator[Hit]:
    """Items that evidence speaks of and that their field does not have, as far as the field could be read."""
    for number, item in enumerate(record.evidence or ()):
        field = field_named(type(record), item.field)
        if item.item is None or field is None or "." in item.field or field.key in spoilt:
            continue
        known = sorted(_keys(getattr(record, field.name)))
        if item.item not in known:
            params = {"word": item.item, "field": field.key, **_cure(item.item, known)}
            yield Hit(case.at(at, "evidence", number, "item"), params, "item")


def _keys(value: object) -> set[str]:
    """What an item can be called: the words of a list, or those that stand in its tables."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, tuple):
        return {key for item in value for key in _keys(item)}
    if isinstance(value, Part):
        values = (getattr(value, field.name) for field in plan(type(value)) if field.part is None)
        return {key for inner in values for key in _keys(inner)}
    return set()
