"""Every hop by which data can get from one node to another, within one register and with its data."""

import datetime

import pytest

from helpers import TODAY, register
from ropa.law import law_at
from ropa.questions.trace import Trace, is_used, trace
from ropa.transfers import transfers

CLIENT = """\
[party.vendor]
name = "Vendor"
seat = "NL"
parent = "big"

[party.big]
name = "Big Inc."
seat = "US"

[party.helpdesk]
name = "Helpdesk"
seat = "IN"

[engagement.mailing]
party = "vendor"
service = "mailing"
stored_in = ["DE"]
accessed_from = ["NL"]
chain = "known"

[engagement.support]
under = "mailing"
party = "helpdesk"
stored_in = ["DE"]
accessed_from = ["IN"]
chain = "none"

[activity.letter]
name = "Letter"
purposes = ["sending"]
subjects = ["customer"]
data = ["name", "email-address"]
stored_in = ["NL"]
sources = ["data-subject"]
[[activity.letter.legal_basis]]
basis = "consent"
[[activity.letter.disclosure]]
to = "mailing"
role = "processor"
data = ["email-address"]
"""


def traced(text: str, start: str, end: str, limit: int = 5, shared: str = "", date: datetime.date = TODAY) -> Trace:
    found = register(text, shared=shared)
    law = law_at(date)
    return trace(found, transfers(found, law), law, start, end, limit)


def ends(found: Trace) -> list[tuple[str, str, str | None]]:
    return [(hop.edge.source, hop.edge.target, hop.grade) for hop in found.hops]


def test_every_hop_lies_between_and_the_worst_comes_first():
    found = traced(CLIENT, "data:email-address", "country:IN")
    assert {(source, target) for source, target, _ in ends(found)} == {
        ("example/mailing", "example/support"),
        ("example/helpdesk", "country:IN"),
        ("example/support", "example/helpdesk"),
        ("example/support", "country:IN"),
        ("data:email-address", "example/letter"),
        ("example/letter", "example/mailing"),
    }
    grades = [hop.grade for hop in found.hops]
    assert grades == ["no-tool-recorded"] * 4 + ["inside"] * 2
    for hop in found.hops:
        assert hop.activities == ("example/letter",)
        assert hop.data == ("data:email-address",)
        assert hop.edge in hop.witness
        assert hop.witness[0].source == "data:email-address"
        assert hop.witness[-1].target == "country:IN"
    assert not found.gaps


def test_data_that_a_disclosure_leaves_out_go_no_further():
    found = traced(CLIENT, "data:name", "country:IN")
    assert not found.hops
    assert not found.gaps


def test_what_the_record_is_silent_on_is_never_excluded():
    silent = CLIENT.replace('accessed_from = ["IN"]\n', "").replace('seat = "IN"\n', "")
    found = traced(silent, "data:email-address", "country:IN")
    assert not found.hops
    assert {str(gap.at) for gap in found.gaps} == {"example/support#accessed_from", "example/helpdesk#seat"}


def test_a_silence_behind_a_silence_is_seen():
    text = '[activity.a]\nname = "A"\nstored_in = ["NL"]\n'
    found = traced(text, "data:name", "country:US")
    assert [str(gap.at) for gap in found.gaps] == ["example/a#data", "example/a#disclosure"]
    assert not traced(text + 'disclosure = "none"\n', "data:name", "country:US").gaps


def test_an_unnamed_sub_processor_may_be_a_party_but_not_another_contract_or_a_system():
    other = CLIENT.replace('to = "mailing"', 'to = "printing"') + '[engagement.printing]\nparty = "helpdesk"\n'
    system = '[system.crm]\nname = "CRM"\nengagement = "printing"\nstored_in = ["NL"]\n'
    for chain in ("", 'chain = "partly-known"\n'):
        text = f"{other}{chain}{system}"
        found = traced(text, "data:email-address", "example/vendor")
        assert [str(gap.at) for gap in found.gaps] == ["example/printing#chain"]
        assert not traced(text, "data:email-address", "example/mailing").gaps
        assert [str(gap.at) for gap in traced(text, "data:email-address", "example/crm").gaps] == [
            "example/letter#systems"
        ]


