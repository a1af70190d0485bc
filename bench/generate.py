"""A seeded generator of workspaces of a chosen size, the same text for the same seed."""

import random
from pathlib import Path

DATA = ("name", "email-address", "phone-number", "address", "invoice-data", "ip-address", "order-history")
SUBJECTS = ("customer", "employee", "supplier-contact", "website-visitor")
BASES = ("consent", "contract", "legal-obligation", "legitimate-interests")
CHAINED = 0.3
"""The share of engagements that work under another."""

SEATS = ("NL", "DE", "FR", "IE", "US", "IN", "GB", "JP", "EEA-OR-ADEQUATE")


def generate(root: Path, *, activities: int, parties: int, registers: int = 10, seed: int = 1) -> None:
    """Write a workspace.

    Args:
        root: Folder to write it into.
        activities: How many processing activities, over all registers.
        parties: How many parties, over all registers.
        registers: How many registers.
        seed: Of the random choices.
    """
    chance = random.Random(seed)
    for number in range(registers):
        folder = root / f"organisation-{number}"
        folder.mkdir(parents=True)
        count = parties // registers
        text = [f'[register]\norganisation = "organisation-{number}"\nlanguage = "en"\n']
        text.append(f'[party.organisation-{number}]\nname = "Organisation {number}"\nseat = "NL"\n')
        text += [_party(chance, item) for item in range(count)]
        text += [_activity(chance, item, count) for item in range(activities // registers)]
        (folder / "register.toml").write_text("\n".join(text), encoding="utf-8")


def _party(chance: random.Random, item: int) -> str:
    under = f'under = "service-{chance.randrange(item)}"\n' if item and chance.random() < CHAINED else ""
    return (
        f'[party.vendor-{item}]\nname = "Vendor {item}"\ncategory = "hosting"\nseat = "{chance.choice(SEATS)}"\n\n'
        f'[engagement.service-{item}]\nparty = "vendor-{item}"\nservice = "Service {item}"\n{under}'
        f'stored_in = ["{chance.choice(SEATS)}"]\naccessed_from = ["{chance.choice(SEATS)}"]\n'
    )


def _activity(chance: random.Random, item: int, count: int) -> str:
    data = ", ".join(f'"{word}"' for word in sorted(chance.sample(DATA, 4)))
    disclosures = "".join(
        f'\n[[activity.process-{item}.disclosure]]\nto = "service-{service}"\nrole = "processor"\n'
        for service in sorted(chance.sample(range(count), 3))
    )
    return (
        f'[activity.process-{item}]\nname = "Process {item}"\nstatus = "active"\n'
        f'purposes = ["Doing what process {item} is there to do for the people concerned"]\n'
        f'subjects = ["{chance.choice(SUBJECTS)}"]\ndata = [{data}]\nsources = ["data-subject"]\n'
        f'measures = ["access-control", "backup"]\nautomated_decisions = "none"\n\n'
        f'[[activity.process-{item}.legal_basis]]\nbasis = "{chance.choice(BASES)}"\n\n'
        f'[[activity.process-{item}.retention]]\nkeep = "P{chance.randint(1, 10)}Y"\n'
        f'after = ["end of the contract"]\n{disclosures}'
    )
