"""What a command gives back: values that the shell prints, the terminal shows and the exports reuse."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ropa.finding import Finding, LegalClass, Place, Severity
from ropa.telling import Failure as Failure  # noqa: PLC0414 - results are found here, also those that are text alone
from ropa.telling import Text as Text  # noqa: PLC0414
from ropa.view.document import Entry, Page
from ropa.view.marks import State
from ropa.view.outline import Branch as Branch  # noqa: PLC0414 - a result's parts are found here
from ropa.view.outline import Outline as Outline  # noqa: PLC0414

if TYPE_CHECKING:
    from ropa.changes import FileDiff
    from ropa.query import Haystack, Key, Order
    from ropa.source.excerpt import Line


@dataclass(frozen=True, kw_only=True)
class OfRevision:
    """A result that may be that of a former state of the record.

    Attributes:
        revision: Which one, in the reader's language; empty for the working state.
    """

    revision: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a list: its text, and how it is known."""

    text: str
    state: State = State.STATED


@dataclass(frozen=True)
class Row:
    """One record of a list.

    Attributes:
        address: The record's address.
        cells: One per column.
        marks: What is wrong with it, counted by severity: `E2 W1`; empty where nothing is.
        values: The record as plain values keyed by the model's field names, for machines.
        haystack: Its words, for the live filter.
        keys: What it weighs in an order, by field.
    """

    address: str
    cells: tuple[Cell, ...]
    marks: str
    values: Mapping[str, Any]
    haystack: "Haystack"
    keys: Mapping[str, "Key"] = field(default_factory=dict)


@dataclass(frozen=True)
class Listing(OfRevision):
    """Records of one kind.

    Attributes:
        kind: The kind.
        title: Its plural name.
        columns: Heads of the columns.
        rows: The records.
        fields: What each column shows, as it is typed.
        orders: By what the rows are in order.
    """

    kind: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    fields: tuple[str, ...] = ()
    orders: tuple["Order", ...] = ()


@dataclass(frozen=True)
class Count:
    """How many records say one thing.

    Attributes:
        value: What they say, as written; empty where it is no value.
        label: In the reader's words.
        count: How many.
        line: The command line that lists them; empty where no query can.
        state: How such a thing is known: said, said to be none, or silent.
    """

    value: str
    label: str
    count: int
    line: str
    state: State = State.STATED


@dataclass(frozen=True)
class Counts(OfRevision):
    """How many records of one kind say what in one field. One that says several things counts under each.

    Attributes:
        kind: The kind.
        title: Its plural name.
        field: The field, as it is typed.
        label: The field in the reader's words.
        counts: The most frequent first; silence and the rest behind them.
        total: How many records there are.
    """

    kind: str
    title: str
    field: str
    label: str
    counts: tuple[Count, ...]
    total: int


@dataclass(frozen=True)
class Located:
    """A finding with its words in the reader's language and its place in the text.

    Attributes:
        finding: The finding.
        text: What it says.
        title: The name of its rule.
        place: Where it stands.
        decision: What somebody decided about it, in words; empty where nobody did.
    """

    finding: Finding
    text: str
    title: str
    place: Place | None
    decision: str = ""

    @property
    def order(self) -> tuple[str, int, int]:
        """By file, line and column; what has no place comes first."""
        return (self.place.path, self.place.line, self.place.column) if self.place else ("", 0, 0)


@dataclass(frozen=True)
class RecordView(OfRevision):
    """One record with what is wrong with it, and where it stands."""

    page: Page
    findings: tuple[Located, ...]
    place: Place | None
    values: Mapping[str, Any]


@dataclass(frozen=True)
class FindingList(OfRevision):
    """Findings, and the law they were judged by.

    Attributes:
        findings: What was found, without what is hidden because it was accepted.
        law_date: The day by which the registers were judged, as ISO 8601.
        law_checked: The day on which the law's data were last checked, as ISO 8601.
        registers: How many registers were looked at.
        law_own: How many rows of the law are the workspace's own.
        group_by: `register`, `rule`, `record` or `class`: under which heads they stand; empty for none.
        statistics: Whether only counts per rule are asked for.
        accepted: Those that somebody accepted, shown or not.
        remarks: What else a reader must know, such as what the settings keep from being shown.
        exit_zero: Whether errors end the command like any other result.
        uris: Where each file lies as a URI, by its path as shown; only where a format needs that.
    """

    findings: tuple[Located, ...]
    law_date: str
    law_checked: str
    registers: int
    law_own: int = 0
    group_by: str = ""
    statistics: bool = False
    accepted: tuple[Located, ...] = ()
    remarks: tuple[str, ...] = ()
    exit_zero: bool = False
    uris: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_failed(self) -> bool:
        """Whether an error is left that nobody accepted; one that is put off still counts."""
        return not self.exit_zero and any(
            item.finding.severity is Severity.ERROR and not item.finding.is_accepted for item in self.findings
        )

    def groups(self, usual: str = "") -> tuple[tuple[str, tuple[Located, ...]], ...]:
        """The findings under the heads that were asked for, else the usual ones.

        Rules stand in the order of their codes, classes in that of their weight, registers and records where their
        first finding stands.
        """
        by = self.group_by or usual
        found: dict[str, list[Located]] = {}
        for item in self.findings:
            found.setdefault(_head(item, by), []).append(item)
        heads = sorted(found) if by == "rule" else list(found)
        if by == "class":
            heads = [kind.value for kind in LegalClass if kind in found]
        return tuple((head, tuple(found[head])) for head in heads)

    def counts(self) -> tuple[tuple[int, Located], ...]:
        """How many findings of which rule, the most frequent first; each rule by one of its findings."""
        found: dict[str, list[Located]] = {}
        for item in self.findings:
            found.setdefault(item.finding.rule, []).append(item)
        ordered = sorted(found.values(), key=lambda items: (-len(items), items[0].finding.rule))
        return tuple((len(items), items[0]) for items in ordered)


