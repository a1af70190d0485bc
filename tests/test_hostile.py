"""A hostile register: whatever its texts hold, nothing of it steers a terminal, and no command fails on it."""

import json
from pathlib import Path

import pytest
import tomli_w

from helpers import TODAY, is_harmless, told, workspace
from ropa.cli import main
from ropa.commands import Session, run_line
from ropa.layout import as_json
from ropa.layout.sarif import as_sarif
from ropa.results import Failure

NASTY = [
    "[/bold][red]x[/]",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\u202egnp.exe",
    "\u2066\u200f",
    "\x9b31m",
    "x" * 300,
    "a\x00b",
    "line\nbreak\r\nback\rover",
    "\ttab",
    "{detail} {key}",
    "%s %(x)s",
    "<script>",
    "=1+1",
    "🙂‍🔥 é 名前",
    "\ufeff",
]


def hostile() -> dict[str, str]:
    text = " ".join(NASTY)
    records = {
        "register": {
            "organisation": "o",
            "origin": text,
            "language": text,
            "note": text,
            "transfers": {"statement": text, "condition": text},
            "retention": [{"applies": "all", "keep": "P1Y", "copy": text, "reason": text}],
        },
        "party": {"o": {"name": text, "seat": text, "category": text, "email": NASTY, "address": text, "parent": text}},
        "engagement": {
            "e": {"party": "o", "service": text, "under": text, "stored_in": NASTY, "transfer": {"tool": text}},
        },
        "activity": {
            "a": {
                "name": text,
                "status": text,
                "purposes": NASTY,
                "subjects": NASTY,
                "data": [*NASTY, "d"],
                "disclosure": [{"to": "e", "role": text, "when": NASTY}, {"to": text}],
                "legal_basis": [{"basis": text, "interest": text}],
                "measures": NASTY,
                "cited": {"document": text, "section": text, "by": text, "note": text},
                "evidence": [{"field": text, "item": text}],
                "alternative": [{"field": "purposes", "value": NASTY}],
                "open": [{"field": "retention", "state": text, "of": text, "reason": text}],
                "accepted": [
                    {"rule": rule, "reason": text, "decided_by": text, "advice": text}
                    for rule in (text, "A110", "H103")
                ],
                "deferred": [
                    {"rule": rule, "plan": text, "decided_by": text, "advice": text, "until": TODAY}
                    for rule in (text, "A116", "L102")
                ],
                "review": [{"on": TODAY, "by": text, "result": text, "fingerprint": text}],
            },
        },
        "data": {"d": {"name": text, "broader": text}},
        "system": {"s": {"name": text, "engagement": text}},
        "document": {"t": {"title": text, "kind": text, "version": text}},
        text: {text: {"name": text}},
        "subject": {text: {"name": text}, "s2": {text: text, "name": 5, "note": [text]}},
    }
    own = {"decision": text, "scope": text, "source": text, "note": text}
    places = [{"code": "XK", "status": "partial", **own}, {"code": text, "status": text, "source": text, text: 1}]
    law = {"place": places, "tool": [{"tool": text, "source": text}]}
    check = {"select": ["A", "H", "L", "R", *NASTY], "class": NASTY, "register": {text: {"ignore": NASTY}}}
    settings = {"members": NASTY, "law": law, "check": check}
    return {"r/a.toml": tomli_w.dumps(records), "ropa.toml": tomli_w.dumps(settings)}


LINES = [
    "home",
    "check",
    "check --group-by rule --show-accepted",
    "check --statistics",
    "check --format sarif",
    "law",
    "law XK",
    "transfers --all",
    "list register",
    "list party",
    "list activity",
    "list engagement",
    "list data",
    "list document",
    "list system",
    "list subject",
    "show r",
    "show r/o",
    "show r/e",
    "show r/a",
    "show r/d",
    "show r/t",
    "map r/a",
    "map r/e",
    "map r/o",
    "map r/d",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    return workspace(tmp_path_factory.mktemp("hostile") / "regi\u202e\x1b[31msters", hostile())


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("line", LINES)
def test_nothing_shown_steers_the_terminal(root, line, language):
    result, text = told(root, f"{line} --lang {language}")
    assert not isinstance(result, Failure), text
    assert is_harmless(text)
    for shown in [as_json(result), *([as_sarif(result, language)] if "sarif" in line else [])]:
        assert is_harmless(shown)
        json.loads(shown)


@pytest.mark.parametrize(
    "words",
    [
        ["show", "\x1b[31m"],
        ["list", "\x1b[31m"],
        ["list", "party", "--where", "\x9b:x"],
        ["check", "\u202e"],
        ["rule", "\x1b"],
        ["\x1b[31m"],
        ["check", "--\x1b[31m"],
        ["export", "art30", "r", "--to", "\x1b.html"],
        ["check", "--as-of", "\x1b[31m"],
    ],
)
def test_what_was_typed_comes_back_harmless(root, words, capfd):
    main([*words, "--workspace", str(root)] if words != ["\x1b[31m"] else words)
    out, err = capfd.readouterr()
    assert is_harmless(out + err)


def test_what_is_written_is_named_harmlessly(root, capfd):
    assert main(["init", str(root / "\x1b[31mnew")]) == 0
    assert is_harmless(capfd.readouterr().err)


def test_a_rule_that_fails_is_a_finding_not_a_crash(root):
    found = run_line("check", Session(root, TODAY))
    assert "R199" not in {item.finding.rule for item in found.findings}  # type: ignore[union-attr]
