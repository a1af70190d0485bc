"""The shell: what goes to which stream, with which exit status, in which language."""

import itertools
import json
from pathlib import Path

import pytest

from helpers import SAMPLE, workspace
from ropa import __version__
from ropa.checking.choice import known_codes, reading_codes
from ropa.cli import main, reader_language

READABLE = {key: text for key, text in SAMPLE.items() if not key.startswith("acme")}


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def shell(sample, monkeypatch, capfd):
    """Run a command line in the folder that holds `registers`: status, stdout, stderr."""
    monkeypatch.chdir(sample.parent)

    def run(*words: str) -> tuple[int, str, str]:
        status = main(list(words))
        return status, *capfd.readouterr()

    return run


def test_results_go_to_stdout(shell):
    status, out, err = shell("show", "acme/newsletter")
    assert (status, err) == (0, "")
    assert out.startswith("Newsletter  [acme/newsletter]\n")


def test_the_version(shell):
    assert shell("--version") == (0, f"ropa {__version__}\n", "")


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("check", "--help")])
def test_help_is_a_result(shell, words):
    status, out, err = shell(*words)
    assert (status, err) == (0, "")
    assert out.startswith("Usage: ropa")


def test_check_ends_with_one_where_a_finding_is_an_error(shell):
    status, out, err = shell("check", "beta")
    assert (status, err) == (1, "")
    assert "register.toml:" in out


def test_check_ends_with_nought_where_none_is(shell, sample):
    workspace(sample, {"beta/register.toml": COMPLETE})
    status, out, _ = shell("check", "beta")
    assert (status, "errors: 0" in out) == (0, True)


COMPLETE = """\
[register]
organisation = "beta"

[party.beta]
name = "Beta"
seat = "BE"
address = "Sample Street 2"
email = ["info@example.org"]
"""


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("chek",), 2, "chek"),
        (("check", "--colour"), 2, "--colour"),
        (("show",), 2, "ADDRESS"),
        (("check", "--as-of", "2026-02-30"), 2, "2026-02-30"),
        (("check", "--lang", "es"), 2, "es"),
        (("list", "party", "--format", "xml"), 2, "xml"),
        (("show", "acme/newsleter"), 3, "acme/newsletter"),
        (("check", "acmee"), 3, "acme"),
        (("list", "partees"), 3, "party"),
        (("list", "party", "--where", "purpsoes:x"), 3, "purposes"),
        (("rule", "A1060"), 3, "A106"),
        (("check", "--workspace", "gone"), 3, "gone"),
        (("show", "newsletter"), 3, "acme/newsletter, beta/newsletter"),
        (("export", "art30", "acme", "--to", "x.odt"), 3, ".html"),
        (("export", "art30", "acme", "--to", "letters/"), 3, "There is no folder “letters”. Make it first"),
        (("impact", "shared/cloud", "--to", "letters"), 3, "There is no folder “letters”. Make it first"),
        (("schema", "--to", "x.txt"), 3, ".json"),
        (("schema", "--to", "gone/away/x.json"), 3, "there is no folder “gone/away”. Make it"),
        (("init", "registers", "--register", "acme"), 3, "acme"),
        (("init", "elsewhere", "--register", "../up"), 3, "../up"),
    ],
)
def test_what_cannot_be_done_goes_to_stderr_with_the_cure(shell, words, status, says):
    found, out, err = shell(*words)
    assert (found, out) == (status, "")
    assert err.startswith("ropa: ")
    assert says in err


