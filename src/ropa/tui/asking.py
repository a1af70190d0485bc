"""A question that is put in the editor at the bottom of a screen, as a value."""

from collections.abc import Callable
from dataclasses import dataclass

from ropa.tui.options import Option

Answer = Callable[[tuple[str, ...]], str]
"""Does what was answered; returns why that cannot be done, or nothing."""


def _nothing(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        title: What of.
        answer: Takes the answer: what was typed, or the words that were chosen.
        start: Text to start from.
        options: What there is to choose from; empty where the answer is typed.
        has_words: Whether the words of the options are shown beside them.
        marked: The words that are chosen now where several can be; None where one is.
        is_long: Whether the text may have several lines.
        check: Why what is typed cannot be taken, or nothing.
        meaning: What is typed so far, in words.
        hint: What else can be answered.
        key: Under which an answer that was begun is kept.
        make: Makes the record that an option stands for, from what was typed and what is marked.
        left: What follows when it is left without an answer.
        about: Why it is asked.
        step: Goes on to the next question of a round, or back to the one before.
        say: Asks whether the field says nothing, that there is none, or why it cannot say anything yet.
        narrowed: What was typed before there were options, and narrows them now.
    """

    title: str
    answer: Answer
    start: str = ""
    options: tuple[Option, ...] = ()
    has_words: bool = True
    marked: tuple[str, ...] | None = None
    is_long: bool = False
    check: Callable[[str], str] = _nothing
    meaning: Callable[[str], str] = _nothing
    hint: str = ""
    key: str = ""
    make: Callable[[Option, str, tuple[str, ...]], None] | None = None
    left: Callable[[], None] | None = None
    about: str = ""
    step: Callable[[int], None] | None = None
    say: Callable[[], None] | None = None
    narrowed: str = ""
