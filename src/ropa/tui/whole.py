"""The page of a record with every field that it could have, so that what it does not say can be edited too."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ropa.finding import Pointer
from ropa.i18n import text
from ropa.model import FieldPlan, Record, plan
from ropa.view.document import Entry, Field, Page, Section
from ropa.view.marks import State
from ropa.view.record import in_words
from ropa.view.words import Words


def whole(page: Page, record: Record, words: Words) -> Page:
    """A page with the fields that it leaves out: what they say, or that they are silent.

    Args:
        page: The page.
        record: The record that it shows.
        words: The words of its register.
    """
    shown = {field.at.field for field in page.fields()}
    sections = {section.letter: section for section in page.sections}
    for field in plan(type(record)):
        if (field.key,) in shown:
            continue
        letter = field.declared.section
        entries = tuple(_entries(words, field, getattr(record, field.name)))
        made = Field(Pointer(page.address, (field.key,)), words.label(field), field.declared.law, entries)
        former = sections.get(letter) or Section(letter, words.text(f"fields.section.{letter}"), ())
        sections[letter] = replace(former, fields=(*former.fields, made))
    return replace(page, sections=tuple(sections.values()))


def _entries(words: Words, field: FieldPlan, value: Any) -> Iterator[Entry]:
    if value is None:
        yield Entry(text("document.silent", words.language), State.SILENT)
    for item in value if isinstance(value, tuple) else () if value is None else (value,):
        said, details = in_words(words, field, item)
        yield Entry(said, State.STATED, details)
