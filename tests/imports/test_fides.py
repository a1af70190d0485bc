"""Fides manifests: systems with what they do, and YAML that is out to do harm."""

import datetime
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from changing import applied, opened, problems
from ropa.changes import files_after
from ropa.imports import Context, Imported, Unreadable, read
from ropa.imports.imported import Fate
from ropa.imports.planning import planned
from ropa.imports.yaml_text import parsed
from ropa.register import Register

DAY = datetime.date(2026, 11, 22)
EMPTY = {"acme/register.toml": '[register]\norganisation = "acme"\nlanguage = "en"\n[party.acme]\nname = "Acme"\n'}
MANIFEST = """\
organization:
  - fides_key: default_organization
    name: Acme
    data_protection_officer: {name: Dana, email: dana@acme.example, address: Quay 1}
    security_policy: https://acme.example/security
data_category:
  - fides_key: user.shoe_size
    name: Shoe size
    parent_key: user
system:
  - fides_key: shop
    name: Web shop
    system_type: Application
    administrating_department: Sales
    egress:
      - {fides_key: mailer, type: system, data_categories: [user.contact.email]}
    privacy_declarations:
      - name: Selling
        data_use: essential.service
        data_categories: [user.contact.email.work, user.shoe_size, vehicle.colour]
        data_subjects: [customer, space_tourist]
        legal_basis_for_processing: Contract
        special_category_legal_basis: Medicall
        retention_period: 7 years
        third_parties: Posty
        features: [carts]
      - data_use: analytics
        data_categories: &all [user.device.cookie_id]
dataset:
  - fides_key: orders
    collections:
      - name: rows
        fields:
          - name: mail
            data_categories: *all
"""


def imported(text: str, name: str = "manifest.yml") -> Imported:
    return read(text.encode(), Context(name, DAY, opened(EMPTY).registers["acme"]))


def after(text: str) -> Register:
    plan = planned(imported(text), opened(EMPTY).registers["acme"], {})
    texts = applied(EMPTY, files_after(opened(EMPTY), plan.changes))
    assert problems(texts) == []
    return opened(texts).registers["acme"]


def test_a_declaration_becomes_an_activity_of_its_system():
    register = after(MANIFEST)
    activity = register.records["selling"]
    assert (activity.name, activity.business_function, activity.purposes) == (
        "Selling",
        "Sales",
        ("essential.service",),
    )
    assert [register.records[key].name for key in activity.systems] == ["Web shop"]
    assert activity.data[0] == "email-address"
    assert register.records[activity.data[1]].name == "Shoe size"
    assert register.records[activity.data[2]].name == "vehicle.colour"
    assert activity.subjects[0] == "customer"
    assert [one.basis for one in activity.legal_basis] == ["contract"]
    assert [one.keep for one in activity.retention] == ["P7Y"]
    assert register.records[activity.disclosure[0].to].name == "Posty"
    assert "carts" in activity.note
    assert register.records[register.own.dpo].email == ("dana@acme.example",)


def test_a_key_below_a_known_one_and_the_name_of_a_nameless_declaration_are_inferred():
    found = imported(MANIFEST)
    said = {(one.name, item.field[0], str(item.value)): item for one in found.proposals for item in one.statements}
    assert said["Selling", "data", "email-address"].basis == "inferred"
    assert said["Selling", "data", "email-address"].at == "system[0].privacy_declarations[0].data_categories[0]"
    assert said["Web shop – analytics", "name", "Web shop – analytics"].basis == "inferred"


def test_what_is_no_field_is_kept_and_told():
    found = imported(MANIFEST)
    told = {(one.message.key.rpartition(".")[2], one.at) for one in found.remarks}
    assert ("flow", "system[0].egress[0]") in told
    assert ("near-term", "system[0].privacy_declarations[0].special_category_legal_basis") in told
    assert ("data-set-fields", "dataset[0].collections[0].name") in told
    assert found.fates["organization[0].security_policy"] is Fate.NOTE
    assert found.fates["dataset[0].collections[0].fields[0].data_categories[0]"] is Fate.VALUE
    noted = {note.at for one in found.proposals for note in one.notes}
    assert {at for at, fate in found.fates.items() if fate is Fate.NOTE} <= noted


def test_the_same_manifest_again_changes_nothing():
    register = after(MANIFEST)
    again = planned(read(MANIFEST.encode(), Context("manifest.yml", DAY, register)), register, {})
    assert again.changes == ()


LEVELS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
MERGES = "".join(f"b{n}: &b{n}\n  <<: [{', '.join([f'*b{n - 1}'] * 20)}]\n" for n in range(1, 12))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + LEVELS + "system:\n", "places"),
        ("b0: &b0 {k: v}\n" + MERGES + "system:\n", "places"),
        ("long: &long " + "x" * 1_000_000 + "\nsystem: [" + "*long, " * 1_000 + "*long]\n", "places"),
        ("system: " + "[" * 100_000, "deep"),
        ("system: &a [*a]\n", "broken"),
        ("system: [*nobody]\n", "broken"),
        ("system:\n\t- x: {\n", "broken"),
        ("? [a, b]\n: c\nsystem: x\n", "broken"),
        ("system:\n" + "- a\n" * 1_200_000, "too-large"),
        ("version: 2\njobs: [x]\n", "no-manifest"),
    ],
)
def test_hostile_texts_end_in_a_refusal_before_long(text, reason):
    start = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        imported(text)
    assert caught.value.reason == reason
    assert time.monotonic() - start < 30


def test_tags_make_nothing_but_text():
    assert parsed("a: !!python/object/apply:os.system ['echo']\nb: !!int '3'\nc: yes\nd: true\ne: ~\n") == [
        {"a": ["echo"], "b": "3", "c": "yes", "d": True, "e": None}
    ]
    assert parsed("a: 1\na: 2\n") == [{"a": "1", "a (2)": "2"}]


KEYS = st.sampled_from(
    ["system", "dataset", "organization", "fides_key", "name", "privacy_declarations", "data_use", "data_categories",
     "data_subjects", "collections", "fields", "egress", "retention_period", "legal_basis_for_processing", "x"]
)  # fmt: skip
TREES = st.recursive(
    st.none() | st.booleans() | st.sampled_from(["a", "user.name", "Consent", "7 years", "NL", "none", "–"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=14,
)


@given(st.dictionaries(st.sampled_from(["system", "dataset", "organization", "data_category"]), TREES, min_size=1))
@settings(max_examples=80, deadline=None)
def test_wrong_types_anywhere_are_no_crash_and_no_loss(tree):
    try:
        found = imported(yaml.safe_dump(tree))
    except Unreadable:
        return
    noted = {note.at for one in found.proposals for note in one.notes}
    assert {at for at, fate in found.fates.items() if fate is Fate.NOTE} <= noted
    plan = planned(found, opened(EMPTY).registers["acme"], {})
    assert problems(applied(EMPTY, files_after(opened(EMPTY), plan.changes))) == []
