"""The commands that change records: what they write, what they only show, and how they refuse."""

import json
import re
import shlex
from pathlib import Path

import pytest

from helpers import SAMPLE, TODAY, workspace
from ropa.changes import InsertItem, RemoveItem, SetField
from ropa.cli import main
from ropa.commands import Session, run_line
from ropa.commands.changing import in_order
from ropa.finding import Pointer
from ropa.i18n import LANGUAGES
from ropa.layout import as_json, as_text
from ropa.results import Changed, Conflicts, Failure, NeedsConfirmation

ACTIVITIES = "acme/activities.toml"


@pytest.fixture
def shell(sample, monkeypatch, capfd):
    """Run a command line in the folder that holds `registers`: status, stdout, stderr."""
    monkeypatch.chdir(sample.parent)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(line: str) -> tuple[int, str, str]:
        status = main(shlex.split(line))
        return status, *capfd.readouterr()

    return run


def files(root: Path) -> dict[str, str]:
    found = (path for path in root.rglob("*") if path.is_file() and ".ropa" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}


def test_set_writes_one_line_and_says_what_it_cured(shell, sample):
    before = files(sample)
    status, out, err = shell("set beta/newsletter 'purposes=Sending letters, monthly' subjects=customer")
    assert (status, err) == (0, "")
    assert "Saved: registers/beta/register.toml" in out
    assert "Findings cured: 2" in out
    assert "A106" in out
    assert "@@" not in out
    after = files(sample)
    assert {name for name in after if after[name] != before[name]} == {"beta/register.toml"}
    assert 'purposes = ["Sending letters, monthly"]\n' in after["beta/register.toml"]


def test_set_adds_removes_and_unsets_in_one_go(shell, sample):
    assert (
        shell("set acme/newsletter data+=name,phone data-=shoe-size 'measures=' disclosure[1]= disclosure[2]=")[0] == 0
    )
    text = (sample / ACTIVITIES).read_text()
    assert 'data = ["email-address", "name", "phone"]' in text
    assert "measures" not in text
    assert "disclosure" not in text


def test_an_id_alone_is_enough_where_only_one_register_has_it(shell, sample):
    assert shell("set support 'service=answering letters'")[0] == 0
    assert 'service = "answering letters"' in (sample / "acme/register.toml").read_text()
    status, _, err = shell("set newsletter note=x")
    assert status == 3
    assert "acme/newsletter, beta/newsletter" in err


def test_a_new_record_names_those_of_its_register_by_address_too(shell, sample):
    line = (
        "add engagement answering --register acme party=acme/helpdesk --use acme/newsletter disclosure+=acme/answering"
    )
    status, out, err = shell(line)
    assert (status, err) == (0, "")
    assert "H103" not in out, "names nothing unknown"
    assert any('[engagement.answering]\nparty = "helpdesk"\n' in text for text in files(sample).values())
    assert '"answering"' in (sample / ACTIVITIES).read_text()


def test_numbers_mean_the_record_as_it_was():
    def at(*path: str | int) -> Pointer:
        return Pointer("r/a", path)

    asked = [
        RemoveItem(at("retention", 0)),
        InsertItem(at("data"), 2, "x"),
        RemoveItem(at("retention", 1, "data", 0)),
        RemoveItem(at("retention", 1)),
        InsertItem(at("data"), 2, "y"),
        SetField(at("retention", 2, "keep"), "P1Y"),
    ]
    assert in_order(asked) == [
        InsertItem(at("data"), 2, "x"),
        InsertItem(at("data"), 3, "y"),
        SetField(at("retention", 2, "keep"), "P1Y"),
        RemoveItem(at("retention", 1, "data", 0)),
        RemoveItem(at("retention", 1)),
        RemoveItem(at("retention", 0)),
    ]


CHANGING = [
    "set acme/newsletter name=News",
    "add party mail-house --register acme name=House seat=IN",
    "add party acme/mail-house name=House --file parties.toml",
    "duplicate acme/newsletter copy-of-it",
    "move acme/newsletter 'data[2]' 1",
    "rename acme/support helpdesk-work",
    "rename shared/cloud sky",
    "remove acme/newsletter",
    "remove shared/cloud --with-references",
    "replace acme/support shared/cloud --on 2026-12-31",
    "fmt",
]


@pytest.mark.parametrize("line", CHANGING)
def test_a_dry_run_shows_what_would_be_and_writes_nothing(shell, sample, line):
    before = files(sample)
    status, shown, _ = shell(f"{line} --dry-run")
    assert status == 0
    assert files(sample) == before
    assert not (sample / ".ropa").exists()
    assert "\n@@ " in shown
    assert shown.endswith("Nothing was written.\n")
    status, out, err = shell(line)
    assert (status, err) == (0, "")
    assert files(sample) != before
    assert "Saved: registers" in out
    assert out.splitlines()[0] == shown.splitlines()[0]
    assert shell("check --format json")[0] in (0, 1)