def _head(item: Located, by: str) -> str:
    address = item.finding.at.record
    heads = {
        "rule": f"{item.finding.rule} {item.title}",
        "register": address.partition("/")[0],
        "record": address,
        "class": item.finding.legal_class.value,
    }
    return heads.get(by, "")


@dataclass(frozen=True)
class TransferRow:
    """One hop between organisations, in words, with the addresses to follow."""

    register: str
    exporter: str
    importer: str
    entry: Entry
    values: Mapping[str, Any]


@dataclass(frozen=True)
class TransferRemark:
    """What stands beside the hops: control from a third country, or a difference between declared and derived."""

    register: str
    entry: Entry
    values: Mapping[str, Any]


@dataclass(frozen=True)
class TransferList(OfRevision):
    """Hops out of, or possibly out of, the EEA, and the law they were judged by.

    Attributes:
        rows: The hops of each register, worst first.
        exposures: Parties on the way that are controlled from a third country; no transfers.
        differences: Where what the record declares and what follows from it differ.
        silent: Fields on the way that say nothing, as `record#field`.
        remarks: How many of which verdict, or that none is found; what cannot be told.
        law_date: Day of the law they were judged by, as ISO 8601.
        law_checked: Day on which the law's data were last checked.
    """

    rows: tuple[TransferRow, ...]
    exposures: tuple[TransferRemark, ...]
    differences: tuple[TransferRemark, ...]
    silent: tuple[str, ...]
    remarks: tuple[str, ...]
    law_date: str
    law_checked: str
    law_own: int = 0

    def sections(self) -> tuple[tuple[str, tuple[TransferRemark, ...]], ...]:
        """What stands beside the hops, by the key of its heading; a section that is empty is left out."""
        parts = (("transfers.section.exposures", self.exposures), ("transfers.section.differences", self.differences))
        return tuple((key, items) for key, items in parts if items)


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
class Written(OfRevision):
    """Files that a command wrote, and what the reader must know of them."""

    paths: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changed:
    """What a command did, or would do, to the files of a workspace.

    Attributes:
        label: What was done, in the reader's language.
        files: The difference in each file.
        added: Findings that appear by it.
        cured: Findings that go.
        remarks: What must be known of it.
        pending: Files that are changed and not saved, those of earlier commands among them.
        saved: Files that were written or removed.
        is_dry_run: Whether nothing was done, but only asked what would be.
        is_check: Whether it was asked whether there is anything to do, so that something is a finding.
        is_by_hand: Whether it is made of text that the same command line would not make again.
        preview: What it does in words, shown instead of the texts where those would say less.
        confirm: The command line that confirms it; empty where nothing is to be confirmed. The shell saves nothing
            that is to be confirmed, the terminal leaves it pending like any other change.
        steps: What was done in the session and can be taken back, the latest last, where that was asked for.
    """

    label: str
    files: tuple["FileDiff", ...]
    added: tuple[Located, ...] = ()
    cured: tuple[Located, ...] = ()
    remarks: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    is_dry_run: bool = False
    is_check: bool = False
    is_by_hand: bool = False
    preview: Outline | None = None
    confirm: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class History(Outline):
    """The changes of one record, the latest first, a branch for each.

    Attributes:
        address: The record.
        commits: The commit of each branch; empty for what is not committed.
    """

    address: str = ""
    commits: tuple[str, ...] = ()


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
class Clash:
    """A file that others changed since it was read, and that is changed here too; None stands for no such file.

    Attributes:
        path: The file as the reader knows it.
        read: Its text when it was read.
        mine: Its text as it is to be.
        theirs: Its text as it is on the disk now.
    """

    path: str
    read: str | None
    mine: str | None
    theirs: str | None


@dataclass(frozen=True)
class Conflicts:
    """Others have changed files that were to be saved; nothing was written.

    Attributes:
        message: What happened, and the cure, in the reader's language.
        clashes: The files.
        files: In each, what separates the disk's text from one's own.
        lines: The command lines among which to choose, each with what it does.
    """

    message: str
    clashes: tuple[Clash, ...]
    files: tuple["FileDiff", ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ToFill(Outline):
    """What one record still has to say, as questions; the terminal asks them one after the other."""


@dataclass(frozen=True)
class NeedsConfirmation:
    """Something would be lost that was not named, or is to be looked at first; nothing was done.

    Attributes:
        message: What stands in the way, in the reader's language.
        line: The command line that does it all the same.
        uses: The fields concerned, as `record#field`.
        preview: What that would do, where it takes more than the message to say so.
    """

    message: str
    line: str
    uses: tuple[str, ...]
    preview: Outline | None = None


Result = (
    Listing
    | Counts
    | RecordView
    | FindingList
    | TransferList
    | MapView
    | Outline
    | Home
    | Written
    | Changed
    | Conflicts
    | SourceView
    | NeedsConfirmation
    | Text
    | Failure
)
"""Whatever a command returns."""
