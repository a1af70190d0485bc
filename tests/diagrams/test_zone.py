"""Into which jurisdiction a place belongs in a picture."""

import pytest

from helpers import TODAY
from ropa.diagrams.zone import zone_at
from ropa.finding import Pointer
from ropa.law import law_at
from ropa.transfers import PlaceUse


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("NL", "eea"),
        ("CH", "adequate"),
        ("US", "partial"),
        ("IN", "third"),
        ("EEA", "eea"),
        ("ADEQUATE", "adequate-unnamed"),
        ("EEA-OR-ADEQUATE", "possible"),
        ("THIRD", "third"),
        ("org:epo", "adequate"),
        ("org:nobody-knows", "third"),
        ("XX", "silent"),
        (None, "silent"),
    ],
)
def test_a_place_is_of_one_jurisdiction(code: str | None, zone: str) -> None:
    assert zone_at(PlaceUse("seat", code, Pointer("example/x", ("seat",))), law_at(TODAY)) == zone
