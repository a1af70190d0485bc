"""`ropa diagram`: pictures, each kind a command of its own with what it is asked."""

from ropa.commands.drawings import DRAWINGS
from ropa.commands.grouping import CommandGroup

command = CommandGroup(
    "diagram",
    DRAWINGS,
    "ropa.commands.drawings",
    help="Draw a picture for an audit, to SVG, PNG, PDF, DOT or GraphML. Each kind says with --help what it takes.",
)
