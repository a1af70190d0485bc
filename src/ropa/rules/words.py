"""Words that people write for places and that no list has."""

from collections.abc import Mapping

UNION: Mapping[str, str] = {"EU": "EEA"}
"""Codes of a union of countries, and the region that is meant."""
