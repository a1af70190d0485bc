"""`ropa diagram xray`: what a record uses, or who uses it, to any depth."""

import click

from ropa.commands.answering import narrowed
from ropa.commands.drawing import How, draw, drawn
from ropa.commands.drawings.scenes import asked_of, language_of, only_one
from ropa.commands.session import Session, as_command
from ropa.commands.xray import node_asked, walked
from ropa.diagrams.kinds import xray
from ropa.questions.xray import DEEPEST
from ropa.results import Outline, Written
from ropa.view.answers.xray import xray_outline


@as_command("xray")
@click.argument("address")
@click.option("--reverse", "is_reverse", is_flag=True, help="Show who uses it instead.")
@click.option("--depth", type=click.IntRange(1, DEEPEST), default=DEEPEST, help="How many steps to follow.")
@narrowed
@drawn
def command(
    session: Session, how: How, address: str, is_reverse: bool, depth: int, only: tuple[str, ...]
) -> Written | Outline:
    """Draw what ADDRESS uses, and what that uses in turn; with --reverse, who uses it.

    ADDRESS is that of ropa xray. Each record is drawn once, however often it stands in the tree.

    Example: ropa diagram xray country:US --reverse --to us.svg
    """
    node, registers = node_asked(session, address, only)
    language = language_of(session, registers)
    portfolio, found = walked(session, node, registers, is_reverse=is_reverse, depth=depth)
    told = xray_outline(portfolio, found, is_reverse=is_reverse, depth=depth, language=language)
    picture = xray.draw(asked_of(session, how, registers, told.title, told.remarks), found)
    return draw(session, picture, how, only_one(registers))
