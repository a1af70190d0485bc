"""One screen per file; each shows one kind of result, named by `SHOWS`."""

SCREENS: tuple[tuple[str, str], ...] = (
    ("Home", "home"),
    ("Listing", "listing"),
    ("Counts", "counts"),
    ("RecordView", "record"),
    ("MapView", "map"),
    ("FindingList", "findings"),
    ("TransferList", "transfers"),
    ("ObligationList", "obligations"),
    ("QuestionList", "questions"),
    ("Outline", "outline"),
    ("History", "history"),
    ("SourceView", "source"),
    ("Text", "page"),
    ("Written", "written"),
    ("KeyTable", "help"),
    ("TableAt", "table"),
    ("Changed", "changes"),
    ("Conflicts", "conflicts"),
    ("MakingAt", "making"),
    ("Job", "progress"),
)
"""What each kind of result is shown by: its type, and its module in this folder, imported when first needed."""
