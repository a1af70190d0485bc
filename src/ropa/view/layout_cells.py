"""What a register says to a point of a layout, as the entries of a cell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ropa.finding import Pointer
from ropa.model import Part, plan
from ropa.questions.completeness.values import Holder, compelling, engaged, parties, systems
from ropa.questions.layouts import Point
from ropa.register import statements
from ropa.rules import Case
from ropa.transfers import Hop
from ropa.view.absence import absent, left_out, silent, without_hidden
from ropa.view.document import Entry, Page
from ropa.view.filed import filed_entry, key_of
from ropa.view.marks import State
from ropa.view.own_words import is_free
from ropa.view.recipients import cell_at, declared, name_entry, shown_hops, state_at, unshown
from ropa.view.record import Pages
from ropa.view.tied import tied
from ropa.view.words import Words, date_words

OWNED = frozenset(("owner",))
"""Fields of a layout that nobody outside the organisation is shown unless that is asked for."""

_NAMED_IN = {
    "representative": "representative",
    "dpo": "dpo",
    "joint": "joint_controllers",
    "on-behalf-of": "on_behalf_of",
}
"""The field that names the parties of a point."""


_BESIDE = frozenset(("started", "ended", "measures_described_in"))
"""Fields of an activity that share a column with others."""


@dataclass
class Cells:
    """The cells of one register.

    Attributes:
        words: Its words.
        case: The register and the law.
        is_internal: Whether what is the organisation's own affair is shown.
    """

    words: Words
    case: Case
    is_internal: bool

    def of(self, points: Iterable[Point], holder: Holder) -> tuple[Entry, ...]:
        """What the points of one column say of an activity or of the register; silence only where all are silent."""
        entries: dict[tuple[str, State], Entry] = {}
        held = [point for point in points if point.fields]
        if not held:
            return (absent(self.words, "unheld"),)
        for point in held:
            for field in point.fields:
                for entry in self._field(field, point, holder):
                    entries.setdefault((entry.text, entry.state), entry)
        said = tuple(entry for entry in entries.values() if entry.state is not State.SILENT)
        # What was worked out never stands in for a statement that is missing.
        if said and any(entry.state is not State.DERIVED for entry in said):
            return said
        return tuple(entries.values()) or (silent(self.words, holder.at),)

    def field(self, key: str, holder: Holder) -> tuple[Entry, ...]:
        """One field of an activity, or of the register, without working notes."""
        if key in OWNED and not self.is_internal:
            return (absent(self.words, "internal"),)
        shown = self._page(holder)
        found = next((field for field in shown.fields() if key_of(field) == key), None) if shown else None
        if found is None:
            return (silent(self.words, Pointer(holder.at.record, (key,))),)
        return tuple(filed_entry(self.words, entry) for entry in found.entries)

    def _field(self, field: str, point: Point, holder: Holder) -> Iterator[Entry]:
        root, name, *part = field.split(".")
        if root == "organisation" or root in _NAMED_IN:
            yield from self._of_parties(root, name, holder)
        elif root == "transfer":
            yield from self._safeguards(holder)
        elif root in ("processor", "engagement"):
            found = [address for address, _ in engaged(self.case, holder, root == "processor")]
            kept = [address for address in found if address not in self._unshown]
            yield from self._of_records(kept, name)
            if len(kept) < len(found):
                yield left_out(self.words, Pointer(holder.at.record, ("disclosure",)), len(found) - len(kept))
        elif root == "system":
            named = self.field("systems", holder)
            run = (address for address, _ in systems(self.case, holder.activity)) if holder.activity else ()
            yield from self._of_records(self._shown(run, named), name)
            yield from (entry for entry in named if entry.state is State.ABSENT)
        elif root == "register":
            yield from self._of_register(name, holder)
        elif part:
            yield from self._within(name, part[0], point, holder)
        elif name == "review":
            yield from self._reviews(holder)
        elif name == "subject_data" and "activity.data" in point.fields:
            yield from tied(self.words, holder.at.record, self.field(name, holder))
        else:
            yield from (self._labelled(name, entry) for entry in self.field(name, holder))
            if name == "transfers":
                yield from self._derived(holder)

    def _of_register(self, name: str, holder: Holder) -> Iterator[Entry]:
        """A field of the register; what it says is not the activity's own where it stands in the row of one."""
        address = self.case.register.address()
        for entry in self.field(name, Holder(Pointer(address), "", None)):
            is_said = holder.key and entry.state not in (State.SILENT, State.ABSENT)
            yield replace(entry, origin=address) if is_said else entry

    def _page(self, holder: Holder) -> Page | None:
        if holder.key not in self._shown_pages and (holder.key or self.case.register.own):
            self._shown_pages[holder.key] = self._pages.of(holder.key)
        return self._shown_pages.get(holder.key)

    @cached_property
    def _shown_pages(self) -> dict[str, Page]:
        return {}

    @cached_property
    def _pages(self) -> Pages:
        words = self.words
        return Pages(words.register, self._hops, words.language, words.hidden)

    @cached_property
    def _hops(self) -> tuple[Hop, ...]:
        return shown_hops(self.words, self.case.hops)

    @cached_property
    def _unshown(self) -> frozenset[str]:
        return unshown(self.words)

    def _of_parties(self, root: str, name: str, holder: Holder) -> Iterator[Entry]:
        """What the parties of a point say in a field; where none is named, what the record says of that."""
        found = parties(self.case, holder, root)
        if key := _NAMED_IN.get(root):
            named = self.field(key, holder)
            found = self._shown(found, named)
            yield from (entry for entry in named if entry.state is State.ABSENT or not found)
        elif not found:
            yield silent(self.words, holder.at)
        for address in found:
            record = self.case.register.at(address)
            entries = cell_at(self.words, address, record, name) if record else ()
            yield from (entry for entry in entries if entry.state is not State.SILENT or len(found) == 1)

    def _shown(self, addresses: Iterable[str], named: Iterable[Entry]) -> tuple[str, ...]:
        """Those of some records that the document names; what it leaves out it does not describe either."""
        links = {entry.link for entry in named}
        return tuple(address for address in addresses if not self.words.hidden or address in links)

    def _of_records(self, addresses: Iterable[str], name: str) -> Iterator[Entry]:
        for address in addresses:
            if record := self.case.register.at(address):
                for entry in cell_at(self.words, address, record, name):
                    shown = name_entry(self.words, address).text
                    yield replace(entry, text=self.words.pair(shown, entry.text), is_quoted=False)

    def _within(self, name: str, key: str, point: Point, holder: Holder) -> Iterator[Entry]:
        """One field of the tables in a field, as far as they are about the basis of the point."""
        activity = holder.activity
        at = Pointer(holder.at.record, (name,))
        entries = []
        for held in statements(self.case.register, holder.key, activity, name) if activity else ():
            if not isinstance(held.value, Part) or (point.basis and getattr(held.value, "basis", "") != point.basis):
                continue
            field = next(one for one in plan(type(held.value)) if one.key == key)
            value = getattr(held.value, field.name)
            if value is not None:
                said, link = self.words.value(field, value), self.words.link(field, value)
                if not (is_free(field) or link or isinstance(value, bool)):
                    said = self.words.pair(self.words.label(field), said)
                state = state_at(self.words, Pointer(held.at.record, held.at.field[:2]))
                entries.append(Entry(said, state, link=link, is_quoted=bool(link) or is_free(field), at=held.at))
        yield from without_hidden(self.words, entries, at)
        if not entries:
            opened = (entry for entry in self.field(name, holder) if entry.state in (State.OPEN, State.NONE))
            yield next(opened, silent(self.words, at))

    def _safeguards(self, holder: Holder) -> Iterator[Entry]:
        """The documents of the transfers for compelling legitimate interests (Art. 49(6))."""
        hops = compelling(holder)
        if not hops:
            yield Entry(self.words.text("document.no-such-transfer"), State.DERIVED)
        for hop in hops:
            yield from declared(self.words, hop, "document")

    def _reviews(self, holder: Holder) -> Iterator[Entry]:
        """When somebody looked at the record; who, and what came of it, stays inside."""
        label = self.words.text("fields.record.review")
        for item in (holder.activity and holder.activity.review) or ():
            yield Entry(self.words.pair(label, date_words(item.on, self.words.language)), State.STATED)

    def _derived(self, holder: Holder) -> Iterator[Entry]:
        shown = self._page(holder)
        for field in shown.fields() if shown else ():
            if not key_of(field):
                yield from (filed_entry(self.words, entry) for entry in field.entries if entry.state is State.DERIVED)

    def _labelled(self, name: str, entry: Entry) -> Entry:
        """A value behind the label of its field where the head of its column does not tell which field it is."""
        if name not in _BESIDE or entry.state in (State.SILENT, State.OPEN, State.ABSENT):
            return entry
        said = self.words.pair(self.words.text(f"fields.activity.{name}"), entry.text)
        return replace(entry, text=said, is_quoted=False)


def activities_of(case: Case, side: str) -> Iterator[Holder]:
    """The activities of one capacity on the day of the law, each with the hops of its data."""
    hops: dict[str, list[Hop]] = {}
    for hop in case.hops:
        for address in hop.activities:
            hops.setdefault(address, []).append(hop)
    for at, key, activity in case.activities(side):
        yield Holder(at, key, activity, tuple(hops.get(at.record, ())))
