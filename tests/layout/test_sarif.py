"""SARIF: every property is one that the standard has, in the shape that it asks for; the content is that of the check.

The shapes are those of the standard's own schema for the objects that are written here, unknown properties refused.
"""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from helpers import SAMPLE, told, workspace
from ropa.cli import main
from ropa.layout import as_json
from ropa.layout.sarif import as_sarif
from ropa.results import FindingList
from ropa.rules import RULES

Shape = dict[str, object]
"""By property what it must be: a type, a pattern, a set of words, a shape, or a list of one of these; `!` requires."""

TEXT = {"!text": str, "markdown": str}
SHAPE: Shape = {
    "$schema": re.compile(r"https://.*sarif-schema-2\.1\.0\.json"),
    "!version": {"2.1.0"},
    "!runs": [{
        "!tool": {"!driver": {
            "!name": str,
            "version": str,
            "semanticVersion": re.compile(r"\d+\.\d+\.\d+.*"),
            "rules": [{
                "!id": str,
                "shortDescription": TEXT,
                "fullDescription": TEXT,
                "help": TEXT,
                "defaultConfiguration": {"level": {"none", "note", "warning", "error"}},
                "properties": dict,
            }],
        }},
        "language": re.compile(r"[a-zA-Z]{2}(-[a-zA-Z]{2})?"),
        "columnKind": {"utf16CodeUnits", "unicodeCodePoints"},
        "invocations": [{
            "!executionSuccessful": bool,
            "toolConfigurationNotifications": [{"!message": TEXT, "level": {"none", "note", "warning", "error"}}],
        }],
        "results": [{
            "ruleId": str,
            "ruleIndex": range(1000),
            "level": {"none", "note", "warning", "error"},
            "!message": TEXT,
            "locations": [{
                "physicalLocation": {
                    "!artifactLocation": {"uri": re.compile(r"[A-Za-z0-9._~/%-]+")},
                    "region": {"!startLine": range(1, 10**6), "startColumn": range(1, 10**6)},
                },
                "logicalLocations": [{"name": str, "fullyQualifiedName": str}],
            }],
            "partialFingerprints": {"ropaFinding/v1": re.compile(r"[0-9a-f]{64}")},
            "suppressions": [{
                "!kind": {"inSource", "external"},
                "status": {"accepted", "underReview", "rejected"},
                "justification": str,
            }],
            "properties": dict,
        }],
        "properties": dict,
    }],
}  # fmt: skip


def wrong(value: object, shape: object, at: str = "") -> list[str]:
    """Where a value is not of a shape."""
    if isinstance(shape, dict) and shape:
        if not isinstance(value, dict):
            return [at]
        names = {name.removeprefix("!"): inner for name, inner in shape.items()}
        missing = [f"{at}.{name[1:]} is missing" for name in shape if name[0] == "!" and name[1:] not in value]
        unknown = [f"{at}.{name} is unknown" for name in value if name not in names]
        inner = (wrong(value[name], names[name], f"{at}.{name}") for name in value if name in names)
        return [*missing, *unknown, *(fault for faults in inner for fault in faults)]
    if isinstance(shape, list):
        items = value if isinstance(value, list) else [None]
        return [fault for number, item in enumerate(items) for fault in wrong(item, shape[0], f"{at}[{number}]")]
    if isinstance(shape, type):
        return [] if isinstance(value, shape) else [at]
    if isinstance(shape, re.Pattern):
        return [] if isinstance(value, str) and shape.fullmatch(value) else [f"{at}: {value}"]
    assert isinstance(shape, set | range)
    return [] if value in shape and not isinstance(value, bool) else [f"{at}: {value}"]


def log(root: Path, line: str = "check") -> dict:
    result, _ = told(root, f"{line} --format sarif")
    assert isinstance(result, FindingList)
    return json.loads(as_sarif(result, "en"))


BROKEN = {
    "acme/more files é#%.toml": '[activity.x]\nname = "X"\ncolour = "red"\n',
    "beta/broken.toml": "a = ",
    "ropa.toml": '[check]\nignore = ["A111"]\n',
}
DECIDED = """
[[activity.newsletter.accepted]]
rule = "A110"
reason = "one subject \\u001b[31m"
decided_by = "board"

[[activity.newsletter.deferred]]
rule = "A116"
plan = "ask"
decided_by = "board"
advice = "soon"
until = 2027-01-01
"""


@pytest.fixture
def decided(sample):
    files = {"acme/activities.toml": SAMPLE["acme/activities.toml"].replace('["customer"]', '["customer", "visitor"]')}
    files["acme/activities.toml"] += DECIDED
    return workspace(sample, {**files, **BROKEN})


