"""The page of each rule is its test: what is bad is reported on the marked lines, what is good is not."""

import re
from collections.abc import Callable

import pytest

from ropa.finding import sentence
from ropa.i18n import LANGUAGES
from ropa.rules import RULES, Rule

Lines = Callable[[str, str], list[int]]

all_rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)


def snippets(rule: Rule, heading: str) -> list[str]:
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", rule.__doc__ or "", re.M | re.S)
    return re.findall(r"^```toml\n(.*?)^```$", section[1], re.M | re.S) if section else []


@all_rules
def test_page_has_summary_and_sections(rule):
    assert re.match(r"\S.*\.\n\n## Why\n\n\S", rule.__doc__)
    assert re.findall(r"^## (.*)$", rule.__doc__, re.M) == ["Why", "Bad", "Good"]


@all_rules
def test_bad_is_reported_on_the_marked_lines(rule, lines: Lines):
    assert snippets(rule, "Bad")
    for snippet in snippets(rule, "Bad"):
        marked = [n for n, line in enumerate(snippet.splitlines(), 1) if f"#! {rule.CODE}" in line]
        reported = lines(snippet, rule.CODE)
        assert sorted(set(reported)) == marked
        assert marked


@all_rules
def test_good_is_silent(rule, lines: Lines):
    assert snippets(rule, "Good")
    for snippet in snippets(rule, "Good"):
        assert lines(snippet, rule.CODE) == []


@all_rules
def test_snippets_can_be_read_and_resolve(rule, found):
    for snippet in snippets(rule, "Bad") + snippets(rule, "Good"):
        codes = {item.rule for item in found(snippet)}
        assert not {code for code in codes if code.startswith("R")}
        assert "H103" not in codes - {rule.CODE}


@all_rules
def test_findings_can_be_told_in_every_language(rule, found):
    for snippet in snippets(rule, "Bad"):
        for item in found(snippet, rule.CODE):
            for language in LANGUAGES:
                told = sentence(item, language)
                assert told
                assert "{" not in told
