"""The tables that several kinds of records share, and the types of plain values."""

import datetime
import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from ropa.i18n.period import DURATION
from ropa.model.declaration import Declared, Many, OneOrMany, OrAll, OrUnattributed, Part

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REFERENCE = re.compile(r"(?:[a-z0-9-]+[/:])?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?::[a-z0-9-]+)?")


def is_id(word: str) -> bool:
    """Whether a word can be the id of a record: lower-case letters and digits in kebab-case."""
    return _ID.fullmatch(word) is not None


def _duration(value: str) -> str:
    if DURATION.fullmatch(value) is None:
        raise PydanticCustomError("duration", "not an ISO 8601 period")
    return value


# A pattern is matched by the validator itself: most of what a load reads is such text, and a function here would be
# called for each. It asks for one character that is no white space, as Python's `strip` understands it.
Text = Annotated[str, Field(pattern=r"[^\s\x1c-\x1f]"), WithJsonSchema({"type": "string"})]
"""Text in the register's own language; leave the key out where there is nothing to say."""

Duration = Annotated[str, AfterValidator(_duration)]
"""An ISO 8601 period: `P7Y`, `P30D`. `P30D` and `P1M` differ and are kept apart."""

Reference = Text
"""The id of a record or the key of a term; resolved by the register, so that an unknown one is a finding."""

Texts = Many[Text]
References = Many[Reference]


class Evidence(Part):
    """Where a statement comes from."""

    KIND: ClassVar[str] = "evidence"

    document: Annotated[Reference | None, Declared(refs=("document",))] = None
    section: Text | None = None
    basis: Annotated[Reference | None, Declared(vocabulary="evidence-basis")] = None
    by: Text | None = None
    on: datetime.date | None = None
    note: Text | None = None


class ItemEvidence(Evidence):
    """Evidence of one field of a record, or of one item in it, named by its key."""

    field: Text
    item: Text | None = None


class Alternative(Part):
    """Another value that the same source gives for a field; both are kept."""

    KIND: ClassVar[str] = "alternative"

    field: Text
    value: OneOrMany[Text]
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


ANSWERED = "answered"
"""How a point stays open that somebody answered with what is no value, such as “no, not correct”."""

PENDING = ("asked", ANSWERED)
"""The states in which a point still waits for somebody; the others say why there is nothing to wait for."""


class Open(Part):
    """A field that has neither value nor none yet: asked, answered but not settled, not applicable or not possible."""

    KIND: ClassVar[str] = "open"

    field: Text
    state: Annotated[Reference, Declared(vocabulary="open-state")]
    of: Text | None = None
    on: datetime.date | None = None
    reason: Text | None = None


class Accepted(Part):
    """A finding of good practice that somebody decided to live with, until a date."""

    KIND: ClassVar[str] = "accepted"

    rule: Text
    field: Text | None = None
    reason: Text
    decided_by: Text
    advice: Text | None = None
    until: datetime.date | None = None
    fingerprint: Text | None = None


class Deferred(Part):
    """A finding of a legal duty that somebody decided to cure later: by which plan, and by when. It still counts."""

    KIND: ClassVar[str] = "deferred"

    rule: Text
    field: Text | None = None
    plan: Text
    decided_by: Text
    advice: Text
    until: datetime.date
    fingerprint: Text | None = None


class Retention(Part):
    """A time limit for erasure: how long, from when, of which data, and what happens then."""

    KIND: ClassVar[str] = "retention"

    data: Annotated[OrAll[References] | None, Declared("30(1)(f)", "f", vocabulary="data")] = None
    copy_: Annotated[Reference | None, Field(alias="copy"), Declared(section="f", vocabulary="copy")] = None
    keep: Annotated[Duration | None, Declared("30(1)(f)", "f")] = None
    unit: Annotated[Reference | None, Declared(section="f", vocabulary="period-unit")] = None
    kind: Annotated[Reference | None, Declared(section="f", vocabulary="period-kind")] = None
    while_: Annotated[Text | None, Field(alias="while"), Declared("30(1)(f)", "f")] = None
    after: Annotated[Texts | None, Declared("5(1)(e), 30(1)(f)", "f")] = None
    whichever: Annotated[Reference | None, Declared(section="f", vocabulary="whichever")] = None
    then: Annotated[Reference | None, Declared(section="f", vocabulary="disposal")] = None
    erase_within: Annotated[Duration | None, Declared("30(1)(f)", "f")] = None
    criteria: Annotated[Text | None, Declared("13(2)(a)", "f")] = None
    unless: Annotated[Text | None, Declared(section="f")] = None
    longer_for: Annotated[Texts | None, Declared("5(1)(e), 89", "f")] = None
    law: Annotated[Text | None, Declared("5(1)(e)", "f")] = None
    reason: Annotated[Text | None, Declared("5(1)(e), 5(2)", "f")] = None
    document: Annotated[Reference | None, Declared("5(1)(e), 5(2)", "f", refs=("document",))] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Scope(Part):
    """Evidence that a recipient falls under an adequacy decision that covers some recipients only."""

    KIND: ClassVar[str] = "scope"

    listing: Annotated[Text | None, Declared("45(3)", "e")] = None
    active: Annotated[bool | None, Declared("45(3)", "e")] = None
    hr: Annotated[bool | None, Declared("45(3)", "e")] = None
    checked: Annotated[datetime.date | None, Declared("45(3)", "e")] = None


