"""One TOML text: its values, and where in it a field stands."""

from ropa.finding import Path, Place
from ropa.source.positions import place_in
from ropa.source.text import MAX_BYTES, MAX_DEPTH, Source, bounded, parse, parsed, unreadable

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Source", "bounded", "locate", "parse", "parsed", "unreadable"]


def locate(source: Source, path: Path) -> Place:
    """Where a field stands; for a field that the text does not have, where the nearest table around it begins."""
    return place_in(source.path, source.text, path)
