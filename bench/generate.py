"""A seeded generator of workspaces of a chosen size, the same text for the same seed.

They are made as real ones are: vendors that many organisations share, chains of sub-processors below them, parents and
seats abroad, tools with and without an assessment, statements for the whole organisation, silence here and there.
"""

import random
from pathlib import Path

DATA = ("name", "email-address", "phone-number", "address", "invoice-data", "ip-address", "order-history")
SUBJECTS = ("customer", "employee", "supplier-contact", "website-visitor")
BASES = ("consent", "contract", "legal-obligation", "legitimate-interests")
SEATS = ("NL", "DE", "FR", "IE", "US", "IN", "GB", "JP", "EEA-OR-ADEQUATE")
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
        text = [_register(name)]
        text += [_party(chance, f"vendor-{item}", item) for item in range(own)]
        text += [_engagement(chance, item, vendor) for item, vendor in enumerate(vendors)]
        processes = [_activity(chance, item, len(vendors)) for item in range(activities // registers)]
        _write(root / name, "\n".join(text if has_file_each else [*text, *processes]))
        for item, process in enumerate(processes if has_file_each else ()):
            (root / name / f"process-{item}.toml").write_text(process, encoding="utf-8")


def _write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "register.toml").write_text(text, encoding="utf-8")


def _register(name: str) -> str:
    return (
        f'[register]\norganisation = "{name}"\nlanguage = "en"\nmeasures = ["access-control", "backup"]\n\n'
        f'[register.transfers]\nstatement = "possible"\n\n'
        f'[[register.retention]]\napplies = "all"\ncopy = "backup"\nkeep = "P1Y"\nafter = ["deletion"]\n\n'
        f'[[register.disclosure]]\napplies = "all"\nto = "service-0"\nrole = "processor"\n\n'
        f'[[register.disclosure]]\napplies = "not-attributed"\nto = "service-1"\ncertainty = "may"\n\n'
        f'[party.{name}]\nname = "{name.title()}"\nseat = "NL"\n\n'
        f'[document.assessment]\ntitle = "Assessment of transfers"\n\n'
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
    tool = ""
    if chance.random() < CHAINED:
        assessment = 'assessment = "assessment"\n' if chance.random() < CHAINED else ""
        tool = f'\n[engagement.service-{item}.transfer]\ntool = "scc"\nmodule = 2\n{assessment}'
    return (
        f'[engagement.service-{item}]\nparty = "{party}"\nservice = "Service {item}"\n{under}'
        f'stored_in = ["{stored}", "{also}"]\n{accessed}{tool}'
    )


def _evidence(chance: random.Random, item: int) -> str:
    """Where some of it comes from, said as people say it: of a few fields, with the place in a document."""
    if chance.random() >= PROVEN:
        return ""
    return (
        f'[[activity.process-{item}.evidence]]\nfield = "purposes"\nbasis = "inferred"\n'
        f'document = "assessment"\nsection = "Chapter {item}"\n'
    )


def _activity(chance: random.Random, item: int, services: int) -> str:
    data = ", ".join(f'"{word}"' for word in sorted(chance.sample(DATA, 4)))
    disclosures = "".join(
        f'\n[[activity.process-{item}.disclosure]]\nto = "service-{service}"\nrole = "processor"\n'
        + ("until = 2024-12-31\n" if chance.random() < ENDED else "")
        for service in sorted(chance.sample(range(services), 3))
    )
    systems = 'systems = ["archive"]\n' if chance.random() < CHAINED else ""
    return (
        f'[activity.process-{item}]\nname = "Process {item}"\nstatus = "active"\n'
        f'purposes = ["Doing what process {item} is there to do for the people concerned"]\n'
        f'subjects = ["{chance.choice(SUBJECTS)}"]\ndata = [{data}]\nsources = ["data-subject"]\n'
        f'{systems}automated_decisions = "none"\n'
        f"{_evidence(chance, item)}\n"
        f'[[activity.process-{item}.legal_basis]]\nbasis = "{chance.choice(BASES)}"\n\n'
        f'[[activity.process-{item}.retention]]\nkeep = "P{chance.randint(1, 10)}Y"\n'
        f'after = ["end of the contract"]\n{disclosures}'
    )
