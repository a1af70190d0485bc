"""One record as a page: its fields under the points of Art. 30(1), values with their evidence, silence included."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from typing import Any, NamedTuple

from ropa.finding import Pointer
from ropa.i18n import listed, one_line
from ropa.model import (
    NONE,
    Activity,
    Disclosure,
    Engagement,
    Evidence,
    FieldPlan,
    Open,
    Part,
    Record,
    Retention,
    plan,
    plan_by_key,
)
from ropa.register import Register, Statement
from ropa.register.once import ByIdentity
from ropa.transfers import Hop, Verdict
from ropa.view.absence import silent, without_hidden
from ropa.view.document import Detail, Entry, Field, Page, Section
from ropa.view.evidence import evidence_of, evidence_words, state_of
from ropa.view.held import held as _held
from ropa.view.held import is_asked as _is_asked
from ropa.view.hop import HopEntries, by_activity
from ropa.view.marks import SIGNS, State
from ropa.view.own_words import is_free
from ropa.view.retention import headline
from ropa.view.words import Words
from ropa.vocabulary import label

ORDER = ("a", "b", "basis", "c", "d", "e", "f", "g", "identity", "contact", "contract", "rights", "other", "admin")
"""The order of sections, by letter or name."""
_PROVENANCE = frozenset(("evidence", "alternative", "open", "accepted", "deferred", "cited"))
"""Fields that speak of other fields and are shown beside them."""


def page(
    register: Register, key: str, hops: tuple[Hop, ...], language: str, hidden: frozenset[State] = frozenset()
) -> Page:
    """The page of one record; of several, see `Pages`.

    Args:
        register: The register it belongs to.
        key: Its id; empty for the register's own record.
        hops: The register's hops between organisations, shown with the activities whose data they carry.
        language: Language of everything but user text.
        hidden: How values are known that are left out; a mark stands in their place.
    """
    return Pages(register, hops, language, hidden).of(key)


class Pages:
    """The pages of a register's records; a hop that many activities share is put in words once for all of them."""

    def __init__(
        self,
        register: Register,
        hops: Iterable[Hop],
        language: str,
        hidden: frozenset[State] = frozenset(),
        among: frozenset[str] | None = None,
    ) -> None:
        """Take what `page` takes, and the addresses of the activities asked for where these are not all."""
        self._words = Words(register, language, hidden)
        self._hops = by_activity((hop for hop in hops if hop.verdict is not Verdict.NOT_A_TRANSFER), among)
        self._hop_entries = HopEntries(self._words)
        self._told: ByIdentity[Any, _Said] = ByIdentity()
        self._proofs: ByIdentity[Evidence, str] = ByIdentity()
        self._inherited: ByIdentity[Statement, Entry] = ByIdentity()

    def of(self, key: str, only: frozenset[str] | None = None) -> Page:
        """The page of a record.

        Args:
            key: Its id; empty for the register's own record.
            only: Keys of the fields that are asked for; all of them where None.
        """
        words, register = self._words, self._words.register
        record = register.records[key] if key else register.own
        assert record is not None, "the caller looked the record up"
        found: dict[str, list[Field]] = {}
        for field in _shown(type(record), only):
            if shown := _field(words, key, record, field, self._entry):
                found.setdefault(field.declared.section, []).append(shown)
        if isinstance(record, Activity):
            found.setdefault("a", []).insert(0, self._controller(register.address(key)))
            found["e"] = [*found.get("e", ()), *self._derived(register.address(key))]
        sections = tuple(
            Section(letter, words.text(f"fields.section.{letter}"), tuple(found[letter]))
            for letter in ORDER
            if found.get(letter)
        )
        kind = type(record).KIND
        title = words.name(record, key)
        status = getattr(record, "status", None)
        marks = (words.text("document.to-confirm"),) if status == "to-confirm" else ()
        subtitle = words.text(f"fields.kind.{kind}")
        if status:
            subtitle += f" · {label('status', status, words.language)}"
        return Page(register.address(key), kind, title, subtitle, sections, marks)

    def _controller(self, address: str) -> Field:
        """Who answers for an activity: said by the register, shown with every activity."""
        return Field(Pointer(address), self._words.text("fields.register.organisation"), "30(1)(a)", self._organisation)

    @cached_property
    def _organisation(self) -> tuple[Entry, ...]:
        words, register = self._words, self._words.register
        found = register.find(register.own.organisation) if register.own else None
        if found is None:
            return (silent(words),)
        return (Entry(words.name(found[1], found[0]), State.STATED, link=found[0], is_quoted=True),)

    def _derived(self, address: str) -> Iterator[Field]:
        """What the graph says of transfers of an activity's data."""
        if hops := self._hops.get(address):
            label_ = self._words.text("document.derived-transfers")
            yield Field(Pointer(address), label_, "30(1)(e), 44", tuple(map(self._hop_entries.of, hops)))

    def _entry(self, words: Words, record: Record, field: FieldPlan, held: Statement, at: Pointer) -> Entry:
        if not _is_inherited(words, record, held):
            return _entry(self._said, self._proof, words, record, field, held, at)
        # What a register states for its activities reads alike on the page of each.
        return self._inherited.of(held, lambda one: _entry(self._said, self._proof, words, record, field, one, at))

    def _said(self, words: Words, field: FieldPlan, value: Any) -> "_Said":
        return self._told.of(value, lambda one: _said(words, field, one), field)

    def _proof(self, evidence: Evidence, words: Words) -> str:
        # What one passage of a notice shows is mostly much.
        return self._proofs.of(evidence, lambda one: evidence_words(one, words))


