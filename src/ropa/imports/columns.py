"""Which column holds what: by heading, as the program knows it, as somebody decided, or as it is like one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ropa.imports.imported import Column
from ropa.imports.targets import SKIP, headings, layout_headings, layouts, target
from ropa.reading.cells.lists import joined
from ropa.reading.names import same_name
from ropa.reading.sheets import Sheet, words

ALIKE = 86
"""How much alike a heading must be to a known one, of 100, to be proposed as it."""

_NEAR = 72
"""How much alike it must be for the target to be suggested."""

_DEEPEST = 40
"""Rows among which the headings are looked for."""

_ENOUGH = 2
"""Known headings that make a row the head of a table."""

_NAMES = ("activity.name", "party.name")

_SHORT = 5
"""Headings of fewer letters are read exactly."""

_LAYOUT = 5
"""Headings of a layout that a table must have, and more than half of its own, to be of that layout."""

_BARE = {"date", "dates", "datum", "datums"}
"""Headings that say of no date which one it is, however near they come to one that does."""

_ASIDE = re.compile(r"\([^()]*\)|\*|\?$")

_RECEIVING = {"activity.recipients", "activity.processors"}
"""What a heading of both names: processors are recipients too (Art. 4(9))."""

_NAMING = {"activity.name", "activity.business_function"}
"""What a heading such as “process / processing” names."""

_UNDERSTOOD = ("known", "saved")
"""How a column is told whose heading leaves no doubt."""

SECTIONS: Mapping[str, tuple[str, ...]] = {"activity": ("activity",), "vendor": ("party", "engagement")}
"""The sections of known headings, and the kinds of records that their targets are of."""


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a table.

    Attributes:
        row: The row they stand in, from 0.
        above: Whether the row above holds headings too, over several columns.
        section: The section of known headings to which most belong; empty where only decisions know them.
        columns: Each column that has a heading, by its number.
        layout: The layout they are of; empty where they are of none.
    """

    row: int
    above: bool
    section: str
    columns: Mapping[int, Column]
    layout: str = ""

    @property
    def score(self) -> int:
        """How many columns are understood as something of the section's kinds."""
        return sum(1 for column in self.columns.values() if column.how in _UNDERSTOOD and self._fits(column))

    @property
    def is_named(self) -> bool:
        """Whether a column holds the names of records."""
        return any(column.target in _NAMES for column in self.columns.values())

    def _fits(self, column: Column) -> bool:
        return column.target == SKIP or column.target.partition(".")[0] in SECTIONS[self.section]


def head(sheet: Sheet, decided: Mapping[str, str]) -> Head | None:
    """The headings of a table: the row in which most are understood; None where no row has two.

    Args:
        sheet: The table.
        decided: Targets by heading, from the settings and the command line.
    """
    best: Head | None = None
    for row in range(min(len(sheet.rows), _DEEPEST)):
        filled = sum(1 for cell in sheet.rows[row] if words(cell))
        for section in SECTIONS:
            found = _head(sheet, row, section, decided) if filled else None
            if found is None or not (found.score >= _ENOUGH or (found.score and _goes_on(sheet, found))):
                continue
            if best is None or (found.score, -found.row) > (best.score, -best.row):
                best = found
    return best


def _goes_on(sheet: Sheet, found: Head) -> bool:
    """Whether what stands below a single known heading is a table: names of records, and something beside them."""
    below = sheet.rows[found.row + 1] if found.row + 1 < len(sheet.rows) else ()
    return found.is_named and len(found.columns) >= _ENOUGH and sum(1 for cell in below if words(cell)) >= _ENOUGH


def _head(sheet: Sheet, row: int, section: str, decided: Mapping[str, str]) -> Head | None:
    """A row as one of headings; None where none of them is known, which most rows show before any is compared."""
    own = [words(cell) for cell in sheet.rows[row]]
    over = _over(sheet, row)
    known = headings(section)
    layout = _layout(own) if section == "activity" else ""
    if layout:
        known = {**known, **layout_headings(layout)}
    asked = {}
    for number in range(max(len(own), len(over))):
        word = own[number] if number < len(own) else ""
        if word or over.get(number, ""):
            asked[number] = (sheet.at(row if word else row - 1, number), word, over.get(number, ""))
    sure = {number: found for number, one in asked.items() if (found := _column(*one, known, decided))}
    if not any(column.how in _UNDERSTOOD for column in sure.values()):
        return None
    columns = {number: sure.get(number) or _likely(*one, known) for number, one in asked.items()}
    return Head(row, bool(over), section, columns, layout)


