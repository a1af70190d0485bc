"""Which ids a new record may have."""

from collections.abc import Iterator
from functools import cache

from ropa.changes.draft import Draft
from ropa.changes.message import refused
from ropa.i18n import Key
from ropa.model import KINDS, NONE, Part, is_id, plan
from ropa.register import SHARED
from ropa.register.references import kinds_of, vocabulary_of
from ropa.vocabulary import terms

_WORDS = (NONE, "all", "not-attributed")
"""Words that stand for themselves wherever a record can be named."""


def check_id(draft: Draft, register: str, kind: str, key: str) -> None:
    """Refuse an id that no record, or none of this kind, can have in a register.

    Raises:
        Refused: It is no id, it is taken, or it is a word of a closed list that stands in the same fields.
    """
    if not is_id(key):
        raise refused("no-id", id=key, expected=Key("findings.expected.id"))
    for vocabulary in _lists(kind):
        if key in terms(vocabulary):
            raise refused("a-term", id=key, list=vocabulary)
    if key in _WORDS:
        raise refused("a-word", id=key)
    # A record of a register hides no shared one of the same id, so a shared one may carry no id of any register.
    for name in draft.registers if register == SHARED else (register, SHARED):
        if name in draft.registers and (taken := draft.written(name, key)):
            raise refused("taken", id=key, address=taken[0].address, path=taken[0].source.path)


@cache
def reserved_ids(kind: str) -> frozenset[str]:
    """The words that no record of a kind can have as its id, in whatever register."""
    return frozenset((*_WORDS, *(key for vocabulary in _lists(kind) for key in terms(vocabulary))))


@cache
def _lists(kind: str) -> tuple[str, ...]:
    """The closed lists whose words stand in the same fields as records of a kind."""
    return tuple(dict.fromkeys(name for owner in KINDS.values() for name in _beside(owner.KIND, owner, kind)))


def _beside(owner: str, model: type[Part], kind: str) -> Iterator[str]:
    for field in plan(model):
        vocabulary = vocabulary_of(owner, field)
        if vocabulary and kind in kinds_of(field, vocabulary):
            yield vocabulary
        if field.part is not None:
            yield from _beside(owner, field.part, kind)
