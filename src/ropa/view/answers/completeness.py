"""The answer of `completeness` in words: the share of each register, and what is missing by point or by activity."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ropa.i18n import text
from ropa.law import Law
from ropa.model import Activity
from ropa.questions.completeness import Answer, Completeness, Status, answered, asked, percent
from ropa.questions.layouts import Layout, Point
from ropa.register import Register
from ropa.view.answers.layout_points import point_name
from ropa.view.answers.share import share_words
from ropa.view.answers.voice import Voice
from ropa.view.marks import State
from ropa.view.outline import Branch, Later, Outline
from ropa.view.placed import placed

_STATES = {Status.PROPOSED: State.INFERRED, Status.ASKED: State.OPEN, Status.MISSING: State.SILENT}


def completeness_outline(
    found: Sequence[tuple[Register, Completeness]], layout: Layout, law: Law, language: str, *, by_activity: bool
) -> Outline:
    """How much of a layout each register answers.

    Args:
        found: The registers and their answers.
        layout: The layout.
        law: The law of the day.
        language: Language of everything but user text.
        by_activity: Whether what is missing is shown activity by activity, and not point by point.
    """
    return Outline(
        text("obligations.completeness.title", language, layout=text(f"obligations.layout.{layout.key}", language)),
        tuple(_Voice(register, answer, language).branch(by_activity) for register, answer in found),
        tuple(_remarks(layout, {answer.point.part for _, one in found for answer in one.answers}, language)),
        Later(
            lambda: {
                "layout": layout.key,
                "verified": layout.is_complete,
                "classes_verified": layout.has_classes,
                "unseen": [point.key for point in layout.points if not point.is_seen],
                "unheld": [point.key for point in layout.unheld],
                "registers": [_values(answer) for _, answer in found],
            }
        ),
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=2,
    )


def _remarks(layout: Layout, parts: set[str], language: str) -> Iterator[str]:
    def named(points: list[Point]) -> str:
        return ", ".join(dict.fromkeys(point_name(point, language) for point in points))

    yield text("obligations.completeness.rule", language)
    if not layout.is_complete:
        yield text("obligations.completeness.incomplete", language)
    if not layout.has_classes:
        yield text("obligations.completeness.classes", language)
    if unseen := [point for point in layout.points if not point.is_seen and point.part in parts]:
        yield text("obligations.completeness.unseen", language, points=named(unseen))
    if unheld := [point for point in layout.unheld if point.part in parts]:
        yield text("obligations.completeness.unheld", language, points=named(unheld))


class _Voice(Voice):
    def __init__(self, register: Register, found: Completeness, language: str) -> None:
        super().__init__("completeness", register, language)
        self.found = found

    def text(self, key: str, /, **params: object) -> str:
        return self.words.text(f"obligations.completeness.{key}", **params)

    def branch(self, by_activity: bool) -> Branch:
        answers = self.found.answers
        counted = Counter(answer.status for answer in answers)
        without = () if any(self.register.of(Activity)) else (self.text("no-activity"),)
        details = [self._share(answers), *without] + [
            self.text(f"count.{status}", count=counted[status])
            for status in Status
            if status in counted and status is not Status.ANSWERED
        ]
        lines = tuple(self._by_activity() if by_activity else self._by_point())
        unread = Branch(self.words.text("obligations.unread"), state=State.OPEN)
        head = self.head(branches=(*lines, unread) if self.register.findings else lines)
        return Branch(head.text, head.link, tuple(details), branches=head.branches, is_quoted=True)

    def _share(self, answers: Sequence[Answer]) -> str:
        part, whole = answered(answers), asked(answers)
        if not whole:
            return self.text("count.untold", count=len(answers)) if answers else self.text("nothing")
        return self.text(
            "head" if whole != 1 else "head-one",
            percent=share_words(part, whole, self.language),
            answered=part,
            asked=whole,
        )

    def _by_point(self) -> Iterator[Branch]:
        by_point: dict[Point, list[Answer]] = {}
        for answer in self.found.answers:
            by_point.setdefault(answer.point, []).append(answer)
        for point in self.found.layout.points:
            answers = by_point.get(point, [])
            if not answers:
                continue
            shown = self.text("line", name=self._point(point), share=self._share(answers))
            kind = self.words.text(f"obligations.class.{point.kind}")
            yield Branch(
                shown,
                detail=kind,
                branches=tuple(self._unanswered(one, self._about(one)) for one in answers if _is_shown(one)),
            )

    def _by_activity(self) -> Iterator[Branch]:
        for address, answers in _by_record(self.found).items():
            shown = self.text("line", name=self._about(answers[0]), share=self._share(answers))
            lines = tuple(self._unanswered(one, self._point(one.point)) for one in answers if _is_shown(one))
            yield Branch(shown, address, branches=lines)

    def _about(self, answer: Answer) -> str:
        return self.text("register") if answer.about == self.register.name else self.name(answer.about)

    def _point(self, point: Point) -> str:
        name = point_name(point, self.language)
        return self.text("law", point=name, law=point.law) if point.law else name

    def _unanswered(self, answer: Answer, name: str) -> Branch:
        said = "" if answer.status is Status.MISSING else self.text(f"status.{answer.status}")
        details = tuple(filter(None, (said, placed(self.words, answer.at) if answer.at.field else "")))
        return Branch(name, answer.at.record, details, _STATES.get(answer.status, State.STATED))


def _is_shown(answer: Answer) -> bool:
    """Whether a point is listed as one to be answered; what cannot be told is only counted."""
    return answer.status in _STATES


def _by_record(found: Completeness) -> Mapping[str, Sequence[Answer]]:
    by_record: dict[str, list[Answer]] = {}
    for answer in found.answers:
        by_record.setdefault(answer.about, []).append(answer)
    return by_record


def _values(found: Completeness) -> dict[str, Any]:
    statuses = [answer.status for answer in found.answers]
    return {
        "register": found.register,
        "percent": percent(found.answered, found.asked),
        "answered": found.answered,
        "asked": found.asked,
        "counts": {status.value: statuses.count(status) for status in Status},
        "activities": [
            {"id": about, "answered": answered(own), "asked": asked(own), "percent": percent(answered(own), asked(own))}
            for about, own in _by_record(found).items()
        ],
        "points": [
            {
                "point": answer.point.key,
                "part": answer.point.part,
                "law": answer.point.law or None,
                "class": answer.point.kind,
                "seen": answer.point.is_seen,
                "about": answer.about,
                "at": str(answer.at),
                "status": answer.status.value,
            }
            for answer in found.answers
        ],
    }
