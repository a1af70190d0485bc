"""One hop between organisations as pictures tell it: where its line ends, how it is judged, where its importer is."""

from collections.abc import Iterator

from ropa.i18n import text
from ropa.model import Engagement
from ropa.register import Register
from ropa.transfers import Coverage, Hop
from ropa.view.filed import held_by
from ropa.view.words import place_words


def node_of(hop: Hop) -> str:
    """The node to which a hop leads: the engagement, else the party."""
    return hop.engagement or hop.importer


def above_of(register: Register, hop: Hop) -> str:
    """The node of the engagement that a hop is sub-contracted from; empty where the organisation itself exports."""
    holder, key = held_by(register, hop.engagement)
    engaged = holder.records.get(key)
    under = engaged.under if isinstance(engaged, Engagement) else None
    found = holder.find(under) if under else None
    return found[0] if found else ""


def judged_words(hop: Hop, language: str) -> Iterator[str]:
    """The verdict and, where that asks for it, the coverage."""
    yield text(f"transfers.verdict.{hop.verdict}", language)
    if hop.coverage and hop.coverage != Coverage.UNDETERMINABLE:
        yield text(f"transfers.coverage.{hop.coverage}", language)


def place_lines(hop: Hop, language: str) -> Iterator[str]:
    """Where the importer is; the places that the record is silent on in one line."""
    silent = []
    # A place may be told twice: by an engagement, and by a system that runs under it.
    for use in {(use.how, use.code): use for use in hop.places}.values():
        how = text(f"transfers.how.{use.how}", language)
        if use.code is None:
            silent.append(how)
        else:
            yield f"{how}: {place_words(use.code, language)}"
    if silent:
        yield f"{', '.join(silent)}: {text('document.silent', language)}"
