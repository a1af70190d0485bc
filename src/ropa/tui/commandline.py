"""Command lines as the terminal makes and completes them; what they mean is the commands' own."""

import itertools
import shlex
from collections.abc import Iterable, Mapping, Sequence

from ropa.commands import COMMANDS, Session
from ropa.i18n import has, text
from ropa.model import KINDS
from ropa.register import SHARED
from ropa.register.names import field_named
from ropa.register.references import kinds_of

_PLURALS = {"activity": "activities", "party": "parties"}
_OF_ADDRESS = (
    *("show", "map", "xray", "trace", "impact", "history", "source"),
    *("set", "confirm", "duplicate", "rename", "remove", "replace", "edit", "review", "move", "fill"),
)
_WITH_FIELDS = ("set", "add")
_OF_REGISTER = (
    "check",
    "transfers",
    "export",
    "diagram",
    "concentration",
    "what-if",
    "obligations",
    "completeness",
    "reviews",
    "recent",
)


def kinds() -> tuple[str, ...]:
    """The kinds of records in the plural, as `list` takes them."""
    return tuple(_PLURALS.get(kind, kind if kind == "data" else f"{kind}s") for kind in KINDS)


def expanded(line: str) -> str:
    """A typed line with its first word written out: `tr` is `transfers`, `act /payroll` is `list activities …`.

    Kinds are known in the singular too; a word that may be several things stays as it is.
    """
    line = line.strip().removeprefix("ropa ").lstrip()
    word, _, rest = line.partition(" ")
    commands = [name for name, _, _ in COMMANDS]
    if not word or word in commands or word.startswith("-"):
        return line
    found = meant(word)
    if len(found) != 1:
        return line
    if found[0] in commands:
        return f"{found[0]} {rest}".rstrip()
    rest = rest.strip()
    if rest.startswith("/"):
        rest = f"--where {shlex.quote(rest[1:].strip())}"
    return f"list {found[0]} {rest}".rstrip()


def meant(word: str) -> tuple[str, ...]:
    """The commands and kinds of records, in the plural, that the beginning of a name may mean."""
    one_kind = dict(zip(KINDS, kinds(), strict=True)).get(word)
    return (
        (one_kind,)
        if one_kind
        else tuple(name for name in (*(name for name, _, _ in COMMANDS), *kinds()) if name.startswith(word))
    )


def sought(typed: str) -> str:
    """What a typed line seeks in a list, `payroll` of `act /payroll`; empty text where it seeks nothing."""
    _, _, rest = typed.strip().removeprefix("ropa ").lstrip().partition(" ")
    rest = rest.strip()
    return rest[1:].strip() if rest.startswith("/") and expanded(typed).startswith("list ") else ""


def narrowed(line: str, query: str, name: str = "--where") -> str:
    """A line that lists what a filter leaves; one that narrows already is narrowed further by the same option."""
    if not query:
        return line
    words, where = _without(shlex.split(line), name)
    return shlex.join([*words, name, f"{where} {query}".strip()])


def scope(line: str) -> str:
    """The query that narrows a line; empty text where none does."""
    return _without(shlex.split(line), "--where")[1]


def given(line: str, name: str, value: str) -> str:
    """A line with an option that has this value, whatever it had before; without it where the value is empty."""
    words, former = _without(shlex.split(line), name)
    if former == value:
        return line
    return shlex.join([*words, name, value] if value else words)


def without_flag(line: str, name: str) -> str:
    """A line without an option that has no value."""
    words = shlex.split(line)
    return shlex.join(word for word in words if word != name) if name in words else line


def _without(words: Sequence[str], name: str) -> tuple[list[str], str]:
    """Words without an option, and the value that it had."""
    kept, value, is_next = [], "", False
    for word in words:
        if is_next or word.startswith(f"{name}="):
            value, is_next = word if is_next else word.removeprefix(f"{name}="), False
        elif word == name:
            is_next = True
        else:
            kept.append(word)
    return kept, value


def with_columns(line: str, columns: Mapping[str, str]) -> str:
    """A `list` line with the columns that were chosen for its kind, unless it names some itself."""
    words = line.split()
    if words[:1] != ["list"] or len(words) == 1 or "--columns" in line or "--count" in line:
        return line
    kind = dict(zip(kinds(), KINDS, strict=True)).get(words[1], words[1])
    return given(line, "--columns", columns[kind]) if columns.get(kind) else line


