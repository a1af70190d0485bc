"""`ropa ask` and `ropa answers`: questions out, answers back, both ways, in every kind of file and language."""

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from filled import CLINIC, FILES, answered, excel, heads, markdown, row, word
from helpers import TODAY, told, workspace
from ropa.commands import Session, run_line
from ropa.i18n import LANGUAGES
from ropa.layout import as_json
from ropa.model import Activity, Party
from ropa.questions.open_points import open_points
from ropa.reading.files import tables
from ropa.register import Register
from ropa.results import Changed, Failure, Outline, Written
from ropa.view.outline import flattened
from ropa.view.questionnaire import questionnaire
from ropa.workspace import Workspace

MAKERS = {".md": markdown, ".docx": word, ".xlsx": excel}
ON = datetime.date(2026, 11, 20)

ANSWERS = {
    "clinic/letters#status:confirm": ("Yes", "", "Ann"),
    "clinic/letters#purposes:confirm": ("Yes, correct", "", "Ann"),
    "clinic/letters#subjects:confirm": ("No, not correct", "Employees", "Ann"),
    "clinic/letters#data": ("name; e-mail address", "", "Ann"),
    "clinic/letters#retention": ("2 years after the last visit", "says the board", "Ann"),
    "clinic/letters#disclosure": ("Mailer", "", "Ann"),
    "clinic/letters#legal_basis": ("Consent", "", "Bob"),
    "clinic/letters#owner": ("Secretary", "", "Ann"),
    "clinic/letters#joint_controllers": ("none", "", "Ann"),
    "clinic/visits#capacity:confirm": ("✓", "", "Ann"),
    "clinic/visits#retention": ("as long as the law wants", "", "Ann"),
    "clinic/visits#disclosure": ("we don't know", "", "Ann"),
    "clinic/mailing#stored_in": ("Ierland, US", "", "Bob"),
    "clinic/mailing#contract": ("Yes, 12 May 2021", "", "Bob"),
    "clinic/labs#name": ("Blood Lab Ltd", "", "Bob"),
    "clinic/clinic#email:which": ("info@clinic.example", "", "Bob"),
    "clinic#disclosure:courier:where": ("Letters", "", "Bob"),
    "clinic#dpo": ("No", "", "Bob"),
    "clinic#profiling": ("not applicable", "we have no computer", "Bob"),
    "clinic#measures": ("Firewall; big dog", "", "Bob"),
}


def clinic(root: Path) -> Register:
    return Workspace(root, TODAY).portfolio.registers["clinic"]


def sheet(root: Path, answers: Mapping[str, Sequence[str]], suffix: str = ".md", language: str = "en") -> Path:
    """A list of questions of the clinic, filled in."""
    found = Workspace(root, TODAY)
    register = found.portfolio.registers["clinic"]
    document = questionnaire(register, open_points(found.case(register)), found.law, language)
    path = root.parent / f"filled{suffix}"
    path.write_bytes(MAKERS[suffix](answered(document, answers)))
    return path


def typed(root: Path, *rows: Sequence[str], head: Sequence[str] = ()) -> Path:
    """A file with these rows and nothing else."""
    path = root.parent / "typed.md"
    path.write_bytes(markdown([[head or heads(), *rows]]))
    return path


def took(root: Path, path: Path, options: str = "--on 2026-11-20") -> tuple[Changed, Session]:
    """The answers taken in and saved."""
    session = Session(root, TODAY)
    result = run_line(f"answers {path} {options}", session)
    assert isinstance(result, Changed), result
    session.workspace.save()
    return result, session


def lines(result: Changed) -> list[str]:
    """What is told of the answers and of the change, line by line."""
    assert result.preview
    return [*(line for _, line in flattened(result.preview.branches, "en")), *result.preview.remarks, *result.remarks]


def keys(root: Path) -> set[str]:
    found = Workspace(root, TODAY)
    return {point.key for point in open_points(found.case(found.portfolio.registers["clinic"]))}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "registers", FILES)


def test_the_questions_on_the_screen_stand_under_who_can_answer(root: Path) -> None:
    result, shown = told(root, "ask clinic")
    assert isinstance(result, Outline)
    assert [owner.text for owner in result.branches[0].branches] == [
        "Questions for Head nurse",
        "No contact person recorded yet",
    ]
    assert "How long do you keep the data for “Visits”?" in shown
    listed = json.loads(as_json(result))
    assert {one["key"] for one in listed} == keys(root)
    assert {one["register"] for one in listed} == {"clinic"}
    assert "Secret Bank" not in shown


