"""`ropa check`: which findings, under which heads, with which status; what is kept back is told."""

import json

import pytest

from helpers import SAMPLE, told, workspace
from ropa.cli import main
from ropa.finding import LegalClass, Severity
from ropa.layout import as_json
from ropa.results import Failure, FindingList

DECIDED = """
[[activity.newsletter.accepted]]
rule = "A110"
reason = "one subject"
decided_by = "board"

[[activity.newsletter.deferred]]
rule = "A116"
plan = "ask marketing"
decided_by = "board"
advice = "soon"
until = 2027-01-01
"""


@pytest.fixture
def decided(sample):
    text = SAMPLE["acme/activities.toml"].replace('["customer"]', '["customer", "visitor"]')
    return workspace(sample, {"acme/activities.toml": text + DECIDED})


def found(root, line: str) -> FindingList:
    result, text = told(root, line)
    assert isinstance(result, FindingList), text
    return result


def codes(root, line: str) -> set[str]:
    return {item.finding.rule for item in found(root, line).findings}


def test_rules_are_chosen_by_code_or_beginning(sample):
    every = codes(sample, "check")
    assert codes(sample, "check --select A106") == {"A106"}
    assert codes(sample, "check --select a1 --select L101") == {code for code in every if code[0] == "A"} | {"L101"}
    assert codes(sample, "check --select A1,L101") == codes(sample, "check --select A1 --select L101")
    assert codes(sample, "check --ignore A") == {code for code in every if code[0] != "A"}
    assert codes(sample, "check --select A --ignore A10") == {code for code in every if code[:1] == "A" != code[:3]} - {
        code for code in every if code.startswith("A10")
    }
    assert codes(sample, "check --select A106 --ignore A1") == {"A106"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(("code", "says"), [("A1066", "A106"), ("B", "ropa rule"), ("A106,B1", "B1")])
def test_a_code_that_no_rule_has_is_refused(sample, option, code, says):
    result, text = told(sample, f"check {option} {code}")
    assert isinstance(result, Failure)
    assert result.usage
    assert says in text


def test_gravity_and_class(sample):
    worst = found(sample, "check --min-severity error").findings
    assert {item.finding.severity for item in worst} == {Severity.ERROR}
    grave = found(sample, "check --min-severity warning").findings
    assert {item.finding.severity for item in grave} == {Severity.ERROR, Severity.WARNING}
    for kind in LegalClass:
        shown = found(sample, f"check --class {kind}").findings
        assert {item.finding.legal_class for item in shown} <= {kind}
    both = found(sample, "check --class art-30 --class where-possible").findings
    assert {item.finding.legal_class for item in both} == {LegalClass.ART_30, LegalClass.WHERE_POSSIBLE}


def test_groups(sample):
    flat = told(sample, "check")[1].splitlines()
    for by in ("register", "rule", "record"):
        lines = told(sample, f"check --group-by {by}")[1].splitlines()
        assert sorted(line.strip() for line in lines if line.startswith("  ")) == sorted(flat[:-2])
        assert lines[-2:] == flat[-2:]
    heads = [line for line in told(sample, "check --group-by rule")[1].splitlines()[:-2] if line[0] != " "]
    assert heads == sorted(heads)
    assert "A106 Activity without a purpose" in heads
    assert [head for head, _ in found(sample, "check --group-by register").groups()] == ["acme", "beta"]
    assert "acme/newsletter" in [head for head, _ in found(sample, "check --group-by record").groups()]


def test_statistics_count_what_is_found(sample):
    every = [item.finding.rule for item in found(sample, "check").findings]
    values = json.loads(as_json(found(sample, "check --statistics --format json")))
    assert {item["rule"]: item["count"] for item in values} == {code: every.count(code) for code in every}
    assert [item["count"] for item in values] == sorted((item["count"] for item in values), reverse=True)
    lines = told(sample, "check --statistics")[1].splitlines()
    assert lines[0].split(maxsplit=2) == [str(values[0]["count"]), values[0]["rule"], values[0]["title"]]
    assert len(lines) == len(values) + 2
    assert ".toml:" not in lines[0]


def test_what_was_accepted_is_counted_and_shown_when_asked_for(decided):
    hidden, shown = told(decided, "check acme")[1], told(decided, "check acme --show-accepted")[1]
    assert "A110" not in hidden
    (line,) = [line for line in shown.splitlines() if "A110" in line]
    assert "(accepted by board: one subject)" in line
    for text in (hidden, shown):
        assert text.splitlines()[-2].endswith(" · of these deferred: 1 · accepted: 1")
    assert hidden.splitlines()[-2] == shown.splitlines()[-2], "what was accepted counts as no info"


def test_what_is_deferred_is_shown_and_counts(decided):
    text = told(decided, "check acme --select A116")[1]
    assert "(deferred until 2027-01-01 by board; plan: ask marketing)" in text
    past = told(decided, "check acme --select A116 --as-of 2027-01-02")[1]
    assert "plan: ask marketing — that day has passed)" in past
    assert "of these deferred" not in past


def test_a_decision_is_told_to_machines(decided):
    values = json.loads(as_json(found(decided, "check acme --show-accepted --format json")))
    told_of = {item["rule"]: item["decision"] for item in values if item["decision"]}
    assert told_of == {
        "A110": {"kind": "accepted", "standing": "holds", "by": "board", "reason": "one subject", "advice": "",
                 "until": None, "recorded_at": "acme/newsletter#accepted[1]"},
        "A116": {"kind": "deferred", "standing": "holds", "by": "board", "reason": "ask marketing", "advice": "soon",
                 "until": "2027-01-01", "recorded_at": "acme/newsletter#deferred[1]"},
    }  # fmt: skip


def test_an_accepted_finding_marks_no_record_and_a_shown_one_is_marked(decided):
    shown = told(decided, "show acme/newsletter")[1]
    assert "· A110" in shown
    assert "! A116" in shown
    assert "(deferred until 2027-01-01" in shown
    before = told(decided, "list activity --where finding:A110")[1]
    assert "acme/newsletter" not in before
    assert "acme/newsletter" in told(decided, "list activity --where finding:A116")[1]


def test_nothing_of_a_decision_is_in_a_document(decided, tmp_path):
    told(decided, f"export art30 acme --to {tmp_path / 'acme.html'}")
    document = (tmp_path / "acme.html").read_text("utf-8")
    assert "Newsletter" in document
    for word in ("one subject", "ask marketing", "A110", "A116", "board"):
        assert word not in document


IGNORING = '[check]\nignore = ["A111", "A110"]\n\n[check.register.beta]\nmin_severity = "error"\n'


def test_what_the_settings_keep_back_of_a_duty_is_told(decided, capsys):
    workspace(decided, {"ropa.toml": IGNORING})
    result, text = told(decided, "check")
    assert isinstance(result, FindingList)
    assert "A111" not in {item.finding.rule for item in result.findings}
    (remark,) = result.remarks
    assert "ropa.toml" in remark
    assert "A111 (1)" in remark
    assert "A110" not in remark, "good practice may be left aside"
    assert remark in text.splitlines()
    assert main(["check", "--workspace", str(decided), "--format", "json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)
    assert said.err == remark + "\n"


def test_the_command_line_is_heard_over_the_settings(decided):
    workspace(decided, {"ropa.toml": IGNORING})
    assert codes(decided, "check --select A111") == {"A111"}
    assert found(decided, "check --select A111").remarks == ()
    assert "A111" in codes(decided, "check --ignore A106")
    infos = found(decided, "check beta --min-severity info").findings
    assert {item.finding.severity for item in infos} > {Severity.ERROR}
    assert {item.finding.severity for item in found(decided, "check beta").findings} == {Severity.ERROR}


def test_the_settings_hide_none_of_their_own_faults(sample):
    workspace(sample, {"ropa.toml": '[check]\nselect = ["A106"]\nclass = ["art-30"]\nignore = ["R"]\ncolour = 1\n'})
    assert codes(sample, "check") == {"A106", "R107"}


def test_a_text_that_cannot_be_read_is_not_hidden_silently(sample):
    workspace(sample, {"ropa.toml": '[check]\nselect = ["A106"]\n', "acme/broken.toml": "a = "})
    assert "R101 (1)" in found(sample, "check").remarks[0]


STATUS_OF = """\
[register]
organisation = "solo"

[party.solo]
name = "Solo"
seat = "BE"
address = "Sample Street 2"

[activity.news]
name = "News"
subjects = ["{word}"]
"""


@pytest.mark.parametrize(("words", "status"), [
    ((), 1),
    (("--exit-zero",), 0),
    (("--select", "H"), 0),
    (("--select", "A"), 1),
    (("--class", "good-practice"), 0),
    (("--select", "A", "--min-severity", "error", "--statistics"), 1),
])  # fmt: skip
def test_status_is_that_of_the_errors_shown(tmp_path, capsys, words, status):
    root = workspace(tmp_path, {"solo/register.toml": STATUS_OF.format(word="customer")})
    assert main(["check", "--workspace", str(root), *words]) == status
    capsys.readouterr()


def test_an_error_still_ends_with_one_whatever_was_decided_about_it(tmp_path, capsys):
    text = STATUS_OF.format(word="custommer")
    decision = '\n[[activity.news.{}]]\nrule = "A106"\ndecided_by = "board"\n'
    files = {
        "open": text,
        "deferred": text + decision.format("deferred") + 'plan = "x"\nadvice = "y"\nuntil = 2099-01-01\n',
        "accepted": text + decision.format("accepted") + 'reason = "x"\n',
    }
    status = {}
    for name, content in files.items():
        root = workspace(tmp_path / name, {"solo/register.toml": content})
        status[name] = main(["check", "--workspace", str(root), "--select", "A106"])
        assert main(["check", "--workspace", str(root), "--select", "A106", "--show-accepted"]) == status[name]
    assert status == {"open": 1, "deferred": 1, "accepted": 1}
    capsys.readouterr()
    document = tmp_path / "solo.html"
    assert main(["export", "art30", "solo", "--workspace", str(root), "--to", str(document)]) == 3
    assert "H103" in capsys.readouterr().err, "a document is not truer because somebody decided"
