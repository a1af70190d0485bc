"""The register in the layouts of authorities and in one's own: columns, head, coverage, what could not be verified."""

import pytest

from export_sample import SAMPLE
from ropa.i18n import LANGUAGES
from ropa.questions.layouts import LAYOUTS, layout
from ropa.view.document import Table
from ropa.view.documents import art30
from ropa.view.layouts import UnknownColumnError, columns
from ropa.view.marks import PROPOSED, State
from ropa.view.wanted import Wanted
from subject_sample import made, rows, texts

TEMPLATES = [name for name in LAYOUTS if name != "art30"]


def table(name: str, language: str = "en", text: str = SAMPLE, start: str = "", **options: object) -> Table:
    document = made(art30, text, Wanted(layout=name, **options), language)  # type: ignore[arg-type]
    return next(
        part.tables[-1] for part in document.parts if part.tables and part.title.startswith(start or part.title)
    )


def sheet(name: str, side: str = "Processing activities as controller", **options: object) -> list[dict[str, str]]:
    document = made(art30, wanted=Wanted(layout=name, **options))  # type: ignore[arg-type]
    heads = table(name, start=side, **options).columns
    return [dict(zip(heads, row, strict=True)) for row in rows(document, side)]


def test_the_controller_template_has_thirty_columns() -> None:
    points = [point for point in layout("ico").points if point.part == "controller"]
    first = next(number for number, point in enumerate(points) if point.of == "activity")
    assert len(columns(points[first:])) == 30
    assert len(table("ico", start="Processing activities as controller").columns) == 31


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_are_told_apart_in_every_language(name, language) -> None:
    for part in made(art30, wanted=Wanted(layout=name), language=language).parts:
        for shown in part.tables:
            assert len(set(shown.columns)) == len(shown.columns)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_row_per_activity_and_a_sheet_per_capacity(name) -> None:
    document = made(art30, wanted=Wanted(layout=name))
    assert [row[0] for row in rows(document, "Processing activities as controller")] == [
        "Nieuwsbrief",
        "? Klantenservice",
    ]
    assert [row[0] for row in rows(document, "Processing on behalf")] == ["Loon voor klanten"]


def test_the_head_names_the_organisation_and_is_silent_on_the_rest() -> None:
    head = dict(rows(made(art30, wanted=Wanted(layout="ico")), "Controller"))
    assert head["Controller: Name"] == "Winkel Café"
    assert head["Controller: E-mail"] == "privacy@example.org; ≠ privacy@exampel.example"
    assert head["Controller: Telephone"] == "▯ not stated"
    assert head["Representative: Telephone"] == "∅ none"


def test_a_column_without_a_field_is_marked_and_not_invented() -> None:
    row = sheet("ico")[0]
    for head in ("Whether a breach occurred", "Reasons for not adhering to it"):
        assert row[head] == "× no field in this record"
    assert "Not held in a field of the record, and so not counted" in texts(made(art30, wanted=Wanted(layout="ico")))


def test_values_of_contracts_places_and_transfers() -> None:
    row = sheet("ico")[0]
    assert (
        row["Link to the contract with the processor"]
        == "Hosting: not stated".join(("▯ ", "")) + "; ▯ Support BV: not stated"
    )
    assert "Hosting: Germany (DE)" in row["Location of the data"]
    assert "⇒ Cloud Inc. — Hosting: transfer" in row["Third countries or international organisations of transfers"]
    assert row["Legal basis"] == "? Consent"
    assert row["Documentation of suitable safeguards (Art. 49(1), second subparagraph)"].startswith(
        "⇒ no such transfer"
    )


def test_the_owner_is_shown_only_inside() -> None:
    outside, inside = sheet("gba")[0], sheet("gba", is_internal=True)[0]
    head = next(key for key in outside if "wner" in key)
    assert outside[head] == "× internal, not given"
    assert "SECRET owner" in inside[head]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_coverage_tells_the_share_and_what_was_not_verified(name) -> None:
    document = made(art30, wanted=Wanted(layout=name))
    coverage = document.parts[-1]
    assert coverage.title == "What this record answers"
    assert " points answered." in coverage.remarks[0]
    assert any(line.text.startswith("Purposes") for line in coverage.branches)
    assert not any(line.branches for line in coverage.branches)
    said = " ".join(coverage.remarks)
    assert ("was not verified" in said) == (name != "art30")
    assert ("Not all points of this layout were verified" in said) == (name in ("cnil", "gba"))


def test_the_coverage_follows_the_side_that_is_asked() -> None:
    both = made(art30, wanted=Wanted(layout="art30")).parts[-1]
    one = made(art30, wanted=Wanted(layout="art30", side="processor")).parts[-1]
    assert len(one.branches) < len(both.branches)


def test_an_own_layout_has_its_columns_and_says_what_it_lacks() -> None:
    document = made(art30, wanted=Wanted(columns=("retention", "purposes")))
    shown = document.parts[0].tables[0]
    assert shown.columns == ("Processing activity", "Time limits for erasure", "Purposes")
    assert "Recipients" in document.parts[-1].remarks[0]
    assert "Purposes" not in document.parts[-1].remarks[0]


