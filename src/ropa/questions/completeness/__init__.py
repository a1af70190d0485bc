"""How much of what a layout asks a register answers.

A value, an explicit none, and an open point with the reason why it is not applicable or cannot be stated are all
answers, so that an honest register reaches the whole. What only a professional proposes is counted apart until somebody
confirms it, and a question that was put is not yet an answer. A point that is asked where it applies counts only where
the record says that it applies, or answers it; where the record does not tell, that is counted apart as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ropa.finding import Pointer
from ropa.model import Activity
from ropa.questions.completeness.applicability import applies
from ropa.questions.completeness.values import Holder, Reading, read
from ropa.questions.layouts import Layout, Point
from ropa.rules import Case
from ropa.rules.common import keeps_controller_record
from ropa.transfers import Hop

__all__ = ["Answer", "Completeness", "Reading", "Status", "completeness", "percent"]


class Status(StrEnum):
    """How a point is answered."""

    ANSWERED = "answered"
    INHERITED = "inherited"
    NONE = "none"
    EXCUSED = "excused"
    PROPOSED = "proposed"
    ASKED = "asked"
    MISSING = "missing"
    UNTOLD = "untold"

    @property
    def is_answer(self) -> bool:
        """Whether the record answers the point."""
        return self in (Status.ANSWERED, Status.INHERITED, Status.NONE, Status.EXCUSED)


@dataclass(frozen=True, slots=True)
class Answer:
    """How one point is answered of one activity, or of the register.

    Attributes:
        point: The point.
        about: Address of the activity; of the register for what is asked once.
        at: The field that answers it, or would.
        status: How it is answered.
    """

    point: Point
    about: str
    at: Pointer
    status: Status


@dataclass(frozen=True, slots=True)
class Completeness:
    """What one register answers of one layout.

    Attributes:
        register: Its name.
        layout: The layout.
        answers: Every point that is asked or of which it cannot be told, of the register first, then by activity.
    """

    register: str
    layout: Layout
    answers: tuple[Answer, ...]

    @property
    def asked(self) -> int:
        """How many points are asked."""
        return asked(self.answers)

    @property
    def answered(self) -> int:
        """How many of them are answered."""
        return answered(self.answers)


def asked(answers: Iterable[Answer]) -> int:
    """How many of some points are asked: all but those of which it cannot be told."""
    return sum(answer.status is not Status.UNTOLD for answer in answers)


def answered(answers: Iterable[Answer]) -> int:
    """How many of some points are answered."""
    return sum(answer.status.is_answer for answer in answers)


def percent(part: int, whole: int) -> int | None:
    """The share in per cent, rounded down so that only the whole is 100; None where nothing is asked."""
    return part * 100 // whole if whole else None


def completeness(case: Case, layout: Layout) -> Completeness:
    """What a register answers of a layout on the day of the law; a processor's record by that part of the layout."""
    return Completeness(case.register.name, layout, tuple(_answers(case, layout)))


def _answers(case: Case, layout: Layout) -> Iterator[Answer]:
    here = Pointer(case.register.address())
    processed = list(case.activities("processor"))
    hops: dict[str, list[Hop]] = {}
    for hop in case.hops:
        for address in hop.activities:
            hops.setdefault(address, []).append(hop)
    parts: list[tuple[str, list[tuple[Pointer, str, Activity]]]] = []
    if keeps_controller_record(case):
        parts.append(("controller", list(case.activities())))
    if processed:
        parts.append(("processor", processed))
    for part, activities in parts:
        points = [point for point in layout.points if point.part == part and point.fields]
        for point in points:
            if point.of == "register":
                yield from _answer(case, point, Holder(here, "", None))
        for at, key, activity in activities:
            holder = Holder(at, key, activity, tuple(hops.get(at.record, ())))
            for point in points:
                if point.of == "activity":
                    yield from _answer(case, point, holder)


def _answer(case: Case, point: Point, holder: Holder) -> Iterator[Answer]:
    status, at = _status(read(case, point, holder))
    if not status.is_answer and status is not Status.PROPOSED and point.when:
        is_asked = applies(case, point.when, holder)
        if is_asked is False:
            return
        if is_asked is None:
            status = Status.UNTOLD
    yield Answer(point, holder.at.record, at, status)


def _status(readings: tuple[Reading, ...]) -> tuple[Status, Pointer]:
    """The best of what the fields of a point say."""
    best = min(readings, key=lambda one: _RANKS[one.status])
    return Status(best.status), best.at


_RANKS: Mapping[str, int] = {status.value: rank for rank, status in enumerate(Status)}
