"""The record of Art. 30 as it was exported for people: it holds less than the register, and what is read is right."""

import datetime

import pytest

from changing import applied, opened, problems
from helpers import REGISTERS
from ropa.changes import files_after
from ropa.exports import csv, xlsx
from ropa.exports import json as json_export
from ropa.imports import Context, read
from ropa.imports.imported import Fate
from ropa.imports.planning import planned
from ropa.law import law_at
from ropa.model import Activity
from ropa.rules import case_of
from ropa.view.documents import art30
from ropa.view.subject import Subject
from ropa.view.wanted import EVERYTHING

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
