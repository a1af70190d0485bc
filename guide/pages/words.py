"""Every closed list of words that registers are written with."""

from collections.abc import Iterator

from guide.markdown import anchor, code, table
from ropa.model import KINDS, OWN_TERMS, Part, plan
from ropa.vocabulary import terms

FILE = "words.md"


def lines() -> Iterator[str]:
    """A part per list: the word, its names in four languages, its law, its key in the Data Privacy Vocabulary."""
    lists = sorted(used())
    yield "# Words"
    yield ""
    yield "The closed lists that fields take their words from; [the file format](format.md) says which field takes"
    yield f"which. A register may add terms of its own to {', '.join(map(code, sorted(OWN_TERMS)))}. DPV is the"
    yield "key in the W3C Data Privacy Vocabulary 2.3."
    yield ""
    yield " · ".join(f"[{name}](#{anchor(name)})" for name in lists)
    yield ""
    for name in lists:
        yield f"## {name}"
        yield ""
        yield from table(
            ("word", "English", "Dutch", "French", "German", "law", "DPV"),
            (
                (code(term.key), *(term.labels[language] for language in ("en", "nl", "fr", "de")), term.law, term.dpv)
                for term in terms(name).values()
            ),
        )


def used() -> set[str]:
    """The names of the lists that fields of records take words from."""
    return {field.declared.vocabulary for part in parts() for field in plan(part)} - {""}


def parts() -> list[type[Part]]:
    """Every kind of record and every table within one, in the order in which they are met."""
    found: list[type[Part]] = []
    waiting: list[type[Part]] = list(KINDS.values())
    while waiting:
        part = waiting.pop(0)
        if part not in found:
            found.append(part)
            waiting.extend(field.part for field in plan(part) if field.part is not None)
    return found
