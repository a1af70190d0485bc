"""A changed field in words: what it said, what it says, and how that is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ropa.i18n import listed, one_line
from ropa.model import NONE, Engagement, Evidence, FieldPlan, ItemEvidence, LegalBasis, Part, Record, Retention, plan
from ropa.questions.difference import FieldChange, ItemChange
from ropa.view.evidence import evidence_of, evidence_words, state_of
from ropa.view.marks import SIGNS, State
from ropa.view.outline import Branch
from ropa.view.record import in_brief, in_words
from ropa.view.retention import headline
from ropa.view.words import Words


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a record, and the words of its register in the reader's language."""

    words: Words
    record: Record | None

    def state(self, top: FieldPlan, value: Any, item: object = None) -> State:
        """How a value of this side is known.

        Args:
            top: The field of the record in which it stands.
            value: The value.
            item: The item of the field's list in which it stands, if any.
        """
        if value is None:
            return State.SILENT
        if value == NONE:
            return State.NONE
        return state_of(evidence_of(self.record, top, item)) if self.record else State.STATED

    def said(self, top: FieldPlan, field: FieldPlan, value: Any, item: object = None) -> str:
        """A whole value in words: silence, “none”, or what it says, with the sign of how each item is known."""
        if value is None:
            return self.words.text("document.silent")
        if value == NONE and field.none_able:
            return self.words.text("document.none")
        if isinstance(value, tuple):
            each = ((one, one if item is None else item) for one in value)
            said = (f"{SIGNS[self.state(top, one, holder)]} {self.one(field, one)}".strip() for one, holder in each)
            return listed(said, self.words.language)
        return self.one(field, value)

    def one(self, field: FieldPlan, value: Any) -> str:
        """A single value or table in words, all on one line."""
        if isinstance(value, Evidence) and not isinstance(value, ItemEvidence):
            return evidence_words(value, self.words)
        if isinstance(value, ItemEvidence):
            said = evidence_words(value, self.words)
            return (
                self.words.text("differences.list", label=self.about(value), changes=said)
                if said
                else self.about(value)
            )
        text, details = in_words(self.words, field, value)
        if isinstance(value, Part) and hasattr(value, "field"):
            text = self.about(value)
        further = (self.words.pair(detail.label, detail.text) for detail in details)
        return listed((text, *further), self.words.language)

    def about(self, part: Part) -> str:
        """Which field, and which item of it, a table that speaks of other fields is about."""
        key = getattr(part, "field", None) or ""
        fields = {field.key: field for field in plan(type(self.record))} if self.record else {}
        field = fields.get(key)
        name = self.words.label(field) if field else one_line(key)
        if not (item := getattr(part, "item", None)):
            return name
        inner = _keyed(field.part) if field and field.part else field
        return f"{name} — {self.words.value(inner, item) if inner else one_line(item)}"


def called(words: Words, record: Record, fallback: str) -> str:
    """What a record is called; an engagement by its party and the service, since several render the same one."""
    if not isinstance(record, Engagement) or not record.service:
        return words.name(record, fallback)
    found = words.register.find(record.party)
    party = words.name(found[1], record.party) if found else one_line(record.party)
    return f"{party} — {one_line(record.service)}"


def _keyed(part: type[Part]) -> FieldPlan | None:
    """The field by which evidence names a table of a list."""
    return next((field for field in plan(part) if field.key in ("to", "basis", "subject")), None)


