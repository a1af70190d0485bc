"""The declared and the derived, compared both ways; each difference points at a field and confesses nothing."""

import datetime
from itertools import chain

import pytest

from helpers import TODAY, register
from ropa.i18n import LANGUAGES, catalogue
from ropa.law import law_at
from ropa.transfers import transfers
from ropa.transfers.declared import Difference, Mark, Sort, differences, mark


def text(
    seat: str = "IN",
    transfer: str = "",
    disclosed: str = "",
    said: str = "",
    own: str = "",
    stored: str = "NL",
    accessed: str = "NL",
) -> str:
    tables = [(f"transfer = {{ {words} }}" if words else "") for words in (transfer, disclosed)]
    places = [f'{key} = ["{code}"]' for key, code in (("stored_in", stored), ("accessed_from", accessed)) if code]
    return "\n".join(
        [
            '[register]\norganisation = "controller"',
            f"transfers = {{ {said} }}" if said else "",
            '[party.vendor]\nname = "Vendor"' + (f'\nseat = "{seat}"' if seat else ""),
            '[engagement.service]\nparty = "vendor"',
            *places,
            tables[0],
            '[activity.a]\nname = "A"',
            f"transfers = {{ {own} }}" if own else "",
            '[[activity.a.disclosure]]\nto = "service"\nrole = "processor"',
            tables[1],
            "",
        ]
    )


def found(source: str, date: datetime.date = TODAY) -> list[Difference]:
    here, law = register(source), law_at(date)
    return list(differences(here, transfers(here, law), law))


def told(source: str) -> list[tuple[str, str]]:
    return [(item.reason, str(item.at)) for item in found(source)]


SERVICE, DISCLOSURE = "example/service#transfer", "example/a#disclosure[1].transfer"
STATED, OWN = "example#transfers", "example/a#transfers"
SCC = 'tool = "scc"'

HIDDEN = [
    ({}, [("hidden", SERVICE)]),
    ({"seat": "CH"}, [("hidden", SERVICE)]),
    ({"transfer": SCC}, []),
    ({"disclosed": SCC}, []),
    ({"said": 'statement = "possible"'}, []),
    ({"own": 'statement = "possible"'}, []),
    ({"seat": "CH", "said": 'statement = "only-adequate"'}, []),
    ({"said": 'to = ["IN"]'}, []),
    ({"said": 'to = ["THIRD"]'}, []),
    ({"seat": "THIRD", "said": 'to = ["IN"]'}, []),
    ({"said": 'condition = "If need be"'}, [("hidden", SERVICE)]),
    ({"seat": "NL"}, []),
    ({"seat": ""}, []),
]
CONTRADICTED = [
    ({"transfer": SCC, "said": 'statement = "none"'}, [("none", f"{STATED}.statement")]),
    ({"transfer": SCC, "own": 'statement = "none"'}, [("none", f"{OWN}.statement")]),
    ({"transfer": SCC, "said": 'statement = "none"', "own": 'statement = "possible"'}, []),
    ({"said": 'statement = "none"'}, [("hidden", SERVICE), ("none", f"{STATED}.statement")]),
    ({"transfer": SCC, "said": 'statement = "only-adequate"'}, [("only-adequate", f"{STATED}.statement")]),
    ({"seat": "NL", "said": 'statement = "none"'}, []),
    ({"seat": "NL", "said": 'statement = "only-adequate"'}, []),
]
NOT_DERIVABLE = [
    ({"seat": "NL", "transfer": SCC}, [("no-transfer", SERVICE)]),
    ({"seat": "NL", "stored": "IN", "transfer": SCC}, [("place-only", SERVICE)]),
    ({"seat": "", "transfer": SCC}, [("undeterminable", SERVICE)]),
    ({"seat": "NL", "disclosed": SCC}, [("no-transfer", DISCLOSURE)]),
    ({"seat": "NL", "said": 'statement = "possible"'}, [("statement-no-transfer", f"{STATED}.statement")]),
    ({"seat": "NL", "stored": "IN", "own": 'to = ["IN"]'}, [("statement-place-only", f"{OWN}.to")]),
    ({"accessed": "", "seat": "NL", "said": 'to = ["IN"]'}, [("statement-undeterminable", f"{STATED}.to")]),
]
PLACES = [
    ({"transfer": SCC + ', to = ["IN"]'}, []),
    ({"transfer": SCC + ', to = ["THIRD"]'}, []),
    (
        {"transfer": SCC + ', to = ["PH"]'},
        [("place-not-derived", f"{SERVICE}.to[1]"), ("place-not-declared", f"{SERVICE}.to")],
    ),
    ({"transfer": SCC + ', to = ["IN", "PH"]'}, [("place-not-derived", f"{SERVICE}.to[2]")]),
    ({"transfer": SCC + ', to = ["IN", "PH"]', "accessed": ""}, []),
    ({"transfer": SCC + ', to = ["IN", "PH"]', "accessed": "PH"}, []),
    ({"transfer": SCC + ', to = ["IN"]', "accessed": "PH"}, [("place-not-declared", f"{SERVICE}.to")]),
    (
        {"said": 'statement = "possible", to = ["PH"]'},
        [("place-not-derived", f"{STATED}.to[1]"), ("place-not-declared", f"{STATED}.to")],
    ),
    ({"said": 'statement = "possible", to = ["IN"]'}, []),
    ({"transfer": SCC + ', to = ["IN"]', "said": 'statement = "possible", to = ["IN"]'}, []),
    ({"seat": "ADEQUATE", "transfer": 'tool = "adequacy", to = ["CH"]'}, []),
    (
        {"seat": "ADEQUATE", "transfer": 'tool = "scc", to = ["IN"]'},
        [("place-not-derived", f"{SERVICE}.to[1]"), ("place-not-declared", f"{SERVICE}.to")],
    ),
]
TOOLS = [
    ({"transfer": SCC, "disclosed": 'tool = "bcr-c"'}, [("tools-differ", f"{DISCLOSURE}.tool")]),
    ({"transfer": SCC, "disclosed": SCC}, []),
    ({"transfer": SCC, "disclosed": "module = 2"}, []),
    (
        {"transfer": SCC, "disclosed": 'tool = "explicit-consent"'},
        [("derogation-and-safeguard", f"{DISCLOSURE}.tool")],
    ),
    ({"transfer": 'tool = "adequacy"'}, [("no-decision", f"{SERVICE}.tool")]),
    ({"seat": "CH", "transfer": 'tool = "adequacy"'}, []),
    ({"seat": "US", "transfer": 'tool = "adequacy"'}, []),
]
CASES = [*HIDDEN, *CONTRADICTED, *NOT_DERIVABLE, *PLACES, *TOOLS]


