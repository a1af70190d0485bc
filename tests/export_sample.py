"""Small registers that the tests of documents and pictures share, one of them hostile; and their golden files."""

import datetime
import os
from pathlib import Path

from ropa.law import Law, law_at
from ropa.register import Register, build
from ropa.source import parse
from ropa.transfers import Hop, transfers

LAW = law_at(datetime.date(2026, 11, 22))
GOLDEN = Path(__file__).parent / "golden"

SAMPLE = """
[register]
organisation = "shop"
language = "nl"
origin = "reconstructed-from-public-notice"
based_on = "notice"
representative = "none"
note = "SECRET register note"
[[register.disclosure]]
applies = "not-attributed"
to = "adviser"
certainty = "may"
[[register.retention]]
applies = "all"
copy = "backup"
keep = "P1Y"
[document.notice]
title = "Privacyverklaring één"
[document.tia]
title = "SECRET assessment"
[party.shop]
name = "Winkel Café"
seat = "NL"
email = ["privacy@example.org"]
website = "javascript:alert(1)"
[[party.shop.alternative]]
field = "email"
value = ["privacy@exampel.example"]
[party.partner]
name = "Partner GmbH"
[party.cloud]
name = "Cloud Inc."
category = "hosting"
seat = "US"
[party.support]
name = "Support BV"
seat = "NL"
[party.helpdesk]
name = "Helpdesk Ltd"
seat = "IN"
[party.storage]
name = "Opslag BV"
seat = "NL"
[party.adviser]
name = "Adviseurs"
named = false
[engagement.hosting]
party = "cloud"
service = "Hosting"
accessed_from = ["US"]
stored_in = ["DE"]
transfer = { tool = "scc", module = 2, assessment = "tia" }
[engagement.service]
party = "support"
accessed_from = ["NL"]
stored_in = ["NL"]
[engagement.service-desk]
under = "service"
party = "helpdesk"
accessed_from = ["IN"]
stored_in = ["NL"]
[engagement.keeping]
party = "storage"
accessed_from = ["NL"]
stored_in = ["US"]
[activity.newsletter]
name = "Nieuwsbrief"
purposes = ["De nieuwsbrief sturen"]
subjects = ["customer"]
data = ["name", "email-address"]
joint_controllers = ["partner"]
owner = "SECRET owner"
note = "SECRET note"
measures = ["encryption"]
legal_basis = [{ basis = "consent" }]
accepted = [{ rule = "A118", reason = "SECRET reason", decided_by = "SECRET person" }]
cited = { document = "notice", section = "SECRET section", basis = "inferred", note = "SECRET evidence" }
[[activity.newsletter.disclosure]]
to = "hosting"
role = "processor"
[[activity.newsletter.disclosure]]
to = "service"
role = "processor"
[[activity.newsletter.disclosure]]
to = "keeping"
[[activity.newsletter.retention]]
keep = "P2Y"
reason = "SECRET justification"
[activity.care]
name = "Klantenservice"
status = "to-confirm"
[[activity.care.open]]
field = "measures"
state = "asked"
of = "SECRET department"
[activity.payroll]
name = "Loon voor klanten"
capacity = "processor"
on_behalf_of = ["partner"]
categories_of_processing = ["Berekenen"]
purposes = ["SECRET purpose, not asked of a processor"]
[activity.ended]
name = "Beëindigd"
status = "retired"
"""

HOSTILE_NAMES = (
    'say "hi" \\ \\N \\l',
    "<b>bold</b><script>alert(1)</script>",
    "<<script>>",
    "javascript:alert(1)",
    "esc \u001b[31m nul\u0007 rtl \u202e override",
    "שלום עולם 😀 &amp; &#60; {x} | a\\",
    "W" * 300,
    "{{ 7 * 7 }}{% raw %}",
    "]]> --> </style></title>",
)


def read(text: str, shared: str = "") -> Register:
    common = build("shared", [parse("shared", "shared.toml", shared)]) if shared else None
    return build("example", [parse("example", "example.toml", text)], shared=common)


def hops_of(register: Register, law: Law = LAW) -> tuple[Hop, ...]:
    return transfers(register, law)


def hostile() -> Register:
    """A register whose every text is one of the hostile names."""
    lines = ["[register]", 'organisation = "party-0"', 'dpo = "party-1"']
    for number, name in enumerate(HOSTILE_NAMES):
        text = _toml(name)
        lines += [
            f"[party.party-{number}]\nname = {text}\nwebsite = {text}\naddress = {text}",
            f"[engagement.engagement-{number}]\nparty = 'party-{number}'\nservice = {text}\naccessed_from = ['US']",
            f"[activity.activity-{number}]\nname = {text}\npurposes = [{text}]\nowner = {text}",
            f"[[activity.activity-{number}.disclosure]]\nto = 'engagement-{number}'\npurpose = {text}",
            f"[[activity.activity-{number}.retention]]\nwhile = {text}",
        ]
    return read("\n".join(lines))


def _toml(text: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08X}" for character in text) + '"'


def golden(name: str, found: bytes) -> None:
    """Compare with a golden file; with UPDATE_GOLDEN=1 write it."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_bytes(found)
    assert found.decode("utf-8") == path.read_bytes().decode("utf-8"), f"{name}: UPDATE_GOLDEN=1 writes it anew"
