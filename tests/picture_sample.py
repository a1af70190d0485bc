"""Two registers and shared records that the tests of pictures share: chains, jurisdictions, silences, control."""

import xml.etree.ElementTree as ET

from export_sample import LAW
from ropa.diagrams.fitting import drawn_on
from ropa.diagrams.picture import Picture
from ropa.diagrams.scene import Scene
from ropa.diagrams.sheet import Sheet
from ropa.register import Register, build
from ropa.render import lay_out
from ropa.source import parse
from ropa.transfers import transfers

SHARED = """
[party.cloud]
name = "Cloud Inc."
category = "hosting"
seat = "US"
[party.mailer]
name = "Mailer Ltd"
category = "email-hosting"
seat = "IE"
parent = "big-group"
[party.big-group]
name = "Big Group Inc."
seat = "US"
parent = "fund"
[party.fund]
name = "Fund LP"
[engagement.cloud-hosting]
party = "cloud"
service = "Hosting of the portal"
stored_in = ["DE"]
accessed_from = ["US"]
chain = "partly-known"
transfer = { tool = "adequacy" }
"""

CLINIC = """
[register]
organisation = "clinic"
language = "en"
[[register.disclosure]]
applies = "not-attributed"
to = "partners"
certainty = "may"
[party.clinic]
name = "Clinic North"
seat = "NL"
[party.lab]
name = "Laboratory East"
category = "healthcare"
seat = "DE"
[party.partners]
name = "Research partners"
named = false
category = "market-research"
[party.helpdesk]
name = "Helpdesk Private Ltd"
category = "customer-service"
seat = "IN"
[party.night-desk]
name = "Night Desk KK"
category = "customer-service"
seat = "JP"
[party.support]
name = "Support BV"
category = "it-support"
seat = "NL"
parent = "support-group"
[party.support-group]
name = "Support Group Inc."
seat = "US"
[party.archive-keeper]
name = "Archive Ltd"
category = "software-supplier"
seat = "GB"
[party.insurer]
name = "Insurer AG"
category = "insurer"
seat = "DE"
[party.analytics]
name = "Analytics Corp."
category = "analytics"
seat = "US"
[party.old-host]
name = "Old Host BV"
category = "hosting"
seat = "NL"
[engagement.service-desk]
party = "support"
service = "Service desk"
stored_in = ["NL"]
accessed_from = ["NL"]
[engagement.desk-day]
party = "helpdesk"
under = "service-desk"
service = "First line, by day"
accessed_from = ["IN"]
stored_in = ["NL"]
transfer = { tool = "scc", module = 3 }
[engagement.desk-night]
party = "night-desk"
under = "desk-day"
service = "First line, by night"
accessed_from = ["JP"]
stored_in = ["NL"]
[engagement.archiving]
party = "archive-keeper"
service = "Keeping of files"
stored_in = ["GB"]
accessed_from = ["GB"]
[engagement.mailing]
party = "shared/mailer"
service = "Newsletters"
stored_in = ["IE"]
[system.portal]
name = "Patient portal"
engagement = "shared/cloud-hosting"
[system.cabinet]
name = "File cabinet"
[activity.treatment]
name = "Treatment of patients"
capacity = "controller"
business_function = "Care"
purposes = ["Treating patients"]
subjects = ["patient", "family-member"]
data = ["name", "health", "phone-number", "criminal-record"]
data_exhaustive = false
sources = ["data-subject", "lab"]
joint_controllers = ["insurer"]
systems = ["portal", "cabinet"]
subject_data = [
    { subject = "patient", data = ["health", "name"] },
    { subject = "family-member", data = ["phone-number"] },
]
legal_basis = [{ basis = "contract" }, { basis = "legal-obligation" }]
retention = [{ keep = "P20Y", kind = "minimum", data = ["health"] }]
special_categories = [{ condition = "health-care" }]
[[activity.treatment.evidence]]
field = "data"
item = "phone-number"
basis = "inferred"
[[activity.treatment.disclosure]]
to = "service-desk"
role = "processor"
[[activity.treatment.disclosure]]
to = "archiving"
role = "processor"
data = ["health"]
[[activity.treatment.disclosure]]
to = "old-host"
role = "processor"
until = 2024-12-31
[[activity.treatment.disclosure]]
to = "partners"
certainty = "may"
when = ["with consent"]
evidence = { basis = "inferred" }
[activity.newsletter]
name = "Newsletter"
capacity = "controller"
business_function = "Communication"
subjects = ["newsletter-subscriber"]
data = ["email-address"]
[[activity.newsletter.disclosure]]
to = "mailing"
role = "processor"
[[activity.newsletter.disclosure]]
to = "analytics"
role = "processor"
[activity.visitors]
name = "Visitor book"
capacity = "controller"
[activity.payroll]
name = "Payroll"
capacity = "controller"
business_function = "Staff"
subjects = ["employee"]
data = ["name", "salary"]
disclosure = "none"
[activity.reading]
name = "Reading of images for others"
capacity = "processor"
business_function = "Care"
on_behalf_of = ["lab"]
subjects = ["patient"]
data = ["health"]
[[activity.reading.disclosure]]
to = "shared/cloud-hosting"
"""

SHOP = """
[register]
organisation = "shop"
[party.shop]
name = "Corner Shop"
seat = "NL"
[engagement.mail]
party = "shared/mailer"
service = "Order mails"
stored_in = ["IE"]
accessed_from = ["IE"]
[engagement.rendering]
party = "shared/cloud"
under = "mail"
service = "Rendering of mails"
stored_in = ["US"]
accessed_from = ["US"]
[party.courier]
name = "Courier"
seat = "NL"
[activity.orders]
name = "Orders"
capacity = "controller"
subjects = ["customer"]
data = ["name", "address"]
[[activity.orders.disclosure]]
to = "mail"
role = "processor"
[[activity.orders.disclosure]]
to = "courier"
role = "controller"
"""


def register(name: str, text: str, shared: str = SHARED) -> Register:
    common = build("shared", [parse("shared", "shared.toml", shared)])
    return build(name, [parse(name, f"{name}.toml", text)], shared=common)


def clinic() -> Register:
    return register("clinic", CLINIC)


def shop() -> Register:
    return register("shop", SHOP)


def scene(found: Register, language: str = "en", *, shows_risk: bool = True) -> Scene:
    return Scene(found, transfers(found, LAW), LAW, language, shows_risk)


def dot_of(shown: Picture) -> str:
    return drawn_on(shown, Sheet(), lambda _: b"").dot


def names(shown: Picture) -> set[tuple[str, str]]:
    """The lines of a picture by what their ends are called."""
    found = {box.key: box.name for box in shown.boxes}
    return {(found[line.source], found[line.target]) for line in shown.lines}


def shown_text(shown: Picture) -> str:
    """What the laid-out picture shows, without spaces; it holds neither markup nor a link of the user's."""
    drawing = lay_out(dot_of(shown), ".svg")
    content = drawing.content.decode()
    assert drawing.warnings == ()
    assert "<script" not in content
    assert "javascript:" not in "".join(piece.split('"')[0] for piece in content.split('href="')[1:])
    root = ET.fromstring(drawing.content)
    said = "".join("".join(item.itertext()) for item in root.iter("{http://www.w3.org/2000/svg}text"))
    return "".join(said.split()).replace("\xa0", "")
