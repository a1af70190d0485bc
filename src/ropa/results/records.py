"""One record, what surrounds it, and the workspace at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ropa.finding import Place
from ropa.results.findings import Located
from ropa.results.revision import OfRevision
from ropa.view.document import Page
from ropa.view.outline import Outline

if TYPE_CHECKING:
    from ropa.source.excerpt import Line


@dataclass(frozen=True)
class RecordView(OfRevision):
    """One record with what is wrong with it, and where it stands."""

    page: Page
    findings: tuple[Located, ...]
    place: Place | None
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Neighbour:
    """One edge as seen from the record in focus.

    Attributes:
        address: The node at the other end; empty where the record does not say what is there.
        name: What it is called.
        relation: What the edge says.
        detail: Why it is one: the data, the role, the purpose and its basis, the place.
        can_open: Whether it is a record.
        further: What lies behind it in the same direction.
    """

    address: str
    name: str
    relation: str
    detail: str
    can_open: bool
    further: tuple["Neighbour", ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether it is a word of a closed list, or a place."""
        return not self.can_open and ":" in self.address


@dataclass(frozen=True)
class MapView(OfRevision):
    """A record between what it comes from and what it goes to, some steps each way."""

    address: str
    title: str
    subtitle: str
    facts: tuple[str, ...]
    comes_from: tuple[Neighbour, ...]
    goes_to: tuple[Neighbour, ...]
    depth: int = 1


@dataclass(frozen=True)
class SourceView(OfRevision):
    """What the texts say of one record.

    Attributes:
        address: The record.
        title: What it is called.
        path: The file as the reader knows it.
        lines: Its lines there.
        number: The line of the field asked for, else the record's first.
        field: The field asked for, as people write it; empty where none was.
    """

    address: str
    title: str
    path: str
    lines: tuple["Line", ...]
    number: int
    field: str = ""


@dataclass(frozen=True)
class Tile:
    """One figure of the home screen and the command line that shows what is behind it."""

    label: str
    value: str
    line: str


@dataclass(frozen=True)
class RegisterSummary:
    """One register at a glance."""

    name: str
    organisation: str
    banner: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Home(OfRevision):
    """The workspace at a glance.

    Attributes:
        title: Its folder.
        registers: Each register.
        problems: What could not be read.
        law_date: The day by which it was judged, as ISO 8601; `law_checked` and `law_own` as in a `FindingList`.
        tiles: What all registers come to.
    """

    title: str
    registers: tuple[RegisterSummary, ...]
    problems: tuple[Located, ...]
    law_date: str
    law_checked: str
    law_own: int = 0
    tiles: tuple[Tile, ...] = ()


@dataclass(frozen=True)
class History(Outline):
    """The changes of one record, the latest first, a branch for each.

    Attributes:
        address: The record.
        commits: The commit of each branch; empty for what is not committed.
        former: The address of the record at each branch.
    """

    address: str = ""
    commits: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToFill(Outline):
    """What one record still has to say, as questions; the terminal asks them one after the other."""
