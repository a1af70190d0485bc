"""From proposals to changes: nothing lost, nothing overwritten, nothing merged that is only alike."""

import datetime
from collections.abc import Callable, Mapping

import pytest

from changing import applied, opened, problems, refusal
from helpers import SAMPLE
from ropa.changes import Message, files_after
from ropa.i18n import LANGUAGES
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern, Fate, Imported
from ropa.imports.planning import Plan, planned
from ropa.imports.preview import preview
from ropa.reading.names import same_name, slug
from ropa.register import Register

DAY = datetime.date(2026, 11, 22)


def acme(files: Mapping[str, str] = SAMPLE) -> Register:
    return opened(files).registers["acme"]


def gathered(fill: Callable[[Gathering], None], places: Mapping[str, str] | None = None) -> Imported:
    gathering = Gathering(Context("list.csv", DAY, acme()), "CSV", b"x", places or {})
    fill(gathering)
    return gathering.finished()


def plan(fill: Callable[[Gathering], None], files: Mapping[str, str] = SAMPLE, **confirmed: str) -> Plan:
    return planned(gathered(fill), acme(files), {name.replace("_", " "): key for name, key in confirmed.items()})


def after(found: Plan, files: Mapping[str, str] = SAMPLE) -> dict[str, str]:
    texts = applied(files, files_after(opened(files), found.changes))
    assert problems(texts) == problems(files)
    return texts


def differing(found: Plan) -> list[tuple[str, Mapping[str, str]]]:
    return [(one.message.key, one.message.params) for one in found.remarks if one.concern is Concern.DIFFERS]


def vendor(gathering: Gathering, name: str = "Mail House", seat: str = "FR") -> None:
    party = gathering.record("party", name, "V!A2")
    party.say(("name",), name, "V!A2")
    party.say(("seat",), seat, "V!B2", "inferred")
    party.note("since long", "V!C2", "Relation")


def test_a_new_record_says_where_each_of_its_values_stands():
    texts = after(plan(vendor))
    register = opened(texts).registers["acme"]
    party = register.records["mail-house"]
    assert (party.name, party.seat) == ("Mail House", "FR")
    assert party.note == "Relation: since long [V!C2]"
    assert party.cited
    assert (party.cited.document, party.cited.section, party.cited.basis) == ("list-csv", "V!A2", "stated")
    told = {entry.field: (entry.section, entry.basis) for entry in party.evidence or ()}
    assert told == {"seat": ("V!B2", "inferred"), "note": ("V!C2", "stated")}
    document = register.records["list-csv"]
    assert (document.title, document.date) == ("list.csv", DAY)
    assert document.version.startswith("SHA-256 ")
    assert document.cited is None


def test_the_same_file_again_changes_nothing():
    texts = after(plan(vendor))
    again = plan(vendor, texts)
    assert again.changes == ()
    assert {row.outcome for row in again.rows} == {"same"}
    assert differing(again) == []


def test_the_same_name_is_the_same_record_and_an_alike_one_a_suggestion():
    def same(gathering: Gathering) -> None:
        vendor(gathering, "HELPDESK, Ltd.", "IN")

    def alike(gathering: Gathering) -> None:
        vendor(gathering, "Helpdesk Limited", "IN")

    (row,) = [row for row in plan(same).rows if row.match.proposal.kind == "party"]
    assert (row.address, row.match.by, row.outcome) == ("acme/helpdesk", "name", "changed")
    (row,) = [row for row in plan(alike).rows if row.match.proposal.kind == "party"]
    assert (row.address, row.outcome) == ("acme/helpdesk-limited", "added")
    assert [one.reference for one in row.match.suggestions] == ["helpdesk"]
    (row,) = [row for row in plan(alike, Helpdesk_Limited="helpdesk").rows if row.match.proposal.kind == "party"]
    assert (row.address, row.match.by) == ("acme/helpdesk", "confirmed")
    (row,) = [row for row in plan(same, HELPDESK_Ltd="new").rows if row.match.proposal.kind == "party"]
    assert (row.address, row.outcome) == ("acme/helpdesk-ltd", "added")


