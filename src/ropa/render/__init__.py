"""Turns DOT text into pictures with Graphviz, and Typst source into PDF.

Beside the store's Git, this is the only package that starts processes.
"""

from ropa.render.errors import EngineMissingError, RenderError, TimedOutError, TooLargeError
from ropa.render.graphviz import DPI, SUFFIXES, Drawing, engine, lay_out, system_engine
from ropa.render.typesetting import pictures_pdf, typeset, typeset_with_warnings

__all__ = [
    "DPI",
    "SUFFIXES",
    "Drawing",
    "EngineMissingError",
    "RenderError",
    "TimedOutError",
    "TooLargeError",
    "engine",
    "lay_out",
    "pictures_pdf",
    "system_engine",
    "typeset",
    "typeset_with_warnings",
]