def test_every_code_that_check_prints_is_explained(shell):
    _, listed, _ = shell("rule")
    assert [line.split()[0] for line in listed.splitlines()] == [
        *known_codes()[len(reading_codes()) :],
        *reading_codes(),
    ]
    for code in reading_codes():
        for language in ("en", "nl"):
            status, out, _ = shell("rule", code.lower(), "--lang", language)
            assert status == 0
            assert out.startswith(code)
            assert "{" not in out, "a parameter is left open by a sign"
    assert "“…” lies outside every register" in shell("rule", "R115")[1]
    assert "leesfout" in shell("rule", "R102", "--lang", "nl")[1]
    assert shell("rule", "R118")[0] == 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("check", "--as-of", "20-11-2026"), "--as-of: ‘20-11-2026’ is geen datum. Schrijf jaar-maand-dag, zoals"),
        (("check", "--as-of=20/11/2026"), "--as-of: ‘20/11/2026’ is geen datum"),
        (("check", "--colour"), "Er is geen optie --colour."),
        (("check", "--selct", "A1"), "Er is geen optie --selct. Bedoelde u ‘--select’?"),
        (("show",), "ADDRESS ontbreekt."),
        (("list", "party", "--format", "xml"), "--format: ‘xml’ is geen van de toegestane woorden: text, json."),
        (("history", "acme/newsletter", "--limit", "many"), "--limit: ‘many’ is geen geheel getal."),
        (("history", "acme/newsletter", "--limit", "0"), "--limit: 0 valt buiten wat is toegestaan: x>=1."),
        (("rule", "A106", "A107"), "Meer woorden dan de opdracht aanneemt: A107."),
        (("check", "--select"), "--select heeft een waarde nodig."),
        (("check", "--help=x"), "--help krijgt geen waarde."),
        (("chek",), "Er is geen opdracht ‘chek’. Bedoelde u ‘check’?"),
    ],
)
def test_what_the_parser_refuses_is_said_in_the_reader_s_language(shell, words, says):
    for line in ((words[0], "--lang", "nl", *words[1:]), (words[0], "--lang=nl", *words[1:])):
        status, out, err = shell(*line)
        assert (status, out) == (2, "")
        assert err.startswith(f"ropa: fout: {says}")
        assert err.endswith(
            (f"(probeer: ropa {words[0]} --help)\n", "(probeer: ropa --help)\n", "waarde.\n", "nodig.\n")
        )
    assert says not in shell(*words)[2]


def test_the_language_that_stands_behind_a_fault_is_that_of_its_refusal(shell):
    assert "is geen datum" in shell("check", "--as-of", "1-2-2026", "--lang", "nl")[2]
    assert "is not a date" in shell("check", "--as-of", "1-2-2026", "--lang", "xx")[2]
    assert shell("check", "gone", "--lang", "de")[2].startswith("ropa: Fehler: ")


@pytest.mark.parametrize("name", ["schema.json", "new/schema.json"])
def test_what_was_written_is_said_on_stderr(shell, name):
    status, out, err = shell("schema", "--to", name)
    assert (status, out) == (0, "")
    assert name in err


def test_without_a_command_and_without_a_terminal_the_overview_is_printed(shell):
    status, out, _ = shell()
    assert status == 0
    assert "Acme  [acme]" in out
    assert shell("--lang", "nl")[1] != out
    assert shell("--workspace=gone")[0] == 3


def test_json_is_nothing_but_json(shell):
    status, out, err = shell("list", "party", "--format", "json")
    assert (status, err) == (0, "")
    assert [item["id"] for item in json.loads(out)] == ["acme/acme", "acme/helpdesk", "beta/beta", "shared/cloud"]


def test_the_language_of_the_reader(shell, monkeypatch):
    english = shell("show", "beta/newsletter")[1]
    dutch = shell("show", "beta/newsletter", "--lang", "nl")[1]
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert shell("show", "beta/newsletter")[1] == dutch != english


@pytest.mark.parametrize(
    ("values", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE", "LC_ALL": "fr_FR"}, "fr"),
        ({"LANG": "de_DE", "LC_ALL": ""}, "de"),
        ({"LANG": "C"}, "en"),
        ({"LC_MESSAGES": "es_ES", "LANG": "nl_NL"}, "en"),
    ],
)
def test_the_environment_tells_the_language(monkeypatch, values, language):
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    assert reader_language() == language


def test_the_day_decides_by_which_law(shell):
    old, new = (shell("transfers", "acme", "--as-of", day)[1] for day in ("2020-08-01", "2026-11-22"))
    assert "2023/1795" in new
    assert "2023/1795" not in old
    assert "2020-08-01" in old


def test_interruption_has_its_own_status(shell, monkeypatch):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("ropa.cli.run", interrupted)
    assert shell("check") == (130, "", "ropa: Interrupted. No file was left half written.\n")


