"""`ropa export`: what it writes where, what it refuses, and that no client's file tells of another client."""

from pathlib import Path

import pytest

from helpers import SAMPLE, told, workspace
from repository import commit, needs_git, repository
from ropa.results import Failure, Written
from subject_sample import SECRETS

ACME = """
[register]
organisation = "acme"
language = "nl"
[party.acme]
name = "Acme"
seat = "NL"
[engagement.hosting]
party = "shared/cloud"
service = "Hosting for Acme"
stored_in = ["DE"]
[activity.newsletter]
name = "Nieuwsbrief"
purposes = ["De nieuwsbrief sturen"]
subjects = ["customer"]
data = ["email-address"]
[[activity.newsletter.disclosure]]
to = "hosting"
role = "processor"
[[activity.newsletter.disclosure]]
to = "shared/bakery"
role = "processor"
[[activity.newsletter.legal_basis]]
basis = "consent"
[activity.payroll]
name = "Loonadministratie"
purposes = ["Loon betalen"]
[[activity.payroll.legal_basis]]
basis = "contract"
"""
BETA = """
[register]
organisation = "shared/bakery"
language = "fr"
[engagement.hosting]
party = "shared/cloud"
service = "Hébergement de Betaville"
[activity.betaletter]
name = "Lettre de Betaville"
capacity = "processor"
on_behalf_of = ["client-a"]
[[activity.betaletter.disclosure]]
to = "hosting"
role = "processor"
[party.client-a]
name = "Kunde von Betaville"
"""
GAMMA = """
[register]
organisation = "gamma-ag"
language = "de"
[party.gamma-ag]
name = "Gammawerk"
[activity.gammaleer]
name = "Gammatätigkeit"
subjects = ["employee"]
[[activity.gammaleer.disclosure]]
to = "shared/cloud"
"""
SHARED = """
[party.cloud]
name = "Cloud Inc."
seat = "US"
note = "used by Acme, Betaville and Gammawerk"
[party.cloud.cited]
note = "contract of Gammawerk, seen at Acme and Betaville"
[party.bakery]
name = "Bakery BV"
seat = "BE"
note = "client Betaville"
"""
FILES = {"shared/s.toml": SHARED, "acme/r.toml": ACME, "betareg/r.toml": BETA, "gamma/r.toml": GAMMA}
OWN = {
    "acme": ("Acme", "acme", "Nieuwsbrief"),
    "betareg": ("Betaville", "betareg", "betaletter", "client-a"),
    "gamma": ("Gamma", "gamma"),
}
"""Words that only one register has. Bakery BV is a client and, in the open, a processor of another."""

LINES = [
    "art30",
    "art30 --internal",
    "art30 --layout ico",
    "art30 --layout cnil --internal",
    "art30 --layout gba",
    "art30 --columns purposes,disclosure,transfers",
    "art30 --where to:third-country",
    "art30 --confirmed-only",
    "processors",
    "processors --public",
    "transfers",
    "transfers --internal",
    "findings",
    "obligations",
    "dossier",
]


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    return workspace(tmp_path / "registers", FILES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


def exported(root: Path, line: str, target: Path) -> str:
    result, text = told(root, f"export {line} --to '{target}'")
    assert isinstance(result, Written), text
    return target.read_text("utf-8")


def refused(root: Path, line: str, target: Path, *, usage: bool = False) -> str:
    result, text = told(root, f"export {line} --to '{target}'")
    assert isinstance(result, Failure), text
    assert result.usage == usage
    assert not target.is_file()
    return text


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("language", ["", " --lang en"])
def test_no_file_tells_of_another_client(clients: Path, folder: Path, line: str, language: str) -> None:
    result, text = told(clients, f"export {line}{language} --to '{folder}'")
    assert isinstance(result, Written), text
    files = {path.name.split("-")[0]: path.read_text("utf-8") for path in folder.iterdir()}
    assert set(files) == set(OWN)
    for name, content in files.items():
        assert (OWN[name][0] if name != "betareg" else "Bakery BV") in content
        for other in set(OWN) - {name}:
            assert not [word for word in OWN[other] if word in content], (name, other)
    assert "Bakery BV" not in files["gamma"]


def test_another_client_stands_where_the_record_itself_names_it(clients: Path, folder: Path) -> None:
    told(clients, f"export processors --to '{folder}'")
    assert "Bakery BV" in (folder / "acme-processors.html").read_text("utf-8")


def test_a_folder_takes_a_file_per_register_in_its_language(clients: Path, folder: Path) -> None:
    result, _ = told(clients, f"export art30 --layout cnil --suffix html --to '{folder}'")
    assert isinstance(result, Written)
    names = [Path(path).name for path in result.paths]
    assert names == ["acme-art30-cnil.html", "betareg-art30-cnil.html", "gamma-art30-cnil.html"]
    assert '<html lang="fr">' in (folder / names[1]).read_text("utf-8")
    result, _ = told(clients, f"export processors gamma acme --public --to '{folder}'")
    assert isinstance(result, Written)
    assert [Path(path).name for path in result.paths] == ["gamma-processors-public.html", "acme-processors-public.html"]


def test_a_format_without_a_suffix_makes_the_folder(clients: Path, folder: Path) -> None:
    new = folder / "new"
    result, text = told(clients, f"export art30 --suffix md --dry-run --to '{new}'")
    assert not isinstance(result, Failure)
    assert "acme-art30.md" in text
    assert not new.exists()
    told(clients, f"export art30 --suffix md --to '{new}'")
    assert (new / "acme-art30.md").is_file()
    for line, suffix in (("art30 acme", ".ttl"), ("dossier acme", ".zip")):
        result, _ = told(clients, f"export {line} --to '{folder / 'elsewhere'}'")
        assert isinstance(result, Failure)
        assert result.message.endswith(f", {suffix}.")
    result, _ = told(clients, f"export transfers acme --to '{folder / 'x.zip'}'")
    assert isinstance(result, Failure)
    assert result.message.endswith(".txt.")


def test_files_that_hold_different_things_bear_different_names(clients: Path, folder: Path) -> None:
    for line in LINES:
        told(clients, f"export {line} acme --to '{folder}'")
    assert len(list(folder.iterdir())) == len(LINES)


def test_a_file_holds_one_register(clients: Path, tmp_path: Path) -> None:
    assert "acme, betareg, gamma" in refused(clients, "art30", tmp_path / "all.html")
    alone = workspace(
        tmp_path / "alone", {"acme/r.toml": ACME.replace("shared/cloud", "acme").replace("shared/bakery", "acme")}
    )
    assert "Acme" in exported(alone, "art30", tmp_path / "one.html")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("findings acme --public", "--public does not go with findings; it takes --where."),
        ("obligations acme --internal", "obligations takes no such options: --internal. Leave them out."),
        ("processors acme --layout ico", "--layout does not go with processors"),
        (
            "art30 acme --layout ico --columns data",
            "--layout and --columns cannot be asked for together. Leave one of them out.",
        ),
        ("art30 acme --layout xx", "xx"),
        ("everything acme", "everything"),
    ],
)
def test_what_does_not_go_together_is_a_wrong_command_line(clients: Path, tmp_path: Path, line, said) -> None:
    assert said in refused(clients, line, tmp_path / "x.html", usage=True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("art30 acme --columns purpose", "An activity has no field “purpose”. Did you mean “purposes”?"),
        ("art30 acme --columns owner", "only with --internal"),
        ("art30 acme --where colour:red", "colour"),
        ("art30 nobody", "nobody"),
    ],
)
def test_what_is_not_there_is_refused(clients: Path, tmp_path: Path, line, said) -> None:
    assert said in refused(clients, line, tmp_path / "x.html")


