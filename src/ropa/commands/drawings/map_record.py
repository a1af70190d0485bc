"""`ropa diagram map`: one record between what it comes from and what it goes to."""

import click

from ropa.commands.answering import narrowed
from ropa.commands.drawing import How, draw, drawn
from ropa.commands.drawings.scenes import asked_of, language_of, only_one
from ropa.commands.lookup import record_named
from ropa.commands.map_record import facts_of, surroundings
from ropa.commands.session import Session, as_command
from ropa.diagrams.kinds import map_record
from ropa.i18n import text
from ropa.results import Outline, Written
from ropa.view.words import Words


@as_command("map")
@click.argument("address")
@narrowed
@drawn
def command(session: Session, how: How, address: str, only: tuple[str, ...]) -> Written | Outline:
    """Draw what the record at ADDRESS comes from and where it goes to, one step each way.

    What the record does not say is drawn dashed. A shared record is seen from all registers, or from each --register.

    Example: ropa diagram map alsjelieft/nieuwsbrief --to map.svg
    """
    found, registers = surroundings(session, address, only)
    register, key, record = record_named(session, address)
    language = language_of(session, registers)
    words = Words(register, language)
    unread = ", ".join(one.name for one in registers if one.findings)
    remarks = (text("questions.xray.unread", language, registers=unread),) if unread else ()
    question = text("diagrams.title.map", language, name=words.name(record, key))
    picture = map_record.draw(asked_of(session, how, registers, question, remarks), found, facts_of(words, key, record))
    return draw(session, picture, how, only_one(registers))
