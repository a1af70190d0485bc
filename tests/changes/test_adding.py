"""New records: one file each, in the layout of their kind, within the folder of their register."""

import pytest

from changing import changed, refused, remarks, values
from helpers import SAMPLE, TODAY, workspace
from ropa.changes import AddRecord, DuplicateRecord, SetField, files_after
from ropa.changes.draft import Draft
from ropa.changes.new_file import own_file
from ropa.finding import Pointer
from ropa.register import Portfolio, build
from ropa.source import parse
from ropa.workspace import Workspace

VALUES = {
    "name": "Payroll",
    "data": ["name", "salary-data"],
    "retention": [{"keep": "P7Y", "after": ["end of the contract"]}],
    "cited": {"document": "notice"},
    "disclosure": [{"to": "support", "transfer": {"tool": "scc"}}],
}


def test_a_record_gets_a_file_of_its_own_in_the_layout_of_its_fields():
    after = changed(SAMPLE, AddRecord("acme", "activity", "payroll", VALUES))
    assert (
        after["acme/activities/payroll.toml"]
        == """\
[activity.payroll]
name = "Payroll"
data = ["name", "salary-data"]
cited = { document = "notice" }

[[activity.payroll.disclosure]]
to = "support"

[activity.payroll.disclosure.transfer]
tool = "scc"

[[activity.payroll.retention]]
keep = "P7Y"
after = ["end of the contract"]
"""
    )
    assert {path: after[path] for path in SAMPLE} == SAMPLE


@pytest.mark.parametrize(
    ("kind", "values", "path"),
    [
        ("party", {"name": "A"}, "parties/x.toml"),
        ("engagement", {"party": "acme"}, "engagements/x.toml"),
        ("system", {"name": "A"}, "systems/x.toml"),
        ("document", {"title": "A"}, "documents/x.toml"),
        ("data", {"name": "A"}, "data/x.toml"),
        ("subject", {"name": "A"}, "subjects/x.toml"),
        ("measure", {"name": "A"}, "measures/x.toml"),
    ],
)
def test_each_kind_has_its_folder(kind, values, path):
    after = changed(SAMPLE, AddRecord("acme", kind, "x", values))
    assert [name for name in after if name not in SAMPLE] == [f"acme/{path}"]


def test_the_schema_is_named_as_the_other_files_name_it():
    for line, deep, flat in (
        ("#:schema ../register.schema.json", "../../register.schema.json", "../register.schema.json"),
        ("#:schema https://example.org/s.json", "https://example.org/s.json", "https://example.org/s.json"),
    ):
        files = {**SAMPLE, "acme/register.toml": f"{line}\n\n{SAMPLE['acme/register.toml']}"}
        after = changed(
            files,
            AddRecord("acme", "party", "a", {"name": "A"}),
            AddRecord("acme", "party", "b", {"name": "B"}, "b.toml"),
        )
        assert after["acme/parties/a.toml"].startswith(f"#:schema {deep}\n\n[party.a]\n")
        assert after["acme/b.toml"].startswith(f"#:schema {flat}\n\n[party.b]\n")
    nested = {
        **SAMPLE,
        "acme/register.toml": SAMPLE["acme/register.toml"],
        "acme/x/y/z.toml": "#:schema ../../../s.json\n",
    }
    assert changed(nested, AddRecord("acme", "party", "a", {"name": "A"}))["acme/parties/a.toml"].startswith(
        "#:schema ../../s.json\n"
    )


def test_a_named_file_that_is_there_keeps_what_it_holds():
    after = changed(SAMPLE, AddRecord("acme", "activity", "payroll", {"name": "Payroll"}, "activities.toml"))
    assert after["acme/activities.toml"].startswith(SAMPLE["acme/activities.toml"])
    assert set(values(after, "acme/activities.toml")["activity"]) == {"newsletter", "payroll"}


def test_a_file_that_is_there_is_never_taken_for_another_record():
    files = {**SAMPLE, "acme/parties/new.toml": '[party.other]\nname = "Other"\n'}
    after = changed(files, AddRecord("acme", "party", "new", {"name": "New"}))
    assert after["acme/parties/new-2.toml"] == '[party.new]\nname = "New"\n'