def test_a_suffix_goes_before_a_format(clients: Path, tmp_path: Path, folder: Path) -> None:
    assert ".html" in refused(clients, "art30 acme", tmp_path / "x.odt")
    assert exported(clients, "art30 acme --suffix html", tmp_path / "x.html")


def test_final_lists_what_stands_in_the_way(tmp_path: Path) -> None:
    root = workspace(tmp_path / "registers", {"shop/r.toml": SECRETS.replace('measures = ["encryption"]', "")})
    said = refused(root, "art30 shop --final", tmp_path / "x.html")
    assert "cannot be final" in said.splitlines()[0]
    assert "shop/newsletter#purposes: inferred: a proposal, not a fact" in said
    assert "shop/care#status: Presupposed by the source" in said
    assert "shop/care#measures: open" in said


def test_final_is_honoured_where_nothing_stands_in_the_way(clients: Path, tmp_path: Path) -> None:
    shown = exported(clients, "art30 acme --final --lang en", tmp_path / "final.html")
    assert "final: nothing in this document is inferred" in shown
    assert "DRAFT" not in shown
    assert "final: nothing" not in exported(clients, "art30 acme --lang en", tmp_path / "plain.html")
    assert "cannot be final" in refused(clients, "art30 acme --final --confirmed-only", tmp_path / "x.html")


def test_where_limits_the_activities_and_says_so(clients: Path, tmp_path: Path) -> None:
    shown = exported(clients, "art30 acme --where basis:consent --lang en", tmp_path / "x.html")
    assert "Nieuwsbrief" in shown
    assert "Loonadministratie" not in shown
    assert "“basis:consent”: 1 of 2" in shown
    none = exported(clients, "art30 acme --where basis:vital-interests --lang en", tmp_path / "y.html")
    assert "No processing activity is recorded." in none
    assert "Cloud Inc." not in none
    findings = exported(clients, "findings acme --where basis:contract --lang en", tmp_path / "z.html")
    assert "Loonadministratie" in findings
    assert "Nieuwsbrief" not in findings


def test_one_of_the_two_records(clients: Path, tmp_path: Path) -> None:
    one = exported(clients, "art30 betareg --as processor --lang en", tmp_path / "x.html")
    assert "only as processor" in one
    assert "Lettre de Betaville" in one
    other = exported(clients, "art30 betareg --as controller --lang en", tmp_path / "y.html")
    assert "Lettre de Betaville" not in other
    assert "No processing activity is recorded." in other


def test_a_register_that_cannot_be_read_stops_all(tmp_path: Path, folder: Path) -> None:
    root = workspace(tmp_path / "registers", SAMPLE | {"beta/register.toml": "[register\n"})
    result, _ = told(root, f"export art30 --to '{folder}'")
    assert isinstance(result, Failure)
    assert not list(folder.iterdir())


@needs_git
def test_a_revision_is_named_in_the_document(tmp_path: Path) -> None:
    top = repository(tmp_path / "top")
    commit(
        top,
        {"registers/acme/r.toml": ACME.replace("shared/cloud", "acme").replace("shared/bakery", "acme")},
        "2026-03-02",
    )
    (top / "registers/acme/r.toml").write_text(
        (top / "registers/acme/r.toml").read_text().replace("Nieuwsbrief", "Tijdschrift")
    )
    shown = exported(top / "registers", "art30 acme --rev HEAD", tmp_path / "x.html")
    assert "Revisie van het register" in shown
    assert "2 maart 2026" in shown
    assert "Nieuwsbrief" in shown
    now = exported(top / "registers", "art30 acme", tmp_path / "y.html")
    assert "Revisie" not in now
    assert "Tijdschrift" in now
