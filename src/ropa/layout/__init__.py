"""Results as text for a person, and as JSON or SARIF for a program: one form per file.

`sarif` is imported by whoever needs it: it knows the rules, which help and most results do without.
"""

from ropa.layout.findings import finding_place, finding_words, head_words
from ropa.layout.json import as_json
from ropa.layout.text import as_text, count_line, counted_line, entry_lines, law_line, own_line

__all__ = [
    "as_json",
    "as_text",
    "count_line",
    "counted_line",
    "entry_lines",
    "finding_place",
    "finding_words",
    "head_words",
    "law_line",
    "own_line",
]
