"""`ropa drafts`: what sessions that died had not saved."""

import click

from ropa.changes import Batch
from ropa.commands.changing import done, planned, told
from ropa.commands.lookup import hint
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.results import Branch, Changed, Outline
from ropa.view.words import date_words
from ropa.workspace.drafts import Offer


@as_command("drafts")
@click.argument("name", metavar="[DRAFT]", required=False)
@click.option("--accept", is_flag=True, help="Take it over; nothing that others wrote since is overwritten.")
@click.option("--drop", is_flag=True, help="Let go of it for good.")
@formatted
def command(session: Session, name: str | None, accept: bool, drop: bool) -> Changed | Outline:
    """List what sessions that died had not saved, or take over or let go of one DRAFT.

    Without DRAFT they are listed, each by the name with which it is taken over: ropa drafts 3f2a51c09b7e6d44 --accept

    Example: ropa drafts
    """
    session.must_not_be_former()
    if accept or drop:
        session.must_not_be_read_only()
    offers = session.workspace.offers
    if name is None:
        return _listed(session, offers)
    found = next((offer for offer in offers if offer.session == name), None)
    if found is None:
        raise Refusal(session.text("change.no-draft", name=name, hint=hint(session, name, [o.session for o in offers])))
    if drop:
        session.workspace.refuse(found)
        return _listed(session, session.workspace.offers)
    if not accept:
        return _listed(session, (found,))
    before = session.workspace.portfolio
    batch: Batch = planned(session, lambda workspace: workspace.accept(found))
    clashes = session.workspace.clashes
    if clashes and not session.workspace.desk.work.drafts.are_kept:
        # The shell ends here: with nobody to decide, the draft stays whole where it is.
        raise Refusal(session.text("change.draft-clash", paths=", ".join(clash.path for clash in clashes)))
    return done(session, told(session, batch, before, session.workspace.portfolio))


def _listed(session: Session, offers: tuple[Offer, ...]) -> Outline:
    branches = tuple(
        Branch(
            session.text("change.draft", name=offer.session, date=date_words(offer.saved.date(), session.language)),
            branches=tuple(
                Branch(path, detail=session.text("change.draft-changed") if path in offer.changed else "")
                for path in offer.paths
            ),
        )
        for offer in offers
    )
    values = [
        {"id": offer.session, "saved": offer.saved.isoformat(), "files": offer.paths, "changed": offer.changed}
        for offer in offers
    ]
    remarks = () if offers else (session.text("change.no-drafts"),)
    return Outline(session.text("change.drafts"), branches, remarks, values)
