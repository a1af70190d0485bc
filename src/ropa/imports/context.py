"""What a format may ask about the place a file is imported into."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from ropa.register import Register


@dataclass(frozen=True, slots=True)
class Context:
    """Where a file goes and what was decided about it.

    Attributes:
        name: The file's name, without its folder.
        day: The day of the import.
        register: The register it goes into; its own words are known beside the closed lists, and its language is
            that of the notes.
        columns: What columns are read as, by heading: from the settings, and over them from the command line.
        beside: Further files of the same export, by name: a whole record in tables of text has a file for each.
    """

    name: str
    day: datetime.date
    register: Register
    columns: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Language of the register's own text."""
        return self.register.language