class Transfer(Part):
    """The tool that a transfer to a third country rests on, and the assessment behind it."""

    KIND: ClassVar[str] = "transfer"

    tool: Annotated[Reference | None, Declared("44, 45, 46, 49", "e", vocabulary="tool")] = None
    to: Annotated[References | None, Declared("30(1)(e)", "e", place=True)] = None
    module: Annotated[int | None, Declared("46(2)(c)", "e", vocabulary="module")] = None
    signed: Annotated[datetime.date | None, Declared(section="e")] = None
    document: Annotated[Reference | None, Declared("30(1)(e), 49(6)", "e", refs=("document",))] = None
    assessment: Annotated[Reference | None, Declared("46(1)", "e", refs=("document",))] = None
    annexes: Annotated[References | None, Declared("46(2)(c)", "e", vocabulary="annex")] = None
    authorisation: Annotated[Text | None, Declared("46(3), 47(1)", "e")] = None
    supplementary: Annotated[References | None, Declared("46(1)", "e", vocabulary="measure")] = None
    clear_text: Annotated[bool | None, Declared("46(1)", "e")] = None
    frequency: Annotated[Reference | None, Declared("49(1), recital 111", "e", vocabulary="transfer-frequency")] = None
    law: Annotated[Text | None, Declared("49(4)", "e")] = None
    authority_informed: Annotated[datetime.date | None, Declared("49(1)", "e")] = None
    subjects_informed: Annotated[datetime.date | None, Declared("49(1)", "e")] = None
    fallback: Annotated[Reference | None, Declared("46", "e", vocabulary="tool")] = None
    scope: Annotated[Scope | None, Declared("45(3)", "e")] = None


class Disclosure(Part):
    """To whom data goes, in which role, and how certainly."""

    KIND: ClassVar[str] = "disclosure"

    to: Annotated[Reference, Declared("30(1)(d)", "d", refs=("party", "engagement"))]
    role: Annotated[Reference | None, Declared("4(7)-(10)", "d", vocabulary="role")] = None
    data: Annotated[References | None, Declared("30(1)(d)", "d", vocabulary="data")] = None
    purpose: Annotated[Text | None, Declared(section="d")] = None
    certainty: Annotated[Reference | None, Declared(section="d", vocabulary="certainty")] = None
    when: Annotated[Texts | None, Declared(section="d")] = None
    inquiry: Annotated[bool | None, Declared("4(9), recital 31", "d")] = None
    basis: Annotated[Reference | None, Declared("6(1)", "d", vocabulary="legal-basis")] = None
    agreement: Annotated[Text | None, Declared("48", "d")] = None
    from_: Annotated[datetime.date | None, Field(alias="from"), Declared(section="d")] = None
    until: Annotated[datetime.date | None, Declared(section="d")] = None
    transfer: Annotated[Transfer | None, Declared("30(1)(e)", "e")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


Applies = OrUnattributed[References]


class SharedRetention(Retention):
    """A time limit stated for the whole organisation."""

    applies: Annotated[Applies, Declared(refs=("activity",))]


class SharedDisclosure(Disclosure):
    """A recipient stated for the whole organisation."""

    applies: Annotated[Applies, Declared(refs=("activity",))]


class TransferStatement(Part):
    """What the source says of transfers out of the EEA as a whole."""

    KIND: ClassVar[str] = "transfer-statement"

    statement: Annotated[Reference | None, Declared("30(1)(e)", "e", vocabulary="transfer-statement")] = None
    to: Annotated[References | None, Declared("30(1)(e)", "e", place=True)] = None
    condition: Annotated[Text | None, Declared(section="e")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class BalancingTest(Part):
    """The weighing of a legitimate interest: done, or only claimed to be done."""

    KIND: ClassVar[str] = "balancing-test"

    claimed: bool | None = None
    document: Annotated[Reference | None, Declared(refs=("document",))] = None
    on: datetime.date | None = None
    outcome: Text | None = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Children(Part):
    """Whether a service is meant for children, from which age, and whose consent stands in."""

    KIND: ClassVar[str] = "children"

    directed_at: Annotated[bool | None, Declared("8")] = None
    age: Annotated[int | None, Declared("8(1)")] = None
    parental_consent: Annotated[Text | None, Declared("8(1)-(2)")] = None
    online: Annotated[bool | None, Declared("8(1)")] = None
    age_check: Annotated[Text | None, Declared("8(2)")] = None
    evidence: Annotated[Evidence | None, Declared(inline=True)] = None


class Review(Part):
    """That somebody looked at a record: when, who, and what came of it."""

    KIND: ClassVar[str] = "review"

    on: datetime.date
    by: Text
    result: Text | None = None
    fingerprint: Text | None = None


class Record(Part):
    """What every record can say of itself."""

    KIND: ClassVar[str] = "record"

    note: Annotated[Text | None, Declared(section="admin")] = None
    cited: Annotated[Evidence | None, Declared(section="admin", inline=True)] = None
    evidence: Annotated[Many[ItemEvidence] | None, Declared(section="admin")] = None
    alternative: Annotated[Many[Alternative] | None, Declared(section="admin")] = None
    open: Annotated[Many[Open] | None, Declared(section="admin")] = None
    accepted: Annotated[Many[Accepted] | None, Declared(section="admin")] = None
    deferred: Annotated[Many[Deferred] | None, Declared(section="admin")] = None
    review: Annotated[Many[Review] | None, Declared("24(1), 5(2)", "admin")] = None