@pytest.mark.parametrize(
    ("word", "suggestion", "is_internal"),
    [("purpose", "purposes", False), ("qqqqqq", None, False), ("owner", None, True), ("note", None, True)],
)
def test_an_unknown_column_is_refused_with_what_was_meant(word, suggestion, is_internal) -> None:
    with pytest.raises(UnknownColumnError) as caught:
        made(art30, wanted=Wanted(columns=(word,)))
    assert caught.value.is_internal == is_internal
    assert caught.value.suggestion == suggestion or is_internal
    if is_internal:
        assert made(art30, wanted=Wanted(columns=(word,), is_internal=True)).parts


def test_what_is_left_out_is_not_described_either() -> None:
    whole = sheet("ico")[0]
    assert "Support BV: not stated" in whole["Link to the contract with the processor"]
    row = sheet("ico", hidden=PROPOSED)[0]
    assert row["Link to the contract with the processor"] == "× left out, inferred: 2"
    assert "Partner GmbH" not in row["Name and contact details of joint controllers"]
    assert row["Name and contact details of joint controllers"] == "× left out, inferred: 1"
    assert "Cloud" not in row["Third countries or international organisations of transfers"]


SHARED = """
[register]
organisation = "club"
language = "en"
measures = ["Locks", "Guards"]
[[register.right]]
rights = ["access"]
via = "email"
[[register.evidence]]
field = "measures"
item = "Guards"
basis = "inferred"
[party.club]
name = "Club"
[activity.members]
name = "Members"
measures = ["Alarms"]
[activity.news]
name = "News"
[activity.sales]
name = "Sales"
[activity.pay]
name = "Pay"
capacity = "processor"
[activity.post]
name = "Post"
capacity = "processor"
"""


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_several_activities_inherit_is_said_once_above_the_table_and_named_by_number(name: str) -> None:
    document = made(art30, SHARED, Wanted(layout=name), "en")
    numbers, sheet = next(part for part in document.parts if part.title.endswith("as controller")).tables
    column = sheet.columns.index("Security measures")
    said = [(row[0][0].text, row[2][0].text, row[2][0].state) for row in numbers.rows]
    assert said[:2] == [("no.\u00a01", "Locks", State.STATED), ("no.\u00a02", "Guards", State.INFERRED)]
    assert {row[1][0].text for row in numbers.rows[:2]} == {sheet.columns[column]}
    references = [("↑", "see no.\u00a01"), ("↑?", "see no.\u00a02")]
    own, *others = ([(entry.sign, entry.text) for entry in row[column]] for row in sheet.rows)
    assert own == [("", "Alarms")]
    assert others == [references, references]
    # The record of a processor is another table; what has a number there is not taken for what has it here.
    further = next(part for part in document.parts if part.title.startswith("Processing on behalf")).tables[0]
    assert not {number for number, *_ in said} & {row[0][0].text for row in further.rows}


def test_what_the_register_says_of_rights_is_the_organisations_and_no_activitys() -> None:
    def said(text: str) -> set[tuple[str, str]]:
        shown = table("ico", text=text, start="Processing activities as controller")
        column = shown.columns.index("Exercise of rights")
        return {(entry.sign, entry.text) for row in shown.rows for entry in row[column]}

    assert said(SHARED) == {("↑", "see no.\u00a03")}
    assert said(SHARED.replace('[[register.right]]\nrights = ["access"]\nvia = "email"\n', "")) == {("▯", "not stated")}


@pytest.mark.parametrize("name", TEMPLATES)
def test_where_measures_are_described_is_told_from_the_measures(name: str) -> None:
    described = SHARED.replace('["Alarms"]', '["Alarms"]\nmeasures_described_in = ["plan"]')
    described += '[document.plan]\ntitle = "Plan"\n'
    shown = table(name, text=described, start="Processing activities as controller")
    cell = shown.rows[0][shown.columns.index("Security measures")]
    assert [entry.text for entry in cell] == ["Alarms", "Measures described in: Plan"]


def test_an_own_layout_says_everything_in_its_rows() -> None:
    (shown,) = made(art30, SHARED, Wanted(columns=("measures",)), "en").parts[0].tables
    assert [(entry.sign, entry.text) for entry in shown.rows[1][1]] == [("↑", "Locks"), ("↑?", "Guards")]


TIED = """
[register]
organisation = "club"
language = "en"
[party.club]
name = "Club"
[activity.members]
name = "Members"
{data}
[[activity.members.subject_data]]
subject = "customer"
data = ["name"]
"""


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize(("data", "said"), [("", ["Name"]), ('data = ["name", "address"]', ["Name", "Address"])])
def test_a_category_of_data_subjects_is_never_shown_as_data(name: str, data: str, said: list[str]) -> None:
    shown = table(name, text=TIED.format(data=data), start="Processing activities as controller")
    column = next(number for number, head in enumerate(shown.columns) if "personal data" in head.casefold())
    cell = shown.rows[0][column]
    assert [entry.text for entry in cell] == said
    assert [detail.text for entry in cell for detail in entry.details] == ([] if data else ["Customers"])
