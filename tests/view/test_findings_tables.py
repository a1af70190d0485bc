"""Findings as tables: by legal class, with what somebody decided apart."""

from ropa.view.documents import findings
from subject_sample import SECRETS, made, rows, texts


def titles(text: str) -> list[str]:
    return [part.title for part in made(findings, text).parts]


def test_findings_stand_by_legal_class() -> None:
    found = titles(SECRETS)
    assert found[:2] == ["Findings – text that cannot be read as meant", "Findings – Art. 30 itself"]
    assert found[-3:] == ["Findings – good practice", "Findings that are put off", "Findings that are accepted"]


def test_a_deferred_finding_stands_apart_with_its_decision() -> None:
    document = made(findings, SECRETS)
    assert "Findings that are put off" in titles(SECRETS)
    (row,) = rows(document, "Findings that are put off")
    assert "A106" in row[3]
    assert "SECRET plan" in texts(document)
    assert not any("A106" in row[3] and row[0] == "? Klantenservice" for row in rows(document, "Findings – Art. 30"))


def test_an_accepted_finding_stands_apart() -> None:
    (row,) = rows(made(findings, SECRETS), "Findings that are accepted")
    assert row[0] == "Loon voor klanten"
    assert row[3].startswith("H101")
    undecided = SECRETS.replace('rule = "H101"', 'rule = "H102"')
    assert "Findings that are accepted" not in titles(undecided)
    assert any(row[3].startswith("H101") for row in rows(made(findings, undecided), "Findings – good practice"))


def test_a_field_is_named_by_its_label() -> None:
    fields = {row[1] for row in rows(made(findings, SECRETS), "Findings – Art. 30")}
    assert "purposes" not in fields
    assert fields & {"Purposes", "Purposes of the processing", "Categories of data subjects"}
