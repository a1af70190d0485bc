"""What a word that people write stands for: a term by its names in any language, a place, or a record."""

from collections.abc import Iterator

from ropa.law import Law
from ropa.model import Disclosure, Engagement, FieldPlan, Party, plan
from ropa.reading.cells.places import place
from ropa.reading.cells.reading import Reading
from ropa.reading.cells.vocabulary import named
from ropa.reading.names import folded, same_name
from ropa.reading.records import names_of, records
from ropa.register import Register
from ropa.register.references import kinds_of, vocabulary_of
from ropa.vocabulary import label, nearest, terms

_SHORTEST = 5
"""Beginnings of names that are shorter than this might mean anything."""

_UNKNOWN: Reading[str] = Reading(None, "inferred")


class Names:
    """The names of all that a field may hold, in every language, each with the word that is written."""

    def __init__(self, register: Register, law: Law, kind: str, field: FieldPlan) -> None:
        self._register = register
        self._law = law
        self._field = field
        self._vocabulary = vocabulary_of(kind, field)
        kinds = kinds_of(field, self._vocabulary)
        self._records: dict[str, set[str]] = {}
        for word, record in records(register) if kinds else ():
            if record.KIND in kinds:
                for name in (word.rpartition("/")[2], *names_of(record)):
                    self._records.setdefault(same_name(name), set()).add(word)

    def read(self, said: str) -> Reading[str]:
        """The word for what was said; none where it means nothing here, or several things."""
        found = {reading.value: reading for reading in self._readings(said) if reading.value}
        return next(iter(found.values())) if len(found) == 1 else _UNKNOWN

    def _readings(self, said: str) -> Iterator[Reading[str]]:
        if self._vocabulary:
            yield named(self._vocabulary, said, self._register)
        yield self._record(same_name(said))
        if self._field.declared.place:
            is_code = said in self._law.places() and said not in terms("mistaken-country")
            yield Reading(said) if is_code else place(said, self._register.language)

    def _record(self, name: str) -> Reading[str]:
        there = self._records.get(name)
        if there is None and len(name) >= _SHORTEST:
            begun = {word for full, words in self._records.items() if full.startswith(f"{name} ") for word in words}
            return Reading(begun.pop(), "inferred") if len(begun) == 1 else _UNKNOWN
        return Reading(next(iter(there))) if there and len(there) == 1 else _UNKNOWN

    def nearest(self, said: str) -> str | None:
        """What was most likely meant, by its name in the register's language; None where nothing is close."""
        if self._field.declared.place and (doubt := place(said, self._register.language).doubt):
            return str(found) if (found := doubt.params.get("suggestion") or doubt.params.get("code")) else None
        names = {folded(name): name for name in self._records}
        if self._vocabulary:
            for key, term in terms(self._vocabulary).items():
                shown = label(self._vocabulary, key, self._register.language)
                names |= {folded(name): shown for name in (key, *term.labels.values())}
        close = nearest(folded(said), names)
        return names[close] if close else None


def names_parties(field: FieldPlan) -> bool:
    """Whether a field names parties and nothing else, such as recipients or a data protection officer."""
    refs = next(item.declared.refs for item in plan(Disclosure) if item.key == "to")
    declared = field.declared
    return Party.KIND in (refs if field.part is Disclosure else declared.refs) and not declared.vocabulary


def served(register: Register, word: str) -> str:
    """The engagement of a party that has one only, else the word itself."""
    found = register.find(word)
    if found is None or not isinstance(found[1], Party):
        return word
    engaged = [key for key, record in register.of(Engagement) if record.party == word and record.under is None]
    return engaged[0] if len(engaged) == 1 else word
