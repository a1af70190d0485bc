"""The answer of `concentration` in words: rows worst first, with the share of registers and activities."""

from ropa.i18n import text
from ropa.law import Law
from ropa.questions.concentration import By, Concentration, Row, Sort
from ropa.register import Portfolio
from ropa.view.answers.voice import named
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline
from ropa.view.words import place_words
from ropa.vocabulary import label


def concentration_outline(portfolio: Portfolio, found: Concentration, by: By, law: Law, language: str) -> Outline:
    """What most registers and activities hang on.

    Args:
        portfolio: The registers that hold the records of the answer.
        found: The answer.
        by: What was counted.
        law: The law of the day.
        language: Language of everything but user text.
    """
    voice = _Voice(portfolio, found, by, language)
    remarks = []
    if not any(row.sort is not Sort.SILENT for row in found.rows):
        remarks.append(voice.text("none"))
    if by is By.PARTY and found.rows:
        remarks.append(voice.text("same-name"))
    if found.unread:
        remarks.append(text("questions.xray.unread", language, registers=", ".join(found.unread)))
    is_judged = by is By.TOOL
    return Outline(
        voice.text(by.value),
        tuple(map(voice.branch, found.rows)),
        tuple(remarks),
        {
            "by": by.value,
            "registers": list(found.registers),
            "activities": list(found.activities),
            "unread": list(found.unread),
            "rows": [_values(row) for row in found.rows],
        },
        law.date.isoformat() if is_judged else "",
        law.checked.isoformat() if is_judged else "",
    )


class _Voice:
    def __init__(self, portfolio: Portfolio, found: Concentration, by: By, language: str) -> None:
        self.portfolio = portfolio
        self.found = found
        self.by = by
        self.language = language

    def text(self, key: str, **params: object) -> str:
        return text(f"questions.concentration.{key}", self.language, **params)

    def branch(self, row: Row) -> Branch:
        shown = self.text(
            "row",
            name=self.row_name(row),
            registers=len(row.registers),
            all_registers=len(self.found.registers),
            activities=len(row.activities),
            all_activities=len(self.found.activities),
        )
        marks = []
        if row.is_shared:
            marks.append(self.text("shared"))
        if row.sort is Sort.PARTY and len(row.records) > 1:
            marks.append(self.text("several", count=len(row.records)))
        if not row.activities:
            marks.append(self.text("unattributed"))
        marks += [
            self.text(key, count=len(some))
            for key, some in (("possible", row.possible), ("exposed", row.exposed))
            if some
        ]
        is_one = len(row.records) == 1 and row.sort in (Sort.PARTY, Sort.CATEGORY)
        records = () if is_one else tuple(Branch(*self.named(address), is_quoted=True) for address in row.records)
        state = State.SILENT if row.sort is Sort.SILENT else State.STATED
        return Branch(shown, row.records[0] if is_one else "", tuple(marks), state, records)

    def named(self, node: str) -> tuple[str, str]:
        return named(self.portfolio, node, self.language)

    def row_name(self, row: Row) -> str:
        match row.sort:
            case Sort.PARTY:
                return self.named(row.records[0])[0]
            case Sort.CATEGORY:
                is_own = "/" in row.key
                category = self.named(row.key)[0] if is_own else label("party-category", row.key, self.language)
                if not row.register:
                    return category
                organisation = self.portfolio.registers[row.register].organisation
                return self.text("unnamed", category=category, organisation=organisation)
            case Sort.PLACE:
                return self.named(row.key)[0]
            case Sort.TOOL:
                return label("tool", row.key, self.language)
            case Sort.DECISION | Sort.UNCONFIRMED:
                return self.text(row.sort.value, place=place_words(row.key, self.language))
            case Sort.NO_TOOL:
                return self.text("no-tool")
            case Sort.SILENT:
                return self.text("undeterminable" if self.by is By.TOOL else "silent")


def _values(row: Row) -> dict[str, object]:
    return {
        "kind": row.sort.value,
        "key": row.key or None,
        "register": row.register or None,
        "records": list(row.records),
        "registers": list(row.registers),
        "activities": list(row.activities),
        "possible": list(row.possible),
        "exposed": list(row.exposed),
        "shared": row.is_shared,
    }
