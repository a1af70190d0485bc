"""The glossary of a document: the abbreviations and terms of art that occur in it, and no others."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from ropa.i18n import LANGUAGES, one_line, text
from ropa.register import Register
from ropa.view.document import Document, Entry, Page, Part, Table
from ropa.view.marks import State
from ropa.view.outline import Branch
from ropa.vocabulary import Term, terms

_COLUMNS = ("term", "meaning", "law")


def glossary(document: Document, register: Register) -> Part:
    """What the abbreviations and terms of art of a document mean, in its language.

    Terms are those of the program's list and of the register's own glossary, which goes before it. One that the
    document uses in another language, such as an abbreviation in the user's own words, has a row of its own.

    Args:
        document: The document without its glossary.
        register: The register that it is about.

    Returns:
        A part with one table, sorted by term; without any where nothing needs explaining.
    """
    language = document.language
    heads = tuple(text(f"document.glossary.{key}", language) for key in _COLUMNS)
    said = "\n".join(_texts(document))
    found = {
        item.term: (one_line(item.meaning), "")
        for item in (register.own and register.own.glossary) or ()
        if re.search(rf"(?<!\w){re.escape(item.term)}(?!\w)", said)
    }
    for term, name in _occurring(said, language):
        found.setdefault(name, (term.marks["meaning"][language], term.law))
    # What explains a term, or stands over it, uses abbreviations too.
    count = 0
    while found and count != len(found):
        count = len(found)
        beside = "\n".join((*heads, *(meaning for meaning, _ in found.values())))
        for term, name in _occurring(beside, language):
            if _is_short(name):
                found.setdefault(name, (term.marks["meaning"][language], term.law))
    rows = tuple(
        tuple((Entry(words, State.STATED),) for words in (one_line(name), *found[name]))
        for name in sorted(found, key=_sorting)
    )
    title = text("document.part.glossary", language)
    return Part(title, tables=(Table(title, heads, rows),) if rows else ())


def _listed() -> Iterable[Term]:
    return terms("glossary").values()


def _occurring(said: str, language: str) -> Iterator[tuple[Term, str]]:
    """The terms that a text uses, each with the name under which its row stands."""
    for term in _listed():
        if any(_pattern(form).search(said) for form in _forms(term, language)):
            yield term, term.labels[language]
        for form in _foreign(term, language):
            if _pattern(form).search(said) and not _is_taken(form, language):
                yield term, form


def _foreign(term: Term, language: str) -> tuple[str, ...]:
    """The abbreviations of a term in other languages than the document's, each once."""
    ours = _forms(term, language)
    others = (form for other in LANGUAGES if other != language for form in _forms(term, other))
    return tuple(dict.fromkeys(form for form in others if _is_short(form) and form not in ours))


@cache
def _is_taken(form: str, language: str) -> bool:
    """Whether a form of another language is one of another term in this language."""
    return any(form in _forms(term, language) for term in _listed())


def _forms(term: Term, language: str) -> tuple[str, ...]:
    return tuple(term.marks.get("forms", {}).get(language, ())) or (term.labels[language],)


def _is_short(form: str) -> bool:
    """Whether a form is an abbreviation: one word with a capital behind its first letter."""
    return " " not in form and any(letter.isupper() for letter in form[1:])


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", 0 if _is_short(form) else re.IGNORECASE)


def _sorting(term: str) -> tuple[str, str]:
    """By letters as a reader looks them up: case and accents decide only between the same letters."""
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", term) if not unicodedata.combining(letter))
    return letters.casefold(), term


def _texts(document: Document) -> Iterator[str]:
    """Every text of a document but its organisation's name."""
    yield from (document.title, *document.banner)
    for fact in document.facts:
        yield from (fact.label, fact.text)
    yield from (meaning for _, meaning in document.legend)
    for part in document.parts:
        yield from (part.title, *part.remarks)
        for table in part.tables:
            yield from (table.title, *table.columns)
        for shown in part.pages:
            yield from _of_page(shown)
        for entry in part.entries():
            yield from _of_entry(entry)
        yield from _of_branches(part.branches)
        for figure in part.figures:
            yield from (figure.title, figure.alternative)


def _of_page(shown: Page) -> Iterator[str]:
    yield from (shown.title, shown.subtitle, *shown.marks)
    yield from (section.title for section in shown.sections)
    yield from (field.label for field in shown.fields())


def _of_entry(entry: Entry) -> Iterator[str]:
    yield from (entry.text, entry.evidence)
    for detail in entry.details:
        yield from (detail.label, detail.text)


def _of_branches(branches: Iterable[Branch]) -> Iterator[str]:
    for branch in branches:
        yield from (branch.text, *branch.details)
        yield from _of_branches(branch.branches)
