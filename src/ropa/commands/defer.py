"""`ropa defer`: cure a finding later."""

import datetime

import click

from ropa.commands.changing import dry_run
from ropa.commands.deciding import decide, findings_named, not_past
from ropa.commands.session import DAY, Session, as_command
from ropa.results import Changed
from ropa.source.edit import Value


@as_command("defer")
@click.argument("code")
@click.argument("targets", nargs=-1, required=True, metavar="ADDRESS[.FIELD]...")
@click.option("--plan", required=True, help="By which plan it will be cured.")
@click.option("--by", required=True, help="Who decided.")
@click.option("--advice", required=True, help="What the data protection officer advised.")
@click.option("--until", type=DAY, metavar="DATE", required=True, help="The last day of the delay.")
@dry_run
def command(
    session: Session,
    code: str,
    targets: tuple[str, ...],
    plan: str,
    by: str,
    advice: str,
    until: datetime.date,
    is_dry_run: bool,
) -> Changed:
    """Put off findings of the rule CODE at records or fields of them; behind another code, those of that rule.

    A finding that is put off still counts, and says until when, who decided and by which plan it will be cured.

    Example: ropa defer A116 alsjelieft/portfolio --plan "Ask sales" --by "board" --advice "Do" --until 2026-12-31
    """
    not_past(session, until)
    said: dict[str, Value | None] = {"plan": plan, "decided_by": by, "advice": advice, "until": until}
    found = findings_named(session, code, targets)
    return decide(session, found, "deferred", said, is_dry_run=is_dry_run)
