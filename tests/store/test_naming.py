"""Names as other systems keep them: accents apart from their letters, names of devices, spaces."""

import subprocess
import unicodedata

import pytest

from helpers import told, workspace
from repository import commit, needs_git, repository
from ropa.query import folded
from ropa.results import Failure
from ropa.store.naming import register_names

APART, WHOLE = (unicodedata.normalize(form, "société-belgië") for form in ("NFD", "NFC"))
TEXT = '[register]\norganisation = "us"\n[party.us]\nname = "We"\nseat = "BE"\n[activity.a]\nname = "{}"\n'


def test_a_folder_is_named_as_people_type_it_unless_another_has_that_name():
    assert register_names([APART, "b"]) == {APART: WHOLE, "b": "b"}
    assert register_names([APART, WHOLE]) == {APART: APART, WHOLE: WHOLE}


def test_a_register_in_such_a_folder_is_found_changed_and_saved(tmp_path):
    root = workspace(tmp_path / "een map", {f"{APART}/register.toml": TEXT.format("News")})
    assert told(root, f"show {WHOLE}/a")[1].startswith("News")
    assert not isinstance(told(root, f"set {WHOLE}/a name=Letters --dry-run")[0], Failure)
    assert [path.name for path in root.iterdir() if path.is_dir()] == [APART]


@needs_git
def test_the_same_of_a_commit(tmp_path):
    commit(repository(tmp_path), {f"registers/{APART}/register.toml": TEXT.format("News")}, "2026-01-02")
    subprocess.run(["git", "-C", str(tmp_path), "config", "core.precomposeunicode", "false"], check=True)
    assert told(tmp_path / "registers", f"show {WHOLE}/a --rev HEAD")[1].startswith("News")


def test_a_filter_finds_a_word_whichever_way_its_accents_are_kept(tmp_path):
    root = workspace(tmp_path, {"x/register.toml": TEXT.format(APART)})
    for typed in (APART, WHOLE, WHOLE.upper()):
        assert "x/a" in told(root, f"list activities --where {typed}")[1]
    assert folded("É") == folded("e\u0301") == "\u00e9"


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9"])
def test_no_folder_is_made_that_windows_cannot_have(tmp_path, name):
    result, said = told(tmp_path, f"init {tmp_path / 'registers'} --register {name} --name X --seat NL")
    assert isinstance(result, Failure)
    assert f"{name}-register" in said
    assert not (tmp_path / "registers").exists()
    assert not isinstance(
        told(tmp_path, f"init {tmp_path / 'registers'} --register {name}-register --name X --seat NL")[0], Failure
    )
