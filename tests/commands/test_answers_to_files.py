"""Answers written to files: formats, languages, one register per draft, and nothing of another client in it."""

import json
from pathlib import Path

import pytest

from helpers import SAMPLE, told, workspace
from ropa.exports import FORMATS
from ropa.layout import as_json
from ropa.results import Failure, Outline, Written

BETA = """
[register]
organisation = "beta"
language = "fr"

[party.beta]
name = "Beta Secrets"
seat = "BE"

[party.helpdesk]
name = "Helpdesk Ltd"
seat = "IN"

[subject.betareader]
name = "Readers of Beta"

[activity.betaletter]
name = "Letter of Beta"
subjects = ["customer", "betareader"]
data = ["email-address"]
[[activity.betaletter.disclosure]]
to = "shared/cloud"
[[activity.betaletter.disclosure]]
to = "helpdesk"
"""
GAMMA = """
[register]
organisation = "gamma"
language = "de"
[party.gamma]
name = "Gamma Nichts"
[activity.leer]
name = "Leere Tätigkeit"
subjects = ["employee"]
disclosure = "none"
"""
FILES = SAMPLE | {"beta/register.toml": BETA, "gamma/register.toml": GAMMA}
OWN = {"acme": ("Acme", "acme", "Newsletter"), "beta": ("Beta", "beta", "Letter of"), "gamma": ("Gamma", "Leere")}
"""Words that only one register has."""

LINES = [
    "impact shared/cloud",
    "impact country:US",
    "access customer",
    "xray shared/cloud --reverse",
    "xray country:US --reverse",
    "trace data:email-address country:US",
    "what-if --revoke US --seat acme/helpdesk=US --remove beta/helpdesk",
    "concentration",
    "concentration --by category",
    "transfers",
    "transfers --all --internal",
    "obligations",
    "completeness --layout ico",
]


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    return workspace(tmp_path / "registers", FILES)


def written(root: Path, line: str, target: Path) -> str:
    result, text = told(root, f"{line} --to '{target}'")
    assert isinstance(result, Written), text
    return target.read_text("utf-8")