def test_what_is_confirmed_must_be_there():
    assert refusal(lambda: plan(vendor, Male_House="helpdesk")).key == "imports.refused.no-such-name"
    found = refusal(lambda: plan(vendor, Mail_House="helpdesc"))
    assert (found.key, found.params["suggestion"]) == ("imports.refused.no-such-record", "helpdesk")


def test_what_the_register_says_is_kept_and_the_difference_told_with_its_cure():
    found = plan(lambda gathering: vendor(gathering, "Helpdesk Ltd", "PK"))
    ((key, params),) = differing(found)
    assert key == "imports.remark.differs-line"
    assert params["line"] == "ropa set acme/helpdesk seat=PK"
    assert opened(after(found)).registers["acme"].records["helpdesk"].seat == "IN"


def test_silence_is_filled_lists_grow_and_each_brings_its_evidence():
    def fill(gathering: Gathering) -> None:
        activity = gathering.record("activity", "newsletter", "A!A2")
        activity.say(("owner",), "Marketing", "A!B2")
        activity.say(("data",), "email-address", "A!C2")
        activity.say(("data",), "name", "A!C2", "inferred")
        activity.say(("retention",), {"keep": "P1Y"}, "A!D2")
        activity.say(("legal_basis",), {"basis": "consent"}, "A!E2")
        activity.say(("legal_basis",), {"basis": "contract"}, "A!E2", "inferred")

    texts = after(plan(fill))
    activity = opened(texts).registers["acme"].records["newsletter"]
    assert activity.owner == "Marketing"
    assert activity.data == ("email-address", "shoe-size", "name")
    assert [one.basis for one in activity.legal_basis] == ["consent", "contract"]
    assert activity.legal_basis[0].evidence is None
    assert activity.legal_basis[1].evidence.basis == "inferred"
    assert activity.retention[0].evidence.section == "A!D2"
    told = {(entry.field, entry.item): entry.basis for entry in activity.evidence}
    assert told == {("owner", None): "stated", ("data", "name"): "inferred"}
    assert plan(fill, texts).changes == ()


def test_a_recipient_named_by_its_engagement_is_no_other():
    def fill(gathering: Gathering) -> None:
        party = gathering.record("party", "Helpdesk Ltd", "A!B2")
        party.say(("name",), "Helpdesk Ltd", "A!B2")
        activity = gathering.record("activity", "Newsletter", "A!A2")
        activity.say(("disclosure",), {"to": party.id, "role": "processor"}, "A!B2")

    found = plan(fill)
    assert found.changes == ()
    assert differing(found) == []


def test_what_a_recipient_leaves_open_is_filled_and_what_it_says_kept():
    def fill(gathering: Gathering) -> None:
        activity = gathering.record("activity", "Newsletter", "A!A2")
        for name, role in (("Cloud Inc", "processor"), ("Helpdesk Ltd", "controller")):
            party = gathering.record("party", name, "A!B2")
            party.say(("name",), name, "A!B2")
            activity.say(("disclosure",), {"to": party.id, "role": role}, "A!B2")

    found = plan(fill)
    ((key, params),) = differing(found)
    assert (key, params["field"]) == ("imports.remark.differs-line", "disclosure[1].role")
    newsletter = opened(after(found)).registers["acme"].records["newsletter"]
    assert [one.role for one in newsletter.disclosure] == ["processor", "processor"]
    assert [(one.field, one.section) for one in newsletter.evidence] == [("disclosure[2].role", "A!B2")]


