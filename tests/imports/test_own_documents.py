"""The record of Art. 30 as it was exported for people: it holds less than the register, and what is read is right."""

import datetime

import pytest

from changing import applied, opened, problems
from helpers import REGISTERS
from ropa.changes import files_after
from ropa.exports import csv, xlsx
from ropa.exports import json as json_export
from ropa.i18n import LANGUAGES, text
from ropa.imports import Context, read
from ropa.imports.imported import Fate, Imported
from ropa.imports.planning import planned
from ropa.law import law_at
from ropa.model import Activity
from ropa.rules import case_of
from ropa.view.documents import art30
from ropa.view.subject import Subject
from ropa.view.wanted import EVERYTHING, Wanted

DAY = datetime.date(2026, 11, 22)
FORMS = {"xlsx": xlsx, "csv": csv, "json": json_export}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["alsjelieft", "iinno-benelux"])
def test_activities_come_back_once_each_with_what_the_document_says_outright(name, form):
    files = {f"{name}/{path.name}": path.read_text("utf-8") for path in (REGISTERS / name).glob("*.toml")}
    register = opened(files).registers[name]
    document = art30.make(Subject(case_of(register, law_at(DAY)), ()), EVERYTHING, register.language)
    empty = {
        f"{name}/register.toml": f'[register]\norganisation = "x"\nlanguage = "{register.language}"\n'
        '[party.x]\nname = "X"\n'
    }
    there = opened(empty).registers[name]
    found = read(FORMS[form].write(document), Context(f"x.{form}", DAY, there))
    texts = applied(empty, files_after(opened(empty), planned(found, there, {}).changes))
    assert problems(texts) == []
    back = {one.name: one for _, one in opened(texts).registers[name].of(Activity)}
    was = {one.name: one for _, one in register.of(Activity)}
    assert set(back) == set(was)
    for key, activity in was.items():
        assert back[key].purposes == activity.purposes
        assert not any(word in str(back[key].disclosure) for word in ("Rol", "role-", "⇒", "?"))
    noted = {note.at for one in found.proposals for note in one.notes}
    told = {one.at for one in found.remarks}
    assert {at for at, fate in found.fates.items() if fate is Fate.NOTE} <= noted
    assert told
    assert "▯" not in "".join(str(item.value) for one in found.proposals for item in one.statements)


def back(form: str, content: bytes, name: str = "x") -> Imported:
    """What a file says, read into a register that says nothing."""
    empty = {
        f"{name}/register.toml": f'[register]\norganisation = "{name}"\nlanguage = "nl"\n[party.{name}]\nname = "X"\n'
    }
    return read(content, Context(f"x.{form}", DAY, opened(empty).registers[name]))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["cnil", "gba", "ico"])
def test_a_document_in_the_layout_of_an_authority_comes_back_without_its_signs(layout, language, form):
    name = "alsjelieft"
    files = {f"{name}/{path.name}": path.read_text("utf-8") for path in (REGISTERS / name).glob("*.toml")}
    register = opened(files).registers[name]
    document = art30.make(Subject(case_of(register, law_at(DAY)), ()), Wanted(layout=layout), language)
    found = back(form, FORMS[form].write(document))
    said = "".join(f"{one.name} {[item.value for item in one.statements]}" for one in found.proposals)
    assert not [sign for sign in "▯×" if sign in said]
    assert text("document.silent", language) not in said
    assert text("document.html.status", language) not in [one.name for one in found.proposals]
    if form == "xlsx":
        assert "imports.remark.about-document" in [one.message.key for one in found.remarks]


def test_what_others_call_items_and_content_is_read():
    other = "Item,Content\r\nRetention,2 years\r\nRemarks,▯ of a form\r\n"
    found = back("csv", other.encode())
    assert Fate.REMARK not in found.fates.values(), "nothing is left out"
    assert any("▯ of a form" in note.text for one in found.proposals for note in one.notes)
