"""The diagrams, one file per kind: what it is asked with, and the picture it becomes."""

DRAWINGS: tuple[tuple[str, str, str], ...] = (
    ("transfers", "transfers", "What leaves the EEA or may leave it, by jurisdiction, with coverage and risk."),
    ("flow", "flow", "One activity: whose data, from where, on what systems, to whom, in which places."),
    ("party", "party", "One party: who gives it what, for which service, its sub-processors and its parents."),
    ("register", "register", "One organisation: its activities in groups, to whom data go, in which jurisdictions."),
    ("portfolio", "portfolio", "All organisations: the recipients that several share, and who controls these."),
    ("trace", "trace", "Every hop by which data can get from one place in the record to another."),
    ("what-if", "what_if", "What would follow if the law, a party or a document changed, before and after."),
    ("map", "map_record", "What one record comes from and where it goes to."),
    ("xray", "xray", "What a record uses, or who uses it, to any depth."),
    ("impact", "impact", "What a breach reaches, and who has to be told."),
)
"""Every kind of diagram: its name, its module in this package, and what it shows."""
