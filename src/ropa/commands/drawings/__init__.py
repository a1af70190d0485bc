"""The diagrams, one file per kind: what it is asked with, and the picture it becomes."""

DRAWINGS: tuple[tuple[str, str, str], ...] = (
    ("transfers", "transfers", "What leaves the EEA or may leave it, by jurisdiction, with coverage and risk."),
    ("flow", "flow", "One activity: whose data, from where, on what systems, to whom, in which places."),
    ("party", "party", "One party: who gives it what, for which service, its sub-processors and its parents."),
    ("register", "register", "One organisation: its activities in groups, to whom data go, in which jurisdictions."),
    ("portfolio", "portfolio", "All organisations: the recipients that several share, and who controls these."),
)
"""Every kind of diagram: its name, its module in this package, and what it shows."""
