"""Whatever stands in a field, a register is read, judged and shown without a crash, and every finding has a place."""

import datetime

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import TODAY
from ropa.finding import sentence
from ropa.law import law_at
from ropa.model import KINDS, plan
from ropa.register import Portfolio, build
from ropa.rules import case_of, check
from ropa.source import parse
from ropa.view.record import page

WORDS = st.sampled_from(["", "x", "a", "b", "none", "all", "not-attributed", "NL", "US", "P1Y", "scc", "~word"])
SCALARS = (
    WORDS | st.integers(-1, 9) | st.booleans() | st.sampled_from([1.5, datetime.date(2020, 1, 1), datetime.time(1)])
)
TABLES = st.dictionaries(
    st.sampled_from(["to", "basis", "document", "field", "value", "keep", "applies", "tool", "kind", "x"]),
    SCALARS,
    max_size=3,
)
VALUES = SCALARS | TABLES | st.lists(SCALARS | TABLES, max_size=2) | st.just([[]])


def records(kind: str) -> st.SearchStrategy[dict[str, object]]:
    keys = st.sampled_from([field.key for field in plan(KINDS[kind])])
    named = st.fixed_dictionaries({}, optional={"name": WORDS, "party": WORDS, "organisation": WORDS, "title": WORDS})
    return st.builds(lambda first, more: more | first, named, st.dictionaries(keys, VALUES, max_size=4))


IDS = st.sampled_from(["a", "b", "c", "d", "A b"])
DOCUMENTS = st.fixed_dictionaries(
    {"register": records("register")},
    optional={kind: st.dictionaries(IDS, records(kind), max_size=2) for kind in KINDS if kind != "register"},
)


@given(DOCUMENTS)
@settings(max_examples=150)
def test_any_values_in_any_fields(document):
    register = build("example", [parse("example", "file.toml", tomli_w.dumps(document))])
    case = case_of(register, law_at(TODAY))
    portfolio = Portfolio({"example": register})
    for finding in check(case):
        assert finding.rule != "R199", finding.params
        assert sentence(finding, "nl")
        assert finding.place or portfolio.place(finding.at) or register.own is None
    for key in (*([""] if register.own else []), *register.records):
        assert page(register, key, case.hops, "fr").sections