def aimed(line: str, addresses: Sequence[str]) -> str:
    """A `set` line that names no record, with the records it is of; any other line as it is."""
    word, _, rest = line.strip().removeprefix("ropa ").lstrip().partition(" ")
    first = rest.split()[:1]
    if word != "set" or not first or "=" not in first[0]:
        return line
    return " ".join((word, *map(shlex.quote, filter(None, addresses)), rest))


def added(line: str) -> str:
    """The record that a line which was carried out has added; empty text where it has added none."""
    words, register = _without(shlex.split(line), "--register")
    kept = [word for word in words if not word.startswith("-")]
    if kept[:1] != ["add"] or len(kept) < 3 or kept != words[: len(kept)] or "--dry-run" in words:  # noqa: PLR2004
        return ""
    return f"{register}/{kept[2]}" if register and "/" not in kept[2] else kept[2]


def next_kind(kind: str, step: int) -> str:
    """The kind of list that comes next; transfers are the last."""
    every = (*KINDS, "transfers")
    return every[(every.index(kind) + step) % len(every)]


def turned_to(line: str, kind: str) -> str:
    """The line that lists another kind of record, of the same registers."""
    if kind == "transfers":
        return kind
    words = shlex.split(line)
    kept: list[str] = []
    if words[:1] == ["list"]:
        for at, word in enumerate(words):
            if word == "--register" and at + 1 < len(words):
                kept += words[at : at + 2]
            elif word.startswith("--register="):
                kept.append(word)
    return shlex.join(["list", kind, *kept])


_DRAWN = ("trace", "what-if", "map", "xray", "impact")
_NOT_DRAWN = ("--limit", "--to")
"""Options of questions that mean nothing in a picture, each with its value."""


def drawing(line: str) -> str:
    """The line that draws the answer of a line, but for the file; empty where the answer is no graph."""
    words = shlex.split(line)
    if not words or words[0] not in _DRAWN:
        return ""
    kept: list[str] = []
    left = (*_NOT_DRAWN, "--depth") if words[0] == "map" else _NOT_DRAWN
    for word in words:
        if kept and kept[-1] in left:
            kept.pop()
        elif word.partition("=")[0] not in left or "=" not in word:
            kept.append(word)
    return shlex.join(["diagram", *kept])


def picture_file(line: str) -> str:
    """The file that is proposed for a line that draws: what is drawn and the kind, `mailhosting-map.svg`."""
    _, kind, *rest = shlex.split(line)
    named = next((word for word in rest if not word.startswith("-")), "all")
    name = "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in named.rpartition("/")[2])
    return f"{name.strip('-.') or 'all'}-{kind}.svg"


QUESTIONS = ("trace", "impact", "access", "what-if", "xray", "map", "history", "source", "show")
"""The commands that are asked for what they need where it is not said."""


_CALLED = {"accept": "key.accept-finding.label", "diff": "names.diff", "law": "names.law", "show": "names.show"}
"""Where the name of a command stands that is not called as its key is."""


def called(line: str, language: str) -> str:
    """What a line asks, in words: the name of its command, then what it is about; its first word where it has none."""
    word, *rest = line.split() or [""]
    key = f"terminal.{_CALLED.get(word, f'key.{word}.label')}"
    name = text(key, language) if has(key) else word
    return " ".join((name, *(one for one in rest if not one.startswith("-"))))


def named_alone(line: str) -> str:
    """The question that a line names without saying of what; empty text where it names none, or says more."""
    words = line.split()
    return words[0] if len(words) == 1 and words[0] in QUESTIONS else ""


def turned_round(line: str) -> str:
    """The line that asks the other way round: who uses it, or from the end to the start; empty where there is none."""
    words = shlex.split(line)
    if words[:1] == ["xray"]:
        former = [word for word in words if word != "--reverse"]
        return shlex.join(former if len(former) < len(words) else [*words, "--reverse"])
    if words[:1] == ["trace"] and len(words) > 2:  # noqa: PLR2004 - its two ends
        return shlex.join(["trace", words[2], words[1], *words[3:]])
    return ""


_KEPT = ("trace", "impact", "access", "what-if", "xray", "diff", "concentration", "obligations", "completeness")

