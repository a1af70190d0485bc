"""Questions about fields and new records: which control, what can be chosen, and what follows the answer."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from ropa.changes import Refused, parse_value
from ropa.i18n import text
from ropa.model import FieldPlan, is_id
from ropa.register import Register
from ropa.register.names import id_of
from ropa.source.edit import Value
from ropa.tui.asking import Answer, Question
from ropa.tui.edited import Edited
from ropa.tui.options import Option, creatable, option, options_of, required
from ropa.tui.typing_in import as_typed, as_written, fault_of, is_sentence, listed, literal, meaning

Given = dict[str, Value]
"""What was answered so far, by key of the field."""


class Asker:
    """Puts questions about the records of one register on a screen.

    Attributes:
        say: Asks how the field that is asked for is to say less than a value.
    """

    def __init__(self, frame: Edited, register: Register, kind: str) -> None:
        self.frame = frame
        self.register = register
        self.kind = kind
        self.language = frame.language
        self.say: Callable[[], None] | None = None

    def options(self, field: FieldPlan) -> list[Option]:
        """What a field has to choose from; nothing where its answer is typed."""
        return options_of(self.register, self.kind, field, self.frame.session.workspace.law, self.language)

    def question(
        self, field: FieldPlan, title: str, value: Any, answer: Answer, *, key: str = "", is_item: bool = False
    ) -> Question:
        """The question of a field, or of one item of a list of sentences.

        Args:
            field: The field.
            title: How it is called.
            value: What it says now; None for nothing.
            answer: Takes the answer.
            key: Under which an answer that was begun is kept.
            is_item: Whether one item is asked for.
        """
        options = [] if is_sentence(field) else self.options(field)
        if not options:
            hints = (
                self._said("hint-none") if field.none_able else "",
                self._said("hint-empty") if value and not field.required else "",
            )
            return Question(
                title,
                answer,
                as_typed(value),
                is_long=is_sentence(field),
                check=lambda typed: fault_of(field, typed, self.language, is_item=is_item),
                meaning=lambda typed: meaning(field, typed, self.language),
                hint=" · ".join(hint for hint in hints if hint),
                key=key,
            )
        now = _words(value)
        known = {item.word for item in options}
        strange = [option(word, word, self._said("not-listed")) for word in now if word not in known]
        silence = (
            [option("", self._said("unset"))] if value is not None and not field.many and not field.required else []
        )
        made = creatable(self.register, self.kind, field, self.language)
        question = Question(
            title,
            answer,
            "" if field.many or not now else now[0],
            options=(*strange, *options, *silence, *made),
            marked=now if field.many else None,
            hint=self._said("hint-mark" if field.many else "hint-choose"),
            key=key,
        )
        return replace(question, make=self._maker(question)) if made else question

    def _maker(self, question: Question) -> Callable[[Option, str, tuple[str, ...]], None]:
        def make(chosen: Option, typed: str, marked: tuple[str, ...]) -> None:
            back = replace(question, marked=None if question.marked is None else marked, make=make)

            def then(word: str) -> str:
                if fault := question.answer((*marked, word)):
                    self.frame.ask(back)
                    self.frame.tell(fault, is_failure=True)
                return ""

            maker = Asker(self.frame, self.register, chosen.makes)
            maker.new_record(then, typed, lambda: self.frame.ask(back), is_used=True)

        return make

    def fields(
        self,
        fields: Sequence[FieldPlan],
        title: str,
        done: Callable[[Given], str],
        *,
        start: str = "",
        left: Callable[[], None] | None = None,
        given: Mapping[str, Value] | None = None,
    ) -> str:
        """Ask for fields, one after the other.

        Args:
            fields: The fields; none may stay empty.
            title: What they are fields of.
            done: What follows when all are answered; returns why it cannot be done.
            start: What answers the first, if it can, or narrows what it has to choose from.
            left: What follows when one is left without an answer.
            given: What is answered already.
        """
        so_far = dict(given or {})
        if not fields:
            return done(so_far)
        field, rest = fields[0], fields[1:]

        def answer(words: tuple[str, ...]) -> str:
            if not words or not any(words):
                return text("changes.refused.no-value", self.language, field=field.key)
            try:
                value = parse_value(field, _typed(field, words))
            except Refused as refusal:
                return refusal.message.words(self.language)
            return self.fields(rest, title, done, left=left, given={**so_far, field.key: value})

        label = f"{title} › {text(field.label_key, self.language)}"
        question = self.question(field, label, None, answer, key=label)
        if start and not question.options and not answer((start,)):
            return ""  # what was typed is the answer, and need not be given again
        typed, narrowed = ("", start) if question.options else (start, "")
        self.frame.ask(replace(question, start=typed, narrowed=narrowed, left=left, say=self.say))
        return ""

    def new_record(
        self,
        then: Callable[[str], str],
        start: str = "",
        left: Callable[[], None] | None = None,
        *,
        is_used: bool = False,
    ) -> None:
        """Ask for what a new record must say, then for its id, and write it.

        Args:
            then: What follows; gets the id.
            start: What answers the first question, if it can.
            left: What follows when a question is left without an answer.
            is_used: Whether what follows names the record somewhere, so that both are one step.
        """
        title = text("terminal.edit.new", self.language, kind=text(f"fields.kind.{self.kind}", self.language))

        def named(given: Given) -> str:
            texts = [value for value in given.values() if isinstance(value, str)]
            # A record that is named is there, or is made in the same step.
            names = {str(given[field.key]) for field in required(self.kind) if field.declared.refs}
            pairs = [f"{key}={literal(value)}" for key, value in given.items()]

            def done(key: str) -> str:
                changing = self.frame.terminal.changing
                line = changing.line("add", self.kind, self.register.address(key), *pairs)
                return changing.run_with(line, lambda: then(key)) if is_used else changing.run(line) or then(key)

            self.ask_id(title, self._free(id_of(texts[0]), names) if texts else "", done, left)
            return ""

        self.fields(required(self.kind), title, named, start=start, left=left)

    def ask_id(
        self, title: str, start: str, done: Callable[[str], str], left: Callable[[], None] | None = None
    ) -> None:
        """Ask for the id of a new record.

        Args:
            title: What it is for.
            start: Text to start from.
            done: What follows; gets the id, returns why it cannot be done.
            left: What follows when it is left without an answer.
        """

        def answer(words: tuple[str, ...]) -> str:
            return done(words[0]) if words[0] else self._check_id("-")

        asked = f"{title} › {self._said('id')}"
        self.frame.ask(Question(asked, answer, start, check=self._check_id, left=left))

    def _free(self, wanted: str, taken: Set[str]) -> str:
        """An id that no record has, as near as can be to the one that is wanted."""
        tries = (wanted, *(f"{wanted}-{number}" for number in range(2, 100)))
        return next((id_ for id_ in tries if id_ not in taken and not self.register.find(id_)), "")

    def _check_id(self, typed: str) -> str:
        said = typed.strip()
        if said and not is_id(said):
            return text("changes.refused.no-id", self.language, id=said, expected=self._id_form())
        if (found := self.register.find(said)) is not None:
            home = self.register.homes.get(said)
            path = home.source.path if home else ""
            return text("changes.refused.taken", self.language, id=said, address=found[0], path=path)
        return ""

    def _id_form(self) -> str:
        return text("findings.expected.id", self.language)

    def _said(self, key: str) -> str:
        return text(f"terminal.edit.{key}", self.language)


def asker(frame: Edited, address: str) -> Asker | None:
    """Who asks about a record; None where there is no such record."""
    found = frame.session.workspace.portfolio.find(address)
    return Asker(frame, found[0], type(found[2]).KIND) if found else None


def _words(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    return tuple(as_typed(item) if not isinstance(item, str) else item for item in items)


def _typed(field: FieldPlan, words: tuple[str, ...]) -> str:
    if field.many and not is_sentence(field):
        literal = next((word for word in words if word in field.literals), "")
        return literal or listed(words)
    return as_written(field, words[0])
