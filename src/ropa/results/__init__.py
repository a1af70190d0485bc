"""What a command gives back: values that the shell prints, the terminal shows and the exports reuse."""

from ropa.results.answers import ObligationList, QuestionList
from ropa.results.changed import Changed, Clash, Comparison, Conflicts, NeedsConfirmation, Written
from ropa.results.findings import FindingList, Located, head_of, in_group_order
from ropa.results.listing import Cell, Count, Counts, Line, Listing, Row
from ropa.results.records import (
    History,
    Home,
    MapView,
    Neighbour,
    RecordView,
    RegisterSummary,
    SourceView,
    Tile,
    ToFill,
)
from ropa.results.revision import OfRevision
from ropa.results.transfers import TransferList, TransferRemark, TransferRow
from ropa.telling import Failure, Text
from ropa.view.outline import Branch, Outline

__all__ = [
    "Branch",
    "Cell",
    "Changed",
    "Clash",
    "Comparison",
    "Conflicts",
    "Count",
    "Counts",
    "Failure",
    "FindingList",
    "History",
    "Home",
    "Line",
    "Listing",
    "Located",
    "MapView",
    "NeedsConfirmation",
    "Neighbour",
    "ObligationList",
    "OfRevision",
    "Outline",
    "QuestionList",
    "RecordView",
    "RegisterSummary",
    "Result",
    "Row",
    "SourceView",
    "Text",
    "Tile",
    "ToFill",
    "TransferList",
    "TransferRemark",
    "TransferRow",
    "Written",
    "head_of",
    "in_group_order",
]

Result = (
    Listing
    | Counts
    | RecordView
    | FindingList
    | TransferList
    | MapView
    | Outline
    | Home
    | Written
    | Changed
    | Conflicts
    | SourceView
    | NeedsConfirmation
    | Text
    | Failure
)
"""Whatever a command returns."""