@pytest.mark.parametrize(("said", "expected"), CASES)
def test_each_difference_points_at_its_field(said, expected):
    assert told(text(**said)) == expected


def test_every_difference_is_proven_and_worded_in_every_language():
    texts = catalogue("transfers")
    seen = dict(chain.from_iterable(((item.reason, item) for item in found(text(**said))) for said, _ in CASES))
    assert {f"difference.{reason}" for reason in seen} == {key for key in texts if key.startswith("difference.")}
    assert {item.sort for item in seen.values()} == set(Sort)
    for reason, item in seen.items():
        assert item.law
        for language in LANGUAGES:
            assert texts[f"difference.{reason}"][language].format_map(item.params)


def test_nothing_is_worded_as_a_confession():
    for key, texts in catalogue("transfers").items():
        if key.startswith(("difference.", "mark.", "exposure.")):
            said = " ".join(texts.values()).casefold()
            assert not any(word in said for word in ("unlawful", "illegal", "onrechtmatig", "illicite", "rechtswidrig"))


def test_a_decision_is_held_against_the_law_of_the_day():
    made = text("US", 'tool = "adequacy"')
    assert [item.reason for item in found(made, datetime.date(2021, 1, 1))] == ["no-decision"]
    assert found(made) == []


def test_what_is_over_is_compared_with_nothing():
    ended = text("NL", disclosed=SCC).replace('role = "processor"', "until = 2018-01-01")
    assert told(ended) == []


def test_a_declared_transfer_to_oneself_is_none():
    own = '[activity.b]\nname = "B"\ndisclosure = [{ to = "controller", transfer = { tool = "scc" } }]\n'
    assert ("no-transfer", "example/b#disclosure[1].transfer") in told(text("NL") + own)


def test_the_register_is_held_against_all_transfers_also_those_an_activity_speaks_for():
    said = text(transfer=SCC, said='statement = "possible"', own='statement = "possible"')
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"transfer": SCC}, Mark.BOTH),
        ({"said": 'statement = "possible"'}, Mark.STATEMENT),
        ({}, Mark.DERIVED),
        ({"said": 'statement = "none"'}, Mark.DERIVED),
        ({"seat": "NL", "transfer": SCC}, Mark.DECLARED),
        ({"seat": "NL"}, None),
        ({"seat": ""}, None),
    ],
)
def test_a_hop_is_marked_as_declared_or_derived(said, expected):
    here, law = register(text(**said)), law_at(TODAY)
    (hop,) = transfers(here, law)
    assert mark(here, hop, law) is expected
