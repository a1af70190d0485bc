"""What a TILT document says, chapter by chapter: who is responsible, what is processed, and what a person may ask."""

from ropa.reading.words import table

WORDS = table(__package__, "words")
"""Which rights each chapter is about, and what codes mean."""
