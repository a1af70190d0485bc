"""What the sources of obligations ask of a register alike: whether a value is a fact, and which document it names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ropa.finding import Pointer
from ropa.model import Activity, Document, FieldPlan, Record, plan
from ropa.register import Register, Statement, statements
from ropa.register.evidence import evidence_of
from ropa.rules import Case


def record_at(register: Register, address: str) -> Record | None:
    """The record at an address, the register's own among them; None where there is none."""
    return register.own if address == register.name else register.at(address)


def is_inferred(register: Register, at: Pointer, item: object) -> bool:
    """Whether a value is only a professional's proposal, so that nothing follows from it yet.

    Args:
        register: The register.
        at: The field that states it.
        item: The value, or one item of it.
    """
    record = record_at(register, at.record)
    if record is None:
        return False
    evidence = evidence_of(record, _fields(type(record))[str(at.field[0])], item)
    return evidence is not None and evidence.basis == "inferred"


@cache
def _fields(model: type[Record]) -> Mapping[str, FieldPlan]:
    return {field.key: field for field in plan(model)}


def documents(register: Register, references: Iterable[str | None], holder: str = "") -> tuple[str, ...]:
    """The addresses of the documents that exist among those named.

    Args:
        register: The register.
        references: What a record names; None for a silent field.
        holder: Address of the record that names them, whose register resolves them.
    """
    home = register.home(holder) if holder else register
    found = (home.find(word) for word in references if word)
    return tuple(item[0] for item in found if item and isinstance(item[1], Document))


def is_planned(register: Register, address: str) -> bool:
    """Whether the record at an address is an activity that is only planned."""
    record = register.at(address)
    return isinstance(record, Activity) and record.status == "proposed"


@dataclass(frozen=True, slots=True)
class Current:
    """An activity carried out by the controller on the day of the law."""

    at: Pointer
    key: str
    record: Activity

    def field(self, *path: str | int) -> Pointer:
        """A field of it."""
        return Pointer(self.at.record, path)


def current(case: Case) -> Iterator[Current]:
    """The controller's activities of the day, without those that are only planned."""
    for at, key, activity in case.activities():
        if not is_planned(case.register, at.record):
            yield Current(at, key, activity)


def stated(case: Case, of: Current, name: str) -> Iterator[tuple[Statement, bool]]:
    """What holds for an activity in one field, and whether it is a fact and not only a proposal."""
    for held in statements(case.register, of.key, of.record, name):
        yield held, not is_inferred(case.register, held.at, held.value)
