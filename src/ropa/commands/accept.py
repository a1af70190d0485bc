"""`ropa accept`: live with a finding of good practice."""

import datetime

import click

from ropa.commands.changing import dry_run
from ropa.commands.deciding import decide, findings_named, not_past
from ropa.commands.session import DAY, Refusal, Session, as_command
from ropa.finding import LegalClass
from ropa.results import Changed


@as_command("accept")
@click.argument("code")
@click.argument("targets", nargs=-1, required=True, metavar="ADDRESS[.FIELD]...")
@click.option("--reason", required=True, help="Why it is accepted.")
@click.option("--by", required=True, help="Who decided.")
@click.option("--advice", help="What the data protection officer advised.")
@click.option("--until", type=DAY, metavar="DATE", help="The last day on which it holds.")
@dry_run
def command(
    session: Session,
    code: str,
    targets: tuple[str, ...],
    reason: str,
    by: str,
    advice: str | None,
    until: datetime.date | None,
    is_dry_run: bool,
) -> Changed:
    """Accept findings of the rule CODE at records or fields of them; behind another code, those of that rule.

    Only findings of good practice can be accepted; one of a legal duty can be deferred. The finding is back once the
    day has passed or the field says something else.

    Example: ropa accept A120 alsjelieft/websitebeveiliging --reason "Said so in the notice" --by "board"
    """
    not_past(session, until)
    found = findings_named(session, code, targets)
    for item in found:
        rule, legal_class = item.finding.rule, item.finding.legal_class
        if legal_class is not LegalClass.GOOD_PRACTICE:
            kind = session.text(f"class.{legal_class}")
            raise Refusal(session.text("no-acceptance", code=rule, kind=kind, at=item.shown))
    said = {"reason": reason, "decided_by": by, "advice": advice, "until": until}
    return decide(session, found, "accepted", said, is_dry_run=is_dry_run)
