"""Joint controllers and the hosts of systems receive data like any other recipient, in every question."""

import json

import pytest

from helpers import TODAY, hops, register, told, workspace
from ropa.commands import Session, run_line
from ropa.graph import Kind, register_edges
from ropa.law import law_at
from ropa.layout import as_json
from ropa.questions.moves import is_uncertain
from ropa.rules import case_of
from ropa.transfers import Verdict
from ropa.transfers.reach import reached

HOST = """
[party.host]
name = "Host"
seat = "IN"
[engagement.hosting]
party = "host"
stored_in = ["NL"]
accessed_from = ["NL"]
[system.crm]
name = "CRM"
engagement = "hosting"
[activity.care]
name = "Care"
data = ["name"]
subjects = ["customer"]
systems = ["crm"]
"""
JOINT = """
[party.partner]
name = "Partner"
seat = "IN"
[activity.fair]
name = "Fair"
capacity = "controller"
data = ["name"]
joint_controllers = ["partner"]
"""


def test_a_host_receives_the_data_of_the_activities_that_use_its_system():
    (hop,) = hops(HOST)
    assert (hop.engagement, hop.activities, hop.role) == ("example/hosting", ("example/care",), "")
    assert hop.verdict is Verdict.TRANSFER


def test_a_shared_host_is_found_through_a_system_alone():
    shared = '[party.host]\nname = "H"\nseat = "IN"\n[engagement.hosting]\nparty = "host"\n'
    text = '[system.crm]\nname = "CRM"\nengagement = "shared/hosting"\n[activity.a]\nname = "A"\nsystems = ["crm"]\n'
    (hop,) = hops(text, shared=shared)
    assert (hop.engagement, hop.activities) == ("shared/hosting", ("example/a",))
    assert hops(text.replace('systems = ["crm"]', ""), shared=shared) == []


def test_the_host_of_an_activity_that_is_over_is_no_hop():
    assert hops(HOST.replace('subjects = ["customer"]', 'status = "retired"')) == []


def test_where_a_system_stands_is_a_place_of_its_host():
    text = HOST.replace('seat = "IN"', 'seat = "NL"')
    assert [hop.verdict for hop in hops(text)] == [Verdict.NOT_A_TRANSFER]
    (hop,) = hops(text.replace('engagement = "hosting"', 'engagement = "hosting"\nstored_in = ["US"]'))
    assert hop.verdict is Verdict.PLACE_ONLY
    assert [str(place.at) for place in hop.places][-1] == "example/crm#stored_in[1]"


def test_a_joint_controller_is_an_edge_and_a_hop():
    (hop,) = hops(JOINT)
    assert (hop.importer, hop.role, hop.exporter_role) == ("example/partner", "joint-controller", "joint-controller")
    assert (hop.verdict, str(hop.at), str(hop.table("tool"))) == (
        Verdict.TRANSFER,
        "example/fair#joint_controllers[1]",
        "example/fair#joint_controllers[1]",
    )
    (edge,) = [edge for edge in register_edges(register(JOINT)) if edge.kind is Kind.JOINTLY]
    assert (edge.source, edge.target, edge.data) == ("example/fair", "example/partner", frozenset({"data:name"}))


def test_that_there_is_no_joint_controller_is_no_hop():
    assert hops(JOINT.replace('["partner"]', '"none"')) == []


def test_a_joint_controller_that_is_disclosed_to_is_one_hop():
    (hop,) = hops(JOINT + 'disclosure = [{ to = "partner", role = "joint-controller", transfer = { tool = "scc" } }]\n')
    assert (hop.role, hop.tool, str(hop.table())) == (
        "joint-controller",
        "scc",
        "example/fair#disclosure[1].transfer",
    )
    (hop,) = hops(JOINT + 'disclosure = [{ to = "partner" }]\n')
    assert hop.role == ""


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ('capacity = "controller"', "controller"),
        ('capacity = "processor"', "processor"),
        ("", ""),
        ('capacity = "controller"\njoint_controllers = "none"', "controller"),
    ],
)
def test_the_exporter_is_what_the_activity_states(said, role):
    text = (
        f'[party.v]\nname = "V"\n[activity.a]\nname = "A"\n{said}\ndisclosure = [{{ to = "v", role = "processor" }}]\n'
    )
    (hop,) = hops(text)
    assert (hop.exporter_role, hop.role) == (role, "processor")


def test_activities_of_two_capacities_make_no_role():
    more = '[activity.b]\nname = "B"\ncapacity = "{}"\ndisclosure = [{{ to = "v" }}]\n'
    text = '[party.v]\nname = "V"\n[activity.a]\nname = "A"\ncapacity = "controller"\ndisclosure = [{ to = "v" }]\n'
    assert [hop.exporter_role for hop in hops(text + more.format("processor"))] == [""]
    assert [hop.exporter_role for hop in hops(text + more.format("controller"))] == ["controller"]


def test_a_sub_engagement_is_passed_on_between_processors():
    found = {hop.engagement: hop for hop in hops(HOST + '[engagement.sub]\nparty = "host"\nunder = "hosting"\n')}
    assert (found["example/sub"].exporter_role, found["example/sub"].role) == ("processor", "processor")


def test_a_system_makes_what_may_be_certain():
    text = HOST + 'disclosure = [{ to = "hosting", certainty = "may" }]\n'
    for said, uncertain in ((text, False), (text.replace('systems = ["crm"]\n', ""), True)):
        case = case_of(register(said), law_at(TODAY))
        reach = reached(case.register, case.law)
        assert is_uncertain(case.register, reach, case.hops[0]) is uncertain


@pytest.mark.parametrize(
    ("text", "line", "sought"),
    [
        (HOST, "transfers r", "r/hosting"),
        (HOST, "map r/crm", "r/hosting"),
        (HOST, "map r/crm", "r/care"),
        (HOST, "xray r/care", "r/host"),
        (HOST, "trace r/care r/host", "r/hosting"),
        (HOST, "trace data:name country:IN", "r/hosting"),
        (HOST, "impact r/host", "r/care"),
        (JOINT, "transfers r", "r/partner"),
        (JOINT, "map r/fair", "r/partner"),
        (JOINT, "map r/partner", "r/fair"),
        (JOINT, "xray r/fair", "r/partner"),
        (JOINT, "trace data:name country:IN", "r/partner"),
        (JOINT, "impact r/partner", "r/fair"),
        (JOINT, "concentration", "r/partner"),
        (JOINT, "list activities --where to:third-country", "r/fair"),
    ],
)
def test_every_question_finds_them(tmp_path, text, line, sought):
    frame = '[register]\norganisation = "o"\n[party.o]\nname = "O"\nseat = "NL"\n'
    root = workspace(tmp_path, {"r/a.toml": frame + text})
    assert f'"{sought}"' in as_json(run_line(line, Session(root, TODAY)))


def test_the_picture_of_a_register_shows_both(tmp_path):
    frame = '[register]\norganisation = "o"\n[party.o]\nname = "O"\nseat = "NL"\n'
    root = workspace(tmp_path, {"r/a.toml": frame + HOST + JOINT})
    _, text = told(root, "transfers")
    assert "O → Host: transfer" in text
    assert "O → Partner: transfer" in text
    assert json.loads(as_json(run_line("transfers", Session(root, TODAY))))["differences"]
