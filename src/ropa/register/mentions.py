"""Where a register names what, so that a question looks at those records only."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from ropa.model import Part
from ropa.register.once import lasting, once
from ropa.register.records import Register, gathered
from ropa.register.references import OF_REFERENCES, Used, places, records, reference, words


@once
@lasting
def mentions(register: Register) -> Mapping[str, Sequence[Used]]:
    """Every word that stands for something else, in the order of the records, by the word itself."""
    found: dict[str, list[Used]] = {}
    for item in words(register):
        found.setdefault(item.word, []).append(item)
    return found


@once
@lasting
def referring(register: Register) -> Mapping[str, Collection[str]]:
    """The ids of the records that name another record, by the word by which they do; now and then of one more.

    It is sooner made than `mentions`: which of their fields says it is asked of those records alone.
    """
    found: dict[str, dict[str, None]] = {}
    by_model: dict[type[Part], list[tuple[str, Part]]] = {}
    for key, record in records(register):
        by_model.setdefault(type(record), []).append((key, record))
    for model, said in by_model.items():
        _refer(model, said, found)
    return found


def _refer(model: type[Part], parts: Sequence[tuple[str, Part]], found: dict[str, dict[str, None]]) -> None:
    for field in OF_REFERENCES(model):
        within: list[tuple[str, Part]] = []
        for key, part in parts:
            value = part.__dict__[field.name]
            if value is None:
                continue
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Part):
                    within.append((key, one))
                else:
                    found.setdefault(str(one), {})[key] = None
        if field.part is not None and within:
            _refer(field.part, within, found)


def words_for(register: Register, node: str) -> Collection[str]:
    """The words by which a register may name a node: a record of its own by the id, a place by its code."""
    return (node, node.partition(":")[2]) if ":" in node else (reference(register.name, node),)


def naming(register: Register, words: Iterable[str], by_activities: bool) -> set[str]:
    """The ids of the records that name a record of `GATHERED`, or a place, by any of some words; now and then one more.

    Args:
        register: The register.
        words: The words.
        by_activities: Whether activities are asked; else all other records, the register's own under the empty id.
    """
    found = gathered(register)
    by_word = found.by_activities if by_activities else found.by_others
    return {key for word in words for key in by_word.get(word, ())}


def naming_any(register: Register, words: Iterable[str]) -> set[str]:
    """The same of all records."""
    found = gathered(register)
    named: set[str] = set()
    for word in words:
        named.update(found.by_activities.get(word, ()), found.by_others.get(word, ()))
    return named


def in_order(register: Register, keys: Collection[str]) -> Sequence[str]:
    """Ids in the order of their records, the register's own first."""
    return [*keys] if len(keys) <= 1 else sorted(keys, key=places(register).__getitem__)
