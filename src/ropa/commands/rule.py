"""`ropa rule`: the page of one rule."""

import inspect

import click

from ropa.commands.session import Refusal, Session, as_command
from ropa.finding import legal_class, title
from ropa.results import Text
from ropa.rules import RULES
from ropa.vocabulary import nearest


@as_command("rule")
@click.argument("code", required=False)
def command(session: Session, code: str | None) -> Text:
    """Explain the rule CODE: why it is there, what it reports, what it does not. Without CODE, list all rules.

    Example: ropa rule A106
    """
    language = session.language
    if code is None:
        lines = (f"{rule.CODE}  {rule.SEVERITY:<8} {title(rule.CODE, language)}" for rule in RULES)
        return Text(session.text("rules"), "\n".join(lines))
    found = {rule.CODE: rule for rule in RULES}
    if (rule := found.get(code.upper())) is None:
        close = nearest(code.upper(), found)
        hint = session.text("did-you-mean", value=close) if close else ""
        raise Refusal(session.text("no-rule", code=code, hint=hint))
    kind = session.text(f"class.{legal_class(rule.LAW, advice=rule.ADVICE)}")
    head = f"{rule.CODE} {title(rule.CODE, language)}\n{session.text(f'severity.{rule.SEVERITY}')} · {kind}"
    law = f" · Art. {rule.LAW}" if rule.LAW else ""
    return Text(rule.CODE, f"{head}{law}\n\n{inspect.cleandoc(rule.__doc__ or '')}\n", is_marked=True)