@cache
def _shown(model: type[Record], only: frozenset[str] | None) -> Sequence[FieldPlan]:
    """The fields of a model that a page shows, of which some may be asked for alone."""
    return [field for field in plan(model) if field.key not in _PROVENANCE and (only is None or field.key in only)]


_STRONGEST = (State.CONFIRMED, State.STATED, State.NONE, State.LINKED, State.INFERRED, State.OPEN, State.SILENT)


def column(words: Words, key: str, record: Record, name: str) -> Entry:
    """One field of a record as a single entry, for a cell of a list.

    Where its values are not all known alike, each carries its own sign; of two that read alike the surer one counts.
    """
    field = plan_by_key(type(record))[name]
    shown = _entries(words, key, record, field, _brief, Pointer(words.register.address(key), (field.key,)))
    if shown is None:
        return Entry("", State.STATED)
    entries = [entry for entry in shown if entry.state is not State.ALTERNATIVE] or list(shown)
    surest: dict[str, State] = {}
    for entry in entries:
        surest[entry.text] = min(surest.get(entry.text, entry.state), entry.state, key=rank)
    states = set(surest.values())
    origin = entries[0].origin if all(entry.origin for entry in entries) else ""
    if len(states) == 1:
        return Entry(listed(surest, words.language), states.pop(), origin=origin)
    said = (f"{SIGNS[state]} {text}".strip() for text, state in surest.items())
    return Entry(listed(said, words.language), State.STATED, origin=origin)


def cell(words: Words, key: str, record: Record, name: str) -> tuple[Entry, ...]:
    """One field of a record as the entries of a cell; what it does not say is a silence there."""
    field = plan_by_key(type(record))[name]
    shown = _field(words, key, record, field)
    return shown.entries if shown else (silent(words, Pointer(words.register.address(key), (name,))),)


def rank(state: State) -> int:
    """How sure a state is: the lower, the surer."""
    return _STRONGEST.index(state) if state in _STRONGEST else len(_STRONGEST)


def field_shown(words: Words, key: str, record: Record, name: str) -> Field | None:
    """One field of a record by its key, as its page shows it; None where it says nothing and nobody asks it."""
    return _field(words, key, record, plan_by_key(type(record))[name])


class _Said(NamedTuple):
    """What a value says, whichever record states it: in words, what else, the record it names, whose words they are."""

    text: str
    details: tuple[Detail, ...]
    link: str
    is_quoted: bool


def _said(words: Words, field: FieldPlan, value: Any) -> _Said:
    link = _link(words, field, value)
    if _is_none(value):
        return _Said(words.text("document.none"), (), link, False)
    return _Said(*in_words(words, field, value), link, bool(link) or is_free(_leading(value) or field))


_Entering = Callable[[Words, Record, FieldPlan, Statement, Pointer], Entry]


def _field(words: Words, key: str, record: Record, field: FieldPlan, entry: _Entering | None = None) -> Field | None:
    at = Pointer(words.register.address(key), (field.key,))
    entries = _entries(words, key, record, field, entry or partial(_entry, _said, evidence_words), at)
    return None if entries is None else Field(at, words.label(field), field.declared.law, entries)


def _entries(
    words: Words, key: str, record: Record, field: FieldPlan, entry: _Entering, at: Pointer
) -> tuple[Entry, ...] | None:
    entries = [entry(words, record, field, held, at) for held in _held(words.register, key, record, field)]
    if record.alternative:
        entries += _alternatives(words, record, field, at)
    if record.open:
        entries += (_open(words, item, at) for item in record.open if item.field == field.key)
    if not entries:
        if not _is_asked(words.register, key, record, field):
            return None
        entries = [silent(words, at)]
    return without_hidden(words, entries, at)


def _origin(words: Words, record: Record, field: FieldPlan, held: Statement) -> tuple[str, Evidence | None]:
    """The address of the register where a record inherits a value from it, and what shows the value."""
    register = words.register
    if _is_inherited(words, record, held):
        return register.name, evidence_of(register.own or record, field, held.value)
    return "", evidence_of(record, field, held.value)


def _is_inherited(words: Words, record: Record, held: Statement) -> bool:
    return held.at.record == words.register.name and isinstance(record, Activity)


def _brief(words: Words, record: Record, field: FieldPlan, held: Statement, _: Pointer) -> Entry:
    """An entry with what a cell of a list shows of it alone; lists ask for it by the thousand."""
    origin, evidence = _origin(words, record, field, held)
    is_none = _is_none(held.value)
    said = words.text("document.none") if is_none else in_brief(words, field, held.value)
    return Entry(said, _known(evidence, is_none=is_none), origin=origin)


