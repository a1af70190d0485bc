"""Documents that this program exported for people: what their tables say, without the signs of how it is known.

Such a table says more than its values: which of them are inferred or derived, and details below them. An inferred value
stays one; what is derived, open or a detail is no value of a field and is kept as a note.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ropa.i18n import LANGUAGES, text
from ropa.imports.gathering import Gathering
from ropa.model import Activity
from ropa.reading.sheets import Cell, Sheet, words
from ropa.view.marks import INHERITED, SIGNS, VOID, State

_SIGNS = {sign: state for state, sign in SIGNS.items() if sign}
_MARKED = re.compile(f"(?P<up>{INHERITED})?(?P<sign>[{''.join(map(re.escape, _SIGNS))}])? ?(?P<said>.*)", re.DOTALL)
_LAW = re.compile(r"\s*\[[^\[\]]*\]$")
_UNSAID = (State.SILENT, State.ABSENT)
_BESIDE = (State.DERIVED, State.ALTERNATIVE, State.OPEN)
_SHARE = 3
"""Of so many heads at least one names an article."""


def without_signs(sheets: Sequence[Sheet], gathering: Gathering) -> Sequence[Sheet]:
    """The tables of a file; where they are of such a document, without signs, and each record once.

    Args:
        sheets: The tables.
        gathering: Is told what is left out.
    """
    is_whole = any(sheet.name in _titles() and _heads(sheet) in _abouts() for sheet in sheets)
    if not is_whole and not any(map(_is_own, sheets)):
        return sheets
    widest = max((len(sheet.rows[0]) for sheet in sheets if _lists_activities(sheet)), default=0)
    found = []
    for sheet in sheets:
        heads = _heads(sheet)
        is_repeated = _lists_activities(sheet) and len(heads) < widest
        if heads in _abouts() or is_repeated:
            places = [at for at, _ in sheet.filled()]
            gathering.left_out("repeated" if is_repeated else "about-document", places, sheet=sheet.name)
        else:
            is_signed = bool(heads) and (is_whole or _is_own(sheet) or _lists_activities(sheet))
            found.append(_plain(sheet, gathering) if is_signed else sheet)
    return found


def _is_own(sheet: Sheet) -> bool:
    """Whether many heads name an article of the law behind a label, or a cell says its silence by its sign.

    Only this program writes them so; a document in the layout of an authority has that authority's heads.
    """
    heads = _heads(sheet)
    has_articles = sum(1 for head in heads if _article().search(head)) * _SHARE > len([head for head in heads if head])
    return has_articles or any(words(cell) in _silences() for _, cell in sheet.filled())


def _lists_activities(sheet: Sheet) -> bool:
    heads = _heads(sheet)
    return bool(heads) and heads[0] in {text(f"fields.kind.{Activity.KIND}", language) for language in LANGUAGES}


def _heads(sheet: Sheet) -> tuple[str, ...]:
    return tuple(words(cell) for cell in sheet.rows[0]) if sheet.rows else ()


@cache
def _titles() -> frozenset[str]:
    return frozenset(text("document.sheet.about", language) for language in LANGUAGES)


@cache
def _silences() -> frozenset[str]:
    return frozenset(f"{SIGNS[State.SILENT]} {text('document.silent', language)}" for language in LANGUAGES)


@cache
def _abouts() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(text(f"document.sheet.{key}", language) for key in ("item", "content")) for language in LANGUAGES
    )


@cache
def _article() -> re.Pattern[str]:
    shapes = {re.escape(text("document.html.article", language, law="§")) for language in LANGUAGES}
    return re.compile("|".join(sorted(rf"\[{shape}\]$".replace("§", r"[^\[\]]*") for shape in shapes)))


@dataclass(slots=True)
class _Said:
    """What a cell says: values, and what stands beside them."""

    values: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    is_doubtful: bool = False


def _plain(sheet: Sheet, gathering: Gathering) -> Sheet:
    heads, *rows = sheet.rows
    bare: list[list[Cell]] = [[_LAW.sub("", words(head)) if _article().search(words(head)) else head for head in heads]]
    details: dict[tuple[int, int], str] = {}
    doubtful: set[tuple[int, int]] = set()
    blank: list[str] = []
    for number, row in enumerate(rows, 1):
        bare.append([])
        for column, cell in enumerate(row):
            said = _said(cell)
            values = "\n".join(said.values)
            bare[-1].append("" if values == VOID else values)
            if words(cell) and not bare[-1][-1]:
                blank.append(sheet.at(number, column))
            if said.beside:
                details[number, column] = "\n".join(said.beside)
            if said.is_doubtful:
                doubtful.add((number, column))
    if blank:
        gathering.left_out("blank", blank)
    return replace(sheet, rows=bare, details=details, doubtful=frozenset(doubtful))


def _said(cell: Cell) -> _Said:
    found = _Said()
    for line in words(cell).split("\n"):
        marked = None if line.startswith(" ") else _MARKED.fullmatch(line)
        state = _SIGNS.get((marked and marked["sign"]) or "", State.STATED)
        if marked is None:
            found.beside.append(line.strip())
        elif state in _BESIDE:
            found.beside.append(line)
        elif state not in _UNSAID:
            found.values.append(marked["said"])
            found.is_doubtful = found.is_doubtful or state is State.INFERRED or bool(marked["up"])
    return found
