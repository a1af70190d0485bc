"""`ropa init`: an empty register with what is known of its organisation, or the examples."""

from pathlib import Path

import pytest
import tomli

from helpers import REPOSITORY, TODAY, told
from ropa import store
from ropa.commands import Session, run_line
from ropa.results import Failure, Home, Written
from ropa.source.layout import formatted

NAMES = {"all-at-once", "allure-energie", "alsjelieft", "alutech", "iinno-benelux"}


def test_what_is_known_of_the_organisation_is_written(tmp_path: Path) -> None:
    line = f"init {tmp_path} --register acme --name 'Acme BV' --seat NL --email a@acme.example --lang nl"
    assert isinstance(told(tmp_path, line)[0], Written)
    made = tomli.loads((tmp_path / "acme" / "register.toml").read_text("utf-8"))
    assert made["party"]["acme"] == {"name": "Acme BV", "seat": "NL", "email": ["a@acme.example"]}
    written = (tmp_path / "acme" / "register.toml").read_text("utf-8")
    assert formatted(written) == written, "a new register is laid out as fmt lays it out"
    assert made["register"]["language"] == "nl"


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    told(tmp_path, f"init {tmp_path} --register acme")
    made = tomli.loads((tmp_path / "acme" / "register.toml").read_text("utf-8"))
    assert made["party"]["acme"] == {"name": "acme"}


def test_the_examples_are_copied_byte_for_byte_and_not_over_others(tmp_path: Path) -> None:
    result, _ = told(tmp_path, f"init {tmp_path} --examples")
    assert isinstance(result, Written)
    assert list(result.paths) == [result.paths[0], *sorted(result.paths[1:])]
    home = run_line("home", Session(tmp_path, TODAY))
    assert isinstance(home, Home)
    assert {register.name for register in home.registers} == NAMES
    for name in NAMES:
        for path in (tmp_path / name).iterdir():
            assert path.read_bytes() == (REPOSITORY / "registers" / name / path.name).read_bytes()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.toml")}
    again, _ = told(tmp_path, f"init {tmp_path} --examples")
    assert isinstance(again, Failure)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.toml")} == before


def test_an_installed_program_holds_the_examples() -> None:
    settings = tomli.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"registers": "ropa/examples"}


def test_a_program_without_examples_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "examples", dict)
    result, text = told(tmp_path, f"init {tmp_path}/new --examples")
    assert isinstance(result, Failure)
    assert "holds no examples" in text
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("there", ["acme", "acme/register.toml"])
def test_a_folder_with_registers_is_known(tmp_path: Path, there: str) -> None:
    assert not store.holds_registers(tmp_path / "nowhere")
    assert not store.holds_registers(tmp_path)
    path = tmp_path / there
    if path.suffix:
        path.parent.mkdir()
        path.write_text("", "utf-8")
    else:
        path.mkdir()
    assert store.holds_registers(tmp_path) == bool(path.suffix)
