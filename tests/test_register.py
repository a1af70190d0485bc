"""Texts into one register: merged, nothing silently dropped, everything readable kept."""

import pytest

from helpers import FRAME, faults, framed, register
from ropa.finding import Pointer, sentence
from ropa.register import Portfolio, build, statements, text_path
from ropa.source import parse

OWN = "\n".join(FRAME.values())


def found(text: str, *, shared: str = "") -> list[tuple[str, str]]:
    return faults(register(text, shared=shared))


def test_records_of_several_texts_are_one_register():
    merged = register(OWN, '[party.a]\nname = "A"\n', '[system.b]\nname = "B"\n')
    assert list(merged.records) == ["controller", "a", "b"]
    assert merged.findings == ()
    assert str(merged.homes["b"].source.path) == "3.toml"


@pytest.mark.parametrize("second", ['[party.a]\nname = "B"\n', '[system.a]\nname = "B"\n'])
def test_an_id_taken_twice_names_both_places_and_keeps_the_first(second):
    merged = register(OWN, '\n[party.a]\nname = "A"\n', second)
    assert faults(merged) == [("R111", "3.toml:1:1")]
    assert "2.toml:2:1" in sentence(merged.findings[0], "en")
    assert getattr(merged.records["a"], "name", "") == "A"


def test_the_register_table_twice():
    assert faults(register(OWN, '[register]\norganisation = "other"\n')) == [("R111", "2.toml:1:1")]


def test_a_record_that_shadows_a_shared_one_names_both_places():
    shadowing = register('[party.a]\nname = "A"\n', shared='\n[party.a]\nname = "Shared A"\n')
    assert faults(shadowing) == [("R111", "1.toml:1:1")]
    assert "shared.toml:2:1" in sentence(shadowing.findings[0], "en")


def test_a_register_table_among_the_shared_records_does_not_hide_the_registers_own():
    shared = build("shared", [parse("shared", "s.toml", '[register]\norganisation = "x"\n')])
    assert build("example", [parse("example", "e.toml", OWN)], shared=shared).findings == ()


def test_references_name_own_and_shared_records():
    here = register('[party.a]\nname = "A"\n', shared='[party.b]\nname = "B"\n')
    assert [found and found[0] for found in map(here.find, ("a", "shared/b", "b", "shared/a", "other/a"))] == [
        "example/a",
        "shared/b",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "says"),
    [
        ('[partie.a]\nname = "A"\n', "R106", 1, "Did you mean “party”?"),
        ("[zzzzzz]\n", "R106", 1, "Allowed: register, activity"),
        ('[party.a]\nname = "A"\nmail = ["a@b.example"]\n', "R107", 3, "Did you mean “email”?"),
        ('[party.a]\nname = "A"\n"~word" = 1\n', "R107", 3, "“~word”"),
        ('[party.a]\nname = "A"\ncited = { page = 4 }\n', "R107", 3, "Allowed: document, section"),
        ("system = 5\n", "R108", 1, "expected a table"),
        ("[system]\na = 5\n", "R108", 2, "expected a table"),
        ('[[party.a]]\nname = "A"\n', "R108", 1, "expected a table"),
        ('[party.a]\nname = "A"\nemail = "a@b.example"\n', "R108", 3, "expected a list"),
        ('[party.a]\nname = "A"\nemail = ["a@b.example", 5]\n', "R108", 3, "Found 5; expected a text"),
        ('[party.a]\nname = "A"\nnamed = "yes"\n', "R108", 3, 'Found "yes"'),
        ('[party.a]\nname = ["A"]\n', "R108", 2, "expected a text"),
        ('[party.a]\nname = "A"\n[[party.a.alternative]]\nfield = "seat"\nvalue = 5\n', "R108", 5, "expected a text"),
        ('[document.a]\ntitle = "A"\ndate = "2026-01-01"\n', "R108", 3, "expected a date"),
        ('[document.a]\ntitle = "A"\ndate = 2026-01-01T00:00:00\n', "R108", 3, "expected a date"),
        ('[engagement.a]\nservice = "x"\n', "R109", 1, "“party”"),
        ('[party.a]\nseat = "NL"\n', "R109", 1, "“name”"),
        ('[party."a b"]\nname = "A"\n', "R110", 1, 'Found "a b"'),
        ('[party.""]\nname = "A"\n', "R110", 1, "expected an id"),
        ('[party.a]\nname = " "\n', "R110", 2, "says something"),
        ('[activity.a]\nname = "A"\nretention = [{ keep = "7 years" }]\n', "R110", 3, "ISO 8601"),
    ],
)
def test_what_cannot_be_read_as_meant(text, code, line, says):
    faulty = register(text)
    (finding,) = faulty.findings
    assert (finding.rule, finding.place and finding.place.line) == (code, line)
    assert says in sentence(finding, "en")
    assert "controller" in faulty.records


def test_a_closed_word_is_refused_with_the_words_that_are_allowed():
    text = '[register]\norganisation = "controller"\n[[register.retention]]\napplies = "everything"\nkeep = "P1Y"\n'
    (finding,) = register(text).findings
    assert finding.rule == "R110"
    assert sentence(finding, "en").endswith("Allowed: all, not-attributed.")


