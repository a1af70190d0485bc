"""What changed between two states of a register, in the order in which a reader must know it.

Transfers first, then recipients, then records that are new, gone or renamed, then what each record says differently.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ropa.finding import Finding, sentence
from ropa.i18n import one_line
from ropa.model import Activity, Disclosure, Engagement, FieldPlan, RegisterRecord, plan
from ropa.questions.difference import Difference, Fate, ItemChange, RecordChange
from ropa.register import Register
from ropa.view.answers.changes import Side, Telling, called
from ropa.view.answers.moved import Compared, Moved
from ropa.view.marks import State
from ropa.view.outline import Branch
from ropa.view.recipients import name_at
from ropa.view.record import column, in_words
from ropa.view.words import Words
from ropa.vocabulary import label

DISCLOSURE = "disclosure"
"""The field that names recipients: its changes are told by recipient, and not again by record."""


def branch_of(difference: Difference, language: str, *, with_findings: bool) -> Branch:
    """What changed in one register, under the line that names it.

    Args:
        difference: What changed.
        language: Language of everything but user text.
        with_findings: Whether findings that appear or go are listed and not only counted.
    """
    told = _Told(difference, language)
    side = difference.before if difference.fate is Fate.GONE else difference.after
    name = one_line(side.organisation)
    if difference.fate is not Fate.CHANGED:
        name = told.text(f"register.{difference.fate}", name=name)
    return Branch(name, side.address(), branches=tuple(told.groups(with_findings)))


def record_lines(before: Register, after: Register, change: RecordChange, language: str) -> tuple[Branch, ...]:
    """What one record says differently, a line each; of one that is new, gone or renamed, that."""
    telling = _telling(Words(before, language), Words(after, language), change)
    if change.fate is Fate.CHANGED:
        return tuple(telling.lines(change.changes))
    return (Branch(telling.text(f"fate.{change.fate}", former=change.former, key=change.key)),)


def _telling(before: Words, after: Words, change: RecordChange) -> Telling:
    return Telling(Side(before, change.before), Side(after, change.after))


@dataclass(slots=True)
class _Flow:
    """One recipient that is added or removed, and the records that say so."""

    name: str
    link: str
    state: State
    records: list[Branch] = field(default_factory=list)


class _Told(Compared):
    def groups(self, with_findings: bool) -> Iterator[Branch]:
        """The answer under its heads, the gravest first."""
        found = self.difference
        records = [change for change in found.records if not _is_sub(change)]
        changed = [self._changed(change) for change in records if change.fate is Fate.CHANGED]
        groups: list[tuple[str, list[Branch]]] = [
            ("transfers", list(Moved(found, self.language).lines())),
            ("recipients", [*self._recipients(), *self._subs()]),
            *((str(fate), [self._whole(one) for one in records if one.fate is fate]) for fate in _WHOLE),
            ("changed", [line for line in changed if line.branches]),
            ("unread", [Branch(self._name_at(one), one, state=State.SILENT) for one in found.unread]),
        ]
        for key, lines in groups:
            if lines:
                yield Branch(self.text(f"group.{key}", count=len(lines)), branches=tuple(lines))
        for key, findings in (("appear", found.appear), ("go", found.go)):
            if findings:
                listed = tuple(map(self._finding, findings)) if with_findings else ()
                yield Branch(self.text(f"group.{key}", count=len(findings)), state=State.DERIVED, branches=listed)

    def _side(self, change: RecordChange) -> Words:
        return self.before if change.after is None else self.after

    def _address(self, change: RecordChange) -> str:
        return self.difference.after.address(change.key)

    def _name(self, change: RecordChange) -> str:
        return called(self._side(change), change.record, change.key)

    def _name_at(self, address: str) -> str:
        """What a record is called that may stand on one side only."""
        words = self.after if self.after.register.at(address) else self.before
        return name_at(words, address)

    def _holder(self, change: RecordChange) -> str:
        """The record that names a recipient: an activity, or the register for the organisation as a whole."""
        if isinstance(change.record, RegisterRecord):
            return self.after.text("fields.kind.register")
        return self._name(change)

    # Recipients.

    def _recipients(self) -> Iterator[Branch]:
        flows: dict[tuple[str, str, str | None, str | None], _Flow] = {}
        changed: list[Branch] = []
        for change, item in self._disclosures():
            if item.before is not None and item.after is not None:
                changed.append(self._told_differently(change, item))
                continue
            key = "added" if item.before is None else "removed"
            words, told = (self.after, item.after) if item.before is None else (self.before, item.before)
            assert isinstance(told, Disclosure)
            top = _disclosure_of(change)
            name, details = in_words(words, top, told)
            role = label("role", told.role, self.language) if told.role else self.text("no-role")
            service = [detail.text for detail in details if detail.label == words.text("fields.engagement.service")]
            named = " — ".join((name, *service))
            said = self.text(f"recipient.{key}", name=named, role=role)
            state = Side(words, change.record).state(top, told, told)
            found = words.register.find(told.to)
            flow = flows.setdefault((key, told.to, told.role, state), _Flow(said, found[0] if found else "", state))
            fate = f" ({self.text(f'whole.{change.fate}')})" if change.fate is not Fate.CHANGED else ""
            flow.records.append(Branch(f"{self._holder(change)}{fate}", self._address(change)))
        for flow in flows.values():
            yield Branch(flow.name, flow.link, state=flow.state, branches=tuple(flow.records))
        yield from changed

    def _disclosures(self) -> Iterator[tuple[RecordChange, ItemChange]]:
        for change in self.difference.records:
            if change.fate is Fate.CHANGED:
                for one in change.changes:
                    if one.field.key == DISCLOSURE:
                        yield from ((change, item) for item in one.items)
            elif change.fate is not Fate.RENAMED:
                stated = getattr(change.record, DISCLOSURE, None)
                for item in stated if isinstance(stated, tuple) else ():
                    yield change, ItemChange(item, None) if change.after is None else ItemChange(None, item)

    def _told_differently(self, change: RecordChange, item: ItemChange) -> Branch:
        top = _disclosure_of(change)
        name, _ = in_words(self.after, top, item.after)
        found = self.after.register.find(item.after.to)
        lines = _telling(self.before, self.after, change).item(top, item)
        said = self.text("recipient.changed", name=name, record=self._holder(change))
        return Branch(said, found[0] if found else "", branches=tuple(lines))

    def _subs(self) -> Iterator[Branch]:
        for change in self.difference.records:
            if _is_sub(change):
                words, record = self._side(change), change.record
                assert isinstance(record, Engagement)
                party, above = (words.register.find(word) if word else None for word in (record.party, record.under))
                name = words.name(party[1], record.party) if party else one_line(record.party)
                under = called(words, above[1], record.under or "") if above else one_line(record.under or "")
                key = "sub-added" if change.fate is Fate.NEW else "sub-removed"
                yield Branch(self.text(f"recipient.{key}", name=name, under=under), self._address(change))

    # Records.

    def _whole(self, change: RecordChange) -> Branch:
        """A record that is new, gone or renamed."""
        words, record = self._side(change), change.record
        said = self.text("record", kind=words.text(f"fields.kind.{record.KIND}"), name=self._name(change))
        if change.fate is Fate.RENAMED:
            renamed = self.text("fate.renamed", former=change.former, key=change.key)
            said = self.text("list", label=said, changes=renamed)
        about = column(words, change.key, record, "purposes").text if isinstance(record, Activity) else ""
        return Branch(said, self._address(change), about)

    def _changed(self, change: RecordChange) -> Branch:
        """What a record says differently, its recipients aside."""
        told = (one for one in change.changes if one.field.key != DISCLOSURE or not one.is_of_items)
        lines = _telling(self.before, self.after, change).lines(told)
        said = self._holder(change)
        if not isinstance(change.record, RegisterRecord):
            said = self.text("record", kind=self.after.text(f"fields.kind.{change.record.KIND}"), name=said)
        return Branch(said, self._address(change), branches=tuple(lines))

    def _finding(self, finding: Finding) -> Branch:
        address = finding.at.record
        is_there = address == self.difference.name or self.difference.after.at(address) is not None
        said = f"{finding.rule} {sentence(finding, self.language)}"
        if not is_there:
            said += f" ({self._name_at(address)})"
        return Branch(said, address if is_there else "", state=State.DERIVED)


_WHOLE = (Fate.NEW, Fate.GONE, Fate.RENAMED)


def _is_sub(change: RecordChange) -> bool:
    """Whether a sub-processing is new or gone, which is told with the recipients."""
    record = change.record
    return isinstance(record, Engagement) and bool(record.under) and change.fate in (Fate.NEW, Fate.GONE)


def _disclosure_of(change: RecordChange) -> FieldPlan:
    return next(one for one in plan(type(change.record)) if one.key == DISCLOSURE)
