"""Folder, tuple and catalogue agree."""

import re
import string
from importlib import resources

import pytest

from ropa.i18n import LANGUAGES, catalogue
from ropa.rules import RULES

HELPERS = {
    "__init__",
    "alike",
    "assessed",
    "case",
    "chapter_five",
    "common",
    "contact",
    "holding",
    "jointly",
    "phrases",
    "processors",
    "proposed",
    "prose",
    "retained",
    "reviewing",
    "uncovered",
    "wider",
    "words",
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_file_is_a_rule_or_a_known_helper():
    files = {file.name.removesuffix(".py") for file in resources.files("ropa.rules").iterdir() if file.is_file()}
    assert files - HELPERS == {rule.__name__.rpartition(".")[2] for rule in RULES}
    assert files >= HELPERS


def test_codes_are_unique_and_in_order():
    codes = [rule.CODE for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[A-Z][1-9]\d\d", code) and not code.startswith("R") for code in codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_titles_and_messages_in_every_language(rule):
    texts = catalogue("findings")
    own = {key: value for key, value in texts.items() if key.split(".")[0] == rule.CODE}
    assert {rule.CODE, f"{rule.CODE}.title"} <= set(own)
    for key, told in own.items():
        assert set(told) == set(LANGUAGES), key
        assert len({frozenset(placeholders(text)) for text in told.values()}) == 1, key


def test_no_texts_of_rules_that_do_not_exist():
    codes = {key.split(".")[0] for key in catalogue("findings") if re.match(r"[A-Z]\d{3}", key)}
    assert {code for code in codes if not code.startswith("R")} == {rule.CODE for rule in RULES}
