"""What only follows from a text that cannot be read: one slip of the pen is one finding, not a hundred.

What stands in such a text is named from others, and inherited by them; with it out of reach, each of those places
reads as a fault of its own. Held back is what would not be found if the rest of the text could be read.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from ropa.finding import Finding
from ropa.register import Register, build
from ropa.rules import Case, check, unknown_identifier
from ropa.source import Source, parse

_MOST_LINES = 40
"""Lines that are left out of a text before the rest of it is given up too."""

_LONGEST = 1_000_000
"""Characters beyond which a text is not read again and again."""

_NO_OWN = "R114"
"""The finding that a register has no record of its own, which may stand in what cannot be read."""


def causes(case: Case, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without those that only follow from a text that cannot be read; that text's finding says how many.

    Args:
        case: The register that they were found in.
        found: Everything that was found in it.
    """
    found, register = tuple(found), case.register
    unread = [source for source in _sources(register) if source.findings]
    if not unread:
        return found
    mended = replace(case, register=_mended(register))
    known = {(finding.rule, finding.at) for finding in check(mended)}
    kept: list[Finding] = []
    for finding in found:
        if finding.rule.startswith("R") and finding.rule != _NO_OWN:
            kept.append(finding)
        elif (finding.rule, finding.at) in known and not _may_stand_in(finding, unread):
            # Whether the register was made from a notice may stand in what cannot be read.
            kept.append(finding._replace(reconstructed=mended.register.reconstructed))
    held = len(found) - len(kept)
    return _saying(register, unread[0], kept, held) if held else tuple(kept)


def _saying(register: Register, unread: Source, kept: list[Finding], held: int) -> tuple[Finding, ...]:
    """With the number of what is held back, in the finding of the first text, or, of a shared one, beside the rest."""
    cause = unread.findings[0]
    said = cause._replace(params={**cause.params, "held": str(held)})
    if cause.at.record == register.address():
        return tuple(
            said if finding.place == cause.place and finding.rule == cause.rule else finding for finding in kept
        )
    return (said._replace(at=said.at._replace(record=register.address())), *kept)


def _sources(register: Register) -> tuple[Source, ...]:
    return (*register.sources, *(register.shared.sources if register.shared else ()))


def _mended(register: Register) -> Register:
    """The register as it would be if the rest of each text could be read."""
    shared = register.shared
    if shared and any(source.findings for source in shared.sources):
        shared = _mended(shared)
    sources = [_rest(register.name, source) if source.findings else source for source in register.sources]
    return build(register.name, sources, shared=shared, folder=register.folder)


def _rest(register: str, source: Source) -> Source:
    """A text without the lines that cannot be read, its other lines where they were."""
    lines = source.text.split("\n") if len(source.text) <= _LONGEST else []
    rest = source
    for _ in range(_MOST_LINES):
        place = rest.findings[0].place if rest.findings else None
        number = min(place.line, len(lines)) - 1 if place else -1
        while number >= 0 and not lines[number].strip():
            number -= 1
        if number < 0:
            break
        _leave_out(lines, number)
        rest = parse(register, source.path, "\n".join(lines))
    return rest


def _leave_out(lines: list[str], number: int) -> None:
    """Empty a line; of the head of a table also what stands under it, which would become another table's."""
    is_head = lines[number].lstrip().startswith("[")
    lines[number] = ""
    while is_head and (number := number + 1) < len(lines) and not lines[number].lstrip().startswith("["):
        lines[number] = ""


def _may_stand_in(finding: Finding, unread: Iterable[Source]) -> bool:
    """Whether a finding says that a word names nothing, and the word stands in a text that cannot be read."""
    if finding.rule == _NO_OWN:
        return any(not source.text for source in unread)
    if finding.rule != unknown_identifier.CODE:
        return False
    word = re.compile(rf"(?<![\w-]){re.escape(finding.params['word'].rpartition('/')[2])}(?![\w-])")
    return any(not source.text or word.search(source.text) for source in unread)