@pytest.mark.parametrize("is_seen", [True, False])
def test_progress_stands_on_one_line_of_a_terminal_and_is_gone_at_the_end(shell, tmp_path, monkeypatch, is_seen):
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_seen)
    target = tmp_path / "x.md"
    status, out, err = shell("export", "dossier", "beta", "--to", str(target), "--lang", "en")
    assert (status, out) == (0, "")
    written = f"Written: {target}\n"
    if not is_seen:
        assert err == written
        return
    *lines, blank, last = err.split("\r")
    assert last == written
    assert blank.strip() == ""
    assert any("layout 1" in line for line in lines)
    assert lines[-1].startswith("Making x.md")
    assert "\n" not in "".join(lines)
    # Each covers the one before it.
    shown = itertools.pairwise(line for line in lines if line)
    assert all(len(after) >= len(before.rstrip()) for before, after in shown)


def test_text_that_the_terminal_cannot_encode_ends_in_no_error(sample, monkeypatch, capfdbinary):
    workspace(sample, {"beta/register.toml": SAMPLE["beta/register.toml"].replace('"Beta"', '"Bêta ✓ 名"')})
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert main(["show", "beta/beta", "--workspace", str(sample)]) == 0
    assert "Bêta ✓ 名".encode() in capfdbinary.readouterr().out


def test_a_workspace_may_lie_anywhere(tmp_path: Path, capfd):
    workspace(tmp_path / "a b", READABLE)
    assert main(["list", "activity", "--workspace", str(tmp_path / "a b")]) == 0
    assert "beta/newsletter" in capfd.readouterr().out


def test_a_fault_of_the_program_is_said_and_not_thrown(tmp_path, monkeypatch, capsys):
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "register.toml").write_text('[register]\norganisation = "acme"\n')

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by a test")

    monkeypatch.setattr("ropa.workspace.opened.check", fail)
    assert main(["check", "--workspace", str(tmp_path)]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "ZeroDivisionError: by a test" in said.err
    assert "Traceback" not in said.err
    monkeypatch.setenv("ROPA_TRACEBACK", "1")
    assert main(["check", "--workspace", str(tmp_path)]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_shared_options_may_stand_before_the_command(tmp_path, capsys):
    workspace(tmp_path, READABLE)
    assert main(["--workspace", str(tmp_path), "--lang=nl", "list", "party"]) == 0
    before = capsys.readouterr().out
    assert main(["list", "party", "--workspace", str(tmp_path), "--lang=nl"]) == 0
    assert capsys.readouterr().out == before


def test_a_destination_that_is_full_is_said(tmp_path, monkeypatch, capsys):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ropa.cli._print", full)
    workspace(tmp_path, READABLE)
    assert main(["home", "--workspace", str(tmp_path)]) == 3
    assert "the disk is full" in capsys.readouterr().err


def test_a_name_cannot_forge_a_line(tmp_path, capsys):
    name = "V\\nregisters/x.toml:1:1: A999 forged"
    text = f'[register]\norganisation = "a"\n[party.a]\nname = "{name}"\nseat = "CN"\n[party.b]\nname = "{name}"\n'
    text += 'seat = "CN"\n[activity.c]\nname = "C"\ndisclosure = [{ to = "b" }]\n'
    workspace(tmp_path, {"x/r.toml": text})
    main(["check", "--workspace", str(tmp_path)])
    said = capsys.readouterr().out
    assert "A999 forged" in said
    assert not [line for line in said.splitlines() if line.startswith("registers/x.toml")]


def test_no_document_is_made_of_words_that_name_nothing(tmp_path, capsys):
    text = '[register]\norganisation = "a"\n[party.a]\nname = "A"\n'
    text += '[activity.c]\nname = "C"\ndisclosure = [{ to = "no" }]\n'
    workspace(tmp_path, {"x/r.toml": text})
    assert main(["export", "art30", "x", "--workspace", str(tmp_path), "--to", str(tmp_path / "x.html")]) == 3
    assert "H103" in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()


def test_init_keeps_a_schema_that_is_there(tmp_path):
    (tmp_path / "register.schema.json").write_text("mine")
    assert main(["init", str(tmp_path), "--register", "other"]) == 0
    assert (tmp_path / "register.schema.json").read_text() == "mine"
