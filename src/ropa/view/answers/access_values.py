"""The answer of `access` as plain values."""

from collections.abc import Mapping, Sequence
from typing import Any

from ropa.questions.access import Access, Concerned, Recipient
from ropa.questions.access_time import Deadline
from ropa.register import Register
from ropa.transfers import Hop
from ropa.view.document import Page
from ropa.view.hop import by_activity

_FIELDS = ("purposes", "data", "retention", "sources", "automated_decisions", "profiling")


def access_values(
    register: Register, found: Access, hops: tuple[Hop, ...], pages: Mapping[str, Page], limit: Deadline | None = None
) -> Mapping[str, Any]:
    """The draft of one register, keyed by the model's field names; null where the register is silent.

    Args:
        register: The register.
        found: What it holds on people of the category.
        hops: Its hops.
        pages: The page of each activity as controller, by its address.
        limit: By when it is to be answered; None where the day of receipt is not known.
    """
    hops_of = by_activity(hops)
    stated = register.own.model_dump(mode="json", by_alias=True) if register.own else {}
    return {
        "register": register.name,
        "deadline": limit and _deadline(limit),
        "authority": stated.get("authority"),
        "controller": [
            _concerned(item, hops_of.get(item.activity, ()), pages[item.activity]) for item in found.controlled
        ],
        "processor": [
            {"id": item.activity, "controllers": None if item.controllers is None else list(item.controllers)}
            for item in found.processed
        ],
        "silent": list(found.silent),
        "others": list(found.others),
        "unattributed": {
            "collected": [stated["collected"][position] for position in found.collected],
            "recipients": [_recipient(one) for one in found.recipients.values()],
            "retention": [stated["retention"][position] for position in found.retention],
        },
        "rights": {
            word: [stated["right"][position] for position in positions] for word, positions in found.rights.items()
        },
        "fully_read": not register.findings,
    }


def _deadline(limit: Deadline) -> dict[str, Any]:
    return {
        "received": limit.received.isoformat(),
        **{
            name: term and {"period": term.period, "ends": term.ends.isoformat(), "last_day": term.last.isoformat()}
            for name, term in (("law", limit.law), ("extended", limit.extended), ("own", limit.own))
        },
    }


def _concerned(item: Concerned, hops: Sequence[Hop], shown: Page) -> dict[str, Any]:
    return {
        "id": item.activity,
        "match": item.match,
        "time": item.time,
        "recipients": [_recipient(one) for one in (*item.recipients, *item.by_systems) if one],
        "no_recipients": None in item.recipients,
        "fields": {
            str(field.at.field[0]): [
                {"text": entry.text, "state": entry.state, "inherited": bool(entry.origin)} for entry in field.entries
            ]
            for field in shown.fields()
            if field.at.field and field.at.field[0] in _FIELDS
        },
        "transfers": [
            {"importer": hop.importer, "verdict": hop.verdict, "coverage": hop.coverage, "tool": hop.tool or None}
            for hop in hops
        ],
    }


def _recipient(recipient: Recipient) -> dict[str, Any]:
    return {
        "party": recipient.party,
        "engagement": recipient.engagement or None,
        "named": recipient.is_named,
        "time": recipient.time,
        "sub_processors": [_recipient(one) for one in recipient.below],
    }
