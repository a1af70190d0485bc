"""`ropa word`: what a word of a closed list, or a place, is, and where the registers say it."""

import click

from ropa.commands.law import place_law, tool_law
from ropa.commands.lookup import registers_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.i18n import text
from ropa.register.wording import lists, uses_of
from ropa.results import Outline
from ropa.view.answers.word import word_outline
from ropa.vocabulary import nearest, terms


@as_command("word")
@click.argument("word")
@click.option("--register", "only", multiple=True, metavar="NAME", help="Where this register says it; can be repeated.")
@formatted
def command(session: Session, word: str, only: tuple[str, ...]) -> Outline:
    """Show what WORD means, its law, and where the registers say it.

    WORD is one of a closed list with the name of the list before it, or a place: data:email-address, legal-basis:6-1-a,
    measure:encryption-at-rest, country:US, region:EEA.

    Example: ropa word data:email-address
    """
    name, _, rest = word.partition(":")
    law = None
    if name == "country" and session.workspace.law.jurisdiction(rest):
        law = place_law(session, rest)
    elif name == "org" and session.workspace.law.jurisdiction(word):
        law = place_law(session, word)
    elif name == "tool" and rest in terms(name):
        law = tool_law(session, rest)
    elif name not in (*lists(), "region") or rest not in terms(name):
        raise Refusal(_unknown(session, word))
    found = [(register, tuple(uses_of(register, word))) for register in registers_named(session, only)]
    return word_outline(word, found, law, session.language)


def _unknown(session: Session, word: str) -> str:
    every = (f"{name}:{key}" for name in sorted((*lists(), "region")) for key in terms(name))
    places = (code if code.startswith("org:") else f"country:{code}" for code in session.workspace.law.places())
    close = nearest(word, [*every, *places])
    hint = session.text("did-you-mean", value=close) if close else ""
    return text("words.unknown", session.language, name=word, hint=hint).strip()
