"""The bytes of one file of a register, from disk or from a former state of it, as a text."""

import codecs
import hashlib
from collections.abc import Callable

from ropa.finding import Place
from ropa.source import MAX_BYTES, Source, parse, unreadable


def source_of(
    register: str, shown: str, content: bytes, size: int, read: Callable[[str, str, str, str, bool], Source] = parse
) -> Source:
    """What a file holds, or the finding that it is too large or no text.

    Args:
        register: Name of the register it belongs to.
        shown: The file as the reader knows it.
        content: Its bytes; of one that is too large, any part of them.
        size: How many bytes it has.
        read: What reads its text.
    """
    if max(len(content), size) > MAX_BYTES:
        megabytes = 1024 * 1024
        params = {"size": str(-(-size // megabytes)), "limit": str(MAX_BYTES // megabytes)}
        return Source(shown, "", findings=(unreadable("R103", register, Place(shown), **params),))
    body = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        column = error.start - (body.rfind(b"\n", 0, error.start) + 1) + 1
        finding = unreadable("R102", register, Place(shown, line, column), byte=f"0x{body[error.start]:02X}")
        return Source(shown, "", findings=(finding,))
    digest = hashlib.sha256(content).hexdigest()
    return read(register, shown, text, digest, len(body) < len(content))
