"""A region may stand for places, and is never taken to be one of them."""

import pytest

from helpers import TODAY
from ropa.law import law_at
from ropa.transfers.regions import may_be_one, may_hold

LAW = law_at(TODAY)


@pytest.mark.parametrize(
    ("region", "code", "expected"),
    [
        ("EEA", "NL", True),
        ("EEA", "CH", False),
        ("ADEQUATE", "CH", True),
        ("ADEQUATE", "IN", False),
        ("THIRD", "IN", True),
        ("THIRD", "CH", True),
        ("THIRD", "NL", False),
        ("THIRD", "org:elsewhere", True),
        ("EEA-OR-ADEQUATE", "NL", True),
        ("EEA-OR-ADEQUATE", "IN", False),
        ("THIRD", "ADEQUATE", True),
        ("EEA", "THIRD", False),
        ("EEA", "EEA", False),
        ("NL", "NL", False),
    ],
)
def test_what_a_region_may_hold(region, code, expected):
    assert may_hold(region, code, LAW) is expected


def test_two_words_may_mean_one_place():
    assert may_be_one("IN", "IN", LAW)
    assert may_be_one("IN", "THIRD", LAW)
    assert may_be_one("THIRD", "IN", LAW)
    assert not may_be_one("IN", "PH", LAW)
