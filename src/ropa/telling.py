"""Results that are text alone. They know of no record, so that help and a refusal load nothing that does."""

from dataclasses import dataclass

from ropa.i18n import visible


@dataclass(frozen=True)
class Text:
    """Plain text, such as a rule's page or a schema.

    Attributes:
        title: What it is.
        text: The text.
        is_marked: Whether it is a page of the program's own in Markdown, below a line that is its title.
    """

    title: str
    text: str
    is_marked: bool = False

    @property
    def shown(self) -> str:
        """The text without a character that would steer the terminal."""
        return visible(self.text.rstrip("\n"))


@dataclass(frozen=True)
class Failure:
    """A command that could not do what was asked: why, and the cure.

    Attributes:
        message: In the reader's language.
        usage: Whether the command line itself was wrong.
        trace: For a fault of the program itself, where it happened; empty otherwise.
    """

    message: str
    usage: bool = False
    trace: str = ""
