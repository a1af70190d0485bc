"""A seeded generator of workspaces of a chosen size, the same text for the same seed.

They are made as real ones are: vendors that many organisations share, chains of sub-processors below them, parents and
seats abroad, places of storage and of access in third countries, tools that hold, that no longer hold and that lack an
assessment, statements for the whole organisation that activities inherit or add to, evidence of some of it, and silence
here and there.
"""

import random
from pathlib import Path

DATA = ("name", "email-address", "phone-number", "address", "invoice-data", "ip-address", "order-history")
SUBJECTS = ("customer", "employee", "supplier-contact", "website-visitor")
BASES = ("consent", "contract", "legal-obligation", "legitimate-interests")
SEATS = ("NL", "DE", "FR", "IE", "US", "IN", "GB", "JP", "EEA-OR-ADEQUATE")
TOOLS = (
    'tool = "scc"\nmodule = 2',
    'tool = "scc"\nmodule = 3\nsupplementary = ["encryption-at-rest", "key-management"]\nclear_text = false',
    'tool = "adequacy"\nfallback = "scc"',
    'tool = "bcr-p"',
    'tool = "explicit-consent"\nfrequency = "occasional"',
    'tool = "privacy-shield"',
)
OUTCOMES = ("sufficient", "sufficient-with-measures", "insufficient")
"""What the assessments of transfers came to; of each there is a recent and an old one."""
CHAINS = ("known", "partly-known", "none")
MEASURES = ("access-control", "backup", "encryption-at-rest", "logging", "staff-training")
CATEGORIES = ("hosting", "cloud-software", "marketing", "payment", "customer-service")

SHARED = 0.2
"""The share of parties that stand in the shared records."""
ENGAGED = 30
"""How many of the shared parties each organisation engages at most."""
CHAINED = 0.3
"""The share of engagements that work under another."""
OWNED = 0.1
"""The share of parties that have a parent."""
SILENT = 0.1
"""The share of places that nothing is said of."""
PROVEN = 0.4
"""The share of activities that tell where something of them stands."""
ENDED = 0.1
"""The share of disclosures that are over."""
APART = 0.2
"""The share of activities that say for themselves what the others inherit: measures, places, transfers."""


def generate(
    root: Path, *, activities: int, parties: int, registers: int = 10, seed: int = 1, has_file_each: bool = False
) -> None:
    """Write a workspace.

    Args:
        root: Folder to write it into.
        activities: How many processing activities, over all registers.
        parties: How many parties, over all registers and the shared records.
        registers: How many registers.
        seed: Of the random choices.
        has_file_each: Whether each activity stands in a file of its own; the registers are the same either way.
    """
    chance = random.Random(seed)
    shared = int(parties * SHARED)
    own = (parties - shared) // registers
    _write(root / "shared", "\n".join(_party(chance, f"common-{item}", item) for item in range(shared)))
    for number in range(registers):
        name = f"organisation-{number}"
        engaged = [f"shared/common-{item}" for item in sorted(chance.sample(range(shared), min(ENGAGED, shared)))]
        vendors = [*engaged, *(f"vendor-{item}" for item in range(own))]
        count = activities // registers
        text = [_register(chance, name, count)]
        text += [_party(chance, f"vendor-{item}", item) for item in range(own)]
        text += [_engagement(chance, item, vendor) for item, vendor in enumerate(vendors)]
        processes = [_activity(chance, item, len(vendors)) for item in range(count)]
        _write(root / name, "\n".join(text if has_file_each else [*text, *processes]))
        for item, process in enumerate(processes if has_file_each else ()):
            (root / name / f"process-{item}.toml").write_text(process, encoding="utf-8")


def _write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "register.toml").write_text(text, encoding="utf-8")


def _register(chance: random.Random, name: str, activities: int) -> str:
    """What is stated for the whole organisation: of all activities, of some, and of none in particular."""
    named = ", ".join(f'"process-{item}"' for item in sorted(chance.sample(range(activities), min(5, activities))))
    stated = 'evidence = { document = "notice", section = "For everybody", basis = "stated" }'
    years = {"recent": 2026, "old": 2021}
    assessments = "\n".join(
        f'[document.{age}-{outcome}]\ntitle = "Assessment, {age}, {outcome}"\nkind = "transfer-impact-assessment"\n'
        f'date = {year}-03-01\noutcome = "{outcome}"\n'
        for age, year in years.items()
        for outcome in OUTCOMES
    )
    return (
        f'[register]\norganisation = "{name}"\nlanguage = "en"\nsources = ["data-subject"]\n'
        f'measures = ["access-control", "backup"]\nmeasures_described_in = ["notice"]\nstored_in = ["NL"]\n\n'
        f'[[register.evidence]]\nfield = "measures"\ndocument = "notice"\nbasis = "stated"\n\n'
        f'[register.transfers]\nstatement = "possible"\n{stated}\n\n'
        f'[[register.collected]]\napplies = "not-attributed"\ndata = ["device-data"]\nsubjects = ["user"]\n{stated}\n\n'
        f'[[register.legal_basis]]\napplies = [{named}]\nbasis = "legitimate-interests"\n{stated}\n\n'
        f'[[register.retention]]\napplies = "all"\ncopy = "backup"\nkeep = "P1Y"\nafter = ["deletion"]\n{stated}\n\n'
        f'[[register.disclosure]]\napplies = "all"\nto = "service-0"\nrole = "processor"\n{stated}\n\n'
        f'[[register.disclosure]]\napplies = [{named}]\nto = "service-2"\nrole = "processor"\n\n'
        f'[[register.disclosure]]\napplies = "not-attributed"\nto = "service-1"\ncertainty = "may"\n\n'
        f'[[register.right]]\nrights = ["access", "erasure"]\nvia = "email"\nwithin = "P1M"\n{stated}\n\n'
        f'[party.{name}]\nname = "{name.title()}"\nseat = "NL"\n\n'
        f'[document.notice]\ntitle = "Privacy notice"\nkind = "privacy-notice"\ndate = 2026-01-01\n\n'
        f"{assessments}\n"
        f'[system.archive]\nname = "Archive"\nengagement = "service-2"\nstored_in = ["DE"]\n'
    )