def test_a_region_is_not_taken_for_a_country_in_it():
    text = CLIENT.replace('stored_in = ["DE"]', 'stored_in = ["EEA"]')
    found = traced(text, "data:email-address", "country:DE")
    assert not found.hops
    assert {gap.why for gap in found.gaps} == {"region"}
    assert traced(text, "data:email-address", "region:EEA").hops
    assert not traced(text, "data:email-address", "country:JP").gaps


def test_a_source_supplies_only_where_a_path_begins():
    text = CLIENT.replace('sources = ["data-subject"]', 'sources = ["broker"]')
    text += '[party.broker]\nname = "Broker"\nseat = "NL"\n[activity.other]\nname = "Other"\ndata = ["name"]\n'
    text += 'disclosure = [{ to = "broker" }]\nstored_in = ["NL"]\n'
    assert ("example/broker", "example/letter", "inside") in ends(traced(text, "example/broker", "country:IN"))
    assert not traced(text, "example/other", "country:IN").hops


def test_control_is_exposure_and_never_on_a_path():
    found = traced(CLIENT, "data:email-address", "country:US")
    assert not found.hops
    assert [(edge.source, edge.target) for edge in found.exposures] == [("example/big", "example/vendor")]
    assert traced(CLIENT, "data:email-address", "example/big").exposures == found.exposures
    assert not traced(CLIENT, "data:name", "country:US").exposures


def test_a_past_disclosure_stands_apart_and_is_not_judged():
    text = CLIENT + "until = 2020-01-01\n"
    found = traced(text, "data:email-address", "country:IN")
    assert not found.hops
    assert {hop.grade for hop in found.apart} == {None}
    assert ("example/letter", "example/mailing") in {(hop.edge.source, hop.edge.target) for hop in found.apart}
    assert traced(text, "data:email-address", "country:IN", date=datetime.date(2019, 1, 1)).hops
    ended = CLIENT.replace('name = "Letter"', 'name = "Letter"\nstatus = "retired"')
    found = traced(ended, "data:email-address", "country:IN")
    assert (len(found.hops), len(found.apart)) == (0, 6)
    assert not found.gaps


def test_a_recipient_tied_to_no_activity_is_left_open():
    text = CLIENT + '[[register.disclosure]]\napplies = "not-attributed"\nto = "big"\n'
    text = f'[register]\norganisation = "controller"\n{text}'
    found = traced(text, "data:name", "country:US")
    assert not found.hops
    assert [(str(gap.at), gap.why) for gap in found.gaps] == [("example#disclosure[1]", "not-attributed")]
    limited = text + 'data = ["email-address"]\n'
    assert not traced(limited, "data:name", "country:US").gaps


def test_an_own_narrower_category_is_traced_with_the_broader_one():
    text = CLIENT.replace('"email-address"', '"work-email"')
    text += '[data.work-email]\nname = "Work e-mail"\nbroader = "email-address"\n'
    found = traced(text, "data:email-address", "country:IN")
    assert {hop.data for hop in found.hops} == {("example/work-email",)}


def test_a_disclosure_of_a_category_carries_its_parts_and_of_a_part_some_of_the_whole():
    for held, disclosed in (("work-email", "email-address"), ("email-address", "work-email")):
        text = CLIENT.replace('data = ["name", "email-address"]', f'data = ["name", "{held}"]')
        text = text.replace('data = ["email-address"]', f'data = ["{disclosed}"]')
        text += '[data.work-email]\nname = "Work e-mail"\nbroader = "email-address"\n'
        assert traced(text, "data:email-address", "country:IN").hops
        assert not traced(text, "data:name", "country:IN").hops


def test_a_disclosure_that_names_its_data_excludes_what_else_may_be_held():
    text = CLIENT.replace('data = ["name", "email-address"]', 'data = ["email-address"]\ndata_exhaustive = false')
    assert not traced(text, "data:name", "country:IN").gaps
    silent = CLIENT.replace('data = ["name", "email-address"]\n', "")
    assert not traced(silent, "data:name", "country:IN").gaps
    assert traced(silent, "data:email-address", "country:IN").gaps


def test_data_said_to_be_examples_leave_open_what_else_is_held():
    examples = CLIENT.replace('data = ["name", "email-address"]', 'data = ["name"]\ndata_exhaustive = false')
    found = traced(examples, "data:email-address", "country:IN")
    assert [(str(gap.at), gap.why) for gap in found.gaps] == [("example/letter#data_exhaustive", "such-as")]
    assert not traced(examples.replace("= false", "= true"), "data:email-address", "country:IN").gaps
    held = CLIENT.replace(
        'data = ["name", "email-address"]', 'data = ["name", "email-address"]\ndata_exhaustive = false'
    )
    assert not traced(held, "data:email-address", "country:IN").gaps


