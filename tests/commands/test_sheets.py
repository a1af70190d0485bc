"""Findings and hops as lists: queries over their columns, orders, counts, and decisions about several at once."""

import datetime
from pathlib import Path

import pytest

from ropa.commands import Session, run_line
from ropa.commands.finding_sheet import FindingSheet
from ropa.commands.hop_sheet import HopSheet
from ropa.results import Counts, Failure, FindingList, TransferList
from ropa.view.marks import State

WORKSPACE = Path(__file__).parent.parent / "tui" / "workspace"


@pytest.fixture
def session() -> Session:
    return Session(WORKSPACE, datetime.date(2026, 11, 22), "en")


def test_a_query_and_an_order_over_findings(session: Session) -> None:
    every = run_line("check", session)
    errors = run_line("check --where severity:error --sort -rule", session)
    assert isinstance(every, FindingList)
    assert isinstance(errors, FindingList)
    assert {item.finding.severity for item in errors.findings} == {"error"}
    assert 0 < len(errors.findings) < len(every.findings)
    codes = [item.finding.rule for item in errors.findings]
    assert codes == sorted(codes, reverse=True)
    others = run_line("check --where !severity:error", session)
    assert isinstance(others, FindingList)
    assert len(others.findings) + len(errors.findings) == len(every.findings)


@pytest.mark.parametrize("name", list(FindingSheet(Session(WORKSPACE, datetime.date(2026, 11, 22), "en")).columns))
def test_each_count_of_findings_is_what_its_line_lists(session: Session, name: str) -> None:
    counts = run_line(f"check bakery --count {name}", session)
    assert isinstance(counts, Counts)
    assert counts.counts
    for count in counts.counts[:4]:
        if count.line:
            assert len(run_line(count.line, session).findings) == count.count  # type: ignore[union-attr]


@pytest.mark.parametrize("name", list(HopSheet(Session(WORKSPACE, datetime.date(2026, 11, 22), "en")).columns))
def test_each_count_of_hops_is_what_its_line_lists(session: Session, name: str) -> None:
    counts = run_line(f"transfers --all --count {name}", session)
    assert isinstance(counts, Counts)
    assert counts.counts
    for count in counts.counts[:4]:
        if count.line:
            found = run_line(count.line, session)
            assert isinstance(found, TransferList)
            assert len(found.rows) + len(found.exposures) + len(found.differences) == count.count


def test_the_worst_risk_comes_first_where_asked(session: Session) -> None:
    found = run_line("transfers bakery --all --sort -coverage", session)
    assert isinstance(found, TransferList)
    assert found.rows[0].values["coverage"] == "no-tool-recorded"
    assert found.orders[0].typed == "-coverage"


def test_silence_differs_from_what_needs_no_answer(session: Session) -> None:
    sheet = HopSheet(session)
    found = run_line("transfers bakery --all", session)
    assert isinstance(found, TransferList)
    rows = sheet.rows(found.rows, ("role", "coverage", "country"))
    cells = {row.item.importer: dict(zip(row.fields, row.cells, strict=True)) for row in rows}
    assert cells["bakery/mailer"]["coverage"].text == "—"
    assert cells["bakery/mailer"]["coverage"].state is State.STATED
    assert all((cell["role"].state is State.SILENT) is ("not stated" in cell["role"].text) for cell in cells.values())


@pytest.mark.parametrize("line", ["check --where contry:NL", "check --sort contry", "transfers --count contry"])
def test_a_column_that_there_is_not_is_refused(session: Session, line: str) -> None:
    found = run_line(line, session)
    assert isinstance(found, Failure)
    assert "This list has no column “contry”." in found.message