def _party(chance: random.Random, key: str, item: int) -> str:
    parent = (
        f'parent = "{key.partition("-")[0]}-{chance.randrange(item)}"\n' if item and chance.random() < OWNED else ""
    )
    seat = f'seat = "{chance.choice(SEATS)}"\n' if chance.random() >= SILENT else ""
    category = chance.choice(CATEGORIES)
    return f'[party.{key}]\nname = "{key.title()}"\ncategory = "{category}"\n{seat}{parent}'


def _engagement(chance: random.Random, item: int, party: str) -> str:
    under = f'under = "service-{chance.randrange(item)}"\n' if item and chance.random() < CHAINED else ""
    accessed = f'accessed_from = ["{chance.choice(SEATS)}"]\n' if chance.random() >= SILENT else ""
    stored, also = chance.sample(SEATS, 2)
    chain = f'chain = "{chance.choice(CHAINS)}"\n' if chance.random() < PROVEN else ""
    tool = ""
    if chance.random() < CHAINED:
        tool = f"\n[engagement.service-{item}.transfer]\n{_tool(chance)}"
    return (
        f'[engagement.service-{item}]\nparty = "{party}"\nservice = "Service {item}"\n{under}'
        f'stored_in = ["{stored}", "{also}"]\n{accessed}{chain}{tool}'
    )


def _tool(chance: random.Random) -> str:
    """What a transfer rests on, with the assessment behind it where there is one."""
    tool = chance.choice(TOOLS)
    if chance.random() < PROVEN:
        tool += f'\nassessment = "{chance.choice(("recent", "old"))}-{chance.choice(OUTCOMES)}"'
    return f"{tool}\n"


def _evidence(chance: random.Random, item: int) -> str:
    """Where some of it comes from, said as people say it: of a few fields, with the place in a document."""
    if chance.random() >= PROVEN:
        return ""
    return (
        f'[[activity.process-{item}.evidence]]\nfield = "purposes"\nbasis = "inferred"\n'
        f'document = "notice"\nsection = "Chapter {item}"\n'
    )


def _activity(chance: random.Random, item: int, services: int) -> str:
    data = ", ".join(f'"{word}"' for word in sorted(chance.sample(DATA, 4)))
    disclosures = "".join(
        f'\n[[activity.process-{item}.disclosure]]\nto = "service-{service}"\nrole = "processor"\n'
        + ("until = 2024-12-31\n" if chance.random() < ENDED else "")
        + (f"\n[activity.process-{item}.disclosure.transfer]\n{_tool(chance)}" if chance.random() < ENDED else "")
        for service in sorted(chance.sample(range(services), 3))
    )
    own = ""
    if chance.random() < APART:
        measures = ", ".join(f'"{word}"' for word in sorted(chance.sample(MEASURES, 2)))
        own = f'measures = [{measures}]\nstored_in = ["{chance.choice(SEATS)}"]\n'
    denied = f'\n[activity.process-{item}.transfers]\nstatement = "none"\n' if chance.random() < ENDED else ""
    systems = 'systems = ["archive"]\n' if chance.random() < CHAINED else ""
    return (
        f'[activity.process-{item}]\nname = "Process {item}"\nstatus = "active"\n'
        f'purposes = ["Doing what process {item} is there to do for the people concerned"]\n'
        f'subjects = ["{chance.choice(SUBJECTS)}"]\ndata = [{data}]\nsources = ["data-subject"]\n'
        f'{systems}{own}automated_decisions = "none"\n'
        f"{_evidence(chance, item)}\n"
        f'[[activity.process-{item}.legal_basis]]\nbasis = "{chance.choice(BASES)}"\n\n'
        f'[[activity.process-{item}.retention]]\nkeep = "P{chance.randint(1, 10)}Y"\n'
        f'after = ["end of the contract"]\n{denied}{disclosures}'
    )