def test_a_name_that_a_system_keeps_for_itself_or_that_is_too_long_is_no_file():
    after = changed(
        SAMPLE, AddRecord("acme", "party", "con", {"name": "C"}), AddRecord("acme", "party", "a" * 300, {"name": "A"})
    )
    assert [path for path in after if path not in SAMPLE] == [
        "acme/parties/" + "a" * 100 + ".toml",
        "acme/parties/con-record.toml",
    ]


def test_paths_follow_the_separator_of_the_system():
    folder = "C:\\registers\\acme"
    register = build("acme", [parse("acme", f"{folder}\\register.toml", "")], folder=folder)
    path = own_file(Draft(Portfolio({"acme": register})), register, "party", "new")
    assert path == "C:\\registers\\acme\\parties\\new.toml"


def test_a_workspace_on_disk_knows_the_folder_of_each_register(tmp_path):
    root = workspace(tmp_path / "registers", SAMPLE)
    batch = files_after(Workspace(root, TODAY).portfolio, [AddRecord("beta", "party", "new", {"name": "New"})])
    assert [file.path for file in batch.files] == [str(root / "beta" / "parties" / "new.toml")]


@pytest.mark.parametrize(
    "file",
    [
        "../x.toml",
        "a/../../x.toml",
        "/etc/x.toml",
        "C:/x.toml",
        "a\\..\\x.toml",
        ".x.toml",
        ".git/x.toml",
        "x.txt",
        "",
        "a//x.toml",
    ],
)
def test_no_file_outside_the_folder_or_that_would_not_be_read(file):
    assert refused(SAMPLE, AddRecord("acme", "party", "new", {"name": "New"}, file)) == "no-file"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (AddRecord("none", "party", "new", {"name": "New"}), "no-register"),
        (AddRecord("acme", "register", "new", {}), "no-kind"),
        (AddRecord("acme", "colour", "new", {}), "no-kind"),
        (AddRecord("acme", "party", "support", {"name": "New"}), "taken"),
        (AddRecord("acme", "party", "../x", {"name": "New"}), "no-id"),
        (AddRecord("acme", "data", "email-address", {"name": "New"}), "a-term"),
        (AddRecord("acme", "party", "new", {}), "findings.R109"),
        (AddRecord("acme", "party", "new", {"name": "New", "seats": "NL"}), "findings.R107"),
        (DuplicateRecord("acme", "new"), "the-register"),
        (DuplicateRecord("acme/newsletter", "support"), "taken"),
    ],
)
def test_what_cannot_be_added(change, name):
    assert refused(SAMPLE, change) == name


def test_a_broken_file_gets_no_record():
    files = {**SAMPLE, "acme/broken.toml": "["}
    assert refused(files, AddRecord("acme", "party", "new", {"name": "New"}, "broken.toml")) == "text.unreadable"


def test_a_duplicate_says_the_same_but_rests_on_nothing():
    text = (
        SAMPLE["acme/activities.toml"]
        + """
[activity.newsletter.transfers]
statement = "possible"
evidence = { document = "notice" }

[[activity.newsletter.accepted]]
rule = "A118"
reason = "known"
decided_by = "board"
"""
    )
    files = {**SAMPLE, "acme/activities.toml": text}
    change = DuplicateRecord("acme/newsletter", "letters")
    after = changed(files, change, SetField(Pointer("acme/letters", ("name",)), "Letters"))
    former = values(after, "acme/activities.toml")["activity"]["newsletter"]
    copy = values(after, "acme/activities/letters.toml")["activity"]["letters"]
    assert after["acme/activities.toml"] == text
    assert copy == {
        **{key: value for key, value in former.items() if key != "accepted"},
        "name": "Letters",
        "transfers": {"statement": "possible"},
    }
    assert remarks(files, change) == [
        ("left-behind", {"record": "acme/letters", "other": "acme/newsletter", "fields": "accepted"})
    ]
