"""Consent is relied on, and neither its record nor the way to withdraw it is stated.

## Why

The controller has to be able to demonstrate consent (Art. 7(1) GDPR), and withdrawing it has to be as easy as giving it
(Art. 7(3)). The same holds of explicit consent to special categories (Art. 9(2)(a)) and to a transfer (Art. 49(1)(a)),
for which the record is asked: of a transfer, its document; of special categories, that of the same activity will do. A
way to withdraw that the register states among the rights holds for every consent.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"

[[activity.newsletter.legal_basis]]  #! L107
basis = "consent"
withdrawal = "Link in every message"

[[activity.newsletter.special_categories]]  #! L107
condition = "explicit-consent"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"

[[activity.newsletter.legal_basis]]
basis = "consent"
consent_record = "consent-log"
withdrawal = "Link in every message"

[document.consent-log]
title = "Log of consents"
```
"""

from collections.abc import Iterable, Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Engagement, Transfer
from ropa.register import Statement, statements
from ropa.rules.alike import told
from ropa.rules.case import Case, Hit
from ropa.rules.common import disclosures
from ropa.rules.holding import channelled, conditions

CODE = "L107"
SEVERITY = Severity.WARNING
LAW = "7(1), 7(3)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report consent without its record, without a way to withdraw it, or without either."""
    is_withdrawable = channelled(case.register.own, "withdraw-consent")
    yield from told(case, "legal_basis", lambda held: [*_told(case, held, is_withdrawable)])
    for at, key, activity in case.stating("special_categories"):
        bases = statements(case.register, key, activity, "legal_basis")
        has_record = any(base.value.basis == "consent" and base.value.consent_record for base in bases)
        for number, item in enumerate(conditions(activity)):
            if item.condition == "explicit-consent" and not (item.consent_record or has_record):
                yield Hit(case.at(at, "special_categories", number, "consent_record"), variant="special")
    for at in _transfers(case):
        yield Hit(case.at(at, "document"), variant="transfer")


def _told(case: Case, bases: Iterable[Statement], is_withdrawable: bool | None) -> Iterator[Hit]:
    for item, at in bases:
        if item.basis == "consent":
            can_withdraw = bool(item.withdrawal) or is_withdrawable
            if not item.consent_record:
                yield Hit(case.at(at, "consent_record"), variant="" if can_withdraw else "both")
            elif not can_withdraw:
                yield Hit(case.at(at, "withdrawal"), variant="withdrawal")


def _transfers(case: Case) -> Iterator[Pointer]:
    """The transfers on explicit consent, of engagements and current disclosures, that name no document."""
    register = case.register
    for key, engagement in register.of(Engagement):
        if _is_bare(engagement.transfer):
            yield Pointer(register.address(key), ("transfer",))
    for at, item in disclosures(case, "transfer", _is_bare):
        if item.until is None or item.until >= case.law.date:
            yield case.at(at, "transfer")


def _is_bare(transfer: Transfer | None) -> bool:
    return transfer is not None and transfer.tool == "explicit-consent" and not transfer.document
