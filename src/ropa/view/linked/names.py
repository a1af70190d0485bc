"""Names for machines: of records, terms, places and fields. All that is ours is a URN and points to no address."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

from ropa.finding import Pointer
from ropa.law import places
from ropa.model import FieldPlan
from ropa.register import SHARED, Register
from ropa.view.linked.graph import Name
from ropa.vocabulary import terms


def namespaces(register: Register) -> Mapping[str, str]:
    """The namespaces of a register's graph by prefix: its own, then those of the program, then those of others."""
    own = quote(register.name, safe="")
    return {
        "reg": f"urn:ropa:register:{own}:",
        "shared": f"urn:ropa:register:{SHARED}:",
        "hop": f"urn:ropa:hop:{own}:",
        "statement": f"urn:ropa:statement:{own}:",
        "ropa": "urn:ropa:term:",
        "field": "urn:ropa:field:",
        "state": "urn:ropa:state:",
        "verdict": "urn:ropa:verdict:",
        "coverage": "urn:ropa:coverage:",
        "applies": "urn:ropa:applies:",
        "place": "urn:ropa:place:",
        "voc": "urn:ropa:vocabulary:",
        "dpv": "https://w3id.org/dpv#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "loc": "https://w3id.org/dpv/loc#",
        "pd": "https://w3id.org/dpv/pd#",
        "dct": "http://purl.org/dc/terms/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }


def record_name(address: str, *path: str | int) -> Name:
    """The name of a record, or of a table in it by its field and its number, counted from 1; `reg:` is the register."""
    holder, _, key = address.partition("/")
    return Name(SHARED if holder == SHARED else "reg", _joined(key, *map(str, path)))


def table_name(at: Pointer) -> Name:
    """The name of the table that stands at a field."""
    return record_name(at.record, *(step + 1 if isinstance(step, int) else step for step in at.field))


def field_name(field: FieldPlan) -> Name:
    """The name of a field of the model."""
    return Name("field", _joined(field.kind, field.key))


def term_name(vocabulary: str, key: str) -> Name:
    """The name of a term: its DPV key, or one of ours where it has none or shares it with another of its list."""
    dpv = terms(vocabulary)[key].dpv
    if dpv and dpv not in _shared_keys(vocabulary):
        return dpv_name(dpv)
    return own_term_name(vocabulary, key)


def own_term_name(vocabulary: str, key: str) -> Name:
    """The name of a term among ours, whether or not DPV has one."""
    return Name("voc", _joined(vocabulary, key))


def dpv_name(key: str) -> Name:
    """The name that a key such as `dpv:Customer` stands for."""
    prefix, _, local = key.partition(":")
    return Name(prefix, local)


def place_name(code: str) -> Name:
    """The name of a country or the EEA in DPV; ours for other regions, international organisations and own codes."""
    if code in places() and code.isalpha():
        return Name("loc", code)
    if code in terms("region"):
        return Name("loc", code) if code == "EEA" else own_term_name("region", code)
    prefix, _, organisation = code.partition(":")
    if prefix == "org" and organisation in terms("international-organisation"):
        return own_term_name("international-organisation", organisation)
    return Name("place", quote(code, safe=""))


@cache
def _shared_keys(vocabulary: str) -> frozenset[str]:
    keys = [term.dpv for term in terms(vocabulary).values()]
    return frozenset(key for key in keys if keys.count(key) > 1)


def _joined(*parts: str) -> str:
    return ":".join(quote(part, safe="") for part in parts)