@pytest.mark.parametrize("line", LINES)
def test_a_folder_takes_a_file_per_register_and_no_file_tells_of_another(
    clients: Path, tmp_path: Path, line: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    result, text = told(clients, f"{line} --to '{folder}'")
    assert isinstance(result, Written), text
    names = {path.name.split("-")[0]: path.read_text("utf-8") for path in folder.iterdir()}
    assert {"acme", "beta"} <= set(names)
    assert {path.name for path in folder.iterdir()} == {f"{name}-{line.split(maxsplit=1)[0]}.html" for name in names}
    for name, content in names.items():
        assert OWN[name][0] in content
        for other in set(OWN) - {name}:
            assert not [word for word in OWN[other] if word in content], (name, other)
            assert f"{other}/" not in content


def test_a_register_in_which_nothing_is_found_gets_no_file_and_is_named(clients: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    result, _ = told(clients, f"impact shared/cloud --to '{folder}'")
    assert isinstance(result, Written)
    assert [Path(path).name for path in result.paths] == ["acme-impact.html", "beta-impact.html"]
    assert result.remarks == ("Nothing written for registers in which nothing is found: gamma.",)


def test_the_files_of_a_folder_are_of_the_format_that_is_asked_for(clients: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"  # made because a format is named; else it could be a slip
    refused, _ = told(clients, f"impact shared/cloud --to '{folder}'")
    assert isinstance(refused, Failure)
    for suffix in ("md", ".docx"):
        result, text = told(clients, f"impact shared/cloud --to '{folder}' --suffix {suffix}")
        assert isinstance(result, Written), text
    names = {"acme-impact.md", "beta-impact.md", "acme-impact.docx", "beta-impact.docx"}
    assert {path.name for path in folder.iterdir()} == names
    assert (folder / "acme-impact.md").read_text("utf-8").startswith("# ")
    assert (folder / "acme-impact.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--to '{folder}' --suffix exe", ".html, .pdf, .docx"),
        ("--to '{folder}/a.md' --suffix docx", "the file’s suffix is the format"),
        ("--suffix docx", "--to"),
    ],
)
def test_a_suffix_that_means_nothing_is_refused(clients: Path, tmp_path: Path, options: str, said: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    line = f"impact acme/helpdesk --lang en {options.format(folder=folder)}"
    result, text = told(clients, line)
    assert isinstance(result, Failure)
    assert said in text
    assert not list(folder.iterdir())


def test_every_file_is_in_its_registers_language_unless_asked(clients: Path, tmp_path: Path) -> None:
    told(clients, f"access customer --to '{tmp_path}'")
    assert '<html lang="nl">' in (tmp_path / "acme-access.html").read_text("utf-8")
    assert '<html lang="fr">' in (tmp_path / "beta-access.html").read_text("utf-8")
    told(clients, f"access customer --lang de --to '{tmp_path}'")
    shown = (tmp_path / "beta-access.html").read_text("utf-8")
    assert '<html lang="de">' in shown
    assert '<bdi lang="fr">Letter of Beta</bdi>' in shown
    # About several registers, the reader's.
    assert '<html lang="en">' in written(clients, "concentration", tmp_path / "all.html")


@pytest.mark.parametrize("line", ["impact shared/cloud", "access customer"])
def test_a_draft_is_about_one_register(clients: Path, tmp_path: Path, line: str) -> None:
    result, text = told(clients, f"{line} --to '{tmp_path / 'draft.html'}'")
    assert isinstance(result, Failure)
    assert "acme, beta" in text
    assert "gamma" not in text
    assert "--to" in text
    assert not (tmp_path / "draft.html").exists()


def test_a_register_is_chosen_by_name(clients: Path, tmp_path: Path) -> None:
    shown = written(clients, "impact shared/cloud --register beta", tmp_path / "beta.md")
    assert "Beta Secrets" in shown
    assert "Acme" not in shown
    result, _ = told(clients, "impact shared/cloud --register acme --register beta")
    assert isinstance(result, Outline)
    assert [branch.link for branch in result.branches] == ["acme", "beta"]
    result, text = told(clients, "impact acme/helpdesk --register beta")
    assert isinstance(result, Failure)
    assert "acme" in text
    tree = told(clients, "xray shared/cloud --reverse --register beta")[1]
    assert "beta" in tree
    assert "acme" not in tree
    hops, _ = told(clients, "trace data:email-address country:US --register acme")
    assert isinstance(hops, Outline)
    assert [branch.link for branch in hops.branches] == ["acme"]


def test_namesakes_elsewhere_are_told_on_the_screen_and_in_no_file(clients: Path, tmp_path: Path) -> None:
    assert "beta/helpdesk" in told(clients, "impact acme/helpdesk")[1]
    assert "beta" not in written(clients, "impact acme/helpdesk", tmp_path / "a.html").lower()


def test_an_overview_of_several_clients_says_that_it_is_for_none_of_them(clients: Path, tmp_path: Path) -> None:
    shown = written(clients, "concentration", tmp_path / "all.txt")
    assert "Acme; Beta Secrets; Gamma Nichts" in shown
    assert "About several organisations" in shown
    assert "About several" not in written(clients, "concentration acme --lang en", tmp_path / "one.txt")


@pytest.mark.parametrize("ending", [".html", ".md", ".txt", ".HTML"])
@pytest.mark.parametrize(
    "line",
    [
        "impact acme/helpdesk",
        "access customer acme",
        "xray acme/support",
        "trace data:email-address acme/support",
        "what-if acme --seat helpdesk=US",
        "concentration acme",
    ],
)
def test_every_question_is_written_in_every_format(clients: Path, tmp_path: Path, line: str, ending: str) -> None:
    shown = written(clients, line, tmp_path / f"answer{ending}")
    assert "Acme" in shown
    assert "22 november 2026" in shown
    assert ("<html" in shown) is (ending.lower() == ".html")


@pytest.mark.parametrize("name", ["answer.exe", "answer", "answer.html.exe"])
def test_other_endings_are_refused_with_those_there_are(clients: Path, tmp_path: Path, name: str) -> None:
    result, text = told(clients, f"access customer acme --to '{tmp_path / name}'")
    assert isinstance(result, Failure)
    assert ", ".join(made.SUFFIX for made in FORMATS) in text
    assert not (tmp_path / name).exists()


def test_a_file_that_cannot_be_written_is_a_refusal(clients: Path, tmp_path: Path) -> None:
    result, text = told(clients, f"access customer acme --to '{tmp_path / 'nowhere' / 'below' / 'a.html'}' --lang en")
    assert isinstance(result, Failure)
    assert str(tmp_path / "nowhere" / "below") in text
    assert not (tmp_path / "nowhere").exists()


def test_the_one_folder_that_is_missing_is_made(clients: Path, tmp_path: Path) -> None:
    target = tmp_path / "answers" / "a.html"
    assert "acme" in written(clients, "access customer acme", target).casefold()


def test_a_draft_of_a_register_that_cannot_be_read_whole_is_refused(tmp_path: Path) -> None:
    root = workspace(tmp_path / "registers", FILES | {"acme/spoilt.toml": "[party.x]\nname = 5\n"})
    for line in ("impact acme/helpdesk", "access customer acme"):
        result, text = told(root, f"{line} --to '{tmp_path / 'a.html'}'")
        assert isinstance(result, Failure)
        assert "spoilt.toml" in text
    # An overview says itself that something could not be read.
    assert "acme" in written(root, "concentration --lang en", tmp_path / "all.txt")


def test_where_no_register_is_concerned_nothing_is_written(tmp_path: Path) -> None:
    root = workspace(tmp_path / "registers", FILES | {"shared/more.toml": '[party.idle]\nname = "Idle"\n'})
    for target in (tmp_path, tmp_path / "a.html"):
        result, text = told(root, f"trace shared/idle country:US --to '{target}'")
        assert isinstance(result, Failure)
        assert "nothing to write" in text
    assert {path.name for path in tmp_path.iterdir()} == {"registers"}


def test_json_names_the_files(clients: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    result, _ = told(clients, f"impact acme/helpdesk --to '{target}' --format json")
    assert json.loads(as_json(result)) == {"written": [str(target)]}
