"""Records of who and with whom: the register's own record, parties, engagements, systems and documents."""

import datetime
from typing import Annotated, ClassVar

from ropa.model.activity import SharedLegalBasis
from ropa.model.common import (
    Applies,
    BalancingTest,
    Children,
    Duration,
    Evidence,
    Record,
    Reference,
    References,
    SharedDisclosure,
    SharedRetention,
    Text,
    Texts,
    Transfer,
    TransferStatement,
)
from ropa.model.declaration import Declared, Many, OrNone, Part


class Right(Part):
    """How data subjects exercise rights: through which channel and within which time."""

    KIND: ClassVar[str] = "right"

    rights: Annotated[References, Declared("12-22", "rights", vocabulary="right")]
    via: Annotated[Reference | None, Declared(section="rights", vocabulary="channel")] = None
    at: Annotated[Text | None, Declared(section="rights")] = None
    within: Annotated[Duration | None, Declared("12(3)", "rights")] = None
    identification: Annotated[Text | None, Declared("12(6)", "rights")] = None
    note: Annotated[Text | None, Declared(section="rights")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Collected(Part):
    """Data that the source says are collected, without a purpose or with one; shown once, inherited by nothing."""

    KIND: ClassVar[str] = "collected"

    applies: Annotated[Applies, Declared(refs=("activity",))]
    data: Annotated[References, Declared("30(1)(c)", "c", vocabulary="data")]
    subjects: Annotated[References | None, Declared("30(1)(c)", "c", vocabulary="subject")] = None
    exhaustive: Annotated[bool | None, Declared("30(1)(c)", "c")] = None
    certainty: Annotated[Reference | None, Declared(section="c", vocabulary="certainty")] = None
    when: Annotated[Texts | None, Declared(section="c")] = None
    sources: Annotated[References | None, Declared("14(2)(f)", "c", vocabulary="source", refs=("party",))] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Breach(Part):
    """Where a personal data breach is reported within the organisation, and by which procedure."""

    KIND: ClassVar[str] = "breach"

    contact: Annotated[Text | None, Declared("33")] = None
    document: Annotated[Reference | None, Declared("33(5)", refs=("document",))] = None
    note: Text | None = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Exemption(Part):
    """The exemption of smaller organisations from keeping a record: that it is claimed, and what it would need."""

    KIND: ClassVar[str] = "exemption"

    claimed: Annotated[bool, Declared("30(5)")]
    employees: Annotated[int | None, Declared("30(5)")] = None
    risk: Annotated[bool | None, Declared("30(5)")] = None
    occasional: Annotated[bool | None, Declared("30(5)")] = None
    ground: Annotated[Text | None, Declared("30(5)")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Abbreviation(Part):
    """A short form that the register uses, and what it stands for."""

    KIND: ClassVar[str] = "abbreviation"

    term: Text
    meaning: Text


class RegisterRecord(Record):
    """The register's own record: whose it is, where it comes from, and what is stated for the whole organisation."""

    KIND: ClassVar[str] = "register"

    organisation: Annotated[Reference, Declared("30(1)(a)", "a", refs=("party",), asked="always")]
    representative: Annotated[
        OrNone[Reference] | None, Declared("30(1)(a), 27", "a", refs=("party",), asked="always")
    ] = None
    dpo: Annotated[OrNone[Reference] | None, Declared("30(1)(a), 37(7)", "a", refs=("party",), asked="always")] = None
    dpo_grounds: Annotated[OrNone[References] | None, Declared("37(1)", "a", vocabulary="dpo-ground")] = None
    authority: Annotated[Reference | None, Declared("55, 56", "a", vocabulary="authority", asked="always")] = None
    exemption: Annotated[Exemption | None, Declared("30(5)", "a")] = None

    origin: Annotated[Reference | None, Declared(section="admin", vocabulary="origin")] = None
    based_on: Annotated[Reference | None, Declared(section="admin", refs=("document",))] = None
    language: Annotated[Reference | None, Declared(section="admin", vocabulary="language")] = None
    review_every: Annotated[Duration | None, Declared("24(1)", "admin")] = None

    sources: Annotated[References | None, Declared("14(2)(f)", "c", vocabulary="source", refs=("party",))] = None
    collected: Annotated[Many[Collected] | None, Declared("30(1)(c)", "c")] = None
    legal_basis: Annotated[Many[SharedLegalBasis] | None, Declared("6(1)", "basis")] = None
    disclosure: Annotated[Many[SharedDisclosure] | None, Declared("30(1)(d)", "d")] = None
    transfers: Annotated[TransferStatement | None, Declared("30(1)(e)", "e", asked="always")] = None
    retention: Annotated[Many[SharedRetention] | None, Declared("30(1)(f)", "f")] = None
    measures: Annotated[References | None, Declared("30(1)(g), 32(1)", "g", vocabulary="measure", asked="always")] = (
        None
    )
    stored_in: Annotated[References | None, Declared("30(1)(e)", "e", place=True)] = None
    measures_described_in: Annotated[References | None, Declared("30(1)(g), 32(1)", "g", refs=("document",))] = None
    children: Annotated[Children | None, Declared("8")] = None
    breach: Annotated[Breach | None, Declared("33")] = None
    balancing_test: Annotated[BalancingTest | None, Declared("6(1)(f), 5(2)", "basis")] = None
    automated_decisions: Annotated[OrNone[Text] | None, Declared("22, 13(2)(f)")] = None
    profiling: Annotated[OrNone[Text] | None, Declared("4(4), 13(2)(f)")] = None
    right: Annotated[Many[Right] | None, Declared("12-22", "rights")] = None
    glossary: Annotated[Many[Abbreviation] | None, Declared(section="admin")] = None


class Party(Record):
    """An organisation or person: identity only, nothing of contracts."""

    KIND: ClassVar[str] = "party"

    name: Annotated[Text, Declared("30(1)(a)", "identity", asked="always")]
    legal_name: Annotated[Text | None, Declared("30(1)(a)", "identity")] = None
    trade_names: Annotated[Texts | None, Declared(section="identity")] = None
    kind: Annotated[Reference | None, Declared(section="identity", vocabulary="party-kind")] = None
    category: Annotated[
        Reference | None, Declared("30(1)(d)", "identity", vocabulary="party-category", asked="always")
    ] = None
    named: Annotated[bool | None, Declared("15(1)(c)", "identity")] = None
    registration: Annotated[Text | None, Declared(section="identity")] = None
    seat: Annotated[Reference | None, Declared("30(1)(e)", "identity", place=True, asked="always")] = None
    parent: Annotated[Reference | None, Declared("48", "identity", refs=("party",))] = None
    gdpr_subject: Annotated[bool | None, Declared("3(2)", "identity")] = None
    representative: Annotated[OrNone[Reference] | None, Declared("30(2)(a), 27", "identity", refs=("party",))] = None
    address: Annotated[Text | None, Declared("30(1)(a)", "contact", asked="always")] = None
    email: Annotated[Texts | None, Declared("30(1)(a)", "contact", asked="always")] = None
    phone: Annotated[Texts | None, Declared("30(1)(a)", "contact", asked="always")] = None
    website: Annotated[Text | None, Declared(section="contact")] = None


class Contract(Part):
    """The contract of an engagement: which, signed when, or only claimed by the source."""

    KIND: ClassVar[str] = "contract"

    kind: Annotated[Reference | None, Declared("28(3)", "contract", vocabulary="contract-kind")] = None
    claimed: Annotated[bool | None, Declared(section="contract")] = None
    signed: Annotated[datetime.date | None, Declared("28(9)", "contract")] = None
    document: Annotated[Reference | None, Declared("28(3), 28(9)", "contract", refs=("document",))] = None
    points: Annotated[References | None, Declared("28(3)", "contract", vocabulary="contract-point")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Engagement(Record):
    """One service that a party renders under one contract; `under` makes it a sub-processing of another."""

    KIND: ClassVar[str] = "engagement"

    party: Annotated[Reference, Declared("28", "identity", refs=("party",), asked="always")]
    under: Annotated[Reference | None, Declared("28(2), 28(4)", "identity", refs=("engagement",))] = None
    service: Annotated[Text | None, Declared(section="identity", asked="always")] = None
    contract: Annotated[Contract | None, Declared("28(3)", "contract", inline=True, asked="always")] = None
    authorisation: Annotated[
        Reference | None, Declared("28(2)", "contract", vocabulary="authorisation", asked="always")
    ] = None
    notice_of_change: Annotated[Duration | None, Declared("28(2)", "contract")] = None
    chain: Annotated[Reference | None, Declared("28(2), 28(4)", "contract", vocabulary="chain")] = None
    guarantees_checked: Annotated[datetime.date | None, Declared("28(1)", "contract")] = None
    access_assessment: Annotated[Reference | None, Declared("28(1), 48", "contract", refs=("document",))] = None
    stored_in: Annotated[References | None, Declared("30(1)(e)", "e", place=True, asked="always")] = None
    accessed_from: Annotated[References | None, Declared("30(1)(e)", "e", place=True, asked="always")] = None
    transfer: Annotated[Transfer | None, Declared("30(1)(e)", "e")] = None


class System(Record):
    """Where data are kept or worked on: an application, a file, a machine."""

    KIND: ClassVar[str] = "system"

    name: Annotated[Text, Declared(section="identity")]
    engagement: Annotated[Reference | None, Declared(section="identity", refs=("engagement",))] = None
    data: Annotated[References | None, Declared(section="c", vocabulary="data")] = None
    stored_in: Annotated[References | None, Declared("30(1)(e)", "e", place=True)] = None


class Document(Record):
    """A text that statements rest on or that the law asks for: a notice, a contract, an assessment."""

    KIND: ClassVar[str] = "document"

    title: Annotated[Text, Declared(section="identity")]
    kind: Annotated[Reference | None, Declared(section="identity", vocabulary="document-kind")] = None
    version: Annotated[Text | None, Declared(section="identity", asked="always")] = None
    date: Annotated[datetime.date | None, Declared(section="identity", asked="always")] = None
    language: Annotated[Reference | None, Declared(section="identity", vocabulary="language")] = None
    website: Annotated[Text | None, Declared(section="identity")] = None
    covers: Annotated[References | None, Declared("13, 14", "identity", vocabulary="notice-element")] = None
    outcome: Annotated[Reference | None, Declared("46(1)", "identity", vocabulary="assessment-outcome")] = None


class OwnTerm(Record):
    """A word of the register's own, beside those of the closed lists."""

    KIND: ClassVar[str] = "term"

    name: Annotated[Text, Declared(section="identity")]


class DataTerm(OwnTerm):
    """A category of personal data of the register's own."""

    KIND: ClassVar[str] = "data"

    broader: Annotated[Reference | None, Declared(section="identity", vocabulary="data")] = None
    special: Annotated[bool | None, Declared("9(1)", "identity")] = None
    criminal: Annotated[bool | None, Declared("10", "identity")] = None


class SubjectTerm(OwnTerm):
    """A category of data subjects of the register's own."""

    KIND: ClassVar[str] = "subject"

    broader: Annotated[Reference | None, Declared(section="identity", vocabulary="subject")] = None
    child: Annotated[bool | None, Declared("8", "identity")] = None


class MeasureTerm(OwnTerm):
    """A security measure of the register's own."""

    KIND: ClassVar[str] = "measure"

    broader: Annotated[Reference | None, Declared(section="identity", vocabulary="measure")] = None