@dataclass(frozen=True, slots=True)
class Telling:
    """Changes of one record, told to a reader.

    Attributes:
        before: The record as it was.
        after: The record as it is.
    """

    before: Side
    after: Side

    def text(self, key: str, /, **params: object) -> str:
        """A text of the comparison."""
        return self.after.words.text(f"differences.{key}", **params)

    def lines(self, changes: Iterable[FieldChange]) -> Iterator[Branch]:
        """Each change as a line."""
        for change in changes:
            yield from self._field(change.field, change, self.after.words.label(change.field), None)

    def item(self, field: FieldPlan, change: ItemChange) -> Iterator[Branch]:
        """The lines of one table of a list that says something else, without a label in front."""
        for inner in change.changes:
            yield from self._field(field, inner, self.after.words.label(inner.field), change)

    def _field(self, top: FieldPlan, change: FieldChange, label: str, holder: ItemChange | None) -> Iterator[Branch]:
        if not change.is_of_items:
            yield self._value(top, change, label, holder)
        elif isinstance(change.after, Part):
            for inner in change.items[0].changes:
                yield from self._field(top, inner, f"{label} — {self.after.words.label(inner.field)}", holder)
        elif change.field.part is None:
            yield self._list(top, change, label, holder)
        else:
            for item in change.items:
                yield from self._table(change.field, item, label)

    def _value(self, top: FieldPlan, change: FieldChange, label: str, holder: ItemChange | None) -> Branch:
        was, is_ = change.before, change.after
        if isinstance(was, Evidence) and isinstance(is_, Evidence):
            was, is_ = _differing(was, is_)
        items = (holder.before, holder.after) if holder else (None, None)
        before = self.before.said(top, change.field, was, items[0]) or self.before.words.text("document.silent")
        after = self.after.said(top, change.field, is_, items[1]) or self.after.words.text("document.silent")
        # The items of a list carry their own signs.
        state = State.STATED if isinstance(is_, tuple) else self.after.state(top, is_, items[1])
        if isinstance(is_, Evidence):
            state = state_of(change.after)
        return Branch(self.text("value", label=label, before=before, after=after), state=state)

    def _list(self, top: FieldPlan, change: FieldChange, label: str, holder: ItemChange | None) -> Branch:
        new = tuple(item.after for item in change.items if item.after is not None)
        gone = tuple(item.before for item in change.items if item.before is not None)
        said = []
        if new:
            items = self.after.said(top, change.field, new, holder.after if holder else None)
            said.append(self.text("added", items=items))
        if gone:
            items = self.before.said(top, change.field, gone, holder.before if holder else None)
            said.append(self.text("removed", items=items))
        return Branch(self.text("list", label=label, changes=listed(said, self.after.words.language)))

    def _table(self, field: FieldPlan, item: ItemChange, label: str) -> Iterator[Branch]:
        if item.before is None or item.after is None:
            side, key = (self.after, "added") if item.before is None else (self.before, "removed")
            value = item.after or item.before
            said = self.text(key, items=side.one(field, value))
            yield Branch(self.text("list", label=label, changes=said), state=self._item_state(side, field, value))
        elif isinstance(item.after, ItemEvidence):
            was, is_ = _differing(item.before, item.after)
            silent = self.after.words.text("document.silent")
            before, after = (evidence_words(one, self.after.words) or silent for one in (was, is_))
            about = f"{label} — {self.after.about(item.after)}"
            yield Branch(self.text("value", label=about, before=before, after=after), state=state_of(item.after))
        else:
            yield from self._changed(field, item, label)

    def _item_state(self, side: Side, field: FieldPlan, value: Part) -> State:
        return state_of(value) if isinstance(value, ItemEvidence) else side.state(field, value, value)

    def _changed(self, field: FieldPlan, item: ItemChange, label: str) -> Iterator[Branch]:
        inner = item.changes
        said: frozenset[str] = frozenset()
        name = self._name(field, item)
        label = f"{label} — {name}" if name else label
        state = self._item_state(self.after, field, item.after)
        if isinstance(item.before, Retention) and isinstance(item.after, Retention):
            (before, old), (after, new) = (
                headline(self.before.words, item.before),
                headline(self.after.words, item.after),
            )
            if before != after:
                said = old | new
                yield Branch(self.text("value", label=label, before=before, after=after), state=state)
        for change in inner:
            if isinstance(item.after, LegalBasis) and change.field.key == "basis":
                before, after = (
                    side.one(change.field, value)
                    for side, value in ((self.before, change.before), (self.after, change.after))
                )
                yield Branch(self.text("instead", label=label, before=before, after=after), state=state)
            elif change.field.key not in said:
                sub = f"{label} — {self.after.words.label(change.field)}"
                yield from self._field(field, change, sub, item)

    def _name(self, field: FieldPlan, item: ItemChange) -> str:
        """What a table of a list is called: what it is about on both sides."""
        part = item.after
        words = self.after.words
        if isinstance(part, Retention):
            told = (one for one in plan(type(part)) if one.key in ("data", "copy"))
            about = [one for one in told if getattr(part, one.name) not in (None, "all")]
            return ", ".join(self._plain(one, getattr(part, one.name)) for one in about)
        if isinstance(part, LegalBasis):
            if any(change.field.key == "basis" for change in item.changes):
                return one_line(part.for_ or "")
            lead = next(one for one in plan(type(part)) if one.key == "basis")
            return words.value(lead, part.basis)
        return self.after.about(part) if hasattr(part, "field") else in_brief(words, field, part)

    def _plain(self, field: FieldPlan, value: Any) -> str:
        items = value if isinstance(value, tuple) else (value,)
        return ", ".join(self.after.words.value(field, one) for one in items)


def _differing(before: Evidence, after: Evidence) -> tuple[Evidence, Evidence]:
    """Evidence of both sides without what they have in common, save how it is known."""
    same = {
        field.name: None
        for field in plan(Evidence)
        if field.key != "basis" and getattr(before, field.name) == getattr(after, field.name)
    }
    if before.basis == after.basis:
        same["basis"] = None
    return before.model_copy(update=same), after.model_copy(update=same)
