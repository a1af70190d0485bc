"""`ropa accept`, `ropa defer` and `ropa review`: what they write, where, and what they refuse."""

import shlex
from pathlib import Path

import pytest
import tomli

from helpers import SAMPLE, TODAY, workspace
from ropa.cli import main
from ropa.commands import Session, run_line
from ropa.commands.saving import finished
from ropa.layout import as_text
from ropa.results import Changed, Failure, Result

ACTIVITIES = """\
# Made by hand.
[activity.newsletter]
name = "Newsletter"  # the weekly one
purposes = ["Sending news"]
subjects = ["customer", "visitor"]
data = ["email-address", "shoe-size"]

[[activity.newsletter.retention]]
keep = "P1Y"
after = ["the last letter"]

[[activity.newsletter.retention]]
keep = "P5Y"
after = ["the last letter"]

# The end.
"""
WHO = '--reason "of no weight" --by "the board"'
LATER = '--plan "ask marketing" --by "the board" --advice "this year" --until 2027-01-31'


def told(root: Path, line: str) -> tuple[Result, str]:
    """What the shell makes of a command line: its result, what it changed saved, and its text."""
    session = Session(root, TODAY)
    result = finished(run_line(line, session), shlex.split(line), session)
    return result, as_text(result, session.latest.language)


@pytest.fixture
def root(sample):
    return workspace(sample, {"acme/activities.toml": ACTIVITIES})


def record(root) -> dict:
    return tomli.loads((root / "acme/activities.toml").read_text("utf-8"))["activity"]["newsletter"]


def shown(root, rule: str, *options: str) -> list[str]:
    text = told(root, " ".join(("check acme --select", rule, *options)))[1]
    return [line for line in text.splitlines() if f": {rule} " in line]


def test_an_acceptance_is_written_beside_its_record_and_hides_the_finding(root):
    assert len(shown(root, "A110")) == 1
    result, text = told(root, f"accept a110 acme/newsletter {WHO} --advice fine --until 2027-06-30")
    assert isinstance(result, Changed)
    assert "A110 accepted: acme/newsletter#subject_data" in text
    (entry,) = record(root)["accepted"]
    fingerprint = entry.pop("fingerprint")
    assert entry == {
        "rule": "A110",
        "field": "subject_data",
        "reason": "of no weight",
        "decided_by": "the board",
        "advice": "fine",
        "until": TODAY.replace(year=2027, month=6, day=30),
    }
    assert len(fingerprint) == 12
    assert shown(root, "A110") == []
    assert "# the weekly one" in (root / "acme/activities.toml").read_text("utf-8")
    assert (root / "acme/activities.toml").read_text("utf-8").endswith("# The end.\n")


def test_an_accepted_finding_is_back_when_the_content_changes(root):
    told(root, f"accept A120 acme/newsletter.retention[2] {WHO}")
    assert len(shown(root, "A120")) == 1
    text = (root / "acme/activities.toml").read_text("utf-8")
    workspace(root, {"acme/activities.toml": text.replace("P5Y", "P10Y")})
    assert [line for line in shown(root, "A120") if "what is recorded has changed since" in line]


@pytest.mark.parametrize("field", [".retention[2]", "#retention[2].reason", ".retention.2", ".retention[2].reason"])
def test_a_field_is_named_as_findings_show_it(root, field):
    assert isinstance(told(root, f"accept A120 'acme/newsletter{field}' {WHO}")[0], Changed)
    assert record(root)["accepted"][0]["field"] == "retention[2].reason"


def test_a_register_may_have_a_dot_in_its_name(root):
    workspace(root, {"a.b/register.toml": SAMPLE["beta/register.toml"].replace('"Letter', '"My letter')})
    assert isinstance(told(root, f"defer A106 a.b/newsletter.purposes {LATER}")[0], Changed)
    text = (root / "a.b/register.toml").read_text("utf-8")
    assert tomli.loads(text)["activity"]["newsletter"]["deferred"][0]["field"] == "purposes"


def test_a_duty_cannot_be_accepted_and_the_cure_is_named(root):
    result, text = told(root, f"accept L101 acme/newsletter {WHO}")
    assert isinstance(result, Failure)
    assert not result.usage
    assert "ropa defer L101 acme/newsletter" in text
    assert "accepted" not in record(root)
    result, text = told(root, f"defer L101 acme/newsletter {LATER}")
    assert isinstance(result, Changed)
    assert record(root)["deferred"][0]["plan"] == "ask marketing"
    (line,) = shown(root, "L101")
    assert "(deferred until 2027-01-31 by the board; plan: ask marketing)" in line


