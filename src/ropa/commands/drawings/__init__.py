"""The diagrams, one file per kind: what it is asked with, and the picture it becomes."""

DRAWINGS: tuple[tuple[str, str, str], ...] = (
    ("transfers", "transfers", "What leaves the EEA or may leave it, by jurisdiction, with coverage and risk."),
)
"""Every kind of diagram: its name, its module in this package, and what it shows."""
