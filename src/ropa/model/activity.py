"""The processing activity: the unit of the register."""

import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from ropa.model.common import (
    Applies,
    BalancingTest,
    Children,
    Disclosure,
    Evidence,
    Record,
    Reference,
    References,
    Retention,
    Text,
    Texts,
    TransferStatement,
)
from ropa.model.declaration import Declared, Many, OrNone, Part


class LegalBasis(Part):
    """One point of Art. 6(1) that the processing rests on, and what of it."""

    KIND: ClassVar[str] = "legal-basis"

    basis: Annotated[Reference, Declared("6(1)", "basis", vocabulary="legal-basis")]
    for_: Annotated[Text | None, Field(alias="for"), Declared(section="basis")] = None
    alternative: Annotated[bool | None, Declared(section="basis")] = None
    interest: Annotated[Text | None, Declared("13(1)(d)", "basis")] = None
    interest_of: Annotated[Reference | None, Declared("6(1)(f)", "basis", vocabulary="interest-of")] = None
    law: Annotated[Text | None, Declared("6(3)", "basis")] = None
    consent_record: Annotated[Reference | None, Declared("7(1)", "basis", refs=("document",))] = None
    withdrawal: Annotated[Text | None, Declared("7(3)", "basis")] = None
    bundled: Annotated[bool | None, Declared("7(4)", "basis")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class SharedLegalBasis(LegalBasis):
    """A legal basis stated for the whole organisation."""

    applies: Annotated[Applies, Declared(refs=("activity",))]


class SpecialCategories(Part):
    """The condition of Art. 9(2) under which special categories of data are processed."""

    KIND: ClassVar[str] = "special-categories"

    condition: Annotated[Reference, Declared("9(2)", "basis", vocabulary="special-condition")]
    data: Annotated[References | None, Declared("9(1)", "basis", vocabulary="data")] = None
    law: Annotated[Text | None, Declared("9(2)", "basis")] = None
    consent_record: Annotated[Reference | None, Declared("7(1)", "basis", refs=("document",))] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Dpia(Part):
    """The data protection impact assessment: why it is due or not, and what came of it."""

    KIND: ClassVar[str] = "dpia"

    criteria: Annotated[References | None, Declared("35(1), (3)", vocabulary="dpia-criterion")] = None
    required: Annotated[bool | None, Declared("35(1)")] = None
    reason: Annotated[Text | None, Declared("35(1)")] = None
    document: Annotated[Reference | None, Declared("35(7)", refs=("document",))] = None
    on: Annotated[datetime.date | None, Declared("35(11)")] = None
    outcome: Annotated[Reference | None, Declared("36(1)", vocabulary="dpia-outcome")] = None
    advice: Annotated[Text | None, Declared("35(2)")] = None
    consulted: Annotated[datetime.date | None, Declared("36(1)")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class JointArrangement(Part):
    """The arrangement between joint controllers, and how its essence is made available."""

    KIND: ClassVar[str] = "joint-arrangement"

    document: Annotated[Reference | None, Declared("26(1)", "a", refs=("document",))] = None
    signed: Annotated[datetime.date | None, Declared("26(1)", "a")] = None
    essence: Annotated[Text | None, Declared("26(2)", "a")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Volume(Part):
    """About how many people and records an activity concerns."""

    KIND: ClassVar[str] = "volume"

    subjects: Annotated[int | None, Declared("33(3)(a)")] = None
    records: Annotated[int | None, Declared("33(3)(a)")] = None
    on: datetime.date | None = None


class AutomatedDecision(Part):
    """One decision based solely on automated processing: its ground, its logic, and who looks at it."""

    KIND: ClassVar[str] = "automated-decision"

    decision: Annotated[Text, Declared("22(1)")]
    significant: Annotated[bool | None, Declared("22(1)")] = None
    ground: Annotated[Reference | None, Declared("22(2)", vocabulary="automated-decision-ground")] = None
    law: Annotated[Text | None, Declared("22(2)(b)")] = None
    logic: Annotated[Text | None, Declared("13(2)(f), 15(1)(h)")] = None
    consequences: Annotated[Text | None, Declared("13(2)(f), 15(1)(h)")] = None
    human_review: Annotated[Text | None, Declared("22(3)")] = None
    safeguards: Annotated[Text | None, Declared("22(4)")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class SubjectData(Part):
    """Which data are held of which category of data subjects."""

    KIND: ClassVar[str] = "subject-data"

    subject: Annotated[Reference, Declared("30(1)(c)", "c", vocabulary="subject")]
    data: Annotated[References, Declared("30(1)(c)", "c", vocabulary="data")]


class Provision(Part):
    """Whether the data subject must provide the data, and what follows if not."""

    KIND: ClassVar[str] = "provision"

    data: Annotated[References | None, Declared("13(2)(e)", "c", vocabulary="data")] = None
    required: Annotated[Reference | None, Declared("13(2)(e)", "c", vocabulary="provision")] = None
    consequence: Annotated[Text | None, Declared("13(2)(e)", "c")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Activity(Record):
    """A processing activity, in the order of Art. 30(1)."""

    KIND: ClassVar[str] = "activity"

    name: Annotated[Text, Declared(section="a")]
    reference: Annotated[Text | None, Declared(section="admin")] = None
    capacity: Annotated[Reference | None, Declared("30(1), 30(2)", "a", vocabulary="capacity")] = None
    on_behalf_of: Annotated[References | None, Declared("30(2)(a)", "a", refs=("party",), asked="processor")] = None
    joint_controllers: Annotated[
        OrNone[References] | None, Declared("30(1)(a), 26(1)", "a", refs=("party",), asked="controller")
    ] = None
    joint_arrangement: Annotated[JointArrangement | None, Declared("26(1)", "a")] = None
    description: Annotated[Text | None, Declared(section="a")] = None
    business_function: Annotated[Text | None, Declared("24, 5(2)", "admin")] = None
    status: Annotated[Reference | None, Declared(section="admin", vocabulary="status")] = None
    started: Annotated[datetime.date | None, Declared(section="admin")] = None
    ended: Annotated[datetime.date | None, Declared(section="admin")] = None
    replaced_by: Annotated[Reference | None, Declared(section="admin", refs=("activity",))] = None
    owner: Annotated[Text | None, Declared("24, 5(2)", "admin", asked="always")] = None

    purposes: Annotated[Texts | None, Declared("30(1)(b)", "b", asked="controller")] = None
    categories_of_processing: Annotated[Texts | None, Declared("30(2)(b)", "b", asked="processor")] = None
    legal_basis: Annotated[Many[LegalBasis] | None, Declared("6(1)", "basis", asked="controller")] = None
    balancing_test: Annotated[BalancingTest | None, Declared("6(1)(f), 5(2)", "basis")] = None

    special_categories: Annotated[OrNone[Many[SpecialCategories]] | None, Declared("9(1)-(2)", "basis")] = None
    criminal_data_law: Annotated[Text | None, Declared("10", "basis")] = None
    national_id_law: Annotated[Text | None, Declared("87", "basis")] = None
    public_task: Annotated[bool | None, Declared("6(1), 49(3)", "basis")] = None
    direct_marketing: Annotated[bool | None, Declared("21(2)-(3)", "basis")] = None
    eprivacy: Annotated[Reference | None, Declared("95", "basis", vocabulary="eprivacy-ground")] = None

    subjects: Annotated[References | None, Declared("30(1)(c)", "c", vocabulary="subject", asked="controller")] = None
    data: Annotated[References | None, Declared("30(1)(c)", "c", vocabulary="data", asked="controller")] = None
    data_exhaustive: Annotated[bool | None, Declared("30(1)(c)", "c")] = None
    subject_data: Annotated[Many[SubjectData] | None, Declared("30(1)(c)", "c")] = None
    sources: Annotated[
        References | None, Declared("14(2)(f)", "c", vocabulary="source", refs=("party",), asked="controller")
    ] = None
    provision: Annotated[Many[Provision] | None, Declared("13(2)(e)", "c")] = None
    volume: Annotated[Volume | None, Declared("33(3)(a)", "c")] = None

    disclosure: Annotated[OrNone[Many[Disclosure]] | None, Declared("30(1)(d)", "d", asked="controller")] = None
    transfers: Annotated[TransferStatement | None, Declared("30(1)(e)", "e", asked="always")] = None
    retention: Annotated[Many[Retention] | None, Declared("30(1)(f)", "f", asked="controller")] = None
    measures: Annotated[References | None, Declared("30(1)(g), 32(1)", "g", vocabulary="measure", asked="always")] = (
        None
    )
    measures_described_in: Annotated[References | None, Declared("30(1)(g), 32(1)", "g", refs=("document",))] = None

    stored_in: Annotated[References | None, Declared("30(1)(e)", "e", place=True)] = None
    systems: Annotated[References | None, Declared(section="other", refs=("system",))] = None
    automated_decisions: Annotated[OrNone[Text] | None, Declared("22, 13(2)(f)", asked="controller")] = None
    automated_decision: Annotated[Many[AutomatedDecision] | None, Declared("22, 13(2)(f)")] = None
    profiling: Annotated[OrNone[Text] | None, Declared("4(4), 13(2)(f)", asked="controller")] = None
    children: Annotated[Children | None, Declared("8")] = None
    dpia: Annotated[Dpia | None, Declared("35")] = None
    notice: Annotated[References | None, Declared("13, 14", refs=("document",))] = None
    breaches: Annotated[References | None, Declared("33(5)", refs=("document",))] = None
