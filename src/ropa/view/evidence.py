"""Where a value comes from, and so how it is known."""

from ropa.i18n import one_line
from ropa.model import Evidence
from ropa.register.evidence import evidence_of, item_key
from ropa.view.marks import State
from ropa.view.words import Words, date_words
from ropa.vocabulary import label

__all__ = ["evidence_of", "evidence_words", "item_key", "state_of"]

_STATES = {
    "stated": State.STATED,
    "linked": State.LINKED,
    "inferred": State.INFERRED,
    "confirmed": State.CONFIRMED,
}


def state_of(evidence: Evidence | None) -> State:
    """How a value with this evidence is known; without evidence the record itself states it."""
    return _STATES.get((evidence and evidence.basis) or "", State.STATED)


def evidence_words(evidence: Evidence | None, words: Words) -> str:
    """Evidence in words: document, section, how it bears on the value, who confirmed it."""
    if evidence is None:
        return ""
    parts = []
    if evidence.document:
        found = words.register.find(evidence.document)
        parts.append(words.name(found[1], evidence.document) if found else one_line(evidence.document))
    if evidence.section:
        parts.append(f"§ {one_line(evidence.section)}")
    if evidence.basis:
        parts.append(label("evidence-basis", evidence.basis, words.language))
    if evidence.by:
        parts.append(one_line(evidence.by))
    if evidence.on:
        parts.append(date_words(evidence.on, words.language))
    if evidence.note:
        parts.append(one_line(evidence.note))
    return ", ".join(parts)
