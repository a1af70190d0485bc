"""A small register that the tests of answers share: a controller that is also a processor, and a shared vendor."""

import datetime

from export_sample import LAW, read
from ropa.questions.access import access
from ropa.questions.impact import due, impact
from ropa.register import Register
from ropa.rules import case_of
from ropa.view.answers.access import access_outline
from ropa.view.answers.document import answer_document
from ropa.view.answers.impact import impact_outline
from ropa.view.answers.voice import node_name
from ropa.view.document import Document
from ropa.view.outline import Outline

SHARED_TEXT = '[party.cloud]\nname = "Cloud Inc."\nseat = "US"\n'

TEXT = """
[register]
organisation = "shop"
language = "nl"
origin = "reconstructed-from-public-notice"
based_on = "notice"
authority = "nl-ap"
dpo = "officer"
[[register.right]]
rights = ["erasure"]
via = "email"
at = "privacy@shop.example"
[document.notice]
title = "Privacyverklaring"
[party.shop]
name = "Winkel Café"
seat = "NL"
[party.officer]
name = "Jan Jansen"
email = ["fg@shop.example"]
phone = ["+31 20 000 00 00"]
[party.client]
name = "Klant BV"
email = ["melden@klant.example"]
[party.former]
name = "Oude Drukker"
seat = "NL"
[party.printers]
name = "Drukkers"
named = false
seat = "NL"
[engagement.hosting]
party = "shared/cloud"
service = "Hosting"
accessed_from = ["US"]
stored_in = ["DE"]
transfer = { tool = "scc", module = 2 }
[activity.care]
name = "Zorgabonnement"
purposes = ["Advies geven"]
subjects = ["customer"]
data = ["name", "health"]
automated_decisions = "Afwijzen van aanvragen"
profiling = "none"
sources = ["data-subject"]
volume = { subjects = 1200 }
cited = { document = "notice", basis = "linked" }
[[activity.care.disclosure]]
to = "hosting"
role = "processor"
[[activity.care.disclosure]]
to = "former"
until = 2025-01-01
[[activity.care.disclosure]]
to = "printers"
[[activity.care.retention]]
keep = "P2Y"
[activity.mailing]
name = "Nieuwsbrief"
subjects = ["customer"]
[[activity.mailing.disclosure]]
to = "hosting"
role = "processor"
[activity.payroll]
name = "Loon voor klanten"
capacity = "processor"
on_behalf_of = ["client"]
data = ["name"]
[[activity.payroll.disclosure]]
to = "hosting"
role = "processor"
"""

AWARE = datetime.datetime(2026, 5, 25, 10, tzinfo=datetime.UTC)


def sample() -> Register:
    return read(TEXT, SHARED_TEXT)


def impact_of(
    register: Register, node: str = "example/hosting", language: str = "nl", aware: datetime.datetime | None = AWARE
) -> Outline:
    clock = (aware, due(aware)) if aware else None
    found = [(register, impact(case_of(register, LAW), node))]
    return impact_outline(node, node_name(register, node, language), found, clock, LAW, language)


def access_of(register: Register, subject: str = "customer", language: str = "nl") -> Outline:
    case = case_of(register, LAW)
    return access_outline(subject, subject, [(register, access(case, subject), case.hops)], LAW, language)


def document(outline: Outline, register: Register, language: str = "nl", draft: str = "") -> Document:
    return answer_document(outline, [register], LAW, language, draft)
