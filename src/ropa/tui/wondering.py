"""Questions about the graph: what their command line needs and the record in hand does not say is asked, then it runs.

A question is asked by its key, or by its name alone after `:`.
"""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from ropa.commands import run_line
from ropa.commands.impact import ASKABLE, nodes_asked
from ropa.commands.session import Refusal
from ropa.i18n import text
from ropa.model import Document, Engagement, Party, Record, RegisterRecord, SubjectTerm
from ropa.register import SHARED
from ropa.results import Failure
from ropa.tui import picking
from ropa.tui.asking import Question
from ropa.tui.commandline import called
from ropa.tui.edited import Edited
from ropa.tui.options import Option, option

_ONE: dict[str, tuple[type[Record], ...]] = {
    "seat": (Party,),
    "parent": (Party,),
    "remove": (Party, Engagement),
    "replace": (Party, Engagement),
    "sub": (Engagement,),
    "expire": (Document,),
}
"""What can be supposed of a record, by the option of `what-if`, and of which kinds of record."""

_OTHER: dict[str, tuple[type[Record], ...]] = {"parent": (Party,), "replace": (Party, Engagement), "sub": (Party,)}
"""Which record follows, where it takes two."""


class Wondering:
    """Asks on one screen for what a question needs."""

    def __init__(self, frame: Edited, address: str, marked: Sequence[str], client: str) -> None:
        """Prepare to ask.

        Args:
            frame: Where.
            address: The record or the word in hand; empty where there is none.
            marked: The records that are marked; for questions that can be asked of several at once.
            client: The register in hand where no record is; empty where there is none.
        """
        self._marked = marked
        self._frame = frame
        self._client = client
        self._session = frame.session
        self._address = address
        self._language = frame.language
        found = self._session.workspace.portfolio.find(address) if address else None
        self._record = found[2] if found else None
        name = found[0].name if found else ""
        self._register = "" if name == SHARED else name

    def begin(self, name: str) -> None:
        """Ask the first thing that is not known, or run the line where nothing is missing."""
        asked = {"trace": self._trace, "impact": self._impact, "access": self._access, "what-if": self._what_if}
        asked.get(name, partial(self._of_record, name))()

    # The questions.

    def _of_record(self, name: str) -> None:
        if self._address:
            self._run(name, self._address)
            return
        words = picking.categories(self._session, "data", "subject", "measure") if name == "xray" else ()
        places = picking.places(self._session) if name == "xray" else ()
        self._pick(name, "of", (*picking.records(self._session), *words, *places), lambda word: self._run(name, word))

    def _trace(self) -> None:
        ends = picking.ends(self._session, self._register)
        here = self._address

        def other(start: str) -> str:
            rest = tuple(one for one in picking.ends(self._session, _register_of(start)) if one.word != start)
            return self._pick(f"trace {start}", "trace-to", rest, lambda end: self._joined(start, end))

        if here and any(one.word == here for one in ends):
            other(here)
        else:
            self._pick("trace", "trace-from", ends, other)

    def _joined(self, start: str, end: str) -> str:
        """Trace between two ends; where data can only go the other way, that way."""
        faults = []
        for ends in ((start, end), (end, start)):
            line = shlex.join(("trace", *ends))
            if not isinstance(result := run_line(line, self._session), Failure):
                return self._show(result, line)
            faults.append(result.message)
        return self._refused(faults[0])

    def _impact(self) -> None:
        if len(self._marked) > 1:
            # What cannot be asked together is told before a time is typed.
            try:
                nodes_asked(self._session, self._marked)
            except Refusal as refusal:
                self._refused(str(refusal))
            else:
                self._aware(*self._marked)
            return
        is_askable = isinstance(self._record, (*ASKABLE, RegisterRecord)) or _is_place(self._address)
        if is_askable:
            self._aware(self._address)
            return
        # A breach is mostly at somebody, and only then in a system or an activity.
        options = [one for kind in ASKABLE for one in picking.records(self._session, (kind,), self._register)]
        self._pick("impact", "impact", (*options, *picking.places(self._session)), self._aware)

    def _aware(self, *addresses: str) -> str:
        """Ask since when the controller knows of it; the clock may also stand."""

        def answer(words: tuple[str, ...]) -> str:
            return self._run("impact", *addresses, *(("--aware", words[0]) if words[0] else ()))

        line = f"impact {' '.join(addresses)}"
        title = f"{called(line, self._language)} › {self._said('aware')}"
        self._frame.ask(Question(title, answer, hint=self._said("aware-hint"), key=line))
        return ""

    def _access(self) -> None:
        client = self._register or self._client
        registers = (client,) if client else ()
        if isinstance(self._record, SubjectTerm) or self._address.startswith("subject:"):
            self._received(self._address.removeprefix("subject:"), *registers)
            return
        options = picking.subjects(self._session, self._address if self._register else client)
        if len(options) == 1:
            self._received(options[0].word.removeprefix("subject:"), *registers)
            return

        def run(word: str) -> str:
            asked = registers or ((_register_of(word),) if "/" in word else ())
            return self._received(word.removeprefix("subject:"), *asked)

        self._pick("access", "access", options, run)

    def _received(self, *words: str) -> str:
        """Ask when the request was received; the draft can be had without."""

        def answer(said: tuple[str, ...]) -> str:
            return self._run("access", *words, *(("--received", said[0]) if said[0] else ()))

        title = f"access {' '.join(words)} › {self._said('received')}"
        self._frame.ask(Question(title, answer, hint=self._said("received-hint"), key=title))
        return ""

    def _what_if(self) -> None:
        kinds = [name for name, models in _ONE.items() if isinstance(self._record, models)]
        names = ["revoke"] if _is_place(self._address) else [*kinds, "revoke"] if kinds else ["revoke", *_ONE]
        options = tuple(option(name, self._said(f"what-if.{name}"), f"--{name}") for name in names)
        here = self._address if kinds or _is_place(self._address) else ""

        def chosen(words: tuple[str, ...]) -> str:
            return self._suppose(words[0], here)

        title = called(f"what-if {here}", self._language)
        self._frame.ask(Question(title, chosen, options=options, has_words=False, hint=self._said("what-if.hint")))

    def _suppose(self, name: str, here: str) -> str:
        """Ask for what the chosen supposition is about, then for what follows it."""
        if name == "revoke":
            registers = (self._register,) if self._register else ()
            code = here.partition(":")[2] if here.startswith("country:") else here if _is_place(here) else ""
            if code:
                return self._run("what-if", "--revoke", code)
            options = picking.decided(self._session)
            return self._pick(
                "what-if --revoke", "country", options, lambda word: self._run("what-if", *registers, "--revoke", word)
            )
        if here:
            return self._suppose_of(name, here)
        options = picking.records(self._session, _ONE[name], self._register)
        return self._pick(f"what-if --{name}", f"what-if.{name}", options, lambda one: self._suppose_of(name, one))

    def _suppose_of(self, name: str, address: str) -> str:
        register = _register_of(address)
        registers = () if register in ("", SHARED) else (register,)

        def run(value: str) -> str:
            return self._run("what-if", *registers, f"--{name}", value)

        if name == "seat":
            options = picking.places(self._session, is_node=False)
        elif name in _OTHER:
            # What takes the place of something is of its kind.
            found = self._session.workspace.portfolio.find(address)
            models = (type(found[2]),) if name == "replace" and found else _OTHER[name]
            options = picking.records(self._session, models, register)
            options = tuple(one for one in options if one.word != address)
        else:
            return run(address)
        return self._pick(
            f"what-if --{name} {address}", f"what-if.{name}.other", options, lambda word: run(f"{address}={word}")
        )

    # Asking.

    def _pick(self, title: str, asked: str, options: Sequence[Option], then: Callable[[str], str]) -> str:
        if not options:
            return self._refused(self._said("nothing"))

        def answer(words: tuple[str, ...]) -> str:
            return then(words[0])

        asking = f"{called(title, self._language)} › {self._said(asked)}"
        question = Question(asking, answer, options=tuple(options))
        self._frame.ask(replace(question, hint=self._said("hint")))
        return ""

    def _run(self, *words: str) -> str:
        """Run a line; what cannot be answered is said beside the question, or in the status line where none stands."""
        line = shlex.join(words)
        result = run_line(line, self._session)
        return self._refused(result.message) if isinstance(result, Failure) else self._show(result, line)

    def _show(self, result: Any, line: str) -> str:
        self._frame.close_editor()
        self._frame.terminal.ran.append(line)
        self._frame.terminal.show(result, line, self._session.latest)
        return ""

    def _refused(self, message: str) -> str:
        if self._frame.editor is None:
            self._frame.tell(message, is_failure=True)
        return message

    def _said(self, key: str) -> str:
        return text(f"terminal.pick.{key}", self._language)


def _register_of(address: str) -> str:
    return address.partition("/")[0] if ":" not in address else ""


def _is_place(address: str) -> bool:
    return address.startswith(("country:", "region:", "org:"))
