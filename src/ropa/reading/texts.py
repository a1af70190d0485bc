"""The bytes of a text file as text, and in which encoding they are."""

import codecs
import re

from ropa.reading.limits import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def is_text(content: bytes) -> bool:
    """Whether a content may be text: one that is says in which encoding, or holds no control characters."""
    return any(content.startswith(mark) for mark, _, _ in _MARKS) or not _BINARY.search(content[:65536])


def decoded(content: bytes) -> tuple[str, str]:
    """A text, and what its encoding is called.

    Raises:
        Unreadable: It is no text in any encoding that is known.
    """
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(codec), name
            except UnicodeDecodeError as error:
                raise Unreadable("encoding") from error
    if not is_text(content):
        raise Unreadable("encoding")
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error
