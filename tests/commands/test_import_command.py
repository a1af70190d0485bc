"""`ropa import` in the shell: nothing is saved unseen, and what is saved is what was shown."""

import json
import shlex
import shutil
from pathlib import Path

import pytest

from helpers import TODAY, told
from imports_workbooks import MESSY, MESSY_MERGED, xlsx
from ropa.cli import main
from ropa.commands import Session, run_line
from ropa.i18n import LANGUAGES
from ropa.layout import as_text
from ropa.results import Changed, Failure

VENDORS = "Leverancier;Land;Waar staat het?\nHelpdesk Limited;IN;DE\nMail House;UK;NL\n"


@pytest.fixture
def shell(sample, monkeypatch, capfd):
    """Run a command line in the folder that holds `registers`: status, stdout, stderr."""
    monkeypatch.chdir(sample.parent)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    Path("vendors.csv").write_text(VENDORS, "utf-8")

    def run(line: str) -> tuple[int, str, str]:
        status = main(shlex.split(line))
        return status, *capfd.readouterr()

    return run


def files(root: Path) -> dict[str, str]:
    found = (path for path in root.rglob("*") if path.is_file() and ".ropa" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}


def test_nothing_is_saved_before_the_preview_is_confirmed(shell, sample):
    before = files(sample)
    status, out, err = shell("import vendors.csv --into acme")
    assert status == 3
    assert files(sample) == before
    assert out.startswith("Import of vendors.csv (CSV)")
    assert "“Helpdesk Limited” may be “Helpdesk Ltd”" in out
    assert "B3 “UK”: No code of the standard; read as Verenigd Koninkrijk (GB)." in out
    assert "“Waar staat het?” → note of the record" in out
    assert err.splitlines() == [
        "Nothing is saved yet: read the preview first.",
        "To do it all the same: ropa import vendors.csv --into acme --yes",
    ]
    status, out, _ = shell(err.splitlines()[1].removeprefix("To do it all the same: ropa "))
    assert status == 0
    assert "Saved: registers/acme/parties/mail-house.toml" in out
    after = files(sample)
    assert {name for name in before if after[name] != before[name]} == set()
    assert 'seat = "GB"' in after["acme/parties/mail-house.toml"]
    assert 'note = "Waar staat het?: NL [C3]"' in after["acme/parties/mail-house.toml"]


def test_the_line_that_confirms_keeps_what_was_said(shell):
    options = '--match "Helpdesk Limited=helpdesk" --map "Waar staat het?=engagement.stored_in"'
    line = f"import vendors.csv --into acme {options}"
    _, _, err = shell(f"{line} --save-map")
    confirm = err.splitlines()[1].partition("ropa ")[2]
    assert shlex.split(confirm) == [*shlex.split(line), "--save-map", "--yes"]


def test_a_confirmed_match_changes_the_record_that_is_there(shell, sample):
    before = files(sample)
    assert shell('import vendors.csv --into acme --match "Helpdesk Limited=helpdesk" --yes')[0] == 0
    after = files(sample)
    assert "acme/parties/helpdesk-limited.toml" not in after
    assert 'note = "Waar staat het?: DE [C2]"' in after["acme/register.toml"]
    assert 'note = "Waar staat het?' not in before["acme/register.toml"]
    assert after["beta/register.toml"] == before["beta/register.toml"]


def test_a_dry_run_writes_nothing_and_needs_no_confirmation(shell, sample):
    before = files(sample)
    status, out, err = shell("import vendors.csv --into acme --dry-run")
    assert (status, err) == (0, "")
    assert "Records to be added: 3" in out
    assert files(sample) == before


def test_the_preview_as_values(shell):
    status, out, _ = shell("import vendors.csv --into acme --format json")
    found = json.loads(out)
    assert status == 3
    assert found["confirm"].endswith("--yes")
    preview = found["preview"]
    assert preview["places"] == {"value": 4, "note": 2, "remark": 0, "heading": 3}
    assert [one["outcome"] for one in preview["records"]] == ["added"] * 3
    (uk,) = [one for one in preview["remarks"] if one["at"] == "B3"]
    assert (uk["concern"], uk["found"]) == ("read-as", "UK")
    status, out, _ = shell("import vendors.csv --into acme --dry-run --format json")
    assert json.loads(out)["preview"] == preview