@pytest.mark.parametrize("line", CHANGING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_is_said_in_every_language_and_as_values(sample, line, language):
    session = Session(sample, TODAY, language)
    result = run_line(line, session)
    assert isinstance(result, Changed)
    assert as_text(result, language)
    values = json.loads(as_json(result))
    assert values["files"]
    assert values["pending"] == list(result.pending)
    assert not values["dry_run"]


def test_add_writes_the_fields_and_the_schema_line_and_tells_what_is_missing(shell, sample):
    lines = "add activity acme/payroll name=Payroll data+=name data+=email-address 'purposes=Paying, monthly'"
    status, out, _ = shell(f"{lines} 'legal_basis=[{{ basis = \"contract\" }}]' controller_contact=x")
    assert status == 3
    status, out, _ = shell(f"{lines} 'legal_basis=[{{ basis = \"contract\" }}]'")
    assert status == 0
    assert "Findings added" in out
    text = (sample / "acme/activities/payroll.toml").read_text()
    assert 'data = ["name", "email-address"]' in text
    assert '[[activity.payroll.legal_basis]]\nbasis = "contract"' in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("set acme/newsletter nmae=x", "name"),
        ("set acme/nobody name=x", "acme/nobody"),
        ("set acme/newsletter name", "FIELD=VALUE"),
        ("add party x name=X", "--register"),
        ("add thing acme/x", "party"),
        ("add party nowhere/x name=X", "nowhere"),
        ("add party acme/newsletter name=X", "newsletter"),
        ("add party acme/x name=X --file ../x.toml", "../x.toml"),
        ("add party acme/x --register beta name=X", "beta"),
        ("add party acme/x", "name"),
        ("duplicate acme/newsletter beta/x", "beta"),
        ("move acme/newsletter data 1", "names no item of a list"),
        ("move acme/newsletter 'data[9]' 1", "data has no item 9"),
        ("rename acme/newsletter 'Not An Id'", "Not An Id"),
        ("replace acme/newsletter shared/cloud --on 2026-01-01", "acme/newsletter"),
        ("fmt nowhere", "nowhere"),
        ("changes --drop x.toml", "x.toml"),
        ("changes --settle x.toml", "x.toml"),
        ("drafts abc", "abc"),
        ("undo", "nothing"),
        ("redo", "nothing"),
        ("edit acme/newsletter", "acme/activities.toml"),
    ],
)
def test_a_refusal_names_what_is_wrong_and_changes_nothing(shell, sample, line, said):
    before = files(sample)
    status, out, err = shell(line)
    assert (status, out) == (3, "")
    assert said in err
    assert files(sample) == before


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_who_has_no_step_to_go_in_the_shell_is_told_what_takes_back(sample: Path, step: str) -> None:
    here = Session(sample, TODAY)
    told = run_line(step, here)
    assert isinstance(told, Failure)
    assert "git restore" in told.message
    here.log = []
    told = run_line(step, here)
    assert isinstance(told, Failure)
    assert "git" not in told.message


def test_a_record_in_use_is_removed_only_when_that_is_confirmed(shell, sample):
    before = files(sample)
    session = Session(sample, TODAY)
    result = run_line("remove acme/support", session)
    assert isinstance(result, NeedsConfirmation)
    assert result.uses == ("acme/newsletter#disclosure[1].to",)
    assert result.line == "remove acme/support --with-references"
    status, out, err = shell("remove acme/support")
    assert (status, out) == (3, "")
    assert "ropa remove acme/support --with-references" in err
    status, out, _ = shell("remove acme/support --format json")
    assert status == 3
    assert json.loads(out)["confirm"] == result.line
    assert files(sample) == before
    assert isinstance(run_line(result.line, session), Changed)


def test_fmt_asks_whether_there_is_anything_to_do(shell, sample):
    status, out, _ = shell("fmt --check")
    assert status == 1
    path, lines = re.search(r"^  (\S+\.toml), lines: (\d+)$", out, re.MULTILINE).groups()
    assert "--- " not in out
    status, diff, _ = shell("fmt --check --diff")
    assert status == 1
    assert f"--- {path}" in diff
    hunks = diff.partition(f"+++ {path}")[2].partition("\n--- ")[0].splitlines()
    assert int(lines) == max(sum(line.startswith(sign) for line in hunks) for sign in "-+") > 0
    assert shell("fmt")[0] == 0
    status, out, _ = shell("fmt --check")
    assert status == 0
    (sample / "beta/broken.toml").write_text("[party\n")
    status, out, _ = shell("fmt")
    assert status == 0
    assert "beta/broken.toml" in out


