"""What `list --where` asks of checks and of the graph."""

import pytest

from helpers import REGISTERS, SAMPLE, TODAY, told, workspace
from ropa.commands import Session, run_line
from ropa.query import haystack
from ropa.results import Failure, Listing
from ropa.view.marks import State
from ropa.view.record import page

FILES = {
    **SAMPLE,
    "shared/vendors.toml": """\
[party.cloud]
name = "Cloud Inc."
seat = "US"

[party.group]
name = "Group Inc."
seat = "US"
""",
    "gamma/register.toml": """\
[register]
organisation = "gamma"

[party.gamma]
name = "Gamma"
seat = "NL"

[party.police]
name = "Police"
kind = "authority"
seat = "NL"

[party.partners]
name = "Partners"
category = "sales-partner"
named = false

[[register.disclosure]]
applies = ["reporting"]
to = "police"
certainty = "may"

[activity.reporting]
name = "Reporting"

[activity.sharing]
name = "Sharing"
systems = ["crm"]

[[activity.sharing.disclosure]]
to = "partners"

[system.crm]
name = "CRM"
engagement = "hosting"

[system.crm-old]
name = "Old CRM"

[engagement.hosting]
party = "gamma-host"
stored_in = ["NL"]
accessed_from = ["NL"]

[engagement.under]
under = "hosting"
party = "shared/cloud"

[party.gamma-host]
name = "Host"
seat = "NL"
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return workspace(tmp_path_factory.mktemp("filter"), FILES)


def found(root, line):
    result = run_line(line, Session(root, TODAY))
    assert isinstance(result, Listing), result
    return [row.address for row in result.rows]


@pytest.mark.parametrize(
    ("where", "addresses"),
    [
        ("to:third-country", ["acme/newsletter", "gamma/sharing"]),
        ("to:=in", ["acme/newsletter"]),
        ("to:authority", ["gamma/reporting"]),
        ("to:=sales-partner", ["gamma/sharing"]),
        ("to:undeterminable", ["gamma/sharing"]),
        ("to:third-country|undeterminable|authority", ["acme/newsletter", "gamma/reporting", "gamma/sharing"]),
        ("uses:=support", ["acme/newsletter"]),
        ("uses:=shared/cloud", ["acme/newsletter", "gamma/sharing"]),
        ("uses:=country:in", ["acme/newsletter"]),
        ("uses:=crm", ["gamma/sharing"]),
        ("uses:=gamma-host", ["gamma/sharing"]),
        ("uses:=crm-old", []),
        ("uses:=group", []),
        ("finding:warning finding:=a116 id:gamma", ["gamma/reporting", "gamma/sharing"]),
        ("finding:none", []),
        ("third-country", []),
    ],
)
def test_activities(root, where, addresses):
    assert found(root, f"list activities --where '{where}'") == addresses


def test_recipients_shared_by_registers_are_found_too(root):
    assert found(root, "list parties --where to:third-country") == ["acme/helpdesk", "shared/cloud"]
    assert found(root, "list parties --where named:false") == ["gamma/partners"]
    assert found(root, "list engagements --where to:third-country") == ["acme/support", "gamma/under"]


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("keep:>=seven", "“keep:>=seven” cannot be compared"),
        ("a|!b", "“!b”: “!” stands before"),
        ("kep:P7Y", "Did you mean “keep”?"),
        ("finidng:A101", "Did you mean “finding”?"),
    ],
)
def test_refusals_say_why(root, where, says):
    result, text = told(root, f"list activities --where '{where}'")
    assert isinstance(result, Failure)
    assert says in text


def test_states_are_those_that_records_show():
    """The cheap reading of a record agrees with the pages that are shown of it."""

    session = Session(REGISTERS, TODAY)
    for register in session.workspace.portfolio.registers.values():
        for key, record in register.records.items():
            stack = haystack(register, key, record, "en")
            fields = [field for part in page(register, key, (), "en").sections for field in part.fields]
            shown = {entry.state for field in fields for entry in field.entries}
            assert {field.at.field[0] for field in fields if field.is_silent and field.at.field} <= stack.silent
            # Entries of the record's own keeping are stated whatever the record cites.
            assert shown - {State.STATED} == set(stack.fields["state"].split("\n")) - {State.STATED}, key
