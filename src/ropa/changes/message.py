"""What is said of a change: a text of the program and its parameters, worded when it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ropa.finding import Pointer, with_cure


@dataclass(frozen=True, slots=True)
class Message:
    """A text of the program.

    Attributes:
        key: Its key in the catalogues.
        params: What its placeholders stand for; `suggestion` and `allowed` are said behind it.
    """

    key: str
    params: Mapping[str, str] = field(default_factory=dict)

    def words(self, language: str) -> str:
        """The text in one language."""
        return with_cure(self.key, self.params, language)


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """A change cannot be made as asked; nothing was changed.

    Attributes:
        message: Why, and the cure.
        uses: The fields that stand in the way, where some do.
    """

    def __init__(self, message: Message, uses: tuple[Pointer, ...] = ()) -> None:
        super().__init__(message.key, dict(message.params))
        self.message = message
        self.uses = uses


def refused(name: str, /, **params: str) -> Refused:
    """The refusal with this name in the catalogue of changes."""
    return Refused(Message(f"changes.refused.{name}", params))


def remark(name: str, /, **params: str) -> Message:
    """The remark with this name in the catalogue of changes."""
    return Message(f"changes.remark.{name}", params)