def _over(sheet: Sheet, row: int) -> dict[int, str]:
    """The headings above a row, over the columns they span; none where the row above holds a title or nothing."""
    if row == 0:
        return {}
    above = [words(cell) for cell in sheet.rows[row - 1]]
    if sum(map(bool, above)) < _ENOUGH:  # a single text is the title of the table
        return {}
    found: dict[int, str] = {number: word for number, word in enumerate(above) if word}
    for (top, left), (bottom, right) in sheet.merged:
        if top <= row - 1 <= bottom and left < len(above):
            found |= dict.fromkeys(range(left, right + 1), above[left]) if above[left] else {}
    return found


def _column(at: str, word: str, group: str, known: Mapping[str, str], decided: Mapping[str, str]) -> Column | None:
    """The column of a heading that was decided about, is known, or joins known ones; None for any other."""
    whole = _whole(word, group)
    for heading in (whole, word or group):
        name = decided.get(same_name(heading))
        if name is not None and (name == SKIP or target(name)):
            return Column(at, heading, name, "saved")
    for text in (whole, word or group):
        for form in _forms(text):
            if name := form if target(form) else known.get(same_name(form)):
                return Column(at, text, name, "known")
    return _of_parts(at, word or group, known)


def _whole(word: str, group: str) -> str:
    return f"{group} {word}".strip() if group and word else word or group


def _likely(at: str, word: str, group: str, known: Mapping[str, str]) -> Column:
    """The column of a heading that is not known, by what it is like."""
    found = _alike(at, word or group, _whole(word, group), known)
    if found.how != "proposed" and word and group:
        # What is merely like the heading above says little of what stands below it.
        return _alike(at, word, word, known)
    return found


def _of_parts(at: str, heading: str, known: Mapping[str, str]) -> Column | None:
    """A heading that joins known ones, such as “recipients / processors”; None where a part of it is not known.

    Parts of one meaning, and processors among recipients, leave no doubt. Of a process and its processing the name
    is proposed, whichever stands first, since activities without one are called by their purposes; of others the first.
    """
    parts = joined(_ASIDE.sub(" ", heading))
    found = [known.get(same_name(part), "") for part in parts]
    if len(parts) < _ENOUGH or not all(found):
        return None
    if set(found) == _RECEIVING:
        return Column(at, heading, "activity.recipients", "known")
    if len(set(found)) == 1:
        return Column(at, heading, found[0], "known")
    first = found.index("activity.name") if set(found) == _NAMING else 0
    return Column(at, heading, found[first], "proposed", parts[first])


def _forms(heading: str) -> Iterator[str]:
    """A heading, and the same without what only explains it."""
    yield heading.strip()
    first = heading.splitlines()[0] if heading.strip() else ""
    for text in (first, _ASIDE.sub(" ", heading), _ASIDE.sub(" ", first)):
        yield " ".join(text.split()).rstrip(" :?*")


def _alike(at: str, heading: str, whole: str, known: Mapping[str, str]) -> Column:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - dear to import, and only an import asks

    tries = dict.fromkeys(same_name(form) for text in (whole, heading) for form in _forms(text))
    # What is less like it than that is not asked for, which spares most of the work of comparing.
    best, near = _NEAR - 1.0, ""
    names = list(known)
    for form in tries:
        if len(form) < _SHORT:
            continue
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
            found = process.extractOne(form, names, scorer=scorer, score_cutoff=best)
            if found and found[1] > best:
                near, best = str(found[0]), found[1]
    if best >= ALIKE:
        return Column(at, heading, known[near], "proposed", near)
    is_near = best >= _NEAR and _BARE.isdisjoint(tries)
    return Column(at, heading, "", "unknown", known[near] if is_near else "")


def _layout(own: Sequence[str]) -> str:
    """The layout to which most headings of a row belong."""
    there = [same_name(form) for word in own if word for form in (word, _ASIDE.sub(" ", word))]
    count = sum(map(bool, own))
    scores = {name: sum(1 for word in set(there) if word in layout_headings(name)) for name in layouts()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _LAYOUT and scores[best] * 2 > count else ""
