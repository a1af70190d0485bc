"""Several files as one archive, the same bytes whenever it is made of the same files."""

import datetime
import io
import zipfile
from collections.abc import Mapping

_FIRST_YEAR, _LAST_YEAR = 1980, 2107
"""The years that an archive can name."""
_RIGHTS = 0o644 << 16
_UNIX = 3


def archive(files: Mapping[str, bytes], day: datetime.date) -> bytes:
    """Files as the bytes of a ZIP archive, in their order.

    Args:
        files: The files by their names in the archive, with `/` between folders.
        day: The date that they bear, since the moment of making would differ each time.
    """
    year = min(max(day.year, _FIRST_YEAR), _LAST_YEAR)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (year, day.month, day.day, 0, 0, 0))
            # The same on every system, which would otherwise write its own.
            info.create_system, info.external_attr = _UNIX, _RIGHTS
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, content)
    return made.getvalue()
