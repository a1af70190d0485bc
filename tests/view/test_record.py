"""The page of a record: value, none, silence and open kept apart, inherited and contradicted values marked."""

import pytest

from helpers import TODAY, register
from ropa.graph import Kind, register_edges
from ropa.law import law_at
from ropa.transfers import transfers
from ropa.view.document import Entry, Field, Page
from ropa.view.marks import State
from ropa.view.record import column, page
from ropa.view.words import Words

TEXT = """\
[register]
organisation = "controller"
profiling = "none"

[[register.retention]]
applies = "all"
keep = "P7Y"
kind = "minimum"

[activity.a]
name = "A"
status = "to-confirm"
purposes = ["First", "Second"]
joint_controllers = "none"
data = ["name"]

[[activity.a.evidence]]
field = "data"
basis = "inferred"

[[activity.a.alternative]]
field = "purposes"
value = ["Other"]

[[activity.a.open]]
field = "measures"
state = "asked"
of = "finance"
on = 2026-11-20

[[activity.a.disclosure]]
to = "abroad"
role = "controller"
certainty = "may"

[activity.p]
name = "P"
capacity = "processor"

[party.abroad]
name = "Abroad Ltd"
seat = "IN"

[[party.abroad.alternative]]
field = "phone"
value = "1"
"""
HERE = register(TEXT)
HOPS = transfers(HERE, law_at(TODAY))


def shown(key: str, language: str = "en") -> Page:
    return page(HERE, key, HOPS, language)


def field(key: str, name: str) -> Field:
    return next(item for item in shown(key).fields() if item.at.field == (name,))


def entry(key: str, name: str) -> Entry:
    (found,) = field(key, name).entries
    return found


def test_value_none_silence_and_open_are_told_apart():
    assert [item.state for item in field("a", "purposes").entries] == [State.STATED, State.STATED, State.ALTERNATIVE]
    assert (entry("a", "joint_controllers").text, entry("a", "joint_controllers").state) == ("none", State.NONE)
    assert entry("a", "subjects").state is State.SILENT
    assert field("a", "subjects").is_silent
    assert not field("a", "joint_controllers").is_silent
    assert not field("a", "measures").is_silent
    assert entry("a", "data").state is State.INFERRED


def test_an_open_question_says_of_whom_and_since_when():
    found = entry("a", "measures")
    assert found.state is State.OPEN
    assert [detail.text for detail in found.details] == ["finance", "2026-11-20"]


def test_inherited_values_name_their_origin():
    found = entry("a", "retention")
    assert (found.text, found.origin, found.state) == ("At least 7 years", "example", State.STATED)
    assert entry("a", "profiling").origin == "example"
    assert entry("a", "profiling").state is State.NONE
    assert entry("a", "data").origin == ""


def test_an_organisation_wide_statement_never_reads_as_the_activitys_applies():
    assert "applies" not in [detail.label.casefold() for detail in entry("a", "retention").details]


def test_a_recipient_is_named_and_linked():
    found = entry("a", "disclosure")
    assert (found.text, found.link) == ("Abroad Ltd", "example/abroad")
    said = {detail.text for detail in found.details}
    assert len(said) == 2
    assert "Separate controller" in said


def test_what_the_graph_derives_is_marked_as_derived():
    derived = [item for found in shown("a").fields() for item in found.entries if item.state is State.DERIVED]
    assert len(derived) == 1
    assert derived[0].text.startswith("Abroad Ltd: transfer")
    assert not [item for found in shown("p").fields() for item in found.entries if item.state is State.DERIVED]


def test_sections_follow_the_points_of_the_article():
    letters = [section.letter for section in shown("a").sections]
    assert [letter for letter in letters if len(letter) == 1] == list("abcdefg")
    first = next(iter(shown("a").fields()))
    assert (first.law, first.entries[0].text, first.entries[0].link) == (
        "30(1)(a)",
        "Controller Ltd",
        "example/controller",
    )


def test_a_processors_activity_is_asked_other_things():
    asked = {item.at.field[0] for item in shown("p").fields() if item.at.field}
    assert {"on_behalf_of", "categories_of_processing"} <= asked
    assert not {"purposes", "legal_basis", "subjects"} & asked


def test_the_state_of_the_record_is_said():
    assert shown("a").marks
    assert not shown("p").marks
    assert shown("a", "nl").subtitle != shown("a", "en").subtitle


@pytest.mark.parametrize("key", ["", "a", "p", "controller", "abroad"])
@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_every_field_has_a_label_and_an_entry(key, language):
    for item in shown(key, language).fields():
        assert item.label
        assert item.entries
        assert all(found.text for found in item.entries)


def test_a_cell_is_as_certain_as_its_weakest_value():
    words = Words(HERE, "en")
    cells = {
        name: column(words, "a", HERE.records["a"], name) for name in ("purposes", "data", "retention", "subjects")
    }
    assert cells["purposes"].text == "First; Second"
    assert [cells[name].state for name in cells] == [State.STATED, State.INFERRED, State.STATED, State.SILENT]
    assert cells["retention"].origin == "example"


def test_a_cell_of_which_only_another_value_is_known():
    found = column(Words(HERE, "en"), "abroad", HERE.records["abroad"], "phone")
    assert (found.text, found.state) == ("1", State.ALTERNATIVE)


def test_a_field_that_is_not_asked_for_is_an_empty_cell():
    assert column(Words(HERE, "en"), "abroad", HERE.records["abroad"], "parent").text == ""


def test_a_word_of_a_list_is_not_taken_for_a_record_that_is_called_alike() -> None:
    text = "[register]\norganisation = 'a'\n[party.a]\nname = 'A'\ncategory = 'hosting'\n"
    text += "[engagement.hosting]\nparty = 'a'\nservice = 'Servers'\n[activity.name]\nname = 'N'\ndata = ['name']\n"
    found = register(text)
    category = column(Words(found, "en"), "a", found.records["a"], "category")
    assert (category.text, category.link) == ("Hosting provider", "")
    assert [edge.source for edge in register_edges(found) if edge.kind == Kind.HOLDS] == ["data:name"]
