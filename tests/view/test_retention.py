"""A time limit in one line, and which fields that line says."""

from typing import Any

import pytest

from helpers import framed, register
from ropa.model import Retention
from ropa.view.retention import headline
from ropa.view.words import Words

WORDS = Words(register(framed("")), "en")
LIMIT = {"keep", "kind", "unit", "while", "erase_within"}


@pytest.mark.parametrize(
    ("fields", "said", "told"),
    [
        ({"keep": "P7Y"}, "7 years", LIMIT),
        ({"keep": "P7Y", "kind": "minimum", "unit": "financial-year"}, "At least 7 years (Financial years)", LIMIT),
        ({"while": "a customer", "keep": "P2Y"}, "Kept while: a customer; 2 years", LIMIT),
        ({"keep": "P2Y", "erase_within": "P1M"}, "2 years; Erased within: 1 month", LIMIT),
        ({"criteria": "no longer of use", "after": ["end of contract"]}, "Criteria: no longer of use", {"criteria"}),
        ({"after": ["end of contract", "last visit"]}, "Until: end of contract; last visit", {"after"}),
        ({}, "not stated", set()),
    ],
)
def test_a_time_limit_is_said_with_what_qualifies_it(fields: dict[str, Any], said: str, told: set[str]) -> None:
    assert headline(WORDS, Retention.model_validate(fields)) == (said, told)
