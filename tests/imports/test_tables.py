"""Tables of many layouts as records, and what of them is not."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changing import applied, opened, problems
from helpers import register
from imports_workbooks import MESSY, MESSY_MERGED, Rows, xlsx
from ropa.changes import files_after
from ropa.i18n import has
from ropa.imports import Context, Imported, read
from ropa.imports.columns import SECTIONS
from ropa.imports.imported import Concern, Fate
from ropa.imports.planning import planned
from ropa.imports.preview import preview
from ropa.imports.targets import headings, headings_table, layout_headings, layouts, target
from ropa.model import Activity, Party

DAY = datetime.date(2026, 11, 22)
FILES = {"r/register.toml": '[register]\norganisation = "us"\nlanguage = "nl"\n\n[party.us]\nname = "Us"\n'}


def imported(sheets: Mapping[str, Rows], columns: Mapping[str, str] | None = None, **more: Any) -> Imported:
    into = opened(FILES).registers["r"]
    found = read(xlsx(sheets, **more), Context("list.xlsx", DAY, into, columns or {}))
    assert all(found.fates), "a place without a name"
    return found


def records(found: Imported) -> Mapping[str, Any]:
    """The records as the register has them afterwards; nothing in it is unreadable."""
    changes = planned(found, opened(FILES).registers["r"], {}).changes
    after = applied(FILES, files_after(opened(FILES), changes))
    assert problems(after) == []
    return opened(after).registers["r"].records


def said(found: Imported, at: str) -> list[str]:
    return [one.message.key.rpartition(".")[2] for one in found.remarks if one.at == at]


def columns(found: Imported) -> dict[str, tuple[str, str]]:
    return {one.heading: (one.target, one.how) for one in found.columns}


def test_a_messy_workbook_is_read_cell_by_cell():
    found = imported(MESSY, merged=MESSY_MERGED)
    there = records(found)
    filled = sum(1 for rows in MESSY.values() for row in rows for cell in row if cell not in (None, ""))
    assert len(found.fates) == filled
    payroll = there["salarisadministratie"]
    assert payroll.purposes == ("Salaris uitbetalen", "Aangifte loonheffing")
    assert payroll.data == ("name", "address", "national-id", "bank-account", "salary")
    assert payroll.subjects == ("employee", "former-employee")
    assert payroll.legal_basis[0].law == "art. 28 Wet LB"
    assert payroll.transfers.statement == "none"
    assert payroll.retention[0].keep == "P7Y"
    assert [one.to for one in payroll.disclosure] == [
        "belastingdienst",
        "pensioenfonds-pme",
        "loonbureau-de-groot-salarisverwerking",
    ]
    assert payroll.note == "Laatst besproken met: OR [Verwerkingen!L5]"
    letter = there["nieuwsbrief"]
    assert letter.purposes == ("Nieuws sturen", "Meten of berichten worden geopend")
    assert letter.subjects == ("customer", "prospective-customer")
    assert letter.data == ("email-address", "name", "kledingmaat", "ip-address")
    assert (letter.transfers.statement, letter.transfers.to) == ("possible", ("US",))
    assert letter.retention[0].while_ == "Tot uitschrijving"
    assert letter.open is None
    assert said(found, "Verwerkingen!G6") == ["open-and-stated"]
    assert [one.to for one in letter.disclosure] == ["mailchimp-nieuwsbrieven-versturen"]
    hiring = there["recruitment"]
    assert hiring.disclosure == "none"
    assert hiring.transfers is None
    assert "IR [Verwerkingen!I9]" in hiring.note
    assert there["hostpartij-gmbh-servers"].under == "loonbureau-de-groot-salarisverwerking"
    assert there["hostpartij-gmbh-servers"].stored_in == ("GB",)
    assert there["loonbureau-de-groot-salarisverwerking"].contract.signed == datetime.date(2024, 5, 1)
    assert there["kantoor-dublin-helpdesk"].contract.signed == datetime.date(2018, 5, 25)
    assert there["kantoor-dublin"].seat is None
    assert there["mailchimp-nieuwsbrieven-versturen"].contract.signed is None
    notes = there["list-xlsx"].note
    assert all(
        words in notes for words in ("versie 3 (concept)", "* BSN alleen", "nog niet compleet", "beleid van 2022")
    )


def test_what_of_it_is_not_understood_is_said_with_sheet_and_cell():
    found = imported(MESSY, merged=MESSY_MERGED)
    assert said(found, "Verwerkingen!I9") == ["mistaken-place"]
    assert said(found, "Leveranciers!C5") == ["mistaken-place"]
    assert said(found, "Leveranciers!E2") == ["two-dates"]
    assert said(found, "Verwerkingen!K6") == ["unknown"]
    assert said(found, "Leveranciers!D4") == ["no-contract"]
    assert said(found, "Verwerkingen!H9") == ["blank"]
    assert said(found, "Verwerkingen!A1") == ["unattributed"]
    assert said(found, "Verwerkingen!C7") == ["continues"]
    assert columns(found)["Beveiligings-maatregelen"] == ("activity.measures", "proposed")
    assert columns(found)["Laatst besproken met"] == ("", "unknown")


def test_what_a_proposed_column_says_is_inferred():
    found = imported(MESSY, merged=MESSY_MERGED)
    measures = [item for one in found.proposals for item in one.statements if item.field == ("measures",)]
    assert {item.basis for item in measures} == {"inferred"}
    decided = imported(MESSY, {"Beveiligings-maatregelen": "activity.measures"}, merged=MESSY_MERGED)
    assert columns(decided)["Beveiligings-maatregelen"] == ("activity.measures", "saved")
    assert "stated" in {
        item.basis for one in decided.proposals for item in one.statements if item.field == ("measures",)
    }


def test_columns_can_be_decided_and_left_out():
    rows = [["Naam", "Wat is het?", "Rijnr"], ["Loon", "Salaris betalen", 17]]
    before = imported({"A": rows})
    assert before.columns[1].how == "unknown"
    assert records(before)["loon"].purposes is None
    after = imported({"A": rows}, {"wat is het": "activity.purposes", "Rijnr": "skip"})
    assert records(after)["loon"].purposes == ("Salaris betalen",)
    assert after.fates["A!C2"] is Fate.REMARK
    assert said(after, "A!C2") == ["skipped"]


def test_a_table_of_unknown_headings_is_read_once_they_are_decided():
    rows = [["Wie", "Waar"], ["Kabelwerk", "België"]]
    before = imported({"A": rows})
    assert {one.kind for one in before.proposals} == {"document"}
    assert set(before.fates.values()) == {Fate.NOTE}
    after = imported({"A": rows}, {"Wie": "party.name", "Waar": "party.seat"})
    assert records(after)["kabelwerk"].seat == "BE"


ICO = [
    "Business function",
    "Purpose of processing",
    "Name and contact details of joint controller (if applicable)",
    "Categories of individuals",
    "Categories of personal data",
    "Categories of recipients",
    "Link to contract with processor",
    "Names of third countries or international organisations that personal data are transferred to (if applicable)",
    "Retention schedule (if possible)",
    "General description of technical and organisational security measures (if possible)",
    "Article 6 lawful basis for processing personal data",
    "Legitimate interests for the processing (if applicable)",
    "Existence of automated decision-making, including profiling (if applicable)",
    "DPIA required?",
]


def test_the_layout_of_the_british_authority():
    row = ["HR", "Paying staff", "N/A", "Employees", "Name", "HMRC", "on file", "India", "6 years", "Firewall"]
    found = imported(
        {"Controller": [["Controller register"], [], ICO, [*row, "Legitimate interests", "fraud", "No", "Yes"]]}
    )
    assert found.layouts == {"Controller": "ico"}
    assert {how for _, how in columns(found).values()} == {"known"}
    activity = records(found)["paying-staff"]
    assert (activity.business_function, activity.purposes) == ("HR", ("Paying staff",))
    assert activity.transfers.to == ("IN",)
    assert activity.retention[0].keep == "P6Y"
    assert [(one.basis, one.interest) for one in activity.legal_basis] == [("legitimate-interests", "fraud")]
    assert (activity.automated_decisions, activity.dpia.required) == ("none", True)
    assert [(one.field, one.state) for one in activity.open] == [("joint_controllers", "not-applicable")]
    assert activity.note.startswith("Link to contract with processor: on file")


def test_the_layout_of_the_french_authority_is_read_as_a_form_too():
    form = [
        ["Fiche de registre"],
        ["Nom de l’activité", "Paie"],
        ["Date de création de la fiche", "01/02/2024"],
        ["Objectifs poursuivis", "Verser les salaires"],
        ["Catégories de personnes concernées", "Salariés"],
        ["Catégories de données collectées", "Nom\nIBAN"],
        ["Durées de conservation des catégories de données", "5 ans à compter du départ"],
        ["Sous-traitants", "Cabinet Martin (France)"],
        ["Transferts des données hors UE", "Non"],
    ]
    found = imported({"Fiche": form})
    assert found.layouts == {"Fiche": "cnil"}
    there = records(found)
    assert there["paie"].data == ("name", "bank-account")
    assert there["paie"].transfers.statement == "none"
    assert there["cabinet-martin"].seat == "FR"
    assert (there["paie"].disclosure[0].to, there["paie"].disclosure[0].role) == ("cabinet-martin", "processor")
    assert there["paie"].evidence[0].section == "Fiche!B4"


def test_the_layout_of_the_belgian_authority():
    heads = [
        "Bedrijfsproces",
        "Eigenaar",
        "Nummer",
        "Functionele omschrijving",
        "Doel van de verwerking",
        "Rechtsgrond",
    ]
    found = imported({"Register": [heads, ["HR", "Els", 4, "Loonadministratie", "Lonen betalen", "Contract"]]})
    assert found.layouts == {"Register": "gba"}
    activity = records(found)["loonadministratie"]
    assert (activity.business_function, activity.owner, activity.reference) == ("HR", "Els", "4")


def test_our_own_keys_are_headings():
    found = imported({"A": [["activity.name", "activity.purposes"], ["Loon", "Betalen"]]})
    assert records(found)["loon"].purposes == ("Betalen",)


def test_the_same_party_in_two_rows_is_one_with_two_engagements():
    rows = [["Vendor", "Country", "Service"], ["Kabelwerk", "NL", "cables"], ["KABELWERK", "NL", "masts"]]
    there = records(imported({"A": rows}))
    assert len([one for one in there.values() if isinstance(one, Party)]) == 2
    assert {"kabelwerk-cables", "kabelwerk-masts"} <= set(there)


def test_names_in_one_cell_and_a_tool_in_the_column_of_contracts():
    found = imported(
        {
            "A": [["Activity", "Purpose", "Recipients"], ["Mail", "news", "Kabelwerk, Inc., Mast"]],
            "B": [["Vendor", "Country", "DPA"], ["Kabelwerk, Inc", "US", "SCCs"], ["Mast", "NL", "DPA of 2020"]],
        }
    )
    there = records(found)
    assert [one.to for one in there["mail"].disclosure] == ["kabelwerk-inc", "mast"]
    assert said(found, "A!C2") == ["several-names"]
    assert there["kabelwerk-inc-contract"].transfer.tool == "scc"
    assert there[there["mast-contract"].contract.document].title == "DPA of 2020"


def test_lines_to_be_typed_quote_what_a_heading_holds():
    found = imported({"A": [["Naam", "$(reboot) `x`"], ["Loon", "a"]]})
    branches = preview(planned(found, opened(FILES).registers["r"], {}), "en").branches
    lines = [detail for branch in branches for line in branch.branches for detail in line.details]
    assert "not recognised; to map it: --map '$(reboot) `x`=…'" in lines


def test_activities_of_one_name_stay_two():
    rows = [["Activity", "Purpose"], ["Mail", "news"], ["Mail", "invoices"]]
    found = imported({"A": rows})
    there = {key: one.purposes for key, one in records(found).items() if isinstance(one, Activity)}
    assert there == {"mail": ("news",), "mail-activity": ("invoices",)}
    texts = applied(FILES, files_after(opened(FILES), planned(found, opened(FILES).registers["r"], {}).changes))
    assert planned(found, opened(texts).registers["r"], {}).changes == ()


def test_headings_that_come_again_are_no_record():
    rows = [["Activity", "Purpose"], ["Mail", "news"], ["Activity", "Purpose"], ["Bills", "invoices"]]
    assert len([one for one in imported({"A": rows}).proposals if one.kind == "activity"]) == 2


def test_a_large_sheet_of_something_else_is_left_out_and_counted():
    rows = [[f"{row}-{column}" for column in range(10)] for row in range(30)]
    found = imported({"Data": rows})
    (remark,) = [one for one in found.remarks if one.concern is Concern.LEFT_OUT]
    assert (remark.count, remark.message.params["sheet"]) == (300, "Data")
    assert set(found.fates.values()) == {Fate.REMARK}


CELL = st.one_of(
    st.none(),
    st.sampled_from(
        ["nvt", "?", "geen", "-", "IR", "ja", "x", "Mailchimp (VS)", "7 jaar", "art. 6 lid 1 sub f", "NAW"]
    ),
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20),
    st.integers(-5, 50000),
    st.booleans(),
    st.dates(),
)
HEADING = st.sampled_from(
    [None, *(name for section in headings_table().values() for name in section), "Iets", "Überhaupt"]
)


@given(st.lists(HEADING, min_size=2, max_size=8), st.lists(st.lists(CELL, max_size=8), max_size=6))
def test_no_cell_is_lost_whatever_stands_in_it(heads, rows):
    found = imported({"A": [heads, *rows]})
    filled = [cell for row in [heads, *rows] for cell in row if cell is not None and str(cell).strip()]
    assert len(found.fates) == len(filled)
    places = {item.at for one in found.proposals for item in one.statements}
    notes = {note.at for one in found.proposals for note in one.notes}
    remarks = {one.at for one in found.remarks}
    for at, fate in found.fates.items():
        if fate is Fate.REMARK:
            assert at in remarks or any(one.count > 1 and one.concern is Concern.LEFT_OUT for one in found.remarks)
        elif fate is not Fate.HEADING:
            assert at in notes or (fate is Fate.VALUE and at in places), (at, fate)
    records(found)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_heading_leads_to_a_target_of_its_section(section):
    for name in headings_table()[section]:
        found = target(name)
        assert found is not None, name
        assert found.kind in SECTIONS[section]
        assert found.field is not None or has(f"imports.target.{name}")
    assert len(headings(section)) > len(headings_table()[section])


@pytest.mark.parametrize("layout", layouts())
def test_every_heading_of_a_layout_leads_to_a_target(layout):
    assert has(f"imports.layout.{layout}")
    assert all(target(name) for name in layout_headings(layout).values())


def test_a_sub_processor_may_work_under_an_engagement_of_the_register():
    files = {**FILES, "r/e.toml": '[party.host]\nname = "Host"\nseat = "NL"\n\n[engagement.hosting]\nparty = "host"\n'}
    rows = [["Subverwerker", "Subverwerker van", "Land"], ["Kabelwerk", "HOST", "NL"], ["Mast", "Elsewhere", "NL"]]
    into = opened(files).registers["r"]
    found = read(xlsx({"A": rows}), Context("list.xlsx", DAY, into))
    unders = [item.value for one in found.proposals for item in one.statements if item.field == ("under",)]
    assert unders == ["hosting"]
    assert said(found, "A!B3") == ["no-engagement"]


def test_words_of_the_registers_own_are_used_and_not_made_again():
    into = register('[data.shoe-size]\nname = "Schoenmaat"\n')
    found = read(xlsx({"A": [["Naam", "Gegevens"], ["Loon", "schoenmaat, hoed"]]}), Context("l.xlsx", DAY, into))
    assert [(one.kind, one.name) for one in found.proposals[1:]] == [("activity", "Loon"), ("data", "hoed")]


HEADS = ("Verwerking", "Doel", "Betrokkenen", "Soorten persoonsgegevens", "Bijzondere persoonsgegevens")


def test_headings_that_join_known_ones_are_read():
    rows = [("Verwerking", "Doel", "Ontvangers / verwerkers", "Contactpersoon / afdeling", "Doel en kleur")]
    found = columns(imported({"A": [*rows, ("Loon", "Betalen", "Bank", "Jan", "rood")]}))
    assert found["Ontvangers / verwerkers"] == ("activity.recipients", "known")
    assert found["Contactpersoon / afdeling"] == ("activity.owner", "proposed")
    assert found["Doel en kleur"][1] != "known"


def test_a_process_beside_its_processing_names_the_activity():
    for heading in ("Proces / verwerking", "Verwerking / proces"):
        read_in = imported({"A": [(heading, "Doel", "Grondslag"), ("Loon", "Betalen", "ger. belang")]})
        assert columns(read_in)[heading] == ("activity.name", "proposed")
        assert [one.name for one in read_in.proposals if one.kind == "activity"] == ["Loon"]
        assert not [one for one in read_in.remarks if one.message.key == "imports.cell.no-term"]


def test_no_field_is_suggested_that_a_heading_has_nothing_to_do_with():
    found = imported({"A": [(*HEADS, "Prioriteit"), ("Loon", "Betalen", "Klanten", "naam", "", "hoog")]})
    column = next(one for one in found.columns if one.heading == "Prioriteit")
    assert (column.target, column.suggestion) == ("", "")


def test_no_field_is_suggested_for_what_only_the_heading_above_is_like():
    rows = [
        ("Verwerking", None, "Delen met", None),
        ("Naam", "Doel", "Verwerkers", "VWO"),
        ("Loon", "Betalen", "Bank", "ja"),
    ]
    found = imported({"A": rows}, merged={"A": ["A1:B1", "C1:D1"]})
    column = next(one for one in found.columns if one.heading == "VWO")
    assert (column.target, column.suggestion) == ("", "")


def test_a_day_in_the_column_of_a_state_is_no_status():
    rows = [("Verarbeitungstätigkeit", "Zwecke", "Stand"), ("Lohn", "Zahlung", "01.02.2024")]
    assert columns(imported({"A": rows}))["Stand"][0] == ""


@pytest.mark.parametrize(
    ("answer", "why"), [("Ja", "yes-without-what"), ("Nee, alleen namen", "no-term"), ("weten we niet", "unknown")]
)
def test_yes_and_no_are_no_words_of_a_list(answer, why):
    found = imported({"A": [HEADS, ("Loon", "Betalen", "Klanten", "naam", answer)]})
    assert said(found, "A!E2") == [why]
    assert found.fates["A!E2"] is Fate.NOTE
    assert records(found)["loon"].data == ("name",)


@pytest.mark.parametrize(
    ("answer", "basis"),
    [("nee", "stated"), ("geen", "stated"), ("Néant", "stated"), ("n.v.t.", "inferred"), ("entfällt", "inferred")],
)
def test_no_data_of_special_categories_is_a_none(answer, basis):
    found = imported({"A": [HEADS, ("Loon", "Betalen", "Klanten", "naam", answer)]})
    assert said(found, "A!E2") == ([] if basis == "stated" else ["no-special-data"])
    assert found.fates["A!E2"] is Fate.VALUE
    payroll = records(found)["loon"]
    assert (payroll.data, payroll.special_categories) == (("name",), "none")
    (statement,) = (item for item in found.proposals[1].statements if item.field == ("special_categories",))
    assert statement.basis == basis


def test_data_of_special_categories_are_data():
    found = imported({"A": [HEADS, ("Loon", "Betalen", "Klanten", "naam", "gezondheid; religie")]})
    payroll = records(found)["loon"]
    assert (payroll.data, payroll.special_categories) == (("name", "health", "religion"), None)


def test_what_is_merged_over_several_rows_holds_of_each_record_in_them():
    rows = [
        ("Afdeling", "Verwerking", "Doel"),
        ("HR", "Loon", "Betalen"),
        (None, "Verzuim", "Re-integratie"),
        (None, None, "Verslag"),
        (None, "Pensioen", "Sparen"),
    ]
    there = records(imported({"A": rows}, merged={"A": ["A2:A4"]}))
    assert (there["loon"].business_function, there["verzuim"].business_function) == ("HR", "HR")
    assert there["verzuim"].purposes == ("Re-integratie", "Verslag")
    assert there["pensioen"].business_function is None
    (place,) = (one.section for one in there["verzuim"].evidence if one.field == "business_function")
    assert place == "A!A2"


def test_a_sheet_can_be_left_out_by_its_name():
    sheets = {"A": [HEADS[:2], ("Loon", "Betalen")], "Oud (weg)": [HEADS[:2], ("Fax", "Faxen")]}
    found = imported(sheets, {"oud (weg)": "skip"})
    assert "fax" not in records(found)
    assert said(found, "Oud (weg)!A1") == ["sheet-skipped"]
    assert found.fates["Oud (weg)!A2"] is Fate.REMARK
    assert "fax" in records(imported(sheets))


def test_what_does_not_apply_agrees_with_none_and_a_none_is_quoted_as_it_stands():
    heads = ("Verwerking", "Verwerkers", "Ontvangers", "Doorgifte", "Derde landen")
    found = imported({"A": [heads, ("Loon", "Bank", "geen", "nee", "n.v.t.")]})
    assert said(found, "A!E2") == []
    assert records(found)["loon"].transfers.statement == "none"
    (remark,) = (one for one in found.remarks if one.at == "A!C2")
    assert (remark.found, "Recipients twice" in remark.message.words("en")) == ("geen", True)


def test_what_stands_behind_a_yes_is_read():
    found = imported(
        {"A": [HEADS, ("Loon", "Betalen", "Klanten", "naam", "Ja: allergieën (ernstig); medische gegevens")]}
    )
    there = records(found)
    assert there["loon"].data == ("name", "allergieen-ernstig", "health")
    assert there["allergieen-ernstig"].name == "allergieën (ernstig)"


def test_words_that_point_elsewhere_are_kept_as_a_note_to_be_asked():
    heads = (*HEADS[:3], "Maatregelen")
    found = imported({"A": [heads, ("Loon", "Betalen", "Klanten", "zie 1"), ("B", "C", "Klanten", "Zienswijze")]})
    assert said(found, "A!D2") == ["elsewhere"]
    assert records(found)["loon"].measures is None
    assert records(found)["b"].measures == ("zienswijze",)


def test_a_sheet_that_explains_the_columns_is_no_activity():
    legend = [("Leeswijzer",), ("Doel", "Waarom?"), ("Bewaartermijn", "Hoe lang?"), ("Grondslag", "Zie art. 6")]
    table = [HEADS, ("Loon", "Betalen", "Klanten", "naam", "")]
    found = imported({"Uitleg": legend, "A": table})
    assert said(found, "Uitleg!A1") == ["sheet-noted"]
    assert [key for key, record in records(found).items() if isinstance(record, Activity)] == ["loon"]
    alone = imported({"Uitleg": legend})
    assert [one.kind for one in alone.proposals][1:2] == ["activity"], "a form may leave its activity without a name"


def test_what_was_told_of_a_cell_first_does_not_make_it_left_out():
    found = imported({"A": [("Verwerking", "Doel", "Ontvangers"), ("Loon", "Betalen", "KPN, PostNL, Mollie")]})
    assert said(found, "A!C2") == ["several-names"]
    assert Fate.REMARK not in found.fates.values()


def test_names_of_one_file_that_are_alike_are_told():
    heads = ("Verwerking", "Doel", "Ontvangers")
    rows = [("A", "x", "Exact Online B.V."), ("B", "x", "Exact; PostNL"), ("C", "x", "Post en Zonen")]
    found = imported({"A": [heads, *rows, ("D", "x", "Exact Online BV")]})
    told = {one.found: one.message.params for one in found.remarks if one.message.key.endswith(".alike")}
    assert told == {"Exact": {"other": "Exact Online B.V.", "at": "A!C2"}, "Exact Online BV": told["Exact Online BV"]}
    assert {"exact-online-b-v", "exact"} <= records(found).keys()


def test_comments_on_cells_become_notes_of_their_row():
    found = imported(
        {"A": [("Register",), HEADS, ("Loon", "Betalen", "Klanten", "naam", "")]},
        comments={"A": {"C3": "Ook kinderen?", "C2": "Wie?", "E3": "Leeg"}},
    )
    there = records(found)
    assert "Ook kinderen? [A!C3]" in there["loon"].note
    assert "Leeg [A!E3]" in there["loon"].note
    assert "Wie? [A!C2]" in there["list-xlsx"].note
    assert said(found, "A!C3") == ["comment"]
    assert found.fates["A!C3"] is Fate.VALUE


def test_the_organisation_is_no_joint_controller_of_its_own():
    rows = (
        ("Verwerking", "Doel", "Gezamenlijke verwerkingsverantwoordelijken"),
        ("Nieuwsbrief", "Nieuws sturen", "Us\nKring BV"),
        ("Facturatie", "Facturen sturen", "US"),
    )
    found = imported({"A": rows})
    there = records(found)
    assert there["nieuwsbrief"].joint_controllers == ("kring-bv",)
    assert there["facturatie"].joint_controllers is None
    assert said(found, "A!C2") == said(found, "A!C3") == ["organisation-itself"]
    notes = {note.at: note.text for one in found.proposals for note in one.notes}
    assert notes["A!C3"].endswith(": US")


@pytest.mark.parametrize("heading", ["Datum", "Date", "datum:"])
def test_a_date_that_says_not_which_is_suggested_as_none(heading):
    rows = (("Verwerking", "Doel", heading, "Eindatum"), ("Nieuwsbrief", "Nieuws sturen", "2026-01-02", "2026-01-02"))
    found = {one.heading: one for one in imported({"A": rows}).columns}
    assert (found[heading].target, found[heading].suggestion) == ("", "")
    assert found["Eindatum"].target == "activity.ended"
