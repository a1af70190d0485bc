"""The records of one organisation, and of all organisations of a workspace together, ready to be asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from ropa.finding import Finding, Path, Place, Pointer
from ropa.model import Record, RegisterRecord
from ropa.register.gathering import Gathered
from ropa.register.once import lasting, once
from ropa.register.pruning import text_path
from ropa.source import Source, locate

RecordType = TypeVar("RecordType", bound=Record)

SHARED = "shared"
"""The folder, and the prefix, of records that every register may refer to."""

_IN_SHARED = f"{SHARED}/"


class Home(NamedTuple):
    """Where a record stands: its text and its table there; and which parts of the text were left out of it."""

    source: Source
    table: Path
    left_out: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class Register:
    """The record of processing activities of one organisation.

    Attributes:
        name: Its folder's name, the first part of every address in it.
        own: The register's own record; None where the texts have none that can be read.
        records: All other records by id, in the order in which they were read.
        homes: Where each record stands; the register's own under the empty id.
        findings: What could not be read as meant.
        lost: Ids of records that exist in the texts but could not be read.
        shared: The records that every register of the workspace may refer to.
        folder: Folder of its texts as the reader knows it; empty where they come from none.
        sources: Its texts, also those that hold no record or cannot be read.
        read: What was gathered of its records when they were read; of other records, should they have been replaced.
        kept: What was worked out from it, see `once`.
        met: What references were found to name.
        addresses: The addresses that were asked for, by id.
    """

    name: str
    own: RegisterRecord | None
    records: Mapping[str, Record]
    homes: Mapping[str, Home]
    findings: tuple[Finding, ...]
    lost: frozenset[str] = frozenset()
    shared: "Register | None" = None
    folder: str = ""
    sources: tuple[Source, ...] = ()
    read: Gathered | None = field(default=None, repr=False, compare=False)
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    met: dict[str, tuple[str, Record]] = field(default_factory=dict, init=False, repr=False, compare=False)
    addresses: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, model: type[RecordType]) -> Iterator[tuple[str, RecordType]]:
        """The records of one kind, by id, in the order in which they were read."""
        return iter(gathered(self).by_kind.get(model, ()))

    def address(self, key: str = "") -> str:
        """The address of a record of this register; of the register itself for the empty id."""
        if not key:
            return self.name
        # One for each record, since thousands of statements, edges and findings name the same.
        if (known := self.addresses.get(key)) is None:
            known = self.addresses[key] = f"{self.name}/{key}"
        return known

    def find(self, reference: str) -> tuple[str, Record] | None:
        """The record that a reference names, with its address; None where there is none.

        Args:
            reference: An id of this register, or `shared/id`.
        """
        if (known := self.met.get(reference)) is not None:
            return known
        if (record := self.records.get(reference)) is not None:
            found = self.met[reference] = self.address(reference), record
            return found
        if self.shared is not None and reference.startswith(_IN_SHARED):
            record = self.shared.records.get(reference.removeprefix(_IN_SHARED))
            if record is not None:
                found = self.met[reference] = reference, record
                return found
        return None

    def home(self, address: str) -> "Register":
        """The register that holds the record of an address found here: this one, or the shared records."""
        if self.shared is not None and (address.startswith(_IN_SHARED) or address == SHARED):
            return self.shared
        return self

    def at(self, address: str) -> Record | None:
        """The record at an address of this register or of the shared records; None where there is none."""
        name, _, key = address.partition("/")
        home = self.shared if name == SHARED and self.shared is not None else self
        return home.records.get(key)

    def recorded(self, address: str) -> Record | None:
        """The same of any address, the register's own among them."""
        key = address.partition("/")[2]
        return self.at(address) if key else self.home(address).own

    def in_text(self, at: Pointer) -> Path:
        """A field as its text counts it: there, lists have the items that the record had to leave out."""
        home = self.home(at.record).homes.get(at.record.partition("/")[2])
        return text_path(home.left_out, at.field) if home else at.field

    @property
    def reconstructed(self) -> bool:
        """Whether the register was made from a public notice and not by the organisation itself."""
        return self.own is not None and self.own.origin == "reconstructed-from-public-notice"

    @property
    def language(self) -> str:
        """Language of the register's own text; English where it names none."""
        return (self.own and self.own.language) or "en"

    @property
    def organisation(self) -> str:
        """Name of the organisation whose register this is; the register's name where it is unknown."""
        found = self.find(self.own.organisation) if self.own else None
        return getattr(found[1], "name", self.name) if found else self.name


def gathered(register: Register) -> Gathered:
    """The records of a register by their kinds, and by whom they name."""
    read = register.read
    if read is not None and read.records is register.records and read.own is register.own:
        return read
    return _gathered(register)


@once
@lasting
def _gathered(register: Register) -> Gathered:
    return Gathered(register.own, register.records)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All registers of a workspace.

    Attributes:
        registers: By name, sorted.
        findings: What is wrong outside any register, such as the settings.
    """

    registers: Mapping[str, Register]
    findings: tuple[Finding, ...] = ()

    def find(self, address: str) -> tuple[Register, str, Record] | None:
        """The register, the id and the record of an address; None where there is none."""
        name, _, key = address.partition("/")
        register = self.registers.get(name)
        if register is None:
            return None
        record = register.records.get(key) if key else register.own
        return None if record is None else (register, key, record)

    def place(self, at: Pointer) -> Place | None:
        """Where the field that a pointer names stands in its text; None where the record has no text."""
        found = self.find(at.record)
        home = found and found[0].homes.get(found[1])
        return locate(home.source, home.table + text_path(home.left_out, at.field)) if home else None

    def text_of(self, at: Pointer) -> str:
        """The path of the text in which a record stands; empty where it has none."""
        name, _, key = at.record.partition("/")
        home = self.registers[name].homes.get(key) if name in self.registers else None
        return home.source.path if home else ""

    def addresses(self) -> Iterator[str]:
        """The address of every record, register by register."""
        for register in self.registers.values():
            if register.own is not None:
                yield register.name
            yield from (register.address(key) for key in register.records)
