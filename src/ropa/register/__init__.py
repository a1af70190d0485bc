"""The records of one organisation, merged from its texts, and of all organisations of a workspace together."""

from ropa.register.pruning import text_path
from ropa.register.reading import build
from ropa.register.records import SHARED, Home, Portfolio, Register
from ropa.register.sharing import Sharing
from ropa.register.statements import INHERITED, Statement, statements

__all__ = [
    "INHERITED",
    "SHARED",
    "Home",
    "Portfolio",
    "Register",
    "Sharing",
    "Statement",
    "build",
    "statements",
    "text_path",
]