def test_a_shape_refuses_what_the_standard_does_not_know():
    assert wrong({"version": "2.1.0", "runs": []}, SHAPE) == []
    assert wrong({"version": "2.0.0", "runs": []}, SHAPE) == [".version: 2.0.0"]
    assert wrong({"version": "2.1.0", "runs": [{}]}, SHAPE) == [".runs[0].tool is missing"]
    assert wrong({"version": "2.1.0", "runs": [], "colour": 1}, SHAPE) == [".colour is unknown"]


def test_every_log_is_of_the_shape(decided, tmp_path):
    for root in (decided, workspace(tmp_path / "empty", {"ropa.toml": ""})):
        assert wrong(log(root), SHAPE) == []


def test_results_are_the_findings(decided):
    (run,) = log(decided)["runs"]
    found = json.loads(as_json(told(decided, "check --format json")[0]))
    shown = [item for item in run["results"] if not item["suppressions"]]
    assert [(item["ruleId"], item["message"]["text"]) for item in shown] == [(i["rule"], i["message"]) for i in found]
    assert [item["properties"]["class"] for item in shown] == [item["class"] for item in found]
    for item in run["results"]:
        rule = run["tool"]["driver"]["rules"][item["ruleIndex"]]
        assert rule["id"] == item["ruleId"]
        assert rule["properties"]["law"] == item["properties"]["law"]
    levels = {item["ruleId"]: item["level"] for item in run["results"]}
    assert (levels["R101"], levels["A106"], levels["A110"]) == ("error", "error", "note")


def test_rules_carry_their_pages(sample):
    rules = {rule["id"]: rule for rule in log(sample)["runs"][0]["tool"]["driver"]["rules"]}
    assert list(rules) == [rule.CODE for rule in RULES]
    page = rules["A106"]["help"]["markdown"]
    assert "## Why" in page
    assert page.startswith(rules["A106"]["fullDescription"]["text"])
    assert rules["A116"]["properties"] == {"class": "where-possible", "law": "30(1)(f), 5(1)(e)"}


def test_what_was_accepted_is_suppressed_and_what_is_deferred_is_not(decided):
    results = log(decided)["runs"][0]["results"]
    (accepted,) = [item for item in results if item["suppressions"]]
    assert accepted["ruleId"] == "A110"
    assert accepted["suppressions"][0]["justification"].startswith("one subject")
    (deferred,) = [item for item in results if "decision" in item["properties"] and not item["suppressions"]]
    assert deferred["ruleId"] == "A116"
    assert deferred["properties"]["decision"]["until"] == "2027-01-01"
    again = log(decided, "check --show-accepted")["runs"][0]["results"]
    assert len(again) == len(results), "shown once, whether asked for or not"


def test_what_the_settings_keep_back_is_told(decided, sample):
    (invocation,) = log(decided)["runs"][0]["invocations"]
    (note,) = invocation["toolConfigurationNotifications"]
    assert "A111 (" in note["message"]["text"]


def test_files_are_named_relative_to_where_the_command_runs(decided, monkeypatch):
    monkeypatch.chdir(decided.parent)
    uris = {
        item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for item in log(decided.absolute())["runs"][0]["results"]
    }
    assert "registers/acme/more%20files%20%C3%A9%23%25.toml" in uris
    assert all((decided.parent / unquote(uri)).is_file() for uri in uris)


def test_a_fingerprint_stays_where_lines_move_and_the_language_changes(sample):
    def prints(line: str = "check") -> list[str]:
        return sorted(item["partialFingerprints"]["ropaFinding/v1"] for item in log(sample, line)["runs"][0]["results"])

    before = prints()
    assert len(set(before)) == len(before)
    workspace(sample, {"beta/register.toml": "# first line\n\n" + SAMPLE["beta/register.toml"]})
    assert prints() == before == prints("check --lang nl")
    workspace(
        sample, {"beta/register.toml": SAMPLE["beta/register.toml"].replace("activity.newsletter", "activity.other")}
    )
    assert prints() != before


def test_a_rule_that_failed_is_a_run_that_did_not_succeed(sample, monkeypatch):
    def fail(_case: object) -> None:
        raise ZeroDivisionError("by a test")

    monkeypatch.setattr(RULES[0], "check", fail)
    (run,) = log(sample)["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "R199" in [rule["id"] for rule in run["tool"]["driver"]["rules"]]


def test_the_shell_prints_nothing_but_sarif(sample, capsys):
    assert main(["check", "beta", "--workspace", str(sample), "--format", "sarif"]) == 1
    said = capsys.readouterr()
    assert wrong(json.loads(said.out), SHAPE) == []
    assert said.err == ""


def test_statistics_are_no_sarif(sample, capsys):
    assert main(["check", "--workspace", str(sample), "--format", "sarif", "--statistics"]) == 2
    assert "--statistics" in capsys.readouterr().err
