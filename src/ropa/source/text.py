"""One TOML text and its values.

Reads TOML 1.0 and what the reader accepts beyond it. One limit on size and one on nesting hold for everything that
reads a register, so that a hostile file ends in a clear finding.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import tomli

from ropa.finding import Finding, LegalClass, Place, Pointer, Severity
from ropa.source.positions import place_in

MAX_BYTES = 16 * 1024 * 1024
"""Largest text that is read, in bytes."""

MAX_DEPTH = 24
"""Deepest nesting of tables and arrays that is read."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text of a register.

    Attributes:
        path: The file as the reader knows it.
        text: Its content without byte-order mark, line endings as they are.
        values: What it holds; empty where it cannot be read.
        findings: What is wrong with the text as such.
        digest: SHA-256 of the bytes that were read, in hexadecimal; empty where `text` is not what the file holds,
            so that no change can be made on the strength of it.
        bom: Whether the file begins with a byte-order mark.
    """

    path: str
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    digest: str = ""
    bom: bool = False

    def encoded(self, text: str) -> bytes:
        """Another text as the bytes of this file: in UTF-8, with a byte-order mark if this one has it."""
        return (codecs.BOM_UTF8 if self.bom else b"") + text.encode()


def unreadable(code: str, register: str, place: Place, **params: str) -> Finding:
    """The finding that a text, or a part of it, cannot be read as meant."""
    return Finding(code, Severity.ERROR, LegalClass.INTEGRITY, "", Pointer(register), code, params, place)


def parse(register: str, path: str, text: str, digest: str = "", bom: bool = False) -> Source:
    """Read a text into values.

    Args:
        register: Name of the register it belongs to; findings point at it.
        path: The file as the reader knows it.
        text: TOML.
        digest: SHA-256 of the bytes that it was read from; empty for a text that no file holds.
        bom: Whether those bytes begin with a byte-order mark.

    Returns:
        The values, or a finding with line and column where it is not TOML or nested too deeply.
    """
    return bounded(register, parsed(register, path, text, digest, bom))


def parsed(register: str, path: str, text: str, digest: str = "", bom: bool = False) -> Source:
    """The same of a text that may be nested too deeply; `bounded` is to be asked before all of it is gone through."""

    def refused(finding: Finding) -> Source:
        return Source(path, text, findings=(finding,), digest=digest, bom=bom)

    try:
        values = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        place = Place(path, max(error.lineno, 1), max(error.colno, 1))
        return refused(_syntax(register, place, text, error.msg))
    except RecursionError:
        return refused(_too_deep(register, path))
    except ValueError:
        # The one thing that the parser passes on from Python: a figure too long to be turned into a number.
        return refused(unreadable("R101", register, Place(path), detail="Number too long"))
    return Source(path, text, values, digest=digest, bom=bom)


def bounded(register: str, source: Source) -> Source:
    """A text as it was parsed, or without values and with the finding that it is nested too deeply."""
    if not is_deeper_than(source.values, MAX_DEPTH):
        return source
    return replace(source, values={}, findings=(_too_deep(register, source.path),))


_TWICE = re.compile(r"Cannot declare \((?P<key>.+)\) twice")


def _syntax(register: str, place: Place, text: str, detail: str) -> Finding:
    """The finding that a text is not TOML; of a table declared twice also where it was declared first."""
    declared = _TWICE.match(detail)
    if declared is None:
        return unreadable("R101", register, place, detail=detail)
    key = tuple(step.strip("' ") for step in declared["key"].split(",") if step.strip("' "))
    first = place_in(place.path, text, key)
    found = unreadable("R101", register, place, key=".".join(key), first=str(first))
    return found._replace(message="R101.twice")


def _too_deep(register: str, path: str) -> Finding:
    return unreadable("R104", register, Place(path), limit=str(MAX_DEPTH))


def is_deeper_than(values: object, limit: int) -> bool:
    """Whether tables and arrays are nested more often than a limit."""
    return isinstance(values, _HOLDING) and _is_deeper(values, limit)


_HOLDING = (dict, list)


def _is_deeper(values: Any, limit: int) -> bool:
    if limit <= 1:
        return bool(values)
    # Nearly all values are texts, and only what can hold others is gone into.
    for item in values.values() if isinstance(values, dict) else values:
        if type(item) is not str and isinstance(item, _HOLDING) and _is_deeper(item, limit - 1):
            return True
    return False
