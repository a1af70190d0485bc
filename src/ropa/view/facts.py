"""What a reader must know to judge a document: its day, the law, the source and the program."""

import datetime
from collections.abc import Iterator

from ropa import __version__
from ropa.i18n import one_line, text
from ropa.law import Law
from ropa.model import Document as Source
from ropa.view.document import Detail
from ropa.view.words import Words, date_words
from ropa.vocabulary import label


def law_facts(law: Law, language: str) -> Iterator[Detail]:
    """The day of record and law, and the day on which the law's data were last checked."""
    yield Detail(text("document.fact.as-of", language), _day(law.date, language))
    yield Detail(text("document.fact.law-checked", language), _day(law.checked, language))
    if law.own.count:
        yield Detail(text("document.fact.law-own", language), str(law.own.count))


def program_fact(language: str) -> Detail:
    """What the document was made with."""
    return Detail(text("document.fact.program", language), f"ropa {__version__}")


def facts(words: Words, law: Law) -> Iterator[Detail]:
    """All of that for a document of one register, and the text that the register is based on."""
    yield from law_facts(law, words.language)
    own = words.register.own
    found = words.register.find(own.based_on) if own and own.based_on else None
    if own and own.based_on:
        yield Detail(words.text("document.fact.source"), words.name(found[1], own.based_on) if found else own.based_on)
    elif words.register.reconstructed:
        yield Detail(words.text("document.fact.source"), words.text("document.silent"))
    if found and isinstance(source := found[1], Source):
        version = one_line(source.version) if source.version else words.text("document.silent")
        yield Detail(words.text("document.fact.version"), version)
        yield Detail(words.text("document.fact.date"), _day(source.date, words.language))
    yield Detail(words.text("document.fact.language"), label("language", words.register.language, words.language))
    yield program_fact(words.language)


def _day(value: datetime.date | None, language: str) -> str:
    return date_words(value, language) if value else text("document.silent", language)
