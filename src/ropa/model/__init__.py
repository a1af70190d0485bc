"""The records of a register as frozen models: what may be written, and what is known of each field."""

from ropa.model.activity import Activity, LegalBasis, Provision, SubjectData
from ropa.model.columns import Columns, columns
from ropa.model.common import (
    ANSWERED,
    PENDING,
    Accepted,
    Alternative,
    BalancingTest,
    Disclosure,
    Evidence,
    ItemEvidence,
    Open,
    Record,
    Retention,
    SharedDisclosure,
    SharedRetention,
    Transfer,
    TransferStatement,
    is_id,
)
from ropa.model.cycles import cycles, upward
from ropa.model.declaration import (
    NONE,
    UNION_TAGS,
    Declared,
    FieldPlan,
    Part,
    plan,
    plan_by_key,
)
from ropa.model.organisation import (
    Contract,
    DataTerm,
    Document,
    Engagement,
    MeasureTerm,
    Party,
    RegisterRecord,
    Right,
    SubjectTerm,
    System,
)
from ropa.model.sayings import Saying, sayings
from ropa.model.walking import leading_to, walk

KINDS: dict[str, type[Record]] = {
    model.KIND: model
    for model in (
        RegisterRecord,
        Activity,
        Party,
        Engagement,
        System,
        Document,
        DataTerm,
        SubjectTerm,
        MeasureTerm,
    )
}
"""Every kind of record, by the name of its table in the text, in the order in which kinds are listed."""

OWN_TERMS = ("data", "subject", "measure")
"""Kinds that extend the closed list of the same name."""

__all__ = [
    "ANSWERED",
    "KINDS",
    "NONE",
    "OWN_TERMS",
    "PENDING",
    "UNION_TAGS",
    "Accepted",
    "Activity",
    "Alternative",
    "BalancingTest",
    "Columns",
    "Contract",
    "DataTerm",
    "Declared",
    "Disclosure",
    "Document",
    "Engagement",
    "Evidence",
    "FieldPlan",
    "ItemEvidence",
    "LegalBasis",
    "MeasureTerm",
    "Open",
    "Part",
    "Party",
    "Provision",
    "Record",
    "RegisterRecord",
    "Retention",
    "Right",
    "Saying",
    "SharedDisclosure",
    "SharedRetention",
    "SubjectData",
    "SubjectTerm",
    "System",
    "Transfer",
    "TransferStatement",
    "columns",
    "cycles",
    "is_id",
    "leading_to",
    "plan",
    "plan_by_key",
    "sayings",
    "upward",
    "walk",
]
