"""What the names of our own mean that a graph uses, so that its file can be read without the program."""

from collections.abc import Iterable, Iterator

from ropa.i18n import LANGUAGES, text
from ropa.model import KINDS, FieldPlan, Part, plan
from ropa.view.linked.graph import LABEL, TYPE, Literal, Name, Statement
from ropa.view.linked.mapping import PARENTS, SPECIAL, predicates
from ropa.view.linked.names import dpv_name, field_name, own_term_name, term_name
from ropa.vocabulary import terms

_CATALOGUED = {
    "state": "document.state",
    "verdict": "transfers.verdict",
    "coverage": "transfers.coverage",
    "applies": "document.applies",
}
"""Under which key of the catalogues the words of a namespace stand."""

_CONCEPT = dpv_name("skos:Concept")
_PREFERRED = dpv_name("skos:prefLabel")


def definitions(names: Iterable[Name], used: Iterable[tuple[str, str]]) -> Iterator[Statement]:
    """What every name of ours means, in all languages of the program.

    Args:
        names: The names that a graph uses.
        used: The terms that it names, by list and key.
    """
    fields = {field_name(field): field for field in _fields()}
    for name in sorted(set(names)):
        if name.prefix == "field":
            yield from _field(name, fields[name])
        elif name.prefix == "ropa":
            is_class = name.local[0].isupper()
            yield Statement(name, TYPE, dpv_name("rdfs:Class" if is_class else "rdf:Property"))
            yield from _labels(name, LABEL, f"linked.{name.local}")
        elif name.prefix in _CATALOGUED:
            yield Statement(name, TYPE, _CONCEPT)
            yield from _labels(name, _PREFERRED, f"{_CATALOGUED[name.prefix]}.{name.local}")
        elif name.prefix == "place":
            yield Statement(name, TYPE, dpv_name("dpv:Location"))
            yield Statement(name, LABEL, Literal(name.local))
    for vocabulary, key in sorted({*used, *(_term_of(name) for name in names if name.prefix == "voc")}):
        yield from _term(vocabulary, key)


def _term_of(name: Name) -> tuple[str, str]:
    vocabulary, _, key = name.local.partition(":")
    return vocabulary, key


def _labels(name: Name, predicate: Name, key: str) -> Iterator[Statement]:
    yield from (Statement(name, predicate, Literal(text(key, language), language)) for language in LANGUAGES)


def _field(name: Name, field: FieldPlan) -> Iterator[Statement]:
    yield Statement(name, TYPE, dpv_name("rdf:Property"))
    yield from _labels(name, LABEL, field.label_key)
    if field.declared.law:
        yield Statement(name, Name("ropa", "article"), Literal(field.declared.law))
    for predicate in predicates(field):
        if predicate != name:
            yield Statement(name, Name("ropa", "saidWith"), predicate)


def _term(vocabulary: str, key: str) -> Iterator[Statement]:
    """A term among ours; one that DPV has is named by its key there, and ours only tells what it is called."""
    term, name = terms(vocabulary)[key], own_term_name(vocabulary, key)
    yield Statement(name, TYPE, _CONCEPT)
    for language in LANGUAGES:
        yield Statement(name, _PREFERRED, Literal(term.labels[language], language))
    if term_name(vocabulary, key) != name:
        yield Statement(name, dpv_name("skos:closeMatch"), dpv_name(term.dpv))
    elif term.dpv or term.marks.get("special") or vocabulary in PARENTS:
        parent = term.dpv or (SPECIAL if term.marks.get("special") else PARENTS[vocabulary])
        yield Statement(name, dpv_name("skos:broader"), dpv_name(parent))


def _fields() -> Iterator[FieldPlan]:
    """Every field of every record and of the tables in them."""
    waiting: list[type[Part]] = list(KINDS.values())
    seen: set[type[Part]] = set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield from plan(model)
            waiting += [field.part for field in plan(model) if field.part]
