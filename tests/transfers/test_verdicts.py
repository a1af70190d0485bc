"""The judgement of hops: verdict from places, coverage from tools and decisions, each with its reasons."""

import datetime

import pytest

from helpers import SAMPLE, TODAY, hops, register
from ropa.i18n import catalogue
from ropa.law import law_at
from ropa.transfers import Coverage, Verdict, transfers

TRANSFER, OPEN, PLACE, NONE = Verdict.TRANSFER, Verdict.UNDETERMINABLE, Verdict.PLACE_ONLY, Verdict.NOT_A_TRANSFER
COVERED, UNCONFIRMED, UNKNOWN, NO_TOOL = (
    Coverage.COVERED,
    Coverage.CONDITION_UNCONFIRMED,
    Coverage.UNDETERMINABLE,
    Coverage.NO_TOOL_RECORDED,
)


def engaged(seat: str, stored: str, accessed: str, transfer: str = "") -> str:
    said = [f'{key} = ["{code}"]' for key, code in (("stored_in", stored), ("accessed_from", accessed)) if code]
    lines = [
        "[party.vendor]",
        'name = "Vendor"',
        *([f'seat = "{seat}"'] if seat else []),
        "[engagement.service]",
        'party = "vendor"',
        *said,
        *([f"transfer = {{ {transfer} }}"] if transfer else []),
        "[activity.work]",
        'name = "Work"',
        'disclosure = [{ to = "service", role = "processor" }]',
        "",
    ]
    return "\n".join(lines)


PLACES = [
    # seat, stored in, accessed from, verdict, coverage
    ("NL", "DE", "BE", NONE, None),
    ("EEA", "EEA", "EEA", NONE, None),
    ("NL", "US", "BE", PLACE, None),
    ("NL", "THIRD", "NL", PLACE, None),
    ("NL", "", "BE", OPEN, UNKNOWN),
    ("NL", "DE", "", OPEN, UNKNOWN),
    ("", "DE", "BE", OPEN, UNKNOWN),
    ("", "", "", OPEN, UNKNOWN),
    ("EEA-OR-ADEQUATE", "NL", "NL", OPEN, UNCONFIRMED),
    ("ZZ", "NL", "NL", OPEN, UNKNOWN),
    ("IN", "NL", "NL", TRANSFER, NO_TOOL),
    ("NL", "NL", "IN", TRANSFER, NO_TOOL),
    ("", "", "IN", TRANSFER, NO_TOOL),
    ("THIRD", "NL", "NL", TRANSFER, NO_TOOL),
    ("ADEQUATE", "NL", "NL", TRANSFER, UNCONFIRMED),
    ("CH", "NL", "NL", TRANSFER, COVERED),
    ("GB", "NL", "NL", TRANSFER, COVERED),
    ("US", "NL", "NL", TRANSFER, UNCONFIRMED),
    ("CH", "NL", "IN", TRANSFER, NO_TOOL),
    ("org:epo", "NL", "NL", TRANSFER, COVERED),
    ("org:elsewhere", "NL", "NL", TRANSFER, NO_TOOL),
]


@pytest.mark.parametrize(("seat", "stored", "accessed", "verdict", "coverage"), PLACES)
def test_verdict_from_places(seat, stored, accessed, verdict, coverage):
    (hop,) = hops(engaged(seat, stored, accessed))
    assert (hop.verdict, hop.coverage) == (verdict, coverage)
    assert hop.steps


TOOLS = [
    ("IN", 'tool = "scc"', UNCONFIRMED, "coverage.not-assessed"),
    ("IN", 'tool = "scc", assessment = "tia"', COVERED, "coverage.safeguard"),
    ("IN", 'tool = "explicit-consent"', UNCONFIRMED, "coverage.derogation"),
    ("IN", 'tool = "privacy-shield"', NO_TOOL, "coverage.not-in-force"),
    ("IN", 'tool = "scc-pre-2021", assessment = "tia"', NO_TOOL, "coverage.not-in-force"),
    ("IN", 'tool = "adequacy"', NO_TOOL, "coverage.no-decision"),
    ("IN", 'tool = "no-such-tool"', NO_TOOL, "coverage.not-in-force"),
    ("IN", 'document = "x"', NO_TOOL, "coverage.none"),
    ("US", "scope = { active = true }", COVERED, "coverage.partial-confirmed"),
    ("US", "scope = { active = true, checked = 2019-05-01 }", UNCONFIRMED, "coverage.partial-earlier"),
    ("US", "scope = { active = false }", NO_TOOL, "coverage.none"),
    ("US", 'tool = "adequacy"', UNCONFIRMED, "coverage.partial-unconfirmed"),
    ("US", 'scope = { active = false }, tool = "scc", assessment = "tia"', COVERED, "coverage.safeguard"),
    ("CH", 'tool = "scc"', COVERED, "coverage.adequate"),
    ("ADEQUATE", 'tool = "scc", assessment = "tia"', COVERED, "coverage.safeguard"),
]


