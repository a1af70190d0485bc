"""What makes a document or an arrangement due, what shows that it is there, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from ropa.finding import Pointer
from ropa.model import Accepted, Open
from ropa.model.common import Deferred


class Duty(StrEnum):
    """What the law wants to be there; the order of the members is the order in which they are listed."""

    CONTRACT = "contract"
    FLOW_DOWN = "flow-down"
    AUTHORISATION = "authorisation"
    ARRANGEMENT = "arrangement"
    ESSENCE = "essence"
    BALANCING = "balancing"
    CONSENT = "consent"
    BASIS_LAW = "basis-law"
    DPIA = "dpia"
    TRANSFER_ASSESSMENT = "transfer-assessment"
    COMPELLING = "compelling"
    COMPELLED_ACCESS = "compelled-access"
    NOTICE = "notice"
    REPRESENTATIVE = "representative"
    DPO = "dpo"
    BREACH = "breach"


@dataclass(frozen=True, slots=True)
class Law:
    """The law of a duty.

    Attributes:
        articles: Articles of the GDPR, the leading one first.
        rules: Codes of the rules whose accepted or deferred findings are about it.
    """

    articles: str
    rules: tuple[str, ...]


LAWS: Mapping[Duty, Law] = {
    Duty.CONTRACT: Law("28(3), 28(9)", ("P101",)),
    Duty.FLOW_DOWN: Law("28(4), 28(9)", ("P104",)),
    Duty.AUTHORISATION: Law("28(2)", ("P103",)),
    Duty.ARRANGEMENT: Law("26(1)", ("J101",)),
    Duty.ESSENCE: Law("26(2)", ("J102",)),
    Duty.BALANCING: Law("6(1)(f), 5(2)", ("L104",)),
    Duty.CONSENT: Law("7(1)", ("L107",)),
    Duty.BASIS_LAW: Law("6(3), 5(2)", ("L106",)),
    Duty.DPIA: Law("35(1), 35(3)", ("I101", "I102")),
    Duty.TRANSFER_ASSESSMENT: Law("46(1)", ("T112",)),
    Duty.COMPELLING: Law("49(6), 30(1)(e)", ("A115",)),
    Duty.COMPELLED_ACCESS: Law("28(1), 48", ("T124",)),
    Duty.NOTICE: Law("13, 14", ("N101",)),
    Duty.REPRESENTATIVE: Law("27", ("A104",)),
    Duty.DPO: Law("37(1)", ("G101",)),
    Duty.BREACH: Law("33(5)", ("G103",)),
}


class Standing(StrEnum):
    """How a duty stands; the order of the members is from what wants doing most to what is settled."""

    OPEN = "open"
    UNDECIDED = "undecided"
    DEFERRED = "deferred"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    EXCUSED = "excused"
    MET = "met"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done or decided; what is deferred still counts."""
        return self in (Standing.OPEN, Standing.UNDECIDED, Standing.DEFERRED)


@dataclass(frozen=True, slots=True)
class Reason:
    """A field that makes something due, or leaves open whether it is.

    Attributes:
        key: Which of the reasons it is; its words are the catalogue's.
        at: The field.
        params: What the placeholders of the words stand for.
    """

    key: str
    at: Pointer
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Proof:
    """What the record holds to show that a duty is met.

    Attributes:
        documents: Addresses of the documents, or of the party designated.
        is_answered: Whether the field itself is the answer, such as the law that a basis cites.
        is_claimed: Whether the record says that it is there, and names no document that it can be seen in.
        is_undecided: Whether it has first to be decided if it is due.
        excuse: The recorded reason for which it is not due after all; empty where there is none.
    """

    documents: tuple[str, ...] = ()
    is_answered: bool = False
    is_claimed: bool = False
    is_undecided: bool = False
    excuse: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that the record makes due, not yet settled.

    Attributes:
        duty: What.
        about: Address of the record that it is about.
        at: The field that names it, or would.
        reasons: What makes it due; at least one.
        proof: What shows that it is there.
    """

    duty: Duty
    about: str
    at: Pointer
    reasons: tuple[Reason, ...]
    proof: Proof = field(default_factory=Proof)


@dataclass(frozen=True, slots=True)
class Untold:
    """Where the record does not tell whether something is due.

    Attributes:
        duties: What would be.
        reason: The field that is silent, or that is only a proposal.
    """

    duties: tuple[Duty, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something that the record makes due, and how it stands on the day of the law.

    Attributes:
        due: What, why and where.
        standing: How it stands.
        decision: The acceptance or the deferral that holds; None where there is none.
        open: What is recorded of the field as open: asked, not applicable or not possible; None where nothing is.
    """

    due: Due
    standing: Standing
    decision: Accepted | Deferred | None = None
    open: Open | None = None
