"""`ropa diagram what-if`: what would follow if the law, a party or a document changed, before and after."""

import click

from ropa.commands.drawing import How, draw, drawn
from ropa.commands.drawings.scenes import asked_of, language_of, only_one
from ropa.commands.session import Session, as_command
from ropa.commands.supposing import supposing
from ropa.commands.what_if import supposed, touchable
from ropa.diagrams.kinds import what_if
from ropa.i18n import text
from ropa.questions.changed import within
from ropa.results import Outline, Written
from ropa.view.answers.what_if import is_touched, suppositions, what_if_outline


@as_command("what-if")
@click.argument("registers", nargs=-1)
@supposing
@drawn
def command(session: Session, how: How, registers: tuple[str, ...], **options: tuple[str, ...]) -> Written | Outline:
    """Draw what would follow in REGISTERS, or in all, if the law, a party or a document changed: before and after.

    The options are those of ropa what-if. Hops that the change touches are drawn, each with what it was and what it
    would be; the others are counted.

    Example: ropa diagram what-if alsjelieft --seat boekhouder=US --to what-if.svg
    """
    change, effects = supposed(session, registers, options)
    asked = touchable(change, effects)
    language, workspace = language_of(session, asked), session.workspace
    told = [effect for effect in effects if effect.before in asked]
    shown = [effect for effect in told if is_touched(effect)]
    near = within(change, asked[0]) if len(asked) == 1 else change
    said = what_if_outline(workspace.portfolio, near, told, workspace.law, language)
    stays = {effect.before.name: what_if.unaffected(effect, workspace.case(effect.before).hops) for effect in shown}
    named = [effect.before for effect in shown] or asked
    question = text("diagrams.title.what-if", language)
    supposed_ = tuple(suppositions(workspace.portfolio, near, language))
    picture = what_if.draw(asked_of(session, how, named, question, said.remarks), supposed_, shown, stays)
    return draw(session, picture, how, only_one(named))
