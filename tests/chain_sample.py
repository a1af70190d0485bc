"""Registers that answers are drawn from: chains of sub-processors, many countries, silence, parents, two clients."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers import told, workspace
from ropa.results import Written

DEMO = """
[register]
organisation = "demo"
language = "en"
authority = "nl-ap"
[party.demo]
name = "Demo BV"
seat = "NL"
[party.cloud]
name = "Cloud Inc."
category = "hosting"
seat = "US"
[party.eucloud]
name = "EU Cloud BV"
category = "hosting"
seat = "NL"
parent = "top"
[party.top]
name = "Top Group Inc."
seat = "US"
[party.help]
name = "Helpdesk India Ltd"
seat = "IN"
[party.uk]
name = "London Support Ltd"
seat = "GB"
[party.jp]
name = "Tokyo KK"
seat = "JP"
[party.unknown]
name = "Print partners"
named = false
[party.region]
name = "Mail service"
named = false
seat = "EEA-OR-ADEQUATE"
[party.joint]
name = "Sister GmbH"
seat = "DE"
[party.client]
name = "Client NV"
seat = "BE"
email = ["breach@client.example"]
[document.tia]
title = "Transfer impact assessment Helpdesk"
date = 2025-01-01
[document.scc]
title = "SCC Helpdesk"
[engagement.eu]
party = "eucloud"
service = "Hosting"
stored_in = ["NL"]
accessed_from = ["NL"]
[engagement.eu-help]
party = "help"
under = "eu"
service = "Night support"
accessed_from = ["IN"]
stored_in = ["NL"]
transfer = { tool = "scc", module = 3, document = "scc", assessment = "tia", signed = 2025-03-01 }
[engagement.eu-help-jp]
party = "jp"
under = "eu-help"
service = "Backup"
stored_in = ["JP"]
accessed_from = ["JP"]
transfer = { tool = "adequacy" }
[engagement.us]
party = "cloud"
service = "CRM"
accessed_from = ["US"]
stored_in = ["US"]
transfer = { tool = "adequacy" }
[engagement.us2]
party = "cloud"
service = "Mailing"
accessed_from = ["US"]
[engagement.uk-desk]
party = "uk"
accessed_from = ["GB"]
stored_in = ["GB"]
transfer = { tool = "adequacy" }
[engagement.mail]
party = "region"
[system.crm]
name = "CRM system"
engagement = "us"
stored_in = ["US"]
[activity.shop]
name = "Web shop"
purposes = ["Handling orders"]
subjects = ["customer"]
data = ["name", "email-address", "health"]
systems = ["crm"]
joint_controllers = ["joint"]
legal_basis = [{ basis = "contract" }]
[[activity.shop.disclosure]]
to = "eu"
role = "processor"
purpose = "keeping the shop online"
[[activity.shop.disclosure]]
to = "us2"
role = "processor"
certainty = "may"
when = ["with consent"]
[[activity.shop.disclosure]]
to = "unknown"
[[activity.shop.evidence]]
field = "purposes"
basis = "inferred"
[[activity.shop.evidence]]
field = "disclosure"
item = "us2"
basis = "inferred"
[activity.news]
name = "Newsletter"
purposes = ["Sending news"]
data = ["email-address"]
data_exhaustive = false
[[activity.news.disclosure]]
to = "mail"
role = "processor"
[[activity.news.disclosure]]
to = "uk-desk"
role = "processor"
[[activity.news.disclosure]]
to = "us"
role = "processor"
until = 2024-01-01
[activity.silent]
name = "Reception"
purposes = ["Receiving visitors"]
data = ["name"]
[activity.payroll]
name = "Payroll for clients"
capacity = "processor"
on_behalf_of = ["client"]
data = ["name", "salary"]
subjects = ["employee"]
disclosure = [{ to = "eu", role = "processor" }]
[activity.payroll2]
name = "Time sheets for others"
capacity = "processor"
data = ["name"]
disclosure = [{ to = "eu", role = "processor" }]
"""

SHARED = """
[party.vendor]
name = "Common Vendor Inc."
seat = "US"
"""

CLIENT = """
[register]
organisation = "{name}"
language = "nl"
origin = "{origin}"
[party.{name}]
name = "Klant {name}"
seat = "NL"
[engagement.{name}-mail]
party = "shared/vendor"
service = "Post van {name}"
accessed_from = ["US"]
stored_in = ["US"]
[activity.{name}-news]
name = "Nieuws van {name}"
purposes = ["Nieuws sturen"]
subjects = ["customer"]
data = ["email-address"]
disclosure = [{{ to = "{name}-mail", role = "processor" }}]
"""

_NS = "{http://graphml.graphdrawing.org/xmlns}"


def demo(root: Path) -> Path:
    """A workspace with one register."""
    return workspace(root, {"demo/demo.toml": DEMO})


def clients(root: Path) -> Path:
    """A workspace with two registers that share a vendor."""
    origins = {"alpha": "reconstructed-from-public-notice", "beta": "own"}
    files = {f"{name}/x.toml": CLIENT.format(name=name, origin=origin) for name, origin in origins.items()}
    return workspace(root, {"shared/x.toml": SHARED, **files})


@dataclass(frozen=True)
class Drawn:
    """What a picture holds: what is told of all of it, its boxes by name, its lines by the names of their ends."""

    title: str
    about: str
    boxes: Mapping[str, Mapping[str, str]]
    lines: tuple[tuple[str, str, Mapping[str, str]], ...]
    content: bytes

    def line(self, source: str, target: str) -> Mapping[str, str]:
        """The first line between two boxes."""
        return next(data for one, other, data in self.lines if (one, other) == (source, target))


def drawn(root: Path, line: str) -> Drawn:
    """The picture that a command line draws, all of it."""
    target = root / "drawn.graphml"
    result, text = told(root, f"diagram {line} --to {target}")
    assert isinstance(result, Written), text
    tree = ET.parse(target).getroot()
    keys = {key.attrib["id"]: key.attrib["attr.name"] for key in tree.iter(f"{_NS}key")}

    def data(item: ET.Element) -> dict[str, str]:
        return {keys[one.attrib["key"]]: one.text or "" for one in item.findall(f"{_NS}data")}

    graph = next(tree.iter(f"{_NS}graph"))
    boxes = {item.attrib["id"]: data(item) for item in graph.iter(f"{_NS}node")}
    names = {key: box["name"] for key, box in boxes.items()}
    lines = (
        (names[item.attrib["source"]], names[item.attrib["target"]], data(item)) for item in graph.iter(f"{_NS}edge")
    )
    about = data(graph)
    return Drawn(
        about["title"],
        about["about"],
        {box["name"]: box for box in boxes.values()},
        tuple(lines),
        target.read_bytes(),
    )


def dot(root: Path, line: str) -> bytes:
    """The DOT text of a picture."""
    target = root / "drawn.dot"
    result, text = told(root, f"diagram {line} --to {target}")
    assert isinstance(result, Written), text
    return target.read_bytes()