def test_columns_are_decided_once(shell, sample):
    settings = sample / "ropa.toml"
    settings.write_text("# ours\nmembers = []\n", "utf-8")
    mapped = '--map "Waar staat het?=engagement.stored_in"'
    assert shell(f"import vendors.csv --into acme {mapped} --save-map")[0] == 3
    assert settings.read_text("utf-8") == "# ours\nmembers = []\n"
    status, out, _ = shell(f"import vendors.csv --into acme {mapped} --save-map --yes")
    assert status == 0
    assert "What the columns are read as is kept in registers/ropa.toml." in out
    text = settings.read_text("utf-8")
    assert text.startswith("# ours\nmembers = []\n")
    assert '"Waar staat het?" = "engagement.stored_in"' in text
    Path("more.csv").write_text("Leverancier;Waar staat het?\nTwo Ltd;FR\n", "utf-8")
    status, out, _ = shell("import more.csv --into acme --yes")
    assert "as decided earlier or on the command line" in out
    assert 'stored_in = ["FR"]' in files(sample)["acme/engagements/two-ltd-contract.toml"]
    assert shell("check acme")[1].count("R1") == 0


def test_a_map_is_kept_where_there_were_no_settings(shell, sample):
    assert shell('import vendors.csv --into acme --map "Waar staat het?=skip" --save-map --yes')[0] == 0
    assert '"Waar staat het?" = "skip"' in (sample / "ropa.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("import nowhere.csv --into acme", "nowhere.csv cannot be read"),
        ("import registers --into acme", "registers cannot be read: it is no file"),
        ("import vendors.csv --into acne", "acme"),
        ("import vendors.csv --into acme --match nothing", "not of the form NAME=ID"),
        ("import vendors.csv --into acme --match Mail=helpdesk", "The file names no record “Mail”"),
        ("import vendors.csv --into acme --match 'Mail House=helpdsk'", "“helpdesk”"),
        ("import vendors.csv --into acme --map 'Land=party.seet'", "party.seat"),
        ("import empty.csv --into acme", "empty.csv is empty"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_cure(shell, sample, line, words):
    Path("empty.csv").write_bytes(b"")
    before = files(sample)
    status, out, err = shell(line)
    assert (status, out) == (3, "")
    assert words in err
    assert files(sample) == before


def test_what_is_imported_into_a_session_is_pending_and_can_be_undone(sample, tmp_path):
    (tmp_path / "messy.xlsx").write_bytes(xlsx(MESSY, MESSY_MERGED))
    session = Session(sample, TODAY)
    result = run_line(f"import {tmp_path / 'messy.xlsx'} --into acme", session)
    assert isinstance(result, Changed)
    assert result.preview
    assert len(result.pending) == len(result.files) > 10
    assert not (sample / "acme" / "parties").exists()
    undone = run_line("undo", session)
    assert isinstance(undone, Changed)
    assert undone.pending == ()
    for language in LANGUAGES:
        shown = as_text(
            run_line(f"import {tmp_path / 'messy.xlsx'} --into acme --dry-run --lang {language}", session), language
        )
        assert "Verwerkingen!I9" in shown


def test_a_former_revision_takes_nothing_in(sample, tmp_path):
    (tmp_path / "v.csv").write_text(VENDORS, "utf-8")
    assert isinstance(told(sample, f"import {tmp_path / 'v.csv'} --into acme --rev HEAD")[0], Failure)


def exported(shell, suffix: str) -> str:
    Path("out").mkdir()
    status, _, err = shell(f"export records acme --to out/whole.{suffix} --internal")
    assert status == 0, err
    return f"out/whole.{suffix}"


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json"])
def test_a_whole_record_comes_back_without_a_change(shell, sample, suffix):
    before = files(sample)
    path = exported(shell, suffix)
    status, _out, err = shell(f"import {path} --into acme --yes")
    assert status == 0, err
    assert files(sample) == before


def test_a_whole_record_fills_a_new_register_from_all_files_of_its_export(shell, sample):
    path = exported(shell, "csv")
    assert len(list(Path("out").glob("whole-*.csv"))) > 3
    assert shell("init fresh --register acme")[0] == 0
    shutil.copytree(sample / "shared", Path("fresh/shared"))
    status, _out, err = shell(f"--workspace fresh import {path} --into acme --yes")
    assert status == 0, err
    status, _, err = shell("--workspace fresh export records acme --to out/again.csv")
    assert status == 0, err
    for one in Path("out").glob("whole*.csv"):
        again = one.with_name(one.name.replace("whole", "again"))
        assert sorted(again.read_text("utf-8").splitlines()) == sorted(one.read_text("utf-8").splitlines())


def test_what_was_edited_is_what_changes(shell, sample):
    path = Path(exported(shell, "csv"))
    (party,) = [
        one for one in Path("out").glob("whole-*.csv") if "[party.seat]" in one.read_text("utf-8").partition("\n")[0]
    ]
    party.write_text(party.read_text("utf-8").replace("India [IN]", "Belgium"), "utf-8")
    before = files(sample)
    assert shell(f"import {path} --into acme --yes")[0] == 0
    after = files(sample)
    changed = [(old, new) for name in before for old, new in [(before[name], after[name])] if old != new]
    assert [new for _, new in changed] == [old.replace('seat = "IN"', 'seat = "BE"') for old, _ in changed]
    assert changed
