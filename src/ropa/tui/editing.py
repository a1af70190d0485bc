"""What the screens that show fields have in common: edit, add to and empty the field in hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ropa.changes import FieldAt, Refused, field_path
from ropa.finding import Path, Pointer, dotted
from ropa.i18n import text
from ropa.model import FieldPlan, Part, plan
from ropa.tui.asker import Asker, Given, asker
from ropa.tui.asking import Answer, Question
from ropa.tui.frame import Frame
from ropa.tui.options import label_of, option
from ropa.tui.saying import Saying
from ropa.tui.typing_in import as_toml, as_typed, as_written, assigned, is_sentence, literal, relisted

_FIRST = ("keep", "statement")
"""The fields with which a table mostly begins that could begin with any."""


@dataclass(frozen=True, slots=True)
class TableAt:
    """What the screen of a table within a record shows: the record, and the way to the table in it."""

    address: str
    path: Path


@dataclass(frozen=True, slots=True)
class Hold:
    """What the cursor stands on: a field, and which item of its list; None where it stands on none."""

    path: Path
    item: int | None = None

    @property
    def whole(self) -> Path:
        """The way to the item, or to the field where there is none."""
        return self.path if self.item is None else (*self.path, self.item)


class Editing(Frame):
    """A screen with fields that can be edited."""

    def address(self) -> str:
        """The record whose fields they are."""
        raise NotImplementedError

    def hold(self) -> Hold | None:
        """The field in hand; None where the cursor stands on none that can be edited."""
        raise NotImplementedError

    def reach(self, path: Path) -> None:
        """Put the cursor on a field, also one that is not shown yet."""

    def edit_at(self, path: Path) -> None:
        """Edit the field or the item that a path names."""
        *above, last = path
        hold = Hold(tuple(above), last) if isinstance(last, int) else Hold(path)
        if at := self.field_at(hold.path):
            self._edit(hold, at)

    def add_at(self, path: Path, typed: str = "") -> None:
        """Ask for a new item of the list at a path, of which something, or all, may be typed already."""
        if at := self.field_at(path):
            self._add(path, at, typed)

    def ask(self, question: Question) -> None:
        """Put a question in the editor; in a round, with what is said of its questions."""
        super().ask(self.terminal.round.dressed(self, question))

    # Keys.

    def action_fill(self) -> None:
        """Ask what the record still has to say, one field after the other."""
        self.terminal.go(f"fill {self.address()}")

    def action_edit(self) -> None:
        """Edit the field in hand."""
        if (hold := self._held()) and (at := self.field_at(hold.path)):
            self._edit(hold, at)

    def action_new(self) -> None:
        """Add an item to the list in hand."""
        if (hold := self._held()) and (at := self.field_at(hold.path)):
            if at.field.many:
                self._add(hold.path, at)
            else:
                self.tell(self.text("edit.no-list", field=label_of(self._at(hold.path), self._kind, self.language)))

    def action_remove(self) -> None:
        """Take the item in hand out of its list, or let the field say nothing."""
        if (hold := self._held()) and (at := self.field_at(hold.whole)):
            if at.value is None:
                self.tell(self.text("edit.says-nothing"))
            else:
                self._run(assigned(hold.whole, "=", ""), is_told=True)

    def action_confirm(self) -> None:
        """Record that the value in hand is so; where it stands in a table, that the table is."""
        if (hold := self._held()) and (at := self.field_at(hold.whole)):
            if at.value is None:
                self.tell(self.text("edit.nothing-to-confirm"))
            else:
                is_item = len(at.path) > 1 and isinstance(at.path[1], int)
                self.terminal.changing.confirm(self.address(), dotted(at.path[: 2 if is_item else 1]))

    def action_confirm_all(self) -> None:
        """Record that all that the record says and nobody has confirmed yet is so."""
        self.terminal.changing.confirm(self.address())

    def _held(self) -> Hold | None:
        hold = self.hold()
        if hold is None:
            self.tell(self.text("edit.no-field"))
        return hold

    # What is edited.

    @property
    def _asker(self) -> Asker | None:
        return asker(self, self.address())

    @property
    def _kind(self) -> str:
        found = self.session.workspace.portfolio.find(self.address())
        return type(found[2]).KIND if found else ""

    def _at(self, path: Path) -> Pointer:
        return Pointer(self.address(), path)

    def field_at(self, path: Path) -> FieldAt | None:
        """A field of the record as it is now; None where there is none any more, which is told."""
        found = self.session.workspace.portfolio.find(self.address())
        try:
            return field_path(type(found[2]).KIND, dotted(path), found[2]) if found else None
        except Refused as refusal:
            self.tell(refusal.message.words(self.language), is_failure=True)
            return None

    def _edit(self, hold: Hold, at: FieldAt) -> None:
        field = at.field
        items = at.value if isinstance(at.value, tuple) else ()
        is_there = hold.item is not None and hold.item < len(items)
        if field.part is not None:
            if not is_there and not field.many and at.value is None and self._is_round:
                self._begin(hold.path, at)
            elif is_there or not field.many:
                self.terminal.round.stop()
                self._inside(hold.whole)
            elif field.literals and not (items and self._is_round):
                self._add_or_say(hold.path, at)
            else:
                self._add(hold.path, at)
        elif field.many and is_sentence(field):
            if is_there and (item := self.field_at(hold.whole)):
                self._ask(hold.whole, item)
            else:
                self._add(hold.path, at)
        else:
            self._ask(hold.path, at)

    def _ask(self, path: Path, at: FieldAt) -> None:
        """Ask for the value of a field or an item."""
        field, seen = at.field, [at.value]

        def answer(words: tuple[str, ...]) -> str:
            now = self.field_at(path)
            if now is None or now.value != seen[0]:
                seen[0] = now.value if now else None
                return self.text("edit.changed-meanwhile", now=_plain(seen[0]) or self.text("edit.nothing"))
            return self._done(path, *_changes(path, now, words))

        self._put(path, field, at.value, answer, is_item=at.is_item)

    def _put(
        self, path: Path, field: FieldPlan, value: Any, answer: Answer, *, is_item: bool = False, start: str = ""
    ) -> None:
        if (who := self._asker) is not None:
            title = label_of(self._at(path), self._kind, self.language)
            law = f"  ·  Art. {field.declared.law} {self.text('gdpr')}" if field.declared.law else ""
            key = f"{self.address()}#{dotted(path)}"
            question = who.question(field, title + law, value, answer, key=key, is_item=is_item)
            self.ask(replace(question, start=start or question.start, say=self._saying(path)))

    def _add(self, path: Path, at: FieldAt, typed: str = "") -> None:
        """Ask for a new item of a list, of which something may be typed already."""
        field, who = at.field, self._asker
        count = len(at.value) if isinstance(at.value, tuple) else 0
        if who is None:
            return
        if field.part is None:
            if not is_sentence(field):
                self._ask(path, at)
                return

            def answer(words: tuple[str, ...]) -> str:
                return self._done(path, *([assigned(path, "+=", as_written(field, words[0]))] if words[0] else []))

            if not typed or answer((typed,)):
                self._put((*path, count), field, None, answer, is_item=True, start=typed)
            return
        title = f"{label_of(self._at(path), self._kind, self.language)} {count + 1}"

        def done(given: Given) -> str:
            fault = self._done(path, assigned(path, "+=", as_toml(given)))
            if not fault and not self._is_round:
                self._inside((*path, count), self.terminal.changing.news)
            return fault

        self._add_any(who, path, field.part, title, done, typed)

    def _begin(self, path: Path, at: FieldAt) -> None:
        """Ask for the first field of a table that says nothing yet."""
        if (who := self._asker) is not None and at.field.part is not None:
            title = label_of(self._at(path), self._kind, self.language)

            def done(given: Given) -> str:
                return self._done(path, *(assigned((*path, key), "=", literal(value)) for key, value in given.items()))

            self._add_any(who, path, at.field.part, title, done)

    def _add_any(self, who: Asker, path: Path, part: type[Part], title: str, done: Any, typed: str = "") -> None:
        """Ask with which of its fields a table that needs none begins."""
        who.say = self._saying(path)
        if needed := _needed(part):
            who.fields(needed, title, done, start=typed)
            return
        fields = {field.key: field for field in _plain_fields(part)}
        first = next((key for key in _FIRST if key in fields), "")
        if typed and first:
            who.fields([fields[first]], title, done, start=typed)
            return
        options = tuple(option(key, text(field.label_key, self.language)) for key, field in fields.items())
        self.ask(
            Question(
                title,
                lambda words: who.fields([fields[words[0]]], title, done),
                first,
                options=options,
                hint=self.text("edit.hint-first"),
                say=who.say,
            )
        )

    def _add_or_say(self, path: Path, at: FieldAt) -> None:
        """Ask whether a list of tables gets an item or says a word, such as that there is none."""
        options = (
            option("", self.text("edit.add"), makes="item"),
            *(option(word, self.text("edit.none") if word == "none" else word) for word in at.field.literals),
        )
        self.ask(
            Question(
                label_of(self._at(path), self._kind, self.language),
                lambda words: self._done(path, assigned(path, "=", words[0])),
                options=options,
                hint=self.text("edit.hint-choose"),
                make=lambda _, typed, __: self._add(path, at, typed),
                say=self._saying(path),
            )
        )

    def _inside(self, path: Path, news: str = "") -> None:
        self.close_editor()
        self.terminal.show(TableAt(self.address(), path), "", self.session).remark = news

    @property
    def _is_round(self) -> bool:
        return self.terminal.round.is_at(self)

    def _saying(self, path: Path) -> Callable[[], None] | None:
        """Asks how a field of the record is to say less than a value; None for what stands within a field."""
        return Saying(self, self.address(), path[0]).begin if path and isinstance(path[0], str) else None

    def _done(self, path: Path, *assignments: str) -> str:
        """Write what was answered; what kept the field open is settled with it. Nothing is written for no change."""
        if not assignments:
            self.close_editor()
            self.tell_where()
            return ""
        return self._run(*assignments, *Saying(self, self.address(), str(path[0])).settled())

    def _run(self, *assignments: str, is_told: bool = False) -> str:
        if not assignments:
            return ""
        fault = self.terminal.changing.run(" ".join(("set", self.address(), *assignments)))
        if fault and is_told:
            self.tell(fault, is_failure=True)
        return fault


def _changes(path: Path, at: FieldAt, words: tuple[str, ...]) -> list[str]:
    field = at.field
    if field.many and not at.is_item:
        items = at.value if isinstance(at.value, tuple) else () if at.value is None else (at.value,)
        return relisted(path, map(str, items), words, field.literals)
    typed = as_written(field, words[0])
    return [] if typed == _typed_now(field, at.value) else [assigned(path, "=", typed)]


def _typed_now(field: FieldPlan, value: Any) -> str:
    return as_written(field, as_typed(value))


def _needed(part: type[Part]) -> list[FieldPlan]:
    return [field for field in plan(part) if field.required]


def _plain_fields(part: type[Part]) -> list[FieldPlan]:
    return [field for field in plan(part) if field.part is None]


def _plain(value: Any) -> str:
    return ", ".join(map(as_typed, value)) if isinstance(value, tuple) else as_typed(value)