def test_only_what_is_found_can_be_decided_on(root):
    result, text = told(root, f"defer A106 acme/newsletter {LATER}")
    assert isinstance(result, Failure)
    assert "A106 finds nothing at acme/newsletter" in text
    for other in ("L101 (legal_basis)", "A120 (retention[1].reason)"):
        assert other in text
    assert "finds nothing at acme/newsletter#data" in told(root, f"accept A120 acme/newsletter.data {WHO}")[1]


def test_of_several_findings_one_has_to_be_named(root):
    result, text = told(root, f"accept A120 acme/newsletter {WHO}")
    assert isinstance(result, Failure)
    assert "acme/newsletter#retention[1].reason, acme/newsletter#retention[2].reason" in text


@pytest.mark.parametrize(("line", "usage", "says"), [
    (f"accept A1200 acme/newsletter {WHO}", True, "A120"),
    (f"accept A120 acme/newsleter {WHO}", False, "newsletter"),
    (f"accept A120 acme/newsletter.retentoin {WHO}", False, "retention"),
    (f"accept A120 acme/newsletter.retention[3] {WHO}", False, "retention"),
    (f"accept A110 acme/newsletter {WHO} --until 2026-11-21", True, "2026-11-22"),
    ("accept A110 acme/newsletter --reason '' --by x", False, ""),
    ("accept A110 acme/newsletter --reason x", True, "--by"),
    ("defer L101 acme/newsletter --plan x --by y --until 2027-01-01", True, "--advice"),
    (f"defer L101 acme/newsletter {LATER} --rev HEAD", False, ""),
    ("review acme/newsletter", True, "--by"),
    ("review acme/newsletter --by x --on 2026-11-23", True, "2026-11-22"),
])  # fmt: skip
def test_what_cannot_be_done_changes_nothing(root, line, usage, says):
    result, text = told(root, line)
    assert isinstance(result, Failure)
    assert result.usage is usage
    assert says in text
    assert (root / "acme/activities.toml").read_text("utf-8") == ACTIVITIES


def test_what_cannot_be_read_can_be_neither_accepted_nor_deferred(root):
    workspace(
        root, {"acme/activities.toml": ACTIVITIES.replace('name = "Newsletter"', 'name = "Newsletter"\ncolour = 1')}
    )
    result, text = told(root, f"defer R107 acme/newsletter {LATER}")
    assert isinstance(result, Failure)
    assert "mend the text" in text


@pytest.mark.parametrize("line", [
    f"accept A110 acme/newsletter {WHO}", f"defer L101 acme/newsletter {LATER}", "review acme/newsletter --by DPO",
])  # fmt: skip
def test_a_dry_run_shows_the_difference_and_writes_nothing(root, line):
    result, text = told(root, f"{line} --dry-run")
    assert isinstance(result, Changed)
    added = [row[1:] for row in text.splitlines() if row.startswith("+") and not row.startswith("+++")]
    assert any(row.startswith("[[activity.newsletter.") for row in added)
    assert not [row for row in text.splitlines() if row.startswith("-") and not row.startswith("---")]
    assert (root / "acme/activities.toml").read_text("utf-8") == ACTIVITIES


def test_a_second_decision_stands_behind_the_first(root):
    told(root, f"accept A120 acme/newsletter.retention[1] {WHO}")
    told(root, f"accept A120 acme/newsletter.retention[2] {WHO}")
    assert [item["field"] for item in record(root)["accepted"]] == ["retention[1].reason", "retention[2].reason"]
    assert shown(root, "A120") == []


def test_the_registers_own_record_can_carry_a_decision(root):
    register = SAMPLE["acme/register.toml"].replace('origin = "own"', 'origin = "own"\nstored_in = ["UK"]')
    workspace(root, {"acme/register.toml": register})
    assert isinstance(told(root, "accept H106 acme.stored_in --reason x --by y")[0], Changed)
    text = (root / "acme/register.toml").read_text("utf-8")
    assert tomli.loads(text)["register"]["accepted"][0]["field"].startswith("stored_in")
    assert shown(root, "H106") == []


