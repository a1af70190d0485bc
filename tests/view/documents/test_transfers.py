"""The register of transfers: derived beside declared, tool and documents, and risk only inside."""

from export_sample import SAMPLE
from ropa.view.documents import transfers
from ropa.view.wanted import Wanted
from subject_sample import made, rows, texts


def row_of(name: str, **options: object) -> dict[str, str]:
    document = made(transfers, str(options.pop("text", SAMPLE)), Wanted(**options))  # type: ignore[arg-type]
    (table,) = document.parts[0].tables
    return next(dict(zip(table.columns, row, strict=True)) for row in rows(document) if row[0] == name)


def test_a_declared_transfer_with_its_tool_module_and_assessment() -> None:
    cloud = row_of("Cloud Inc.")
    assert cloud["Declared and derived"] == "⇒ declared and derived"
    assert cloud["Transfer tool"].startswith("Standard contractual clauses")
    assert cloud["Module"].startswith("Module 2") or "2" in cloud["Module"]
    assert cloud["Document"] == "▯ not stated"
    assert cloud["Assessment"] == "SECRET assessment"
    assert cloud["Processing activities"] == "Nieuwsbrief"


def test_a_derived_transfer_that_nobody_declared() -> None:
    desk = row_of("Helpdesk Ltd")
    assert "derived" in desk["Declared and derived"]
    assert "declared and" not in desk["Declared and derived"]
    assert desk["Transfer tool"] == "▯ not stated"
    assert desk["Module"] == "–"
    assert desk["From"] == "Support BV"


def test_a_declared_transfer_that_does_not_follow_is_listed() -> None:
    text = SAMPLE.replace('stored_in = ["US"]', 'stored_in = ["NL"]\ntransfer = { tool = "scc" }')
    assert row_of("Opslag BV", text=text)["Declared and derived"].startswith("⇒ declared")
    assert "Opslag BV" not in [row[0] for row in rows(made(transfers, text.replace('transfer = { tool = "scc" }', "")))]


def test_risk_and_differences_only_inside() -> None:
    assert row_of("Cloud Inc.", is_internal=True)["Risk"].startswith("⇒ risk")
    assert "Risk" not in row_of("Cloud Inc.")
    inside = [part.title for part in made(transfers, SAMPLE, Wanted(is_internal=True)).parts]
    assert any(title.startswith("Stated compared") or "compared" in title for title in inside)
    assert len(made(transfers).parts) == 1


def test_derived_transfers_say_that_nobody_confirmed_them() -> None:
    assert "not confirmed by the organisation" in texts(made(transfers))
