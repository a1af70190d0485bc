"""What is known of a word in words: what it means, its law, and where the registers say it."""

from collections.abc import Iterator, Sequence
from typing import Any

from ropa.finding import dotted
from ropa.i18n import LANGUAGES, has, listed, one_line, text
from ropa.register import Register
from ropa.register.references import Used
from ropa.register.wording import PLACES
from ropa.view.answers.voice import node_name
from ropa.view.outline import Branch, Outline
from ropa.view.words import place_words
from ropa.vocabulary import label, terms


def word_outline(
    word: str, uses: Sequence[tuple[Register, Sequence[Used]]], law: Outline | None, language: str
) -> Outline:
    """What is known of a word.

    Args:
        word: The word, with its list.
        uses: Where each register says it.
        law: What the law of the day says of it; None where it is no place and no tool.
        language: Language of everything but user text.
    """
    count = sum(len(found) for _, found in uses)
    fields = {(used.field.kind, used.field.key): used.field.label_key for _, found in uses for used in found}
    branches = [*_meaning(word, language)]
    if law is not None:
        branches.append(Branch(one_line(law.title), branches=law.branches))
    branches += [
        Branch(text(key, language), detail=text(f"{key}.help", language))
        for key in fields.values()
        if has(f"{key}.help")
    ]
    heads = tuple(_register(register, found, language) for register, found in uses if found)
    branches.append(Branch(text("words.uses", language, count=count), branches=heads))
    return Outline(
        called(word, language),
        tuple(branches),
        tuple(_remarks(uses, law, language)),
        _values(word, uses, law),
        law.law_date if law else "",
        law.law_checked if law else "",
        law.law_own if law else 0,
    )


def _remarks(uses: Sequence[tuple[Register, Sequence[Used]]], law: Outline | None, language: str) -> Iterator[str]:
    if law is not None:
        yield from law.remarks
    if not any(found for _, found in uses):
        yield text("words.nowhere", language)
    if unread := [register.name for register, _ in uses if register.findings]:
        yield text("questions.xray.unread", language, registers=", ".join(unread))


def called(word: str, language: str) -> str:
    """What a word is called."""
    name, _, rest = word.partition(":")
    if name in PLACES:
        return place_words(word if name == "org" else rest, language)
    return label(name, rest, language)


def _meaning(word: str, language: str) -> Iterator[Branch]:
    name, _, rest = word.partition(":")
    others = [f"{called(word, other)} ({other})" for other in LANGUAGES if other != language]
    if name in PLACES:
        yield Branch(text("words.place", language, word=word if name == "org" else rest))
    else:
        yield Branch(text("words.written", language, word=rest, list=name))
    yield Branch(text("words.others", language, names=listed(dict.fromkeys(others), language)))
    term = terms(name).get(rest) if name not in ("country", "org") else None
    if term and term.law:
        yield Branch(text("words.law", language, law=term.law))
    if term and term.dpv:
        yield Branch(text("words.dpv", language, key=term.dpv))


def _register(register: Register, found: Sequence[Used], language: str) -> Branch:
    lines: dict[str, list[str]] = {}
    for used in found:
        lines.setdefault(used.record, []).append(f"{text(used.field.label_key, language)} ({dotted(used.path)})")
    records = tuple(
        Branch(node_name(register, address, language), address, tuple(fields), is_quoted=True)
        for address, fields in lines.items()
    )
    return Branch(register.organisation, register.address(), branches=records, is_quoted=True)


def _values(word: str, uses: Sequence[tuple[Register, Sequence[Used]]], law: Outline | None) -> dict[str, Any]:
    return {
        "word": word,
        "uses": [str(used.at) for _, found in uses for used in found],
        **({"rows": law.values["rows"]} if law else {}),
    }
