"""What many tests need: registers made of text, workspaces on disk, command lines and their results."""

import datetime
import subprocess
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ropa.commands import Session, run_line
from ropa.law import law_at
from ropa.layout import as_text
from ropa.model import KINDS, Part, plan
from ropa.register import Register, build
from ropa.results import Result
from ropa.source import parse
from ropa.transfers import Hop, transfers

TODAY = datetime.date(2026, 11, 22)

FRAME = {
    "[register]": '[register]\norganisation = "controller"\n',
    "[party.controller]": '[party.controller]\nname = "Controller Ltd"\nseat = "NL"\naddress = "Sample Street 1"\n',
}
"""What a snippet needs to be a register; added behind it, so that its line numbers stay."""

REPOSITORY = Path(__file__).parent.parent
REGISTERS = REPOSITORY / "registers"


def framed(text: str) -> str:
    return "\n".join((text, *(table for header, table in FRAME.items() if header not in text)))


def register(text: str, *more: str, shared: str = "") -> Register:
    """The register `example` of one text or several; what a register needs at least is added."""
    common = build("shared", [parse("shared", "shared.toml", shared)]) if shared else None
    texts = (framed(text), *more) if not more else (text, *more)
    sources = [parse("example", f"{number}.toml", part) for number, part in enumerate(texts, 1)]
    return build("example", sources, shared=common)


def faults(found: Register) -> list[tuple[str, str]]:
    """What could not be read: code and place."""
    return [(finding.rule, str(finding.place)) for finding in found.findings]


def hops(text: str, date: datetime.date = TODAY, shared: str = "") -> list[Hop]:
    return list(transfers(register(text, shared=shared), law_at(date)))


def workspace(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with these files."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def told(root: Path, line: str) -> tuple[Result, str]:
    """The result of a command line in a workspace, and its text in English."""
    session = Session(root, TODAY)
    result = run_line(line, session)
    return result, as_text(result, session.latest.language)


def noted(monkeypatch: pytest.MonkeyPatch, named: str = "") -> list[subprocess.Popen[bytes]]:
    """The processes that are started from now on, in order; of those only that have a word in their command line."""
    found: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            if named in str(args[0]):
                found.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return found


def parts() -> set[type[Part]]:
    """Every model of a record, and of the tables in it."""
    found: set[type[Part]] = set()
    queue: list[type[Part]] = list(KINDS.values())
    while queue:
        if (model := queue.pop()) not in found:
            found.add(model)
            queue += [field.part for field in plan(model) if field.part is not None]
    return found


STEERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def is_harmless(shown: str) -> bool:
    """Whether a text holds nothing that steers a terminal; line breaks aside."""
    return not any(
        (unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n") or letter in STEERING for letter in shown
    )


SAMPLE = {
    "shared/vendors.toml": """\
[party.cloud]
name = "Cloud Inc."
seat = "US"
""",
    "acme/register.toml": """\
[register]
organisation = "acme"
language = "nl"
origin = "own"

[party.acme]
name = "Acme"
seat = "NL"
address = "Sample Street 1"

[party.helpdesk]
name = "Helpdesk Ltd"
seat = "IN"

[engagement.support]
party = "helpdesk"
service = "answering questions"
stored_in = ["DE"]
accessed_from = ["IN"]

[engagement.support.transfer]
tool = "scc"

[data.shoe-size]
name = "Shoe size"
""",
    "acme/activities.toml": """\
[activity.newsletter]
name = "Newsletter"
status = "active"
purposes = ["Sending news"]
subjects = ["customer"]
data = ["email-address", "shoe-size"]
measures = ["access-control"]

[[activity.newsletter.legal_basis]]
basis = "consent"

[[activity.newsletter.disclosure]]
to = "support"
role = "processor"

[[activity.newsletter.disclosure]]
to = "shared/cloud"
""",
    "beta/register.toml": """\
[register]
organisation = "beta"

[party.beta]
name = "Beta"
seat = "BE"

[activity.newsletter]
name = "Letter of Beta"
""",
}
"""A workspace of two registers and shared records, in which everything can be read."""