_DRAFTS = ("access", "impact")
"""Those whose files leave the house filled in, so that each is about one register."""


def _is_of_several(words: Sequence[str]) -> bool:
    """Whether a question is asked of several registers: by an address of each, or by naming none."""
    for option in ("--aware", "--received"):
        words = _without(words, option)[0]
    named = [word for word in words[1:] if not word.startswith("-")]
    if words[0] == "impact":
        return len(named) > 1 and "--register" not in words
    return len(named) != 2 and "/" not in named[0]  # noqa: PLR2004 - a category, and the one register


def kept_in(line: str, folder: str) -> str:
    """The line that writes the answer of a line to a file that it proposes; empty where its command writes none.

    Of a draft for a person it writes the letter; drafts about several registers go to a folder.
    """
    words = _without(shlex.split(line), "--to")[0]
    if not words or words[0] not in _KEPT:
        return ""
    if words[0] == "access" and "--letter" not in words:
        words.append("--letter")
    if words[0] in _DRAFTS and _is_of_several(words):
        words = _without(words, "--suffix")[0]
        return shlex.join([*words, "--to", folder or ".", "--suffix", "docx"])
    said = "-".join(word.lstrip("-") for word in words[1:])
    name = "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in said).strip("-.")
    # What goes out filled in is finished in a word processor.
    suffix = ".docx" if words[0] in _DRAFTS else ".html"
    return shlex.join([*words, "--to", f"{folder and f'{folder}/'}{'-'.join(filter(None, (words[0], name)))}{suffix}"])


def completed(line: str, session: Session, whole: str = "") -> tuple[str, tuple[str, ...]]:
    """A line with its last word completed as far as that is certain, and the words it may become.

    Args:
        line: What is typed.
        session: Where it is typed.
        whole: The same with the records it is of, where they are not typed.
    """
    before, space, word = line.rpartition(" ")
    first = before.split(" ")[0] if before else ""
    field, sign, said = word.rpartition("=") if first in _WITH_FIELDS else ("", "", word)
    known = _named((whole or line).rpartition(" ")[0], field, session) if sign else _words(first, session)
    found = sorted({item for item in known if item.startswith(said)})
    if not found:
        return line, ()
    ending = " " if len(found) == 1 else ""
    return f"{before}{space}{field}{sign}{beginning(found)}{ending}", tuple(found)


def _named(before: str, field: str, session: Session) -> Iterable[str]:
    """The records that a field may name, as it names them: of the registers in a line, of all where it has none."""
    portfolio, words = session.workspace.portfolio, before.split()
    registers = {word.partition("/")[0] for word in words} & set(portfolio.registers)
    admitted = _admitted(words, field.rstrip("+-"), session)
    for address in portfolio.addresses():
        home, slash, id_ = address.partition("/")
        found = portfolio.find(address)
        if admitted and not (found and found[2].KIND in admitted):
            continue
        if home == SHARED:
            yield address
        elif slash and (not registers or home in registers):
            yield id_


def _admitted(words: Sequence[str], field: str, session: Session) -> set[str]:
    """Kinds of records that a field may name in the records of a line; none where the field admits no certain ones."""
    found = map(session.workspace.portfolio.find, words)
    singular = {**dict(zip(kinds(), KINDS, strict=True)), **{kind: kind for kind in KINDS}}
    of = {item[2].KIND for item in found if item} or {singular[word] for word in words[1:2] if word in singular}
    plans = [field_named(KINDS[kind], field) for kind in of]
    return {kind for plan in plans if plan for kind in kinds_of(plan, plan.declared.vocabulary)}


def beginning(found: Sequence[str]) -> str:
    """What all words of an ordered list begin with."""
    # The first and the last in order differ earliest.
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(found[0], found[-1], strict=False))
    return "".join(letter for letter, _ in same)


def _words(first: str, session: Session) -> Iterable[str]:
    portfolio = session.workspace.portfolio
    if not first:
        return [*(name for name, _, _ in COMMANDS), *kinds(), "quit"]
    if first == "law":
        return session.workspace.law.places()
    if first in _OF_ADDRESS:
        return portfolio.addresses()
    if first in _OF_REGISTER:
        return portfolio.registers
    return kinds() if first == "list" else ()
