"""An open workspace: its registers, what is derived from them, and what is changed in them but not saved yet.

`texts` are values, the `desk` holds those of now, `disk` reads them, `work` changes and saves them, `drafts` outlive a
session, and `opened` looks at a desk by one day and in one language.
"""

from ropa.workspace.clash import Choice, Clash, Conflicting
from ropa.workspace.desk import Desk
from ropa.workspace.opened import Workspace

__all__ = ["Choice", "Clash", "Conflicting", "Desk", "Workspace"]