def test_whole_paths_beside_the_witnesses_are_cut_and_say_so():
    text = '[party.x]\nname = "X"\nseat = "US"\n[engagement.e]\nparty = "x"\nstored_in = ["US"]\n'
    for number in range(3):
        text += f'[activity.a{number}]\nname = "A"\nsubjects = ["customer"]\ndisclosure = [{{ to = "e" }}]\n'
    whole = traced(text, "subject:customer", "country:US", limit=2)
    assert {len(hop.witness) for hop in whole.hops} == {3, 4}
    assert [len(path) for path in whole.paths] == [4, 4]
    assert not whole.is_cut
    assert not {hop.witness for hop in whole.hops} & {*whole.paths}
    for limit in (0, 1):
        cut = traced(text, "subject:customer", "country:US", limit=limit)
        assert (cut.hops, cut.paths, cut.is_cut) == (whole.hops, whole.paths[:limit], True)


def test_a_circle_of_engagements_ends():
    text = CLIENT.replace('service = "mailing"', 'service = "mailing"\nunder = "support"')
    assert traced(text, "data:email-address", "country:IN").hops


VENDOR = """\
[party.cloud]
name = "Cloud"
seat = "US"
[engagement.hosting]
party = "cloud"
stored_in = ["US"]
"""


def test_a_shared_vendor_is_traced_only_in_a_register_that_uses_it():
    used = '[activity.a]\nname = "A"\ndata = ["name"]\ndisclosure = [{ to = "shared/hosting" }]\n'
    found = traced(used, "data:name", "country:US", shared=VENDOR)
    assert {hop.edge.source for hop in found.hops} == {
        "data:name",
        "example/a",
        "shared/hosting",
        "shared/cloud",
    }
    assert is_used(register(used, shared=VENDOR), "shared/cloud")
    assert not is_used(register('[activity.a]\nname = "A"\n', shared=VENDOR), "shared/cloud")


def test_a_system_abroad_whose_operator_is_not_recorded_is_undeterminable():
    text = '[activity.a]\nname = "A"\ndata = ["name"]\nsystems = ["s"]\n[system.s]\nname = "S"\nstored_in = ["US"]\n'
    assert ("example/s", "country:US", "undeterminable") in ends(traced(text, "data:name", "country:US"))


@pytest.mark.parametrize(
    ("seat", "stored", "accessed", "place", "grade"),
    [
        ("CH", "CH", "CH", "country:CH", "covered"),
        ("NL", "US", "NL", "country:US", "place-only"),
        ("NL", "NL", "NL", "country:NL", "inside"),
        ("IN", "IN", "IN", "country:IN", "no-tool-recorded"),
        ("EEA-OR-ADEQUATE", "NL", "NL", "region:EEA-OR-ADEQUATE", "undeterminable"),
    ],
)
def test_each_grade_comes_from_the_verdict_on_the_passing_on(seat, stored, accessed, place, grade):
    text = f'[party.p]\nname = "P"\nseat = "{seat}"\n[engagement.e]\nparty = "p"\nstored_in = ["{stored}"]\n'
    text += (
        f'accessed_from = ["{accessed}"]\n[activity.a]\nname = "A"\ndata = ["name"]\ndisclosure = [{{ to = "e" }}]\n'
    )
    assert ("example/a", "example/e", grade) in ends(traced(text, "data:name", place))


def test_two_registers_that_share_a_vendor_show_only_their_own_activities_and_data():
    text = '[activity.{0}]\nname = "A"\ndata = ["{1}"]\ndisclosure = [{{ to = "shared/hosting" }}]\n'
    for key, word, other in (("one", "name", "email-address"), ("two", "email-address", "name")):
        client = text.format(key, word)
        hops = traced(client, f"data:{word}", "country:US", shared=VENDOR).hops
        assert {hop.activities for hop in hops} == {(f"example/{key}",)}
        assert {hop.data for hop in hops} == {(f"data:{word}",)}
        assert not traced(client, f"data:{other}", "country:US", shared=VENDOR).hops
