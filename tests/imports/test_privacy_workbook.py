"""The workbook of seven sheets: rows become what a processing is made of, and none is tied to one it may not be of."""

import datetime

from changing import applied, opened, problems
from imports_workbooks import xlsx
from ropa.changes import files_after
from ropa.imports import Context, Imported, read
from ropa.imports.imported import Fate
from ropa.imports.planning import planned
from ropa.register import Register

DAY = datetime.date(2026, 11, 22)
EMPTY = {"acme/register.toml": '[register]\norganisation = "acme"\nlanguage = "en"\n[party.acme]\nname = "Acme"\n'}
SHEETS = {
    "Processing": [
        ["ref_id", "name", "description", "domain", "status", "dpia_required", "assigned_to"],
        ["P1", "Payroll", "Paying people", "HR", "privacy_approved", "false", "Head of HR"],
    ],
    "Purposes": [
        ["name", "description", "legal_basis", "article_9_condition"],
        ["Salaries", "monthly", "privacy_contract", ""],
        ["Sick pay", "", "Legal obligation", "privacy_employment_social_security"],
        ["Other", "", "privacy_other", ""],
    ],
    "Personal data": [
        ["name", "description", "category", "retention", "deletion_policy", "is_sensitive", "assets"],
        ["Bank details", "", "privacy_bank_account", "7 years", "privacy_automatic_deletion", "false", "Payday"],
        ["Sick days", "", "privacy_health_data", "", "", "true", ""],
    ],
    "Data subjects": [["name", "description", "category"], ["Staff", "", "privacy_employee"]],
    "Data recipients": [["name", "description", "category"], ["Tax office", "", "privacy_tax_authority"]],
    "Contractors": [
        ["name", "description", "entity", "relationship_type", "country", "documentation_link"],
        ["Wage slips", "", "Payday Inc", "privacy_data_processor", "USA", "https://payday.example/dpa"],
    ],
    "Transfers": [
        ["name", "description", "entity", "country", "transfer_mechanism", "guarantees", "documentation_link"],
        ["To Payday", "", "Payday Inc", "US", "privacy_sccs", "clauses of 2021", ""],
        ["Lost", "", "", "Atlantis", "privacy_adequacy", "", ""],
    ],
}


def imported(sheets: dict[str, list[list[str]]]) -> Imported:
    return read(xlsx(sheets), Context("privacy.xlsx", DAY, opened(EMPTY).registers["acme"]))


def after(sheets: dict[str, list[list[str]]]) -> Register:
    plan = planned(imported(sheets), opened(EMPTY).registers["acme"], {})
    texts = applied(EMPTY, files_after(opened(EMPTY), plan.changes))
    assert problems(texts) == []
    return opened(texts).registers["acme"]


def test_the_sheets_are_one_processing():
    register = after(SHEETS)
    activity = register.records["payroll"]
    assert (activity.reference, activity.owner, activity.status) == ("P1", "Head of HR", "active")
    assert activity.dpia.required is False
    assert activity.purposes == ("Salaries: monthly", "Sick pay", "Other")
    assert [one.basis for one in activity.legal_basis] == ["contract", "legal-obligation"]
    assert [one.condition for one in activity.special_categories] == ["employment-and-social-security"]
    assert activity.data == ("bank-account", "health")
    (kept,) = activity.retention
    assert (kept.data, kept.keep) == (("bank-account",), "P7Y")
    assert activity.subjects == ("employee",)
    to = {one.to: one for one in activity.disclosure}
    assert set(to) == {"tax-office", "payday-inc-wage-slips"}
    transfer = to["payday-inc-wage-slips"].transfer
    assert (transfer.tool, transfer.to) == ("scc", ("US",))
    assert to["payday-inc-wage-slips"].role == "processor"
    engagement = register.records["payday-inc-wage-slips"]
    assert (register.records[engagement.party].seat, engagement.service) == ("US", "Wage slips")
    assert register.records[engagement.contract.document].website == "https://payday.example/dpa"
    for word in ("HR", "clauses of 2021", "Atlantis", "privacy_other", "privacy_automatic_deletion"):
        assert word in activity.note


def test_a_row_is_tied_to_no_processing_by_guess():
    two = {**SHEETS, "Processing": [*SHEETS["Processing"], ["P2", "Hiring", "", "", "", "", ""]]}
    found = imported(two)
    assert len([one for one in found.remarks if one.message.key.endswith("no-processing")]) == 10
    assert found.fates["Purposes!A2"] is Fate.NOTE
    named = {**two, "Purposes": [["name", "processing"], ["Finding people", "P2"], ["Nothing", "P9"]]}
    register = after(named)
    assert register.records["hiring"].purposes == ("Finding people",)
    assert register.records["payroll"].purposes is None


def test_every_cell_is_accounted_for_and_the_same_file_again_changes_nothing():
    found = imported(SHEETS)
    assert found.format == "Privacy workbook"
    noted = {note.at for one in found.proposals for note in one.notes}
    assert {at for at, fate in found.fates.items() if fate is Fate.NOTE} <= noted
    assert ("Transfers!D3", "no-place") in {(one.at, one.message.key.rpartition(".")[2]) for one in found.remarks}
    register = after(SHEETS)
    again = planned(read(xlsx(SHEETS), Context("privacy.xlsx", DAY, register)), register, {})
    assert again.changes == ()


def test_other_workbooks_are_not_taken_for_it():
    assert imported(
        {name: SHEETS[name] for name in ("Purposes", "Transfers", "Contractors", "Data subjects")}
    ).format == ("Excel")
    assert imported({"Processing": [["Name", "Purpose"], ["Payroll", "Paying"]]}).format == "Excel"


def test_sheets_of_any_shape_are_no_crash():
    for rows in ([], [[]], [["name"]], [["", "legal_basis"], ["x"]], [["name", "name"], ["a", "b"]], [["entity"], [5]]):
        found = imported(dict.fromkeys(SHEETS, rows))
        noted = {note.at for one in found.proposals for note in one.notes}
        assert {at for at, fate in found.fates.items() if fate is Fate.NOTE} <= noted
        planned(found, opened(EMPTY).registers["acme"], {})
