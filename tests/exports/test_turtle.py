"""Turtle: every text survives, nothing in it steers a terminal, and the same graph gives the same bytes."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph as Reader
from rdflib import Literal as ReadLiteral
from rdflib import URIRef

from export_sample import HOSTILE_NAMES, LAW, SAMPLE, golden, hops_of, hostile, read
from graphs import Read
from helpers import is_harmless
from ropa.exports import LINKED_FORMATS, turtle
from ropa.register import Register
from ropa.view.linked import Graph, Literal, Name, linked

SPACES = {
    "s": "urn:s:",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"\\\n\r\t\x00\x1b\u202e\ufeff'@^<>"))


def written(*values: Literal, subject: str = "a", predicate: str = "p") -> bytes:
    name = Name("s", subject), Name("s", predicate)
    return turtle.write(Graph(SPACES, tuple((*name, value) for value in sorted(values))))


def graph(register: Register) -> bytes:
    return turtle.write(linked(register, hops_of(register), LAW))


@given(ANY)
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    data = written(Literal(text))
    assert set(Reader().parse(data=data, format="turtle").objects()) == {ReadLiteral(text)}
    assert is_harmless(data.decode())


@given(ANY, st.from_regex(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8}){0,2}", fullmatch=True))
def test_a_text_keeps_its_language(text: str, language: str) -> None:
    (value,) = Reader().parse(data=written(Literal(text, language)), format="turtle").objects()
    assert (str(value), value.language) == (text, language)


@given(st.text(string.ascii_letters + string.digits + "-_.:%~", max_size=12))
def test_every_name_is_read_back_as_it_was(local: str) -> None:
    local = re.sub("%", "%25", local)
    (subject,) = Reader().parse(data=written(Literal("x"), subject=local), format="turtle").subjects()
    assert subject == URIRef(f"urn:s:{local}")


@pytest.mark.parametrize(
    ("text", "datatype", "value"),
    [("P7Y", "duration", "P7Y"), ("true", "boolean", True), ("2026-11-22", "date", None), ("12", "integer", 12)],
)
def test_values_keep_their_type(text: str, datatype: str, value: object) -> None:
    (found,) = Reader().parse(data=written(Literal(text, datatype=datatype)), format="turtle").objects()
    assert (str(found), str(found.datatype)) == (text, f"{SPACES['xsd']}{datatype}")
    assert not found.ill_typed
    assert value in (None, text, found.toPython())


@pytest.mark.parametrize(
    ("period", "said"), [("P2W", "P14D"), ("P1Y6M", "P1Y6M"), ("PT72H", "PT72H"), ("P30D", "P30D")]
)
def test_periods_are_those_of_xml_schema_which_has_no_weeks(period: str, said: str) -> None:
    found = Read(read(SAMPLE.replace('keep = "P1Y"', f'keep = "{period}"')))
    assert f'dpv:hasDuration "{said}"^^xsd:duration' in found.data.decode()
    assert not any(value.ill_typed for value in found.literals())


def test_golden() -> None:
    golden("art30.ttl", graph(read(SAMPLE)))


def test_same_bytes_twice_and_in_whatever_order_records_stand() -> None:
    assert graph(read(SAMPLE)) == graph(read(SAMPLE))
    head, *records = re.split(r"\n(?=\[(?:party|document|engagement)\.\w)", SAMPLE)
    moved = "\n".join((*reversed(records[:6]), head, *records[6:]))
    assert graph(read(moved)) == graph(read(SAMPLE))


def test_prefixes_are_those_in_use_and_each_subject_has_one_block() -> None:
    text = graph(read(SAMPLE)).decode()
    prefixes = re.findall(r"^@prefix ([\w-]*):", text, re.MULTILINE)
    assert len(prefixes) == len(set(prefixes))
    assert "shared" not in prefixes
    subjects = [block.split(None, 1)[0] for block in text.split("\n\n")[1:]]
    assert len(subjects) == len(set(subjects))


def test_nothing_of_ours_points_to_an_address() -> None:
    text = graph(read(SAMPLE)).decode()
    places = set(re.findall(r"<(https?://[^/]+)/", text))
    assert places == {"https://w3id.org", "http://purl.org", "http://www.w3.org", "https://schema.org"}


def test_hostile_text_is_the_same_text_and_harmless() -> None:
    data = graph(hostile())
    assert is_harmless(data.decode())
    texts = {str(value) for value in Reader().parse(data=data, format="turtle").objects()}
    assert set(HOSTILE_NAMES) <= texts


def test_formats() -> None:
    assert [made.SUFFIX for made in LINKED_FORMATS] == [".ttl"]