def test_a_value_that_the_shell_took_apart_is_refused_with_the_cure_and_the_cure_works(sample):
    session = Session(sample, TODAY)
    for line, cure in (
        ('set acme/newsletter disclosure+={to="helpdesk"}', "between single quotes"),
        ('set acme/newsletter disclosure+={ to = "helpdesk" }', "between single quotes"),
        ("set acme/newsletter name=Two words", '"FIELD=two words"'),
    ):
        result = run_line(line, session)
        assert isinstance(result, Failure)
        assert cure in result.message
    for line in ("""set acme/newsletter 'systems+=["x"]'""", 'set acme/newsletter "name=Two words"'):
        assert isinstance(run_line(line, session), Changed), line


def test_the_record_of_a_revision_is_never_written(sample):
    for line in (*CHANGING, "undo", "redo", "save", "changes", "drafts", "edit acme/newsletter"):
        session = Session(sample, TODAY, rev="v1")
        session.__dict__["workspace"] = Session(sample, TODAY).workspace
        result = run_line(line, session)
        assert isinstance(result, Failure), line
        assert "revision" in result.message, line


def test_a_session_keeps_what_is_pending_across_options(sample):
    session = Session(sample, TODAY)
    run_line("set acme/newsletter name=News", session)
    here = session.latest
    result = run_line("changes --lang nl --as-of 2020-01-01", here)
    assert isinstance(result, Changed)
    assert result.pending == (str(sample / ACTIVITIES),)
    assert isinstance(run_line("undo --lang de", here), Changed)
    assert run_line("changes", here).pending == ()
    assert run_line("redo", here).pending == (str(sample / ACTIVITIES),)
    saved = run_line("save", here)
    assert (saved.pending, saved.saved) == ((), (str(sample / ACTIVITIES),))
    assert 'name = "News"' in (sample / ACTIVITIES).read_text()


def test_what_is_pending_is_dropped_or_written_by_file(sample):
    session = Session(sample, TODAY)
    run_line("set acme/newsletter name=News", session)
    run_line("set beta/newsletter name=News", session)
    dropped = run_line(f"changes --drop {sample / ACTIVITIES}", session)
    assert dropped.pending == (str(sample / "beta/register.toml"),)
    assert run_line("changes --write", session).saved == dropped.pending
    assert (sample / ACTIVITIES).read_text() == SAMPLE[ACTIVITIES]


@pytest.mark.parametrize("choice", ["theirs", "beside", "mine"])
def test_a_conflict_shows_both_and_is_decided(sample, choice):
    path = sample / ACTIVITIES
    session = Session(sample, TODAY)
    run_line("set acme/newsletter name=Mine", session)
    path.write_text(path.read_text().replace("Sending news", "Theirs"))
    result = run_line("save", session)
    assert isinstance(result, Conflicts)
    shown = as_text(result, "en")
    assert '-name = "Newsletter"\n+name = "Mine"' in shown
    assert '-purposes = ["Theirs"]\n+purposes = ["Sending news"]' in shown
    assert json.loads(as_json(result))["conflicts"][0]["theirs"] == path.read_text()
    assert isinstance(run_line("changes", session), Conflicts)
    line = next(line for line, _ in result.lines if line.endswith(choice))
    decided = run_line(line, session)
    assert isinstance(decided, Changed)
    assert "Theirs" in path.read_text()
    saved = run_line("save", session)
    assert isinstance(saved, Changed)
    assert ("Mine" in path.read_text()) == (choice == "mine")
    assert path.with_name("activities.toml.mine").exists() == (choice == "beside")


def test_a_register_whose_text_is_broken_elsewhere_can_still_be_changed(tmp_path):
    root = workspace(tmp_path, {**SAMPLE, "acme/broken.toml": "[party\n"})
    assert main(["set", "acme/newsletter", "note=x", "--workspace", str(root)]) == 0
    assert (root / "acme/broken.toml").read_text() == "[party\n"
    assert 'note = "x"' in (root / ACTIVITIES).read_text()


def test_what_is_pending_is_dropped_or_written_by_record(sample):
    session = Session(sample, TODAY)
    path = sample / "acme/register.toml"
    run_line("set acme/acme name=Corner", session)
    run_line("set acme/helpdesk name=Desk", session)
    saved = run_line("save acme/helpdesk", session)
    assert saved.saved == saved.pending == (str(path),)
    assert path.read_text() == SAMPLE["acme/register.toml"].replace("Helpdesk Ltd", "Desk")
    run_line("set acme/helpdesk name=Phones", session)

    def pending():
        return "\n".join(line for file in run_line("changes", session).files for line in file.lines)

    run_line("changes --drop acme/acme", session)
    assert "Corner" not in pending()
    assert "Phones" in pending()
    run_line("undo", session)
    assert "Corner" in pending()
    assert isinstance(run_line("changes --drop acme/support", session), Failure)
    assert isinstance(run_line("save acme/acme beta/beta", session), Failure)
    assert run_line("changes --drop acme/acme --drop acme/helpdesk", session).pending == ()
    assert path.read_text() == SAMPLE["acme/register.toml"].replace("Helpdesk Ltd", "Desk")
