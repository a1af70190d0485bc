"""Why the operating system refused something, in the reader's language."""

import errno

from ropa.i18n import Key, text

_REASONS = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "no-folder",
    errno.EISDIR: "folder",
    errno.EACCES: "rights",
    errno.EPERM: "rights",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "full",
    errno.ENAMETOOLONG: "name",
    errno.EFBIG: "large",
    errno.EBUSY: "busy",
    errno.EIO: "device",
    errno.EINVAL: "no-file",
}
"""What the common errors say, by number. They stand for nearly all; any other is told in the system's own words."""


def reason(error: OSError, language: str) -> str:
    """The reason of an error without its number and file, as part of a sentence.

    Args:
        error: What was raised.
        language: The reader's.
    """
    found = reason_key(error)
    return text(found, language) if isinstance(found, Key) else found


def reason_key(error: OSError) -> str:
    """The reason of an error for who words it later: a key, or the system's own words."""
    if error.errno in _REASONS:
        return Key(f"interface.system.{_REASONS[error.errno]}")
    return error.strerror or type(error).__name__
