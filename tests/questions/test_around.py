"""What surrounds a record: its edges either way, and what it does not say of them."""

from helpers import register
from ropa.graph import Kind, index, register_edges
from ropa.questions.around import around
from ropa.register import Portfolio

TEXT = """
[party.vendor]
name = "Vendor"
[activity.told]
name = "Told"
subjects = ["customer"]
data = ["name"]
disclosure = [{ to = "vendor" }]
[activity.silent]
name = "Silent"
"""


def test_edges_on_either_side_and_silence_where_they_are_missing() -> None:
    found = register(TEXT)
    reach = index(register_edges(found))
    told, silent = (around(Portfolio({"example": found}), reach, f"example/{key}") for key in ("told", "silent"))
    assert [edge.kind for edge in told.comes_from] == [Kind.CONCERNS, Kind.HOLDS]
    assert [edge.target for edge in told.goes_to] == ["example/vendor"]
    assert told.silent == ((), ())
    assert (silent.comes_from, silent.goes_to) == ((), ())
    assert silent.silent == ((Kind.CONCERNS, Kind.HOLDS), (Kind.DISCLOSES,))
