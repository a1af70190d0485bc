"""Notices in the Transparency Information Language: what is said becomes records, and nothing gets lost."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changing import applied, opened, problems
from ropa.changes import files_after
from ropa.imports import Context, Imported, Unreadable, read
from ropa.imports.imported import Fate
from ropa.imports.planning import planned
from ropa.register import Register

DAY = datetime.date(2026, 11, 22)
EMPTY = {
    "acme/register.toml": '[register]\norganisation = "acme"\nlanguage = "en"\n[party.acme]\nname = "Acme Ltd"\n',
}
NOTICE: Mapping[str, Any] = {
    "meta": {"_id": "1", "name": "Acme", "language": "en", "url": "https://acme.example/privacy", "_hash": ""},
    "controller": {"name": "Acme Ltd", "country": "IR", "address": "1 Quay", "representative": {"name": "Ann"}},
    "dataProtectionOfficer": {"name": None, "email": "dpo@acme.example", "country": "De"},
    "dataDisclosed": [
        {
            "_id": "2",
            "category": "Orders",
            "subcategories": ["Name", "Shoe size"],
            "purposes": [
                {"purpose": "Delivery", "description": "bringing parcels"},
                {"purpose": [], "description": []},
            ],
            "legalBases": [
                {"reference": "GDPR-6-1-b", "description": "the order"},
                {"reference": "Artikel 6 Absatz 1 Buchstabe c) DSGVO", "description": None},
                {"reference": "TMG-15-3", "description": None},
            ],
            "legitimateInterests": [{"exists": True, "reasoning": "no fraud"}],
            "recipients": [
                {"name": "Posty", "country": "Irland", "category": "Auftragsverarbeiter", "division": "Parcels"},
                {"name": None, "category": "Couriers of all kinds", "country": "CA 94041"},
            ],
            "storage": [
                {
                    "temporal": [{"ttl": "P48H", "description": None}],
                    "purposeConditional": ["as long as the account exists"],
                    "legalBasisConditional": [],
                    "aggregationFunction": "max",
                }
            ],
            "nonDisclosure": {"obligationToProvide": False, "legalRequirement": None, "consequences": "no parcel"},
        }
    ],
    "sources": [{"dataCategory": "Orders", "sources": [{"description": "shops", "publiclyAvailable": True}]}],
    "thirdCountryTransfers": [
        {"country": "US", "standardDataProtectionClause": {"available": True, "description": "clauses"}},
        {"country": "weltweit"},
        {"country": "JO"},
    ],
    "rightToComplain": {
        "available": True,
        "description": "You may complain.",
        "supervisoryAuthority": {"name": "Data Protection Commission", "country": "IE", "phone": "1"},
    },
    "rightToDataPortability": {
        "available": None,
        "url": "https://acme.example/me",
        "identificationEvidences": ["pass"],
    },
    "automatedDecisionMaking": {"inUse": False, "logicInvolved": None},
    "changesOfPurpose": [{"description": "none planned"}],
    "unheardOf": {"deep": [{"x": 3}]},
}


def imported(document: Any, files: Mapping[str, str] = EMPTY) -> Imported:
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return read(content, Context("notice.json", DAY, opened(files).registers["acme"]))


def after(document: Any) -> tuple[Register, Mapping[str, str]]:
    found = planned(imported(document), opened(EMPTY).registers["acme"], {})
    texts = applied(EMPTY, files_after(opened(EMPTY), found.changes))
    assert problems(texts) == []
    return opened(texts).registers["acme"], texts


def remarks(found: Imported) -> set[tuple[str, str]]:
    return {(one.message.key.removeprefix("imports."), one.at) for one in found.remarks}


def test_a_category_of_data_becomes_an_activity_with_all_that_is_said_of_it():
    register, _ = after(NOTICE)
    activity = register.records["orders"]
    assert activity.name == "Orders"
    assert activity.purposes == ("Delivery: bringing parcels",)
    assert "name" in activity.data
    bases = {one.basis: one for one in activity.legal_basis}
    assert set(bases) == {"contract", "legal-obligation", "legitimate-interests"}
    assert (bases["contract"].for_, bases["legitimate-interests"].interest) == ("the order", "no fraud")
    (kept, lasting) = activity.retention
    assert (kept.keep, kept.kind) == ("P2D", "maximum")
    assert lasting.while_ == "as long as the account exists"
    (provided,) = activity.provision
    assert (provided.required, provided.consequence) == ("voluntary", "no parcel")
    assert activity.sources == ("public-source",)
    assert [(one.to, one.role) for one in activity.disclosure] == [
        ("posty", "processor"),
        ("couriers-of-all-kinds", None),
    ]
    assert register.records["posty"].seat == "IE"
    assert register.records["couriers-of-all-kinds"].named is False
    assert "Parcels" in register.records["posty"].note


def test_what_holds_for_the_whole_organisation_is_said_of_the_register():
    register, _ = after(NOTICE)
    own = register.own
    assert register.records[own.dpo].email == ("dpo@acme.example",)
    assert register.records[own.dpo].seat == "DE"
    assert own.automated_decisions == "none"
    assert own.transfers.to == ("US", "JO")
    assert own.transfers.statement == "possible"
    rights = {one.rights: one for one in own.right}
    assert rights[("portability",)].via == "web-form"
    assert rights[("portability",)].identification == "pass"
    assert rights[("complaint",)].note == "You may complain."
    assert own.authority == "ie-dpc"
    assert "clauses" in own.note


def test_every_value_says_where_it_stands_and_whether_it_was_read_so():
    register, _ = after(NOTICE)
    activity = register.records["orders"]
    told = {(entry.field, entry.item): (entry.section, entry.basis) for entry in activity.evidence}
    assert told["name", None] == ("$.dataDisclosed[0].category", "inferred")
    basis = next(one for one in activity.legal_basis if one.basis == "contract")
    assert (basis.evidence.section, basis.evidence.basis) == ("$.dataDisclosed[0].legalBases[0].reference", "stated")


def test_country_errors_are_found():
    found = remarks(imported(NOTICE))
    assert ("cell.mistaken-place", "$.controller.country") in found
    assert ("cell.no-place", "$.dataDisclosed[0].recipients[1].country") in found
    assert ("cell.no-place", "$.thirdCountryTransfers[1].country") in found
    assert ("cell.demonym", "$.dataProtectionOfficer.country") in found


def test_another_organisation_is_told_and_its_own_is_not():
    assert not [key for key, _ in remarks(imported(NOTICE)) if key.endswith("other-organisation")]
    other = {**NOTICE, "controller": {"name": "Bolt Ltd"}}
    assert ("remark.other-organisation", "$.controller.name") in remarks(imported(other))


def test_nothing_is_lost_without_a_word():
    found = imported(NOTICE)
    told = {one.at for one in found.remarks}
    noted = {note.at for one in found.proposals for note in one.notes}
    assert found.fates["$.unheardOf.deep[0].x"] is Fate.NOTE
    for at, fate in found.fates.items():
        if fate is Fate.NOTE:
            assert at in noted
        if fate is Fate.REMARK:
            assert at in told or at.endswith(("_id", "_hash"))


def test_the_same_notice_again_changes_nothing():
    register, _ = after(NOTICE)
    again = planned(read(json.dumps(NOTICE).encode(), Context("notice.json", DAY, register)), register, {})
    assert again.changes == ()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=8) | st.just("GDPR-6-1-a"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)


def mangled(value: Any) -> st.SearchStrategy[Any]:
    """The notice with anything in any place."""
    if isinstance(value, dict):
        inner: st.SearchStrategy[Any] = st.fixed_dictionaries({key: mangled(one) for key, one in value.items()})
    elif isinstance(value, list):
        inner = st.tuples(*map(mangled, value)).map(list)
    else:
        inner = st.just(value)
    return st.integers(0, 9).flatmap(lambda number: VALUES if number == 0 else inner)


@given(mangled(NOTICE))
@settings(max_examples=60, deadline=None)
def test_wrong_types_anywhere_are_no_crash_and_no_loss(document):
    content = json.dumps(document).encode()
    try:
        found = imported(content)
    except Unreadable:
        return
    if found.format == "TILT":
        assert set(found.fates.values()) <= set(Fate)
        noted = {note.at for one in found.proposals for note in one.notes}
        assert {at for at, fate in found.fates.items() if fate is Fate.NOTE} <= noted
        plan = planned(found, opened(EMPTY).registers["acme"], {})
        assert problems(applied(EMPTY, files_after(opened(EMPTY), plan.changes))) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"controller": {}, "dataDisclosed": ' + b"[" * 200_000, "deep"),
        (b'{"controller": {}, "dataDisclosed": ' + b"[" * 100 + b"1" + b"]" * 100 + b"}", "deep"),
        (b'{"controller": {}, "dataDisclosed": [', "broken"),
        (b'{"controller": {}, "dataDisclosed": [' + b"1," * 300_000 + b"1]}", "places"),
    ],
)
def test_hostile_documents_end_in_a_refusal(content, reason):
    with pytest.raises(Unreadable) as caught:
        imported(content)
    assert caught.value.reason == reason


def test_a_key_that_stands_twice_is_kept_twice():
    found = imported(b'{"controller": {"name": "A", "name": "B"}, "dataDisclosed": []}')
    assert set(found.fates) == {"$.controller.name", '$.controller."name (2)"'}
