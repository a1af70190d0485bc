"""What a field offers to choose from, in the reader's language; found by words of all four."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale

from ropa.finding import Pointer
from ropa.i18n import LANGUAGES, one_line, text
from ropa.law import Law
from ropa.model import KINDS, FieldPlan, Part, plan
from ropa.query.ordering import folded
from ropa.reading.cells import places as reading
from ropa.reading.cells.vocabulary import synonyms
from ropa.register import SHARED, Register
from ropa.register.once import once
from ropa.register.references import kinds_of, vocabulary_of
from ropa.view.words import Words, place_words
from ropa.vocabulary import terms

_OTHERS = ("joint_controllers", "on_behalf_of")
"""The fields that name organisations with which, or for which, the one of the register works: never itself."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    Attributes:
        word: What is written.
        label: What the reader sees.
        detail: What else is known of it.
        haystack: By which words it is found, without regard to case and accents.
        makes: Kind of record that choosing it makes first; empty where it is there already.
        names: Its word and its names in all languages, likewise.
        address: The address of the record that it is, by which it is found where one is typed; empty for no record.
    """

    word: str
    label: str
    detail: str = ""
    haystack: str = ""
    makes: str = ""
    names: tuple[str, ...] = ()
    address: str = ""

    def rank(self, words: Iterable[str]) -> int | None:
        """How well it meets what was typed, the lower the better; None where it does not."""
        sought = tuple(map(folded, words))
        # The name of a register alone would meet all of its records.
        if len(sought) == 1 and "/" in sought[0] and self.address.startswith(sought[0]):
            return 0 if self.address == sought[0] else 1
        if not all(word in self.haystack for word in sought):
            return None
        typed = " ".join(sought)
        if typed in self.names:
            return 0
        if any(name.startswith(typed) for name in self.names):
            return 1
        return 2 if any(f" {typed}" in name for name in self.names) else 3


_ALIKE, _SHORTEST = 75, 3
"""How alike, of a hundred, a name must be to what was typed and meets nothing; and letters from which that is tried."""


def met(options: Sequence[Option], typed: str, *, is_near: bool) -> list[Option]:
    """The options that hold all words, the best first; where none does and it is asked, those whose names come near."""
    words = typed.casefold().split()
    ranked = [(item.rank(words), at, item) for at, item in enumerate(options)]
    found = sorted(((rank, at, item) for rank, at, item in ranked if rank is not None), key=lambda one: one[:2])
    if found or not is_near or len(sought := " ".join(words)) < _SHORTEST:
        return [item for _, _, item in found]
    # Only what is mistyped needs the matcher.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    names = [f"{item.label} {item.word}".casefold() for item in options]
    near = process.extract(sought, names, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=None)
    return [options[at] for _, _, at in near]


def option(word: str, label: str, detail: str = "", others: Iterable[str] = (), makes: str = "") -> Option:
    """An option, found by its word, its label, its detail and other names."""
    names = tuple(dict.fromkeys(map(folded, (word, label, *others))))
    return Option(word, one_line(label), one_line(detail), " ".join((*names, folded(detail))), makes, names)


def options_of(register: Register, kind: str, field: FieldPlan, law: Law, language: str) -> list[Option]:
    """All that a field may say, where that is a closed list, a record or a place; nothing where it is free.

    Args:
        register: The register of the record.
        kind: The record's kind.
        field: The field.
        law: That of the day: which places a record may name, those in the EEA before all others.
        language: The reader's language.
    """
    found = [option(word, _literal(word, language)) for word in field.literals]
    vocabulary = vocabulary_of(kind, field)
    if vocabulary:
        found += _terms(vocabulary, language)
    if field.declared.place:
        found += _places(law, language)
    kinds = kinds_of(field, vocabulary)
    itself = register.own.organisation if register.own and field.key in _OTHERS else None
    found += (item for name in kinds for item in _records(register, name, language) if item.word != itself)
    if field.leaf is bool:
        found += [option(word, text(f"document.{key}", language)) for word, key in (("true", "yes"), ("false", "no"))]
    return found


def creatable(register: Register, kind: str, field: FieldPlan, language: str) -> list[Option]:
    """An option for each kind of record that the field may name, to make a new one."""
    if register.name == SHARED and not register.homes:
        return []
    return [
        option("", text("terminal.edit.create", language, kind=text(f"fields.kind.{name}", language)), makes=name)
        for name in kinds_of(field, vocabulary_of(kind, field))
    ]


def _literal(word: str, language: str) -> str:
    return text("terminal.edit.none" if word == "none" else f"document.applies.{word}", language)


@cache
def _terms(vocabulary: str, language: str) -> tuple[Option, ...]:
    return tuple(
        option(
            term.key,
            term.labels.get(language, term.labels["en"]),
            _law(term.law, language),
            (*term.labels.values(), *synonyms(vocabulary, term.key)),
        )
        for term in terms(vocabulary).values()
    )


def _law(law: str, language: str) -> str:
    return f"Art. {law} {text('terminal.gdpr', language)}" if law[:1].isdigit() else law


@once
def _places(law: Law, language: str) -> tuple[Option, ...]:
    regions = (
        option(term.key, term.labels.get(language, term.key), term.law, term.labels.values())
        for term in terms("region").values()
    )
    return (*countries(law.places(), language, law.inside()), *regions)


def countries(codes: Iterable[str], language: str, first: Iterable[str] = ()) -> tuple[Option, ...]:
    """Countries by name in the reader's language, found by their names in all four and by what else they are called.

    Args:
        codes: The countries, by code.
        language: The reader's language.
        first: Codes that stand before all others.
    """
    nearest = frozenset(first)
    locales = [Locale.parse(name) for name in LANGUAGES]

    def names(code: str) -> Iterator[str]:
        yield from (place.territories.get(code) or "" for place in locales)
        yield from reading.called(code)

    found = [option(code, place_words(code, language), "", names(code)) for code in codes]
    return tuple(sorted(found, key=lambda item: (item.word not in nearest, item.label.casefold())))


def _records(register: Register, kind: str, language: str) -> Iterator[Option]:
    for home in (register, register.shared):
        if home is None:
            continue
        words = Words(home, language)
        for key, record in home.records.items():
            if isinstance(record, KINDS[kind]):
                word = key if home is register else home.address(key)
                found = option(word, words.name(record, key), words.text(f"fields.kind.{kind}"))
                yield replace(found, address=home.address(key))


def required(kind: str) -> list[FieldPlan]:
    """The fields that a new record of a kind must have."""
    return [field for field in plan(KINDS[kind]) if field.required]


def label_of(at: Pointer, kind: str, language: str) -> str:
    """The way to a field in the reader's words: `Retention 1 › Time limit`."""
    parts: list[str] = []
    model: type[Part] = KINDS[kind]
    for step in at.field:
        if isinstance(step, int):
            parts[-1] += f" {step + 1}"
            continue
        field = next(item for item in plan(model) if item.key == step)
        parts.append(text(field.label_key, language))
        model = field.part or model
    return " › ".join(parts)
