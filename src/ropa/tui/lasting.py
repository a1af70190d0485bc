"""Which command lines take so long that nobody should have to wait for them before a frozen screen."""

import shlex

from ropa.commands import Session
from ropa.commands.session import Refusal
from ropa.register import SHARED


def is_long(line: str) -> bool:
    """Whether a line makes documents or pictures, which may take a while."""
    try:
        words = shlex.split(line)
    except ValueError:
        return False
    words = words[1:] if words[:1] == ["ropa"] else words
    if not words or {"--help", "-h", "--dry-run"}.intersection(words):
        return False
    is_written = any(word == "--to" or word.startswith("--to=") for word in words)
    return words[0] in ("export", "diagram") or (is_written and words[0] != "schema")


_LASTING = frozenset(
    (
        *("access", "ask", "check", "completeness", "concentration", "impact", "obligations", "reviews"),
        *("trace", "transfers", "what-if", "xray"),
    )
)
"""Commands that look through everything they are asked of."""

_LOOKING = frozenset(("--where", "--count", "--sort"))
"""Options with which a list looks at what every record says."""

_MANY = 2000
"""Records that are looked through while a key is dealt with; of more it is said how far that is."""


def is_lasting(line: str, session: Session) -> bool:
    """Whether a line looks through so many records that nobody should have to wait for it before a frozen screen."""
    try:
        words = shlex.split(line)
    except ValueError:
        return False
    is_list = words[:1] == ["list"] and not _LOOKING.isdisjoint(word.partition("=")[0] for word in words)
    if not (is_list or _LASTING.intersection(words[:1])) or {"--help", "-h"}.intersection(words):
        return False
    try:
        registers = session.workspace.portfolio.registers
    except Refusal:
        return False
    named = {name for word in words[1:] if (name := word.partition("/")[0]) in registers and name != SHARED}
    return are_many(sum(len(registers[name].records) for name in named or registers))


def are_many(records: int) -> bool:
    """Whether there are more records than are looked through while a key is dealt with."""
    return records > _MANY