def test_the_questions_can_be_narrowed(root: Path) -> None:
    def asked(options: str) -> list[str]:
        result, _ = told(root, f"ask clinic {options}")
        assert isinstance(result, Outline)
        return [one["key"] for one in result.values]

    assert {key.partition("#")[0] for key in asked("--owner nurse")} == {"clinic/visits"}
    assert {key.partition("#")[0] for key in asked("--where courier")} == {"clinic"}
    assert asked("--limit 2") == ["clinic/clinic#email:which", "clinic/letters#status:confirm"]
    assert {key.partition("#")[0] for key in asked("--owner NÚRSE")} == {"clinic/visits"}
    assert asked("--owner nobody") == []
    assert isinstance(told(root, "ask clinic --where no_such:x")[0], Failure)


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_a_file_is_about_one_register_and_always_the_same(root: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    assert isinstance(told(root, f"ask clinic --to {path}")[0], Written)
    first = path.read_bytes()
    assert isinstance(told(root, f"ask clinic --to {path}")[0], Written)
    assert path.read_bytes() == first
    assert "Secret" not in first.decode()
    result, shown = told(root, f"ask --to {path}")
    assert isinstance(result, Failure)
    assert "bank, clinic" in shown


def test_a_folder_gets_a_file_for_each_register(root: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    told(root, f"ask --to {tmp_path / 'out'}")
    made = {path.name: repr(tables(path.name, path.read_bytes())) for path in (tmp_path / "out").iterdir()}
    assert set(made) == {"bank-questions.xlsx", "clinic-questions.xlsx"}
    assert "Secret Bank" in made["bank-questions.xlsx"]
    assert "Clinic" not in made["bank-questions.xlsx"]


def test_no_format_no_file(root: Path, tmp_path: Path) -> None:
    assert isinstance(told(root, f"ask clinic --to {tmp_path / 'out.exe'}")[0], Failure)


@pytest.mark.parametrize("suffix", list(MAKERS))
def test_answers_close_the_points_and_undo_brings_the_text_back(root: Path, suffix: str) -> None:
    before, asked = (root / "clinic/register.toml").read_bytes(), keys(root)
    result, session = took(root, sheet(root, ANSWERS, suffix))
    assert result.label == "Answers taken in: 20"
    assert asked - keys(root) == set(ANSWERS) - {"clinic/visits#disclosure"}
    register = clinic(root)
    assert not register.findings
    _letters(register)
    _others(register)
    assert isinstance(run_line("undo", session), Changed)
    session.workspace.save()
    assert (root / "clinic/register.toml").read_bytes() == before


def _letters(register: Register) -> None:
    letters = register.records["letters"]
    assert isinstance(letters, Activity)
    assert letters.status == "active"
    assert letters.subjects == ("employee",)
    assert letters.data == ("name", "email-address")
    assert (letters.owner, letters.joint_controllers) == ("Secretary", "none")
    (retention,) = letters.retention or ()
    assert (retention.keep, retention.after, retention.data) == ("P2Y", ("the last visit",), "all")
    assert retention.evidence is not None
    assert (retention.evidence.basis, retention.evidence.by, retention.evidence.on) == ("confirmed", "Ann", ON)
    assert retention.evidence.note == "says the board"
    (disclosure,) = letters.disclosure if isinstance(letters.disclosure, tuple) else ()
    assert disclosure.to == "mailing"
    (basis,) = letters.legal_basis or ()
    assert basis.basis == "consent"
    assert basis.evidence is not None
    assert basis.evidence.by == "Bob"
    found = {(one.field, one.item): (one.basis, one.by, one.on, one.document) for one in letters.evidence or ()}
    assert found["purposes", None] == ("confirmed", "Ann", ON, "leaflet")
    assert found["name", None] == ("confirmed", "Ann", ON, "leaflet")
    assert found["status", None] == ("confirmed", "Ann", ON, None)
    assert ("subjects", "customer") not in found
    assert found["subjects", None] == ("confirmed", "Ann", ON, None)


def _others(register: Register) -> None:
    own, visits, labs = register.own, register.records["visits"], register.records["labs"]
    assert own is not None
    assert isinstance(visits, Activity)
    assert isinstance(labs, Party)
    assert (own.dpo, own.measures, own.profiling) == ("none", ("firewall",), None)
    assert {(one.field, one.state, one.of, one.reason) for one in own.open or ()} == {
        ("profiling", "not-applicable", "Bob", "not applicable; we have no computer"),
        ("measures", "answered", "Bob", "Answer not yet dealt with: big dog"),
    }
    (courier,) = own.disclosure or ()
    assert courier.applies == ("letters",)
    assert courier.evidence is not None
    assert courier.evidence.by == "Bob"
    (capacity,) = visits.evidence or ()
    assert (capacity.basis, capacity.by, capacity.section) == ("confirmed", "Ann", "About us")
    (retention,) = visits.retention or ()
    assert (retention.keep, retention.criteria) == (None, "as long as the law wants")
    (open_,) = visits.open or ()
    assert (open_.field, open_.state, open_.reason) == ("disclosure", "answered", "we don't know")
    assert (labs.name, labs.named) == ("Blood Lab Ltd", None)
    mailing = register.records["mailing"]
    assert getattr(mailing, "stored_in", None) == ("IE", "US")
    assert getattr(mailing, "contract").signed == datetime.date(2021, 5, 12)  # noqa: B009 - a record of any kind
    party = register.records["clinic"]
    assert (getattr(party, "email", None), party.alternative) == (("info@clinic.example",), None)


def test_what_is_not_understood_is_told_with_its_place(root: Path) -> None:
    result, _ = took(root, sheet(root, ANSWERS))
    said = "\n".join(lines(result))
    assert "of the answer to clinic#measures this was not understood, and is kept as an open point: “big dog”" in said
    assert "“No, not correct” is read as Employees for clinic/letters#subjects:confirm" in said
    assert "table " in said
    assert "Questions without an answer: " in said
    assert "evidence “" not in said


def by_openpyxl(path: Path, answers: Mapping[str, Sequence[str]]) -> None:
    book = load_workbook(path)
    for page in book:
        at = {cell.value: cell.column - 1 for cell in page[1]}
        for cells in page.iter_rows(min_row=2) if "Key" in at else ():
            said = answers.get(str(cells[at["Key"]].value), ())
            assert all(cells[at[name]].value is None for name in FILLED_IN)
            for name, value in zip(FILLED_IN, said, strict=False):
                cells[at[name]].value = value or None
    book.save(path)


def by_python_docx(path: Path, answers: Mapping[str, Sequence[str]]) -> None:
    document = docx.Document(str(path))
    for table in document.tables:
        at = {cell.text: place for place, cell in enumerate(table.rows[0].cells)}
        for line in table.rows[1:] if "Key" in at else ():
            cells = line.cells
            assert all(cells[at[name]].text == "" for name in FILLED_IN)
            for name, value in zip(FILLED_IN, answers.get(cells[at["Key"]].text, ()), strict=False):
                cells[at[name]].text = value
    document.save(str(path))


def by_hand(path: Path, answers: Mapping[str, Sequence[str]]) -> None:
    lines = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.strip("|").split(" | ")
        said = answers.get(cells[-1].strip().replace("\\", "")) if line.startswith("|") else None
        if said:
            assert not "".join(cells[3:6]).strip()
            lines.append("| " + " | ".join((*cells[:3], *said, cells[6])) + " |")
        else:
            lines.append(line)
    path.write_text("\n".join(lines), "utf-8")


FILLED_IN = ("Your answer", "Remark", "Answered by")
HANDS = {".xlsx": by_openpyxl, ".docx": by_python_docx, ".md": by_hand}


@pytest.mark.parametrize("suffix", HANDS)
def test_the_file_that_went_out_comes_back_filled_in(root: Path, suffix: str) -> None:
    before = (root / "clinic/register.toml").read_bytes()
    path = root.parent / f"questions{suffix}"
    assert isinstance(told(root, f"ask clinic --to {path}")[0], Written)
    asked = keys(root)
    HANDS[suffix](path, ANSWERS)
    result, session = took(root, path)
    assert result.label == "Answers taken in: 20"
    assert asked - keys(root) == set(ANSWERS) - {"clinic/visits#disclosure"}
    session.workspace.undo()
    session.workspace.save()
    assert (root / "clinic/register.toml").read_bytes() == before


def test_what_is_to_be_decided_stands_first_and_what_was_taken_in_last(root: Path) -> None:
    rows = (
        row("clinic/letters#owner", "Secretary", by="Ann"),
        row("clinic/visits#retention", "7 years", by="Ann"),
        row("clinic/visits#retention", "2 years", by="Bob"),
        row("clinic/mailing#stored_in", "EU; the moon", by="Bob"),
    )
    result, _ = took(root, typed(root, *rows))
    assert result.preview
    assert [branch.text for branch in result.preview.branches] == [
        "To be decided, and not taken in: 1",
        "No value, kept as an open point: 1",
        "Interpreted; check it: 1",
        "Taken in: 2",
    ]
    assert [branch.text for branch in result.preview.branches[-1].branches] == ["clinic/letters", "clinic/mailing"]
    assert [detail for branch in result.preview.branches[-1].branches for detail in branch.details] == [
        "owner: “Secretary” (Ann)",
        "stored_in: “EU; the moon” (Bob)",
    ]
    assert [one["kind"] for one in result.preview.values["told"]] == ["conflict", "not-understood", "read-as"]
    assert len(result.preview.values["answers"]) == 2


def test_taking_the_same_answers_in_twice_changes_nothing_more(root: Path) -> None:
    path = sheet(root, ANSWERS)
    took(root, path)
    text = (root / "clinic/register.toml").read_bytes()
    result, _ = took(root, path)
    assert result.files == ()
    assert (root / "clinic/register.toml").read_bytes() == text
    assert sum("says so already" in remark for remark in lines(result)) == len(ANSWERS)


def test_a_preview_writes_nothing(root: Path) -> None:
    path = sheet(root, ANSWERS)
    result, session = took(root, path, "--dry-run")
    assert result.is_dry_run
    assert result.files
    assert session.workspace.pending == ()
    assert (root / "clinic/register.toml").read_text("utf-8") == CLINIC


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_in_every_language_come_back(root: Path, language: str) -> None:
    took(root, sheet(root, {"clinic/visits#retention": ("7 jaar", "", "Ann")}, ".xlsx", language))
    visits = clinic(root).records["visits"]
    assert isinstance(visits, Activity)
    assert [item.keep for item in visits.retention or ()] == ["P7Y"]


def test_columns_and_rows_may_stand_in_any_order(root: Path) -> None:
    head = ["Beantwoord door", "Notes", "ANSWER", "Your answer ", "key"]
    rows = (
        ["Ann", "", "x", "7 years", "Clinic/Visits#retention"],
        ["", "", "", "", ""],
        ["", "Thank you!", "", "", ""],
    )
    took(root, typed(root, *rows, head=head))
    visits = clinic(root).records["visits"]
    assert isinstance(visits, Activity)
    assert visits.retention


def refused(root: Path, *rows: Sequence[str], options: str = "") -> str:
    """What is told of answers that change nothing."""
    result, _ = took(root, typed(root, *rows), options)
    assert result.files == ()
    assert (root / "clinic/register.toml").read_text("utf-8") == CLINIC
    return "\n".join(lines(result))


def test_unknown_keys_are_told(root: Path) -> None:
    for key in (
        "clinic/nobody#retention",
        "nobody#measures",
        "clinic/visits#no_such",
        "no key at all",
        "clinic#x:y:where",
    ):
        assert "there is no question" in refused(root, row(key, "7 years", by="Ann"))


def test_what_nobody_asked_is_not_written(root: Path) -> None:
    assert "is not asked" in refused(root, row("clinic/visits#note", "something", by="Ann"))
    assert "otherwise already" in refused(root, row("clinic/visits#name", "something", by="Ann"))


def test_nobody_named_is_nobody_confirming(root: Path) -> None:
    answer = row("clinic/visits#retention", "7 years")
    assert "nobody is named" in refused(root, answer)
    result, _ = took(root, typed(root, answer), "--by 'Ann A.'")
    assert result.files
    visits = clinic(root).records["visits"]
    assert isinstance(visits, Activity)
    assert [item.evidence and item.evidence.by for item in visits.retention or ()] == ["Ann A."]


def test_two_people_who_differ_are_a_conflict_to_be_decided(root: Path) -> None:
    rows = (row("clinic/visits#retention", "7 years", by="Ann"), row("clinic/visits#retention", "2 years", by="Bob"))
    said = refused(root, *rows)
    assert "Ann: 7 years (table Questions, row 2); Bob: 2 years (table Questions, row 3)" in said
    said = told(root, f"answers {typed(root, *rows)} --prefer Nobody")[1]
    assert "Nobody called “Nobody” answered here" in said
    assert "Answers are by: Ann; Bob" in said
    took(root, typed(root, *rows), "--prefer bob")
    visits = clinic(root).records["visits"]
    assert isinstance(visits, Activity)
    assert [item.keep for item in visits.retention or ()] == ["P2Y"]


def test_two_people_who_agree_in_other_words_are_no_conflict(root: Path) -> None:
    rows = (row("clinic/visits#retention", "7 years", by="Ann"), row("clinic/visits#retention", "zeven jaar", by="Bob"))
    result, _ = took(root, typed(root, *rows))
    assert result.files


def test_another_answer_than_the_confirmed_one_is_a_conflict(root: Path) -> None:
    took(root, typed(root, row("clinic/visits#retention", "7 years", by="Ann")))
    text = (root / "clinic/register.toml").read_bytes()
    path = typed(root, row("clinic/visits#retention", "2 years", by="Bob"))
    result, _ = took(root, path)
    assert result.files == ()
    assert any("answered otherwise already (by Ann): “7 years”; “2 years”" in remark for remark in lines(result))
    assert (root / "clinic/register.toml").read_bytes() == text
    took(root, path, "--prefer Bob")
    visits = clinic(root).records["visits"]
    assert isinstance(visits, Activity)
    assert [(item.keep, item.evidence and item.evidence.by) for item in visits.retention or ()] == [("P2Y", "Bob")]


def test_an_answer_takes_the_place_of_an_open_point(root: Path) -> None:
    took(root, typed(root, row("clinic/visits#retention", "don't know", by="Ann")))
    took(root, typed(root, row("clinic/visits#retention", "7 years", by="Ann")))
    visits = clinic(root).records["visits"]
    assert isinstance(visits, Activity)
    assert visits.retention
    assert visits.open is None


def test_what_is_not_so_stays_proposed_and_is_told(root: Path) -> None:
    path = typed(root, row("clinic/letters#status:confirm", "no", "ended long ago", "Ann"))
    result, _ = took(root, path)
    assert any("is not confirmed" in remark for remark in lines(result))
    letters = clinic(root).records["letters"]
    assert isinstance(letters, Activity)
    assert letters.status == "to-confirm"
    assert [(one.field, one.state, one.reason) for one in letters.open or ()] == [
        ("status", "not-applicable", "no; ended long ago")
    ]
    assert "clinic/letters#status:confirm" not in keys(root)


def test_who_said_no_is_told_to_whom_the_question_goes_next(root: Path) -> None:
    took(root, typed(root, row("clinic/letters#purposes:confirm", "No, not correct", by="Ann")))
    letters = clinic(root).records["letters"]
    assert isinstance(letters, Activity)
    assert [(one.field, one.state, one.of) for one in letters.open or ()] == [("purposes", "answered", "Ann")]
    _, said = told(root, "ask clinic")
    (line,) = (line for line in said.splitlines() if "clinic/letters#purposes:confirm" in line)
    assert "Answered, not yet settled (Ann; " in line
    assert "No, not correct)" in line
    assert "awaiting" not in said
    assert "Answered, not yet settled" in told(root, "show clinic/letters")[1]


def test_yes_but_is_for_somebody_to_read(root: Path) -> None:
    took(root, typed(root, row("clinic/letters#purposes:confirm", "Yes, but only in spring", by="Ann")))
    letters = clinic(root).records["letters"]
    assert isinstance(letters, Activity)
    assert letters.evidence is not None
    assert all(one.field != "purposes" for one in letters.evidence)
    assert [one.reason for one in letters.open or ()] == ["Answer not yet dealt with: Yes, but only in spring"]


def test_a_remark_alone_is_kept(root: Path) -> None:
    took(root, typed(root, row("clinic/visits#retention", "", "ask the lawyer", "Ann")))
    visits = clinic(root).records["visits"]
    assert [(one.state, one.reason) for one in visits.open or ()] == [
        ("answered", "Answer not yet dealt with: ask the lawyer")
    ]


def test_a_review_is_one_of_the_record_as_the_answers_leave_it(root: Path) -> None:
    text = CLINIC.replace('language = "en"', 'language = "en"\nreview_every = "P1Y"')
    text += '\n[[activity.visits.review]]\non = 2020-01-01\nby = "DPO"\n'
    (root / "clinic/register.toml").write_text(text, encoding="utf-8")
    assert "clinic/visits#review:again" in keys(root)
    rows = (
        row("clinic/visits#review:again", "yes, correct", by="Ann"),
        row("clinic/visits#retention", "7 years", by="Ann"),
    )
    took(root, typed(root, *rows))
    visits = clinic(root).records["visits"]
    assert [(one.by, one.on) for one in (visits.review or ())[1:]] == [("Ann", ON)]
    _, shown = told(root, "check clinic --select H111")
    assert "H111" not in shown
    assert "clinic/visits#review:again" not in keys(root)


def test_files_that_hold_no_answers_are_refused(root: Path, tmp_path: Path) -> None:
    for name, content in (
        ("a.md", b"# Nothing"),
        ("a.xlsx", b"no"),
        ("a.exe", b""),
        ("b.md", markdown([[["a", "b"]]])),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        result, _ = told(root, f"answers {path}")
        assert isinstance(result, Failure)
    assert isinstance(told(root, f"answers {tmp_path / 'nowhere.md'}")[0], Failure)
    assert isinstance(told(root, f"answers {tmp_path}")[0], Failure)
    assert isinstance(told(root, f"answers {sheet(root, ANSWERS)} --on 2030-01-01")[0], Failure)


def test_hostile_answers_steer_nothing(root: Path) -> None:
    nasty = 'x"""\n]\n[activity.evil]\x1b[31m\u202e =1+1'
    result, _ = took(
        root, typed(root, row("clinic/visits#owner", nasty, nasty, nasty), row(nasty, nasty, nasty, nasty))
    )
    assert all("\x1b" not in remark and "\u202e" not in remark for remark in lines(result))
    assert "evil" not in clinic(root).records


def test_a_preferred_answer_with_a_name_nobody_knows_takes_a_stated_none_away(root: Path) -> None:
    took(root, typed(root, row("clinic/visits#disclosure", "none", by="Ann")))
    assert getattr(clinic(root).records["visits"], "disclosure", None) == "none"
    path = typed(root, row("clinic/visits#disclosure", "Unheard-of Ltd", by="Bob"))
    result, _ = took(root, path)
    assert result.files == ()
    took(root, path, "--prefer Bob")
    visits = clinic(root).records["visits"]
    assert isinstance(visits, Activity)
    assert visits.disclosure is None
    assert all(one.field != "disclosure" for one in visits.evidence or ())
    assert [(one.field, one.state, one.of) for one in visits.open or ()] == [("disclosure", "answered", "Bob")]
    assert "clinic/visits#disclosure" in keys(root)


def test_two_questions_of_one_field_are_not_answered_in_two_ways(root: Path) -> None:
    rows = (
        row("clinic/clinic#email:which", "info@clinic.example", by="Ann"),
        row("clinic/clinic#email", "other@clinic.example", by="Bob"),
    )
    result, _ = took(root, typed(root, *rows))
    assert any("answered otherwise already" in remark for remark in lines(result))
    assert getattr(clinic(root).records["clinic"], "email", None) == ("info@clinic.example",)


def test_answers_of_several_people_come_in_several_files(root: Path) -> None:
    bob = root.parent / "bob.md"
    other = (row("clinic/letters#owner", "Board", by="Bob"), row("clinic/visits#retention", "7 years", by="Bob"))
    typed(root, *other).rename(bob)
    ann = typed(root, row("clinic/letters#owner", "Secretary", by="Ann"))
    result, said = told(root, f"answers {ann} {bob} --dry-run")
    assert isinstance(result, Changed)
    assert "Bob: Board (bob.md, " in said
    assert f"Ann: Secretary ({ann.name}, " in said
    took(root, ann, f"{bob} --prefer Bob")
    made = clinic(root).records
    assert isinstance(made["letters"], Activity)
    assert made["letters"].owner == "Board"
    assert isinstance(made["visits"], Activity)
    assert made["visits"].retention


def test_who_is_named_and_no_record_yet_is_to_be_added_first(root: Path) -> None:
    path = typed(root, row("clinic/letters#disclosure", "Mailer; Post Ltd", by="Ann"))
    result, _ = took(root, path)
    assert any("ropa add party clinic/ID name=NAME" in line for line in lines(result))
    session = Session(root, TODAY)
    assert isinstance(run_line("add party clinic/post 'name=Post Ltd'", session), Changed)
    session.workspace.save()
    result, _ = took(root, path)
    assert not any("ropa add party" in line for line in lines(result))
    letters = clinic(root).records["letters"]
    assert isinstance(letters, Activity)
    assert isinstance(letters.disclosure, tuple)
    assert [one.to for one in letters.disclosure] == ["mailing", "post"]
    assert not letters.open, "nothing of it waits any more"