def test_a_record_without_its_name_stays_under_its_id():
    nameless = register('[party.a]\nseat = "NL"\n')
    assert getattr(nameless.records["a"], "name", "") == "a"
    assert nameless.lost == frozenset()


def test_a_record_that_lacks_what_it_is_about_is_lost_and_remembered():
    lost = register('[engagement.a]\nservice = "x"\n')
    assert "a" not in lost.records
    assert lost.lost == {"a"}


def test_a_register_whose_own_record_is_faulty_is_not_also_called_missing():
    assert found("[register]\norganisation = 5\n") == [("R108", "1.toml:2:1")]


def test_no_register_table():
    nobody = build("example", [parse("example", "a.toml", '[party.a]\nname = "A"\n')])
    assert faults(nobody) == [("R114", "a.toml:1:1")]
    assert nobody.own is None


def test_an_item_left_out_moves_no_position():
    text = """\
[activity.a]
name = "A"
purposes = [1, "first", 2, "second"]
[[activity.a.disclosure]]
role = "processor"
[[activity.a.disclosure]]
to = "controller"
data = [true, "email-address"]
"""
    partly = register(text)
    assert faults(partly) == [
        ("R108", "1.toml:3:13"),
        ("R108", "1.toml:3:25"),
        ("R109", "1.toml:4:1"),
        ("R108", "1.toml:8:9"),
    ]
    portfolio = Portfolio({"example": partly})
    places = {
        ("purposes", 0): "1.toml:3:16",
        ("purposes", 1): "1.toml:3:28",
        ("disclosure", 0): "1.toml:6:1",
        ("disclosure", 0, "data", 0): "1.toml:8:15",
    }
    assert {path: str(portfolio.place(Pointer("example/a", path))) for path in places} == places


@pytest.mark.parametrize(
    ("left_out", "position", "in_text"),
    [((), 1, 1), ((0,), 0, 1), ((0, 1, 3), 0, 2), ((0, 1, 3), 1, 4), ((2,), 1, 1), ((2,), 2, 3)],
)
def test_positions_in_the_text(left_out, position, in_text):
    assert text_path([("list", gone) for gone in left_out], ("list", position)) == ("list", in_text)


def test_a_record_with_endless_faults_is_given_up_but_not_the_register():
    items = "".join(f"k{number} = {number}\n" for number in range(200))
    broken = register(f'[party.a]\nname = "A"\n{items}[party.b]\nname = "B"\n')
    assert "b" in broken.records
    assert len(broken.findings) == 200


def test_pointers_without_text_have_no_place():
    portfolio = Portfolio({"example": register("")})
    assert portfolio.place(Pointer("example/gone")) is None
    assert portfolio.place(Pointer("gone")) is None
    assert list(portfolio.addresses()) == ["example", "example/controller"]


INHERITING = """\
[register]
organisation = "controller"
sources = ["data-subject"]
profiling = "none"

[[register.retention]]
applies = "all"
keep = "P1Y"

[[register.retention]]
applies = ["b"]
keep = "P2Y"

[[register.disclosure]]
applies = "not-attributed"
to = "controller"

[activity.a]
name = "A"
sources = ["public-source"]

[[activity.a.retention]]
keep = "P3Y"

[activity.b]
name = "B"
"""


@pytest.mark.parametrize(
    ("key", "field", "expected"),
    [
        ("a", "sources", [("public-source", "example/a", 0)]),
        ("b", "sources", [("data-subject", "example", 0)]),
        ("b", "profiling", [("none", "example", None)]),
        ("a", "retention", [("P3Y", "example/a", 0), ("P1Y", "example", 0)]),
        ("b", "retention", [("P1Y", "example", 0), ("P2Y", "example", 1)]),
        ("a", "disclosure", []),
        ("b", "disclosure", []),
        ("b", "purposes", []),
    ],
)
def test_what_holds_for_an_activity(key, field, expected):
    here = register(INHERITING)
    said = [
        (
            getattr(item.value, "keep", item.value),
            item.at.record,
            next((step for step in item.at.field if isinstance(step, int)), None),
        )
        for item in statements(here, key, here.records[key], field)
    ]
    assert said == expected


def test_a_register_tells_of_itself():
    here = register("")
    assert (here.organisation, here.language, here.reconstructed) == ("Controller Ltd", "en", False)
    other = register(
        '[register]\norganisation = "gone"\nlanguage = "nl"\norigin = "reconstructed-from-public-notice"\n'
    )
    assert (other.organisation, other.language, other.reconstructed) == ("example", "nl", True)


def test_a_source_that_could_not_be_parsed_is_a_finding_of_its_register():
    assert faults(build("example", [parse("example", "a.toml", "a = "), parse("example", "b.toml", OWN)])) == [
        ("R101", "a.toml:1:5")
    ]
    assert framed("").startswith("\n[register]")


def test_a_record_whose_name_is_of_a_wrong_type_stays_in_reach():
    found = register('[party.me]\nname = 5\nseat = "NL"\n')
    assert found.records["me"].name == "me"
    assert found.records["me"].seat == "NL"
    assert [item.rule for item in found.findings if item.at.record.endswith("/me")] == ["R108"]