def _entry(
    said: Callable[[Words, FieldPlan, Any], _Said],
    proof: Callable[[Evidence, Words], str],
    words: Words,
    record: Record,
    field: FieldPlan,
    held: Statement,
    at: Pointer,
) -> Entry:
    origin, evidence = _origin(words, record, field, held)
    shown = said(words, field, held.value)
    return Entry(
        shown.text,
        _known(evidence, is_none=_is_none(held.value)),
        shown.details,
        proof(evidence, words) if evidence else "",
        origin,
        shown.link,
        shown.is_quoted,
        at if held.at.record == at.record else Pointer(held.at.record, at.field),
    )


def _is_none(value: Any) -> bool:
    # A table takes long to say that it is no word.
    return isinstance(value, str) and value == NONE


def _known(evidence: Evidence | None, *, is_none: bool) -> State:
    """How a value is known; a none that is only proposed, or that somebody confirmed, is told as that."""
    if evidence is None:
        return State.NONE if is_none else State.STATED
    state = state_of(evidence)
    return State.NONE if is_none and state not in (State.INFERRED, State.CONFIRMED) else state


def _leading(value: Any) -> FieldPlan | None:
    """The field whose text stands for a table; a time limit reads as a sentence of the program's."""
    return lead(value) if isinstance(value, Part) and not isinstance(value, Retention) else None


def _link(words: Words, field: FieldPlan, value: Any) -> str:
    if isinstance(value, Part):
        first = lead(value)
        return words.link(first, getattr(value, first.name)) if first else ""
    return words.link(field, value)


def lead(part: Part) -> FieldPlan | None:
    """The first field of a table that says something, which stands for the table."""
    return next((f for f in plan(type(part)) if f.key != "applies" and getattr(part, f.name) is not None), None)


def in_words(words: Words, field: FieldPlan, value: Any) -> tuple[str, tuple[Detail, ...]]:
    """A value as a headline and what else it says."""
    if not isinstance(value, Part):
        return words.value(field, value), ()
    if isinstance(value, Retention):
        said, fields = headline(words, value)
        return said, tuple(_details(words, value, skip=fields))
    if isinstance(value, Disclosure):
        return _recipient(words, value), (*_service(words, value), *_details(words, value, skip=frozenset(("to",))))
    first = lead(value)
    details = tuple(_details(words, value, skip=frozenset((first.key,)))) if first else ()
    return _led(words, value, first), details


def in_brief(words: Words, field: FieldPlan, value: Any) -> str:
    """The headline of a value alone."""
    if not isinstance(value, Part):
        return words.value(field, value)
    if isinstance(value, Retention):
        return headline(words, value)[0]
    return _recipient(words, value) if isinstance(value, Disclosure) else _led(words, value, lead(value))


def _led(words: Words, value: Part, first: FieldPlan | None) -> str:
    """A table by its first field."""
    if first is None:
        return words.text("document.silent")
    shown = getattr(value, first.name)
    text = _plain(words, first, shown)
    if isinstance(shown, bool):
        return words.label(first) if shown else words.pair(words.label(first), text)
    return text


def _recipient(words: Words, value: Disclosure) -> str:
    """A recipient by its party, also where the record names the service it renders: who it is, Art. 30(1)(d) asks."""
    found = words.register.find(value.to)
    if found is None or not isinstance(found[1], Engagement):
        return words.name(found[1], value.to) if found else one_line(value.to)
    party = words.register.home(found[0]).find(found[1].party)
    return words.name(party[1], found[1].party) if party else one_line(found[1].party)


def _service(words: Words, value: Disclosure) -> Iterator[Detail]:
    """Which service the recipient renders, where the record names that."""
    found = words.register.find(value.to)
    if found and isinstance(found[1], Engagement) and (service := found[1].service):
        yield Detail(words.text("fields.engagement.service"), one_line(service))


def _details(words: Words, part: Part, skip: frozenset[str] = frozenset()) -> Iterator[Detail]:
    for field in plan(type(part)):
        value = getattr(part, field.name)
        if value is None or field.key in skip or field.key in ("evidence", "fingerprint"):
            continue
        if isinstance(value, Part):
            yield from _details(words, value)
        else:
            yield Detail(words.label(field), _plain(words, field, value))


def _plain(words: Words, field: FieldPlan, value: Any) -> str:
    items = value if isinstance(value, tuple) else (value,)
    return listed((words.value(field, item) for item in items), words.language)


def _alternatives(words: Words, record: Record, field: FieldPlan, at: Pointer) -> Iterator[Entry]:
    for other in record.alternative or ():
        if other.field == field.key:
            text = _plain(words, field, other.value)
            evidence = evidence_words(other.evidence, words)
            yield Entry(text, State.ALTERNATIVE, (), evidence, is_quoted=is_free(field), at=at)


def _open(words: Words, item: Open, at: Pointer) -> Entry:
    details = [
        Detail(words.text(f"fields.open.{key}"), one_line(str(value)))
        for key, value in (("of", item.of), ("on", item.on), ("reason", item.reason))
        if value is not None
    ]
    return Entry(label("open-state", item.state, words.language), State.OPEN, tuple(details), at=at)
