"""What can be made of registers, as choices that come to a command line: documents and diagrams."""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from ropa.commands.dossier import SUFFIX as ARCHIVE
from ropa.commands.drawing import SUFFIXES
from ropa.commands.drawings import DRAWINGS
from ropa.exports import FORMATS, LINKED_FORMATS
from ropa.i18n import LANGUAGES, has, text
from ropa.model import Activity, Party
from ropa.questions.layouts import LAYOUTS
from ropa.register import SHARED, Register
from ropa.view.documents import DOCUMENTS, art30, dossier

FLAGS = ("internal", "public", "final", "confirmed-only", "without-inferred")
NO, YES = "no", "yes"
FOLDER = "exports"
"""Where files are proposed to go."""

_ASKED_ELSEWHERE = ("trace", "what-if")
"""Drawings that are asked with more than a choice; a key draws them where their answer is shown."""

_USUAL = ("", LAYOUTS[0])
"""What need not be said."""


@dataclass(frozen=True, slots=True)
class MakingAt:
    """What the dialog begins with.

    Attributes:
        address: The record or the register in hand; empty text where there is none.
        where: The query that finds the activities that are marked, or that a filter leaves; empty where all are meant.
    """

    address: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its name, what there is to choose from, nothing where it is typed, and what is chosen."""

    name: str
    words: tuple[str, ...]
    value: str

    def label(self, language: str) -> str:
        """What is chosen here."""
        return text(f"terminal.make.{self.name}", language)

    def said(self, word: str, language: str) -> str:
        """A word of it as the reader sees it."""
        # A language's own code would be taken for a text in that language.
        last = f"in-{word}" if self.name == "lang" and word else word.replace(" ", "-") or "any"
        key = f"terminal.make.{self.name}.{last}"
        shared = f"terminal.make.{word}"
        return text(key, language) if has(key) else text(shared, language) if word in (NO, YES) else word


@dataclass
class Making:
    """A document or a diagram that is about to be made.

    Attributes:
        registers: What it can be made of.
        chosen: What was chosen so far, by name of the choice; a choice keeps its word while others change.
        where: The query that finds the activities in hand; empty where all are meant.
        language: The language that the session was asked for; empty where each register has its own.
    """

    registers: tuple[Register, ...]
    chosen: dict[str, str] = field(default_factory=dict)
    where: str = ""
    language: str = ""
    _addresses: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)

    @property
    def is_narrowed(self) -> bool:
        """Whether what is made is of the activities in hand alone, or could be."""
        return not self.where or any(choice.name == "where" for choice in self.choices())

    def choices(self) -> tuple[Choice, ...]:
        """All that is to be chosen now, the file last."""
        found = tuple(self._choices())
        return (*found, Choice("to", (), self.chosen.get("to") or _proposed({item.name: item.value for item in found})))

    def _choices(self) -> Iterator[Choice]:
        drawings = (name for name, _, _ in DRAWINGS if name not in _ASKED_ELSEWHERE)
        names = [*(f"export {made.NAME}" for made in DOCUMENTS), *(f"diagram {name}" for name in drawings)]
        yield (what := self._choice("what", *names))
        command, _, name = what.value.partition(" ")
        if what.value not in self._addresses:
            # Asked several times with every key, of thousands of records.
            self._addresses[what.value] = self._subjects(what.value)
        if of := self._addresses[what.value]:
            yield self._choice("of", *of)
        kind = next((made for made in DOCUMENTS if name == made.NAME), None) if command == "export" else None
        if self.where and ("--where" in kind.OPTIONS if kind else name in ("register", "transfers")):
            yield self._choice("where", self.where, "")
        if kind is None:
            yield self._choice("form", *SUFFIXES)
            yield self._choice("detail", "auto", "overview", "full")
            yield self._choice("public", NO, YES)
        else:
            linked = [made.SUFFIX for made in LINKED_FORMATS] if kind is art30 else []
            packed = [ARCHIVE] if kind is dossier else []
            yield self._choice("form", *(made.SUFFIX for made in FORMATS), *linked, *packed)
            if "--layout" in kind.OPTIONS:
                yield self._choice("layout", *LAYOUTS)
            if "--as" in kind.OPTIONS:
                yield self._choice("as", "", "controller", "processor")
            yield from (self._choice(flag, NO, YES) for flag in FLAGS if f"--{flag}" in kind.OPTIONS)
        # What the session was asked for holds for all that it makes.
        others = (one for one in LANGUAGES if one != self.language)
        languages = (self.language, *others)
        yield self._choice("lang", *languages)

    def _choice(self, name: str, *words: str) -> Choice:
        value = self.chosen.get(name, words[0])
        return Choice(name, words, value if value in words else words[0])

    def _subjects(self, what: str) -> tuple[str, ...]:
        own = [register for register in self.registers if register.name != SHARED]
        if what in ("diagram flow", "diagram party"):
            model = Activity if what == "diagram flow" else Party
            return tuple(register.address(key) for register in self.registers for key, _ in register.of(model))
        if what in ("diagram map", "diagram xray", "diagram impact"):
            return tuple(register.address(key) for register in own for key in register.records)
        if what == "diagram portfolio":
            return ()
        names = tuple(register.name for register in own)
        return (*names, "") if what.startswith("export ") and len(names) > 1 else names

    def line(self) -> str:
        """The command line that makes it."""
        found = {choice.name: choice.value for choice in self.choices()}
        command, _, name = found["what"].partition(" ")
        words = [command, name, *filter(None, (found.get("of", ""),))]
        for key in ("layout", "as", "where", "lang"):
            words += [f"--{key}", found[key]] if found.get(key, "") not in _USUAL else []
        words += ["--detail", found["detail"]] if found.get("detail", "auto") != "auto" else []
        words += [f"--{flag}" for flag in FLAGS if found.get(flag) == YES]
        words += ["--to", found["to"]]
        if command == "export" and not PurePath(found["to"]).suffix:
            words += ["--suffix", found["form"].removeprefix(".")]
        return shlex.join(words)


def _proposed(found: Mapping[str, str]) -> str:
    """The file that is proposed, or the folder where every register gets a file."""
    command, _, name = found["what"].partition(" ")
    if command == "export" and not found.get("of"):
        return FOLDER
    words = [found.get("of", "").replace("/", "-"), name]
    words += [found[key] for key in ("layout", "as") if found.get(key, "") not in _USUAL]
    words += [flag for flag in FLAGS if found.get(flag) == YES]
    words += ["extract"] if found.get("where") else []
    words += [found["lang"]] if found.get("lang") else []
    return f"{FOLDER}/{'-'.join(filter(None, words))}{found['form']}"
