"""One hop between organisations as pictures tell it: where its line ends, how it is judged, where its importer is."""

from collections.abc import Iterator

from ropa.i18n import labelled, text
from ropa.model import Engagement
from ropa.register import Register
from ropa.transfers import Coverage, Hop
from ropa.view.filed import held_by
from ropa.view.words import place_words
from ropa.vocabulary import label


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


def tool_words(hop: Hop, language: str) -> tuple[str, ...]:
    """The tool that the record names, and that it covers nothing where it does not; nothing where none is named."""
    if not hop.tool:
        return ()
    tool = label("tool", hop.tool, language)
    is_vain = hop.coverage is Coverage.NO_TOOL_RECORDED
    return (text("diagrams.tool-in-vain", language, tool=tool) if is_vain else tool,)


def role_words(role: str | None, language: str) -> str:
    """The role of a recipient, or that the record does not state it."""
    if role:
        return label("role", role, language)
    return labelled(text("fields.disclosure.role", language), text("document.silent", language), language)


def seat_line(code: str | None, language: str) -> str:
    """Where one sits, or that the record does not state it."""
    where = place_words(code, language) if code else text("document.silent", language)
    return labelled(text("transfers.how.seat", language), where, language)


def place_lines(hop: Hop, language: str) -> Iterator[str]:
    """Where the importer is; the places that the record is silent on in one line."""
    silent = []
    # A place may be told twice: by an engagement, and by a system that runs under it.
    for use in {(use.how, use.code): use for use in hop.places}.values():
        how = text(f"transfers.how.{use.how}", language)
        if use.code is None:
            silent.append(how)
        else:
            yield labelled(how, place_words(use.code, language), language)
    if silent:
        yield labelled(", ".join(silent), text("document.silent", language), language)
