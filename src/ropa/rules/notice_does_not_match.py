"""The notices of an activity leave out what the register records of it.

## Why

Art. 13 and 14 GDPR have the notice tell of purposes, legal basis, recipients, transfers, periods and more, as far as
there are any. `covers` records which of these a notice tells of. Reported is what the register has and none of the
notices covers; whether their words agree with it, only reading can tell. Where a notice does not record what it covers,
or is not in the record, nothing is reported. The source and the categories of data belong in the notice only where the
data come from others than the data subject (Art. 14).

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
purposes = ["Sending the newsletter"]
notice = ["privacy-notice"]  #! N102
legal_basis = [{ basis = "consent" }]
disclosure = [{ to = "mail-service", role = "processor" }]

[party.mail-service]
name = "Mail service"
seat = "DE"

[document.privacy-notice]
title = "Privacy notice"
kind = "privacy-notice"
covers = ["purposes", "legal-basis"]
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
purposes = ["Sending the newsletter"]
notice = ["privacy-notice"]
legal_basis = [{ basis = "consent" }]
disclosure = [{ to = "mail-service", role = "processor" }]

[party.mail-service]
name = "Mail service"
seat = "DE"

[document.privacy-notice]
title = "Privacy notice"
kind = "privacy-notice"
covers = ["purposes", "legal-basis", "withdrawal", "recipients"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import NONE, Activity, Disclosure
from ropa.register import statements
from ropa.rules.case import Case, Hit
from ropa.rules.common import categories, listed
from ropa.rules.processors import document_of
from ropa.rules.proposed import is_proposed
from ropa.transfers import Verdict
from ropa.transfers.reach import is_ongoing

CODE = "N102"
SEVERITY = Severity.WARNING
LAW = "13(1), 13(2), 14(1), 14(2)"
ADVICE = False

_NOT_FROM_OTHERS = ("data-subject", "generated", "internal")


def check(case: Case) -> Iterator[Hit]:
    """Report activities of which the notices, all with their coverage on record, leave out elements."""
    moved = {address for hop in case.hops if hop.verdict is Verdict.TRANSFER for address in hop.activities}
    for at, key, activity in case.stating("notice"):
        covered: set[str] = set()
        notices = [document_of(case, at, word) for word in activity.notice or ()]
        for document in notices:
            covered.update((document and document.covers) or ())
        if not notices or not all(document and document.covers is not None for document in notices):
            continue
        recorded = set(_recorded(case, key, activity)) | ({"transfers"} if at.record in moved else set())
        if missing := recorded - covered:
            yield Hit(case.at(at, "notice"), {"elements": listed("notice-element", missing)})


def _recorded(case: Case, key: str, activity: Activity) -> Iterator[str]:
    """The elements of a notice that the register has something on, for an activity."""

    def held(name: str) -> list[object]:
        found = statements(case.register, key, activity, name)
        return [item.value for item in found if not is_proposed(case, item)]

    if held("purposes"):
        yield "purposes"
    bases = {getattr(item, "basis", "") for item in held("legal_basis")}
    if bases:
        yield "legal-basis"
    if "legitimate-interests" in bases:
        yield "interests"
    if "consent" in bases:
        yield "withdrawal"
    if any(_is_recipient(case, item) for item in held("disclosure")):
        yield "recipients"
    if held("retention"):
        yield "retention"
    if activity.provision:
        yield "provision"
    if activity.automated_decision or any(item != NONE for item in held("automated_decisions")):
        yield "automated-decisions"
    if set(map(str, held("sources"))) - set(_NOT_FROM_OTHERS):
        yield "source"
        if categories(activity):
            yield "categories-of-data"


def _is_recipient(case: Case, item: object) -> bool:
    return isinstance(item, Disclosure) and item.role != "internal" and not item.inquiry and is_ongoing(item, case.law)