def test_nothing_is_written_over_another_change(root, monkeypatch):
    session = Session(root, TODAY)
    session.workspace  # noqa: B018 - read now
    workspace(root, {"acme/activities.toml": ACTIVITIES + "# By somebody else.\n"})
    line = f"accept A110 acme/newsletter {WHO}"
    assert isinstance(finished(run_line(line, session), shlex.split(line), session), Changed)
    text = (root / "acme/activities.toml").read_text("utf-8")
    assert "# By somebody else.\n" in text
    assert "[[activity.newsletter.accepted]]" in text


def test_a_disk_that_says_no_is_said(root, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ropa.store.commit", full)
    result, text = told(root, f"accept A110 acme/newsletter {WHO}")
    assert isinstance(result, Failure)
    assert "the disk is full" in text


def test_a_byte_order_mark_stays(root):
    workspace(root, {"acme/activities.toml": b"\xef\xbb\xbf" + ACTIVITIES.encode()})
    assert isinstance(told(root, f"accept A110 acme/newsletter {WHO}")[0], Changed)
    assert (root / "acme/activities.toml").read_bytes().startswith(b"\xef\xbb\xbf# Made by hand.")


def test_a_decision_in_a_member_of_the_workspace_is_written_there(root, tmp_path):
    workspace(tmp_path, {"client/register.toml": SAMPLE["beta/register.toml"]})
    workspace(root, {"ropa.toml": 'members = ["../client"]\n'})
    assert isinstance(told(root, f"defer A106 client/newsletter {LATER}")[0], Changed)
    assert "ask marketing" in (tmp_path / "client/register.toml").read_text("utf-8")


def test_a_review_is_suspect_once_something_behind_it_changes(root):
    result, text = told(
        root, 'review newsletter --by DPO --result "no change" --on 2026-11-01'.replace("newsletter", "acme/newsletter")
    )
    assert isinstance(result, Changed)
    assert "Review recorded: acme/newsletter" in text
    (entry,) = record(root)["review"]
    assert (entry["by"], entry["result"], entry["on"].isoformat()) == ("DPO", "no change", "2026-11-01")
    assert entry["fingerprint"].split()[1].startswith("shoe-size=")
    assert shown(root, "H111") == []
    register = (root / "acme/register.toml").read_text("utf-8")
    workspace(root, {"acme/register.toml": register.replace("Shoe size", "Size of shoes")})
    (line,) = shown(root, "H111")
    assert "Reviewed on 2026-11-01 by DPO; changed since: acme/shoe-size." in line
    told(root, "review acme/newsletter --by DPO")
    assert shown(root, "H111") == []
    assert "shoe-size=" not in told(root, "show acme/newsletter")[1], "no fingerprint is shown to a person"


@pytest.mark.parametrize("address", ["acme", "acme/support", "acme/helpdesk", "shared/cloud", "acme/shoe-size"])
def test_every_kind_of_record_can_be_reviewed(root, address):
    assert isinstance(told(root, f"review {address} --by DPO")[0], Changed)
    assert not [line for line in told(root, "check --select H111")[1].splitlines() if "H111" in line]


def test_the_shell_prints_a_dry_run_and_says_what_was_written(root, capsys):
    words = ["review", "acme/newsletter", "--by", "DPO", "--workspace", str(root)]
    assert main([*words, "--dry-run"]) == 0
    assert "+[[activity.newsletter.review]]" in capsys.readouterr().out
    assert main(words) == 0
    said = capsys.readouterr()
    assert "Review recorded: acme/newsletter" in said.out
    assert "activities.toml" in said.out


def test_several_findings_are_decided_alike_in_one_step(root):
    line = f"accept A120 'acme/newsletter.retention[1]' 'acme/newsletter.retention[2]' A110 acme/newsletter {WHO}"
    result, text = told(root, line)
    assert isinstance(result, Changed)
    assert "A120, A110 accepted:" in text
    entries = record(root)["accepted"]
    assert [(entry["rule"], entry["field"]) for entry in entries] == [
        ("A120", "retention[1].reason"),
        ("A120", "retention[2].reason"),
        ("A110", "subject_data"),
    ]
    assert shown(root, "A120") == shown(root, "A110") == []


def test_of_several_findings_none_is_decided_where_one_cannot_be(root):
    result, text = told(root, f"accept A110 acme/newsletter L101 acme/newsletter {WHO}")
    assert isinstance(result, Failure)
    assert "ropa defer L101" in text
    assert "accepted" not in record(root)
    result, text = told(root, f"accept A110 acme/newsletter L101 {WHO}")
    assert isinstance(result, Failure)
    assert "Name where L101 finds something" in text