@pytest.mark.parametrize(("seat", "transfer", "coverage", "step"), TOOLS)
def test_coverage_from_tools(seat, transfer, coverage, step):
    (hop,) = hops(engaged(seat, "NL", "NL", transfer))
    assert (hop.verdict, hop.coverage, hop.declared) == (TRANSFER, coverage, True)
    assert step in [found.key for found in hop.steps]


@pytest.mark.parametrize(
    ("seat", "tool", "date", "coverage"),
    [
        ("US", "privacy-shield", "2020-07-15", UNCONFIRMED),
        ("US", "privacy-shield", "2020-07-16", NO_TOOL),
        ("US", "adequacy", "2023-07-10", UNCONFIRMED),
        ("GB", "scc", "2020-12-31", None),
        ("GB", "scc", "2021-01-01", COVERED),
    ],
)
def test_the_law_of_the_day_decides(seat, tool, date, coverage):
    (hop,) = hops(engaged(seat, "NL", "NL", f'tool = "{tool}"'), datetime.date.fromisoformat(date))
    assert hop.coverage is coverage


SHIELD = 'tool = "privacy-shield", scope = { active = true }'


@pytest.mark.parametrize(
    ("seat", "transfer", "date", "coverage", "step"),
    [
        ("US", SHIELD, "2019-06-01", COVERED, "coverage.partial-confirmed"),
        ("US", SHIELD, "2026-11-22", UNCONFIRMED, "coverage.partial-earlier"),
        ("CA", SHIELD, "2026-11-22", UNCONFIRMED, "coverage.partial-earlier"),
        ("US", 'tool = "privacy-shield"', "2019-06-01", UNCONFIRMED, "coverage.partial-unconfirmed"),
    ],
)
def test_a_listing_under_a_decision_that_fell_confirms_no_other(seat, transfer, date, coverage, step):
    (hop,) = hops(engaged(seat, "NL", "NL", transfer), datetime.date.fromisoformat(date))
    assert hop.coverage is coverage
    assert step in [found.key for found in hop.steps]


EXPORTER = """
[register]
organisation = "controller"
[party.controller]
name = "Controller"
seat = "{}"
"""


@pytest.mark.parametrize(("seat", "coverage"), [("NO", UNCONFIRMED), ("NL", COVERED)])
def test_a_decision_not_taken_over_for_the_exporter_is_unconfirmed(seat, coverage):
    found = hops(EXPORTER.format(seat) + engaged("BR", "NL", "NL", "scope = { active = true }"))
    assert found[-1].coverage is coverage
    assert ("coverage.exporter-unsettled" in [step.key for step in found[-1].steps]) is (seat == "NO")


def test_every_step_has_a_text_with_its_parameters():
    texts = catalogue("transfers")
    seen = set()
    every = [hops(engaged(*row[:3])) for row in PLACES]
    every += [hops(engaged(seat, "NL", "NL", transfer)) for seat, transfer, _, _ in TOOLS]
    for hop in (hop for found in every for hop in found):
        for step in hop.steps:
            seen.add(step.key)
            assert set(texts) >= {step.key}
            texts[step.key]["en"].format_map(step.params)
    told = {key for key in texts if key.startswith(("place.", "coverage."))} - {
        f"coverage.{level}" for level in Coverage
    }
    assert told - seen == {"coverage.only-adequate", "coverage.exporter-unsettled"}


SAYS = '[register]\norganisation = "controller"\n[register.transfers]\nstatement = "{}"\n'


def test_a_statement_about_seats_reaches_only_a_silent_seat():
    says = SAYS.format("only-adequate")
    (silent,) = hops(says + engaged("", "NL", "NL"))
    assert (silent.verdict, silent.coverage) == (OPEN, UNCONFIRMED)
    steps = [step.key for step in silent.steps if not step.is_on_risk]
    assert steps[-2:] == ["coverage.only-adequate", "statement"]
    (elsewhere,) = hops(says + engaged("NL", "NL", ""))
    assert elsewhere.coverage is UNKNOWN
    (known,) = hops(says + engaged("IN", "NL", "NL"))
    assert known.coverage is NO_TOOL


