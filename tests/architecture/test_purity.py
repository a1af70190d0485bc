"""The core under an audit hook: from text to document without disk, network or process."""

import json
import subprocess
import sys
from pathlib import Path

from helpers import REPOSITORY, SAMPLE
from ropa.i18n import LANGUAGES

WATCHED = """\
import datetime, json, os, site, sys, sysconfig
from pathlib import Path

# The local time zone is looked up when this library is loaded; what is made of it never enters a document.
import babel.dates

texts = json.load(sys.stdin)
allowed = tuple(
    os.path.realpath(path) + os.sep
    for path in {*site.getsitepackages(), *sysconfig.get_paths().values(), *(part for part in sys.path if part)}
)
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile",
             "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
             "shutil.", "tempfile.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "sqlite3.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
watching = False


def hook(event, arguments):
    if not watching:
        return
    if event.startswith(FORBIDDEN):
        raise RuntimeError(f"{event} {arguments}")
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int):
            return
        if (mode and set(mode) & set("wax+")) or (flags and flags & WRITING):
            raise RuntimeError(f"writes {path}")
        if not os.path.realpath(os.fsdecode(path)).startswith(allowed):
            raise RuntimeError(f"reads {path}")


sys.addaudithook(hook)
sys.dont_write_bytecode = True
watching = True

from ropa.answers.rows import answers_in
from ropa.answers.taking import taken as answered
from ropa.checking import decided
from ropa.changes import Journal, RenameRecord, as_json, files_after, from_json, text_diff
from ropa.diagrams.graphml import graphml
from ropa.diagrams.fitting import SHEETS, drawn_on
from ropa.diagrams.kinds import transfers as transfers_kind
from ropa.diagrams.scene import Scene
from ropa.exports import FORMATS
from ropa.finding import sentence
from ropa.graph import edges, network
from ropa.i18n import LANGUAGES
from ropa.imports import Context, read
from ropa.imports.planning import planned
from ropa.imports.preview import preview
from ropa.reading.files import tables
from ropa.law import law_at
from ropa.model.schema import schema_text
from ropa.questions.access import access
from ropa.questions.impact import impact
from ropa.questions.open_points import open_points
from ropa.query import haystack, matches, parse as query
from ropa.questions.difference import differences
from ropa.register import Portfolio, build
from ropa.register.fingerprint import state
from ropa.rules import case_of, check
from ropa.source import parse
from ropa.view.answers.access import access_outline
from ropa.view.answers.document import answer_document
from ropa.view.answers.impact import impact_outline
from ropa.view.answers.difference import branch_of
from ropa.view.documents import DOCUMENTS
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.view.questionnaire import questionnaire
from ropa.view.record import page

law = law_at(datetime.date(2026, 11, 22))
made = 0
for languages, register_texts in texts:
    shared = build("shared", [parse("shared", "s.toml", register_texts.pop("shared", ""))])
    register = build("r", [parse("r", name, text) for name, text in register_texts.items()], shared=shared)
    case = case_of(register, law)
    portfolio = Portfolio({"r": register})
    network(edges(portfolio))
    (difference,) = differences({}, {"r": register}, law)
    assert all(branch_of(difference, language, with_findings=True).branches for language in LANGUAGES)
    batch = files_after(portfolio, [RenameRecord(f"r/{next(iter(register.records))}", "another-id")])
    assert from_json(as_json(Journal().with_done(batch))).done and text_diff(batch) and batch.label.words("de")
    table = "Activity;Purpose;Recipients;Country\\nMail;news;Mailchimp (US);IR\\n".encode()
    taken = planned(read(table, Context("a.csv", law.date, register)), register, {})
    assert files_after(portfolio, taken.changes).files and preview(taken, "de").branches
    for language in languages:
        for finding in decided(register, check(case), law.date):
            sentence(finding, language)
            portfolio.place(finding.at)
        for key in ("", *register.records):
            page(register, key, case.hops, language)
            assert state(register, register.address(key))
        for key, record in register.records.items():
            matches(query("news !basis:consent"), haystack(register, key, record, language))
        subject = Subject(case, decided(register, check(case), law.date))
        for kind in DOCUMENTS:
            document = kind.make(subject, Wanted(is_internal=True), language)
            made += sum(len(format_.write(document)) for format_ in FORMATS)
        points = open_points(case)
        listed = questionnaire(register, points, law, language)
        made += sum(len(format_.write(listed)) for format_ in FORMATS)
        rows = "".join(f"| {point.key} | 7 years; Ireland | me |\\n" for point in points)
        filled = f"| Key | Your answer | Answered by |\\n| - | - | - |\\n{rows}".encode()
        given = answers_in(tables("filled.md", filled), language).given
        possible = lambda changes: files_after(portfolio, changes)
        assert answered(portfolio, lambda _: case, given, law.date, possible=possible).count
        answers = (
            impact_outline("r", "r", [(register, impact(case, "country:US"))], None, law, language),
            access_outline("customer", "customer", [(register, access(case, "customer"), case.hops)], law, language),
        )
        for answer in answers:
            written = answer_document(answer, [register], law, language, "access")
            made += sum(len(format_.write(written)) for format_ in FORMATS)
        picture = transfers_kind.draw(Scene(register, case.hops, law, language))
        made += len(drawn_on(picture, SHEETS[0], lambda _: b"").dot) + len(graphml(picture))
assert schema_text()
watching = False
print(made)
"""


def watched(script: str, texts: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", script]
    return subprocess.run(command, input=texts, capture_output=True, text=True, cwd=REPOSITORY, check=False)


def test_the_core_touches_nothing_but_package_data():
    acme = {name: SAMPLE[name] for name in ("acme/register.toml", "acme/activities.toml")}
    shipped = [
        {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}
        for folder in sorted((REPOSITORY / "registers").iterdir())
        if folder.is_dir()
    ]
    # A language is the same code for every register; a shipped one has more in it that code can meet.
    whole = [(LANGUAGES, acme | {"shared": SAMPLE["shared/vendors.toml"]}), (LANGUAGES[:1], shipped[0])]
    done = watched(WATCHED, json.dumps(whole))
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


def test_the_hook_sees_what_it_should(tmp_path: Path):
    for deed in (
        "import subprocess; subprocess.run(['true'])",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "os.system('true')",
        f"open({str(tmp_path / 'x')!r}, 'w')",
        f"open({str(REPOSITORY / 'pyproject.toml')!r})",
    ):
        script = WATCHED.split("from ropa.", maxsplit=1)[0] + deed
        assert "RuntimeError" in watched(script, "[]").stderr, deed
