"""The head of a letter: who writes to whom, and when."""

import datetime
from collections.abc import Iterator

from ropa.i18n import one_line
from ropa.model import NONE, Party
from ropa.register import Register
from ropa.view.document import Detail
from ropa.view.words import Words, date_words

CONTROLLERS, PEOPLE = "controllers", "people"
"""To whom letters about a breach go, as a command line says it."""


def letter_head(register: Register, language: str, received: datetime.date | None = None) -> tuple[Detail, ...]:
    """Who writes to whom, and when; to be filled in where that is not known.

    Args:
        register: The register of who writes.
        language: Language of the letter.
        received: The day on which the request was received; None where that is not known.
    """
    return tuple(_head(Words(register, language), received))


def others_of(party: Party | None, field: str) -> Iterator[str]:
    """What the source gives for a field of a party besides the value that the record keeps."""
    for other in (party and party.alternative) or ():
        if other.field == field:
            yield from (other.value,) if isinstance(other.value, str) else other.value


def breach_head(register: Register, language: str, to: str, controller: str, aware: str) -> tuple[Detail, ...]:
    """The same for a letter about a breach.

    Args:
        register: The register of who writes.
        language: Language of the letter.
        to: `controllers` or `people`.
        controller: Address of the controller; empty where the record does not name it.
        aware: When the sender became aware, in words; empty where that is not known.
    """
    return tuple(_breach_head(Words(register, language), to, controller, aware))


def _breach_head(words: Words, to: str, controller: str, aware: str) -> Iterator[Detail]:
    yield from _sender(words)
    if to == PEOPLE:
        yield Detail(words.text("letter.fact.to"), words.text("letter.blank.person"))
    else:
        party = words.register.at(controller) if controller else None
        known = [one_line(party.name), *_reached(words, party)] if isinstance(party, Party) else []
        addressee = ", ".join(known) or words.text("letter.breach.blank.controller")
        yield Detail(words.text("letter.fact.to"), addressee)
        yield Detail(words.text("letter.breach.fact.aware"), aware or words.text("letter.breach.blank.aware"))
    yield Detail(words.text("letter.fact.sent"), words.text("letter.blank.sent"))


def _head(words: Words, received: datetime.date | None) -> Iterator[Detail]:
    yield from _sender(words)
    yield Detail(words.text("letter.fact.to"), words.text("letter.blank.person"))
    day = date_words(received, words.language) if received else words.text("letter.blank.received")
    yield Detail(words.text("letter.fact.request"), day)
    yield Detail(words.text("letter.fact.sent"), words.text("letter.blank.sent"))


def _sender(words: Words) -> Iterator[Detail]:
    register, own = words.register, words.register.own
    sender = list(_reached(words, party_of(register, register.own and register.own.organisation)))
    sender = [one_line(register.organisation), *(sender or [words.text("letter.blank.contact")])]
    yield Detail(words.text("letter.fact.from"), ", ".join(sender))
    if own and own.dpo != NONE:
        officer = party_of(register, own.dpo)
        known = (one_line(officer.name), *_reached(words, officer)) if officer else (words.text("letter.blank.dpo"),)
        yield Detail(words.text("letter.fact.dpo"), ", ".join(known))


def party_of(register: Register, word: object) -> Party | None:
    """The party that a field of the register's own record names; None where it names none, or an unknown one."""
    found = register.find(word) if isinstance(word, str) else None
    return found[1] if found and isinstance(found[1], Party) else None


def _reached(words: Words, party: Party | None) -> Iterator[str]:
    """How a party is reached, and what the source says differently of it."""
    if party is None:
        return
    yield from map(one_line, filter(None, (party.address, *(party.email or ()), *(party.phone or ()))))
    for field in ("address", "email", "phone"):
        for other in others_of(party, field):
            yield words.text("letter.check.other", value=one_line(other))