def test_a_statement_of_none_does_not_undo_what_the_graph_shows():
    (hop,) = hops(SAYS.format("none") + engaged("IN", "NL", "NL"))
    assert (hop.verdict, hop.coverage) == (TRANSFER, NO_TOOL)
    assert "statement" not in [step.key for step in hop.steps]


def direct(words: str, shared: str = "", seat: str = "IN") -> list:
    party = "" if shared else f'[party.vendor]\nname = "Vendor"\nseat = "{seat}"\n'
    return hops(f'{party}[activity.work]\nname = "Work"\ndisclosure = [{{ {words} }}]\n', shared=shared)


def test_a_disclosure_to_a_party_is_judged_by_its_seat_alone():
    (hop,) = direct('to = "vendor", role = "controller"')
    assert (hop.exporter, hop.importer, hop.engagement) == ("example/controller", "example/vendor", "")
    assert (hop.role, hop.activities, hop.verdict) == ("controller", ("example/work",), TRANSFER)
    assert [place.how for place in hop.places] == ["seat"]


@pytest.mark.parametrize(("role", "step"), [("internal", "same-organisation"), ("public", "published")])
def test_no_other_organisation_no_transfer(role, step):
    (hop,) = direct(f'to = "vendor", role = "{role}"')
    assert (hop.verdict, hop.coverage, [found.key for found in hop.steps]) == (NONE, None, [step])


def test_the_organisation_itself_is_no_importer():
    (hop,) = direct('to = "controller"')
    assert (hop.verdict, [found.key for found in hop.steps]) == (NONE, ["same-organisation"])


@pytest.mark.parametrize(
    ("when", "count"),
    [
        ("until = 2026-11-21", 0),
        ("until = 2026-11-22", 1),
        ("from = 2026-11-23", 0),
        ("from = 2026-11-22", 1),
    ],
)
def test_past_and_future_disclosures_are_no_hops_today(when, count):
    assert len(direct(f'to = "vendor", {when}')) == count


def test_a_shared_party_is_judged_like_an_own_one():
    (hop,) = direct('to = "shared/vendor"', shared='[party.vendor]\nname = "Vendor"\nseat = "IN"\n')
    assert (hop.importer, hop.verdict, hop.coverage) == ("shared/vendor", TRANSFER, NO_TOOL)


def test_shared_records_that_nothing_reaches_are_no_hops():
    shared = '[party.vendor]\nname = "V"\nseat = "IN"\n[engagement.service]\nparty = "vendor"\n'
    assert hops("", shared=shared) == []


def test_a_shared_engagement_and_its_sub_processor_are_hops_of_the_register_that_uses_them():
    shared = """\
[party.vendor]
name = "Vendor"
seat = "NL"
[party.helper]
name = "Helper"
seat = "IN"
[engagement.service]
party = "vendor"
stored_in = ["NL"]
accessed_from = ["NL"]
[engagement.sub]
party = "helper"
under = "service"
"""
    found = direct('to = "shared/service"', shared=shared)
    assert [(hop.exporter, hop.importer, hop.verdict) for hop in found] == [
        ("example/controller", "shared/vendor", NONE),
        ("shared/vendor", "shared/helper", TRANSFER),
    ]


CHAIN = """\
[party.first]
name = "First"
seat = "NL"
[party.second]
name = "Second"
seat = "IN"
[engagement.upper]
party = "first"
[engagement.lower]
party = "second"
under = "upper"
[engagement.idle]
party = "second"
[activity.work]
name = "Work"
disclosure = [{ to = "upper", role = "processor" }]
"""


def test_a_chain_passes_data_on_from_processor_to_sub_processor():
    found = {hop.engagement: hop for hop in hops(CHAIN)}
    lower = found["example/lower"]
    assert (lower.exporter, lower.importer, lower.verdict) == ("example/first", "example/second", TRANSFER)
    assert lower.activities == ("example/work",)
    assert found["example/idle"].activities == ()
    assert found["example/idle"].verdict is TRANSFER


def test_a_recipient_tied_to_no_purpose_is_a_hop_of_no_activity():
    text = """\
[register]
organisation = "controller"
[[register.disclosure]]
applies = "not-attributed"
to = "vendor"
[party.vendor]
name = "Vendor"
seat = "IN"
"""
    (hop,) = hops(text)
    assert (hop.activities, hop.verdict, str(hop.at)) == ((), TRANSFER, "example#disclosure[1]")


def test_the_sample():
    here = register(SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"], shared=SAMPLE["shared/vendors.toml"])
    found = [(hop.importer, hop.verdict, hop.coverage) for hop in transfers(here, law_at(TODAY))]
    assert found == [("example/helpdesk", TRANSFER, UNCONFIRMED), ("shared/cloud", TRANSFER, UNCONFIRMED)]
