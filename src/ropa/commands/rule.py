"""`ropa rule`: the page of one rule."""

import inspect

import click

from ropa.checking.choice import nearest_code, reading_codes, told_by
from ropa.commands.session import Refusal, Session, as_command
from ropa.finding import LegalClass, Severity, legal_class, title
from ropa.results import Text
from ropa.rules import RULES

_FAILED = "R199"
"""The code of a rule that failed, which is no fault of a text."""


@as_command("rule")
@click.argument("code", required=False)
def command(session: Session, code: str | None) -> Text:
    """Explain the rule CODE: why it is there, what it reports, what it does not. Without CODE, list all rules.

    Codes with R are faults of reading: a text, or a part of it, that no rule could judge.

    Example: ropa rule A106
    """
    language = session.language
    if code is None:
        lines = (f"{rule.CODE}  {rule.SEVERITY:<8} {title(rule.CODE, language)}" for rule in RULES)
        reading = (f"{one}  {Severity.ERROR:<8} {title(one, language)}" for one in reading_codes())
        return Text(session.text("rules"), "\n".join((*lines, *reading)))
    if code.upper() in reading_codes():
        return _fault(session, code.upper())
    found = {rule.CODE: rule for rule in RULES}
    if (rule := found.get(code.upper())) is None:
        close = nearest_code(code)
        hint = session.text("did-you-mean", value=close) if close else ""
        raise Refusal(session.text("no-rule", code=code, hint=hint))
    kind = session.text(f"class.{legal_class(rule.LAW, advice=rule.ADVICE)}")
    head = f"{rule.CODE} {title(rule.CODE, language)}\n{session.text(f'severity.{rule.SEVERITY}')} · {kind}"
    law = f" · Art. {rule.LAW}" if rule.LAW else ""
    return Text(rule.CODE, f"{head}{law}\n\n{inspect.cleandoc(rule.__doc__ or '')}\n", is_marked=True)


def _fault(session: Session, code: str) -> Text:
    """The page of what is found before any rule judges."""
    severity, kind = session.text(f"severity.{Severity.ERROR}"), session.text(f"class.{LegalClass.INTEGRITY}")
    head = f"{code} {title(code, session.language)}\n{severity} · {kind}"
    why = session.text("rule-failed" if code == _FAILED else "reading-fault")
    says = "\n".join(f"- {words}" for words in told_by(code, session.language))
    return Text(code, f"{head}\n\n{why}\n\n{says}".rstrip() + "\n", is_marked=True)
