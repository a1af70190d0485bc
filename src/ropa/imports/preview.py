"""What an import would do, as an outline for people and as values for machines, before anything is changed."""

import shlex
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ropa.i18n import one_line, text
from ropa.imports.imported import Column, Concern, Fate, Remark
from ropa.imports.planned import Plan, Row
from ropa.model import KINDS, plan
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline

_LONGEST = 80
"""How much of what stands in a place is repeated in a remark."""


def preview(planned: Plan, language: str) -> Outline:
    """What an import would do.

    Args:
        planned: The plan.
        language: Language of the reader.
    """
    words = _Words(language)
    imported = planned.imported
    branches = [
        *words.columns(planned),
        *words.layouts(planned),
        *words.rows(planned, "added"),
        *words.rows(planned, "changed"),
        *words.rows(planned, "same"),
        *words.suggestions(planned),
        *words.remarks(planned.remarks),
    ]
    title = words.text("title", name=imported.name, format=imported.format)
    return Outline(title, tuple(branches), (words.counts(planned),), values(planned, language))


def values(planned: Plan, language: str) -> dict[str, Any]:
    """A plan as plain values."""
    imported = planned.imported
    return {
        "file": imported.name,
        "format": imported.format,
        "places": {fate.value: sum(1 for one in imported.fates.values() if one is fate) for fate in Fate},
        "layouts": dict(imported.layouts),
        "columns": [
            {
                "at": column.at,
                "heading": column.heading,
                "field": column.target or None,
                "how": column.how,
                "suggestion": column.suggestion or None,
            }
            for column in imported.columns
        ],
        "records": [_record_values(row) for row in planned.rows],
        "remarks": [
            {
                "concern": remark.concern.value,
                "at": remark.at or None,
                "found": remark.found or None,
                "count": remark.count,
                "text": remark.message.words(language),
            }
            for remark in planned.remarks
        ],
    }


def _record_values(row: Row) -> dict[str, Any]:
    proposal = row.match.proposal
    return {
        "id": row.address,
        "table": proposal.kind,
        "name": proposal.name,
        "at": proposal.at or None,
        "outcome": row.outcome,
        "matched_by": row.match.by or None,
        "fields": row.fields,
        "statements": [
            {"field": ".".join(map(str, item.field)), "value": item.value, "at": item.at, "basis": item.basis}
            for item in proposal.statements
        ],
        "notes": [{"text": note.text, "at": note.at} for note in proposal.notes],
        "suggestions": [
            {"id": item.reference, "name": item.name, "score": item.score} for item in row.match.suggestions
        ],
    }


class _Words:
    def __init__(self, language: str) -> None:
        self._language = language

    def text(self, key: str, /, **params: object) -> str:
        return text(f"imports.preview.{key}", self._language, **params)

    def counts(self, planned: Plan) -> str:
        """What became of all places together."""
        fates = list(planned.imported.fates.values())
        counts = {fate.value: fates.count(fate) for fate in Fate}
        return self.text("counts", total=len(fates), **counts)

    def columns(self, planned: Plan) -> Iterator[Branch]:
        """How each column was understood, sheet by sheet; a file without sheets is called by its own name."""
        for sheet, there in groupby(planned.imported.columns, key=lambda column: column.at.rpartition("!")[0]):
            lines = tuple(self._column(column) for column in there)
            yield Branch(self.text("columns", sheet=sheet or planned.imported.name, count=len(lines)), branches=lines)

    def _column(self, column: Column) -> Branch:
        heading = one_line(column.heading)
        target = self.target(column.target) if column.target else self.text("column.note")
        said = f"“{heading}” → {target}"
        detail: tuple[str, ...] = ()
        if column.how == "proposed":
            detail = (self.text("column.proposed", heading=column.suggestion, line=_map_line(heading, column.target)),)
        elif column.how == "unknown":
            detail = (self.text("column.unknown", line=_map_line(heading, column.suggestion or "…")),)
        elif column.how == "saved":
            detail = (self.text("column.saved"),)
        state = State.INFERRED if column.how == "proposed" else State.OPEN if column.how == "unknown" else State.STATED
        return Branch(said, column.at, detail, state)

    def target(self, target: str) -> str:
        """What a column is read as, in words: a field's label behind its kind's, or the program's own words for it."""
        key = f"imports.target.{target}"
        kind, _, name = target.partition(".")
        model = KINDS.get(kind)
        steps = name.split(".")
        labels = [text(f"fields.kind.{kind}", self._language)] if model else []
        for step in steps:
            field = next((field for field in plan(model) if field.key == step), None) if model else None
            if field is None:
                return text(key, self._language)
            labels.append(text(field.label_key, self._language))
            model = field.part  # type: ignore[assignment]
        return " › ".join(labels)

    def layouts(self, planned: Plan) -> Iterator[Branch]:
        """Which layouts were recognised."""
        for sheet, layout in planned.imported.layouts.items():
            yield Branch(self.text("layout", sheet=sheet, layout=text(f"imports.layout.{layout}", self._language)))

    def rows(self, planned: Plan, outcome: str) -> Iterator[Branch]:
        """The records of one outcome."""
        rows = [row for row in planned.rows if row.outcome == outcome]
        if rows:
            yield Branch(self.text(outcome, count=len(rows)), branches=tuple(self._row(row) for row in rows))

    def _row(self, row: Row) -> Branch:
        proposal = row.match.proposal
        kind = text(f"fields.kind.{proposal.kind}", self._language)
        fields = {field.key: text(field.label_key, self._language) for field in plan(KINDS[proposal.kind])}
        inferred = sum(1 for item in proposal.statements if item.basis == "inferred")
        detail = (
            ", ".join(fields[name] for name in row.fields),
            self.text(f"by.{row.match.by}", name=one_line(proposal.name)) if row.match.by else "",
            self.text("inferred", count=inferred) if inferred and row.outcome != "same" else "",
        )
        return Branch(f"{kind}: {one_line(proposal.name)}", row.address, detail)

    def suggestions(self, planned: Plan) -> Iterator[Branch]:
        """Names that may be those of records that are there."""
        lines = [
            Branch(
                self.text("suggestion", name=one_line(row.match.proposal.name), other=one_line(item.name)),
                item.reference,
                self.text("match", line=f"--match {_quoted(f'{row.match.proposal.name}={item.reference}')}"),
                State.INFERRED,
            )
            for row in planned.rows
            for item in row.match.suggestions
        ]
        if lines:
            yield Branch(self.text("suggestions", count=len(lines)), branches=tuple(lines))

    def remarks(self, remarks: tuple[Remark, ...]) -> Iterator[Branch]:
        """What must be known, by what it is about, the most pressing first."""
        for concern, there in groupby(remarks, key=lambda remark: remark.concern):
            lines = tuple(self._remark(remark) for remark in there)
            yield Branch(self.text(f"concern.{concern.value}", count=len(lines)), branches=lines)

    def _remark(self, remark: Remark) -> Branch:
        found = one_line(remark.found)
        shown = f"“{found if len(found) <= _LONGEST else found[: _LONGEST - 1] + '…'}”" if found else ""
        where = " ".join(filter(None, (one_line(remark.at), shown)))
        said = remark.message.words(self._language)
        state = State.OPEN if remark.concern is Concern.UNCLEAR else State.STATED
        return Branch(f"{where}: {said}" if where else said, state=state)


def _map_line(heading: str, target: str) -> str:
    return f"--map {_quoted(f'{heading}={target}')}"


def _quoted(words: str) -> str:
    """Words of the file as one word of a command line, in which nothing of them is a command."""
    return shlex.quote(one_line(words))
