"""Two states of one small workspace, between which one change of each kind lies."""

_REGISTER = """\
[register]
organisation = "shop"
language = "en"
review_every = "P1Y"

[party.shop]
name = "Example Shop"
seat = "NL"

[party.mail]
name = "Mail service"
seat = "DE"
category = "email-hosting"

[party.cloud]
name = "Cloud Inc."
seat = "US"

[party.bookkeeper]
name = "Bookkeeper"
seat = "NL"

[engagement.mailing]
party = "mail"
service = "sending newsletters"
stored_in = ["DE"]

[engagement.mailing.contract]
kind = "processor-agreement"
signed = 2025-03-01

[engagement.hosting]
party = "cloud"
accessed_from = ["US"]

[document.notice]
title = "Privacy notice"
date = 2018-05-17

[document.tia]
title = "Assessment"
"""

_ACTIVITIES = """\
[activity.newsletter]
name = "Newsletter"
purposes = ["Sending news"]
subjects = ["newsletter-subscriber"]
data = ["name", "email-address"]
cited = { document = "notice", section = "Newsletter", basis = "stated" }

[[activity.newsletter.evidence]]
field = "data"
item = "name"
basis = "linked"

[[activity.newsletter.legal_basis]]
basis = "legitimate-interests"
interest = "telling customers what is new"

[[activity.newsletter.retention]]
while = "subscribed"
erase_within = "P30D"

[[activity.newsletter.disclosure]]
to = "hosting"
role = "processor"

[activity.invoicing]
name = "Invoicing"
purposes = ["Sending invoices"]
data = ["name", "invoice-data"]
automated_decisions = "none"

[[activity.invoicing.retention]]
data = ["invoice-data"]
keep = "P7Y"
kind = "minimum"

[[activity.invoicing.retention]]
copy = "backup"
keep = "P1Y"

[[activity.invoicing.disclosure]]
to = "bookkeeper"
role = "processor"

[activity.prize-draw]
name = "Prize draw"
purposes = ["Drawing a winner"]
"""

BEFORE = {"shop/register.toml": _REGISTER, "shop/activities.toml": _ACTIVITIES}

_CHANGES = (
    (
        "[document.tia]",
        '[party.helpdesk]\nname = "Helpdesk Ltd"\nseat = "IN"\n\n[engagement.support]\nunder = "mailing"\n'
        'party = "helpdesk"\naccessed_from = ["IN"]\n\n[document.tia]',
    ),
    (
        'accessed_from = ["US"]',
        'accessed_from = ["US"]\n\n[engagement.hosting.transfer]\ntool = "scc"\nassessment = "tia"',
    ),
    ("signed = 2025-03-01", "signed = 2026-03-01"),
    ("[party.bookkeeper]", "[party.accountant]"),
    ('to = "bookkeeper"\nrole = "processor"', 'to = "accountant"\nrole = "controller"'),
    (
        'to = "hosting"\nrole = "processor"\n',
        'to = "hosting"\nrole = "processor"\n\n[[activity.newsletter.disclosure]]\nto = "mailing"\n'
        'role = "processor"\nevidence = { basis = "inferred" }\n',
    ),
    ('basis = "legitimate-interests"\ninterest = "telling customers what is new"', 'basis = "consent"'),
    ('data = ["name", "email-address"]', 'data = ["email-address", "phone-number"]'),
    (
        'field = "data"\nitem = "name"\nbasis = "linked"',
        'field = "data"\nitem = "phone-number"\nbasis = "confirmed"\nby = "J. Jansen"\non = 2026-05-04',
    ),
    ('basis = "stated" }', 'basis = "confirmed", by = "J. Jansen", on = 2026-05-04 }'),
    ('erase_within = "P30D"', 'erase_within = "P3M"'),
    ('keep = "P7Y"', 'keep = "P10Y"'),
    ('automated_decisions = "none"\n', ""),
    (
        '[activity.prize-draw]\nname = "Prize draw"\npurposes = ["Drawing a winner"]\n',
        '[activity.payroll]\nname = "Payroll"\npurposes = ["Paying wages"]\njoint_controllers = "none"\n',
    ),
    ('language = "en"', 'language = "en"\nmeasures = ["access-control"]'),
)
"""Pieces of the earlier text, and what they became."""


def _changed(text: str) -> str:
    for old, new in _CHANGES:
        text = text.replace(old, new)
    return text


AFTER = {name: _changed(text) for name, text in BEFORE.items()}