def test_shared_records_are_referred_to_and_never_changed():
    def fill(gathering: Gathering) -> None:
        party = gathering.record("party", "Cloud Inc", "A!B2")
        party.say(("name",), "Cloud Inc", "A!B2")
        party.say(("website",), "https://cloud.example", "A!C2")
        activity = gathering.record("activity", "Billing", "A!A2")
        activity.say(("name",), "Billing", "A!A2")
        activity.say(("disclosure",), {"to": party.id}, "A!B2")

    found = plan(fill)
    assert [key for key, _ in differing(found)] == ["imports.remark.differs-shared"]
    texts = after(found)
    assert texts["shared/vendors.toml"] == SAMPLE["shared/vendors.toml"]
    assert opened(texts).registers["acme"].records["billing"].disclosure[0].to == "shared/cloud"


def test_an_id_that_is_taken_or_a_word_of_a_list_is_given_another():
    def fill(gathering: Gathering) -> None:
        for kind, name in (("data", "Backup"), ("data", "Name"), ("party", "Support")):
            made = gathering.record(kind, name, "A!A1")
            made.say(("name",), name, "A!A1")

    assert [row.address for row in plan(fill).rows] == [
        "acme/list-csv",
        "acme/backup",
        "acme/name-data",
        "acme/support-2",
    ]


def test_an_open_question_is_kept_only_where_the_register_is_silent():
    def fill(gathering: Gathering) -> None:
        activity = gathering.record("activity", "Newsletter", "A!A2")
        for field in ("purposes", "retention"):
            activity.say(("open",), {"field": field, "state": "not-applicable", "reason": "nvt"}, "A!B2")

    activity = opened(after(plan(fill))).registers["acme"].records["newsletter"]
    assert [(one.field, one.state) for one in activity.open] == [("retention", "not-applicable")]


def test_every_place_is_accounted_for_whatever_a_format_forgets():
    places = {"A!A1": "Title", "A!A2": "Mail House", "A!B9": "forgotten"}

    def fill(gathering: Gathering) -> None:
        gathering.heading("A!A1")
        gathering.record("party", "Mail House", "A!A2").say(("name",), "Mail House", "A!A2")

    found = gathered(fill, places)
    assert found.fates == {"A!A1": Fate.HEADING, "A!A2": Fate.VALUE, "A!B9": Fate.NOTE}
    assert [note.text for note in found.proposals[0].notes] == ["forgotten"]
    assert [(one.at, one.found) for one in found.remarks] == [("A!B9", "forgotten")]


def test_what_a_file_says_twice_differently_is_told():
    def fill(gathering: Gathering) -> None:
        vendor(gathering)
        vendor(gathering, seat="DE")

    found = gathered(fill)
    assert [one.concern for one in found.remarks] == [Concern.UNCLEAR]
    assert [note.text for note in found.proposals[1].notes] == ["Relation: since long", "DE", "Relation: since long"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_tells_all_of_it_in_every_language(language):
    def fill(gathering: Gathering) -> None:
        vendor(gathering, "Helpdesk Limited")
        vendor(gathering, "Helpdesk Ltd", "PK")
        gathering.remark(Concern.UNCLEAR, Message("imports.remark.unattributed", {}), "V!Z9", "?")

    shown = preview(plan(fill), language)
    values = shown.values
    assert [one["outcome"] for one in values["records"]] == ["added", "added", "changed"]
    assert values["records"][1]["suggestions"] == [{"id": "helpdesk", "name": "Helpdesk Ltd", "score": 86}]
    assert {one["concern"] for one in values["remarks"]} == {"unclear", "differs"}
    assert len(shown.branches) == 5


@pytest.mark.parametrize(
    ("name", "key"),
    [("Überwachung & Straße", "uberwachung-strasse"), ("  A--b ", "a-b"), ("ΑΒΓ", ""), ("x" * 80, "x" * 60)],
)
def test_a_name_as_an_id(name, key):
    assert slug(name) == key


def test_names_are_compared_without_case_accents_and_signs():
    assert same_name("Société  Générale, S.A.") == same_name("SOCIETE GENERALE S A")
    assert same_name("Jansen") != same_name("Janssen")
