"""What of a record's page Art. 30 asks for; the rest stays inside the organisation."""

from collections.abc import Iterator
from dataclasses import replace

from ropa.model import PENDING, FieldPlan
from ropa.register import Register
from ropa.view.document import Entry, Field, Page, Section
from ropa.view.marks import State
from ropa.view.record import page
from ropa.view.words import Words
from ropa.vocabulary import label

_INTERNAL = ("fields.retention.reason", "fields.transfer.assessment", "fields.right.note", "fields.review.by")
"""Details that other articles ask for, or nobody but the organisation."""

_PROCESSOR = {"on_behalf_of": "a", "categories_of_processing": "b", "transfers": "c", "measures": "d"}
"""The fields of Art. 30(2) and their points."""

_IDENTITY = (
    "name",
    "legal_name",
    "trade_names",
    "registration",
    "seat",
    "address",
    "email",
    "phone",
    "website",
    "representative",
)
"""Name and contact details of a party."""


def key_of(field: Field) -> str:
    """The key of the record's field that a field shows; empty for one that was worked out."""
    return str(field.at.field[0]) if field.at.field else ""


def is_asked_of(capacity: str, field: FieldPlan) -> bool:
    """Whether Art. 30 asks a controller, or a processor, for a field of an activity or of the whole organisation."""
    if capacity == "processor":
        return field.key.removesuffix("_described_in") in _PROCESSOR
    return "30(1)" in field.declared.law and field.declared.section in tuple("abcdefg")


def is_identity(field: FieldPlan) -> bool:
    """Whether a field of a party is a name or a contact detail."""
    return field.key in _IDENTITY


def is_internal(field: FieldPlan) -> bool:
    """Whether a detail of a table stays inside the organisation."""
    return field.label_key in _INTERNAL


def controller_page(words: Words, shown: Page) -> Page:
    """An activity of a controller, under the points of Art. 30(1)."""
    sections = []
    for section in shown.sections:
        fields = tuple(filed(words, field) for field in section.fields if "30(1)" in field.law)
        if section.letter in tuple("abcdefg") and fields:
            sections.append(replace(section, fields=fields))
    return replace(shown, sections=tuple(sections))


def processor_page(words: Words, shown: Page) -> Page:
    """An activity of a processor, under the points of Art. 30(2), which asks for less."""
    found: dict[str, list[Field]] = {}
    titles: dict[str, str] = {}
    for section in shown.sections:
        for field in section.fields:
            key = key_of(field) or ("transfers" if section.letter == "e" else "")
            letter = _PROCESSOR.get(key.removesuffix("_described_in"))
            if letter:
                titles[letter] = section.title
                found.setdefault(letter, []).append(replace(filed(words, field), law=f"30(2)({letter})"))
    return replace(
        shown, sections=tuple(Section(letter, titles[letter], tuple(found[letter])) for letter in sorted(found))
    )


def party_page(words: Words, address: str, subtitle: str) -> Page | None:
    """Names and contact details of a party, what its source does not state included; None where there is no record.

    Args:
        words: Words of the register that refers to the party.
        address: The party's address, in the register or in the shared records.
        subtitle: What the party is in this document.
    """
    holder, key = held_by(words.register, address)
    if key not in holder.records:
        return None
    shown = page(holder, key, (), words.language, words.hidden)
    fields = [filed(words, field) for field in shown.fields() if key_of(field) in _IDENTITY]
    # Art. 30 asks for contact details, not for the seat: it is shown where the record has it.
    kept = tuple(field for field in fields if not (key_of(field) == "seat" and field.is_silent))
    return replace(shown, subtitle=subtitle, sections=(Section("", "", kept),), marks=())


def held_by(register: Register, address: str) -> tuple[Register, str]:
    """The register that holds a record, this one or the shared records, and the record's id there."""
    return register.home(address), address.partition("/")[2]


def organisation_page(words: Words, shown: Page) -> Page:
    """What the register states for the whole organisation under points (c) to (g); silence there says nothing."""
    sections = []
    for section in shown.sections:
        fields = tuple(filed(words, field) for field in section.fields if "30(1)" in field.law and not field.is_silent)
        if section.letter in tuple("cdefg") and fields:
            sections.append(replace(section, fields=fields))
    return replace(shown, subtitle="", sections=tuple(sections), marks=())


def names_of_register(words: Words, shown: Page) -> Iterator[Field]:
    """The fields of the register that name its organisation, its representative, its DPO and its authority."""
    for field in shown.fields():
        if key_of(field) in ("organisation", "representative", "dpo", "authority"):
            yield filed(words, field)


def filed(words: Words, field: Field) -> Field:
    """A field without the working notes on its entries."""
    return replace(field, entries=tuple(filed_entry(words, entry) for entry in field.entries))


def filed_entry(words: Words, entry: Entry) -> Entry:
    """An entry without its working notes: evidence, whom was asked and when, the steps behind a derived one."""
    details = entry.details
    if entry.state is State.DERIVED:
        details = ()
    elif entry.state is State.OPEN:
        is_pending = entry.text in (label("open-state", state, words.language) for state in PENDING)
        reason = words.text("fields.open.reason")
        details = () if is_pending else tuple(detail for detail in details if detail.label == reason)
    else:
        internal = [words.text(key) for key in _INTERNAL]
        details = tuple(detail for detail in details if detail.label not in internal)
    return replace(entry, details=details, evidence="")
