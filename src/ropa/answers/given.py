"""Answers as they are given, and what they come to."""

from dataclasses import dataclass, field

from ropa.answers.proof import Proof
from ropa.changes import FieldChange, Message
from ropa.finding import Pointer
from ropa.i18n import one_line


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it stands in a file.

    Attributes:
        key: The key of the question.
        answer: The answer; empty where only a remark was made.
        remark: What else was said.
        by: Who gave it; empty where the file does not say.
        place: Where it stands.
    """

    key: str
    answer: str
    remark: str
    by: str
    place: str


@dataclass(frozen=True, slots=True)
class Review:
    """That somebody looked at a record again and found it right."""

    at: Pointer
    proof: Proof
    given: Given

    @property
    def address(self) -> str:
        """The record."""
        return self.at.record


@dataclass(frozen=True, slots=True)
class Done:
    """An answer that changes something.

    Attributes:
        address: The record that it is about.
        field: What of it, as texts name it.
        answer: The answer, as it was written.
        by: Who gave it.
        place: Where it stands.
    """

    address: str
    field: str
    answer: str
    by: str
    place: str


@dataclass(slots=True)
class Taken:
    """What answers come to.

    Attributes:
        changes: The changes, in an order in which they can be made.
        reviews: The reviews to be recorded, once it is known what the records say then.
        told: What is to be told, answer by answer.
        done: The answers that change something.
    """

    changes: list[FieldChange] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    told: list[Message] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many answers change something."""
        return len(self.done)


def told_of(name: str, given: Given, key: str, **params: str) -> Message:
    """What is told of an answer.

    Args:
        name: What of it, as the key of a text.
        given: The answer.
        key: The key of its question.
        params: What the placeholders of that text stand for; other people's words, on one line each.
    """
    said = {key_: one_line(value) for key_, value in params.items()}
    return Message(f"asking.told.{name}", {"key": one_line(key), "place": given.place, **said})
