"""One recipient following another: the former one's disclosures end, and the new one's begin the day after.

A recipient's period is inclusive at both ends, as `transfers` reads it: on the day of `until` the former one still
receives data, so the new one's `from` is the next day. Nothing is deleted. What was agreed with the former one, its
transfer tool included, and the evidence given for it do not pass to the new one.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from ropa.changes.change import ReplaceRecipient
from ropa.changes.draft import Draft
from ropa.changes.fields import insertions
from ropa.changes.mentions import concerned
from ropa.changes.message import Message, refused, remark
from ropa.changes.provenance import doubts_of
from ropa.changes.written import Written
from ropa.finding import dotted
from ropa.model import Engagement, Party
from ropa.register import SHARED
from ropa.register.references import reference
from ropa.source.edit import Edit, Set, Value

_NOT_PASSED_ON = ("evidence", "transfer")

_RECIPIENTS = (Party.KIND, Engagement.KIND)


def replace_recipient(draft: Draft, change: ReplaceRecipient) -> tuple[Message, list[Message]]:
    """End every disclosure to a recipient, or to what a party renders, that runs beyond a day; copy it to another.

    Raises:
        Refused: One of the two is no recipient, no disclosure runs beyond the day, or one of the registers concerned
            cannot refer to the new recipient or cannot be read.
    """
    old, new = draft.find(change.old), draft.find(change.new)
    for record in (old, new):
        if record.kind not in _RECIPIENTS:
            raise refused("no-recipient", address=record.address)
    if old.address == new.address:
        raise refused("same-recipient", address=old.address)
    remarks: list[Message] = []
    found = False
    for name in concerned(draft, old.register):
        rendered = [] if old.kind == Engagement.KIND else list(_rendered(draft, name, old.address))
        words = {reference(name, address) for address in (old.address, *rendered)}
        users = [(user.address, *_ending(user, words, change.on)) for user in draft.records(name)]
        draft.expect(address for address, ends, _ in users if ends)
        for address, ends, said in users:
            remarks += said
            if not ends:
                continue
            if new.register not in (name, SHARED):
                raise refused("out-of-reach", register=name, address=new.address)
            found = True
            remarks += _replaced(draft, address, ends, reference(name, new.address), change.on)
        remarks += [remark("engagement-stays", record=address) for address in rendered]
    if not found:
        raise refused("no-disclosure", address=old.address, on=change.on.isoformat())
    params = {"record": old.address, "other": new.address, "on": change.on.isoformat()}
    return Message("changes.label.replace", params), remarks


def _rendered(draft: Draft, register: str, party: str) -> Iterator[str]:
    """The engagements of a register, and the shared ones it can refer to, that a party renders."""
    for name in dict.fromkeys((register, SHARED)):
        for record in draft.records(name) if name in draft.registers else ():
            if record.kind == Engagement.KIND and record.values.get("party") == reference(name, party):
                yield record.address


def _ending(
    user: Written, words: set[str], on: datetime.date
) -> tuple[list[tuple[int, dict[str, Any]]], list[Message]]:
    """The disclosures of a record to one of these recipients that run beyond a day, with their positions.

    Also what is to be said of others.
    """
    ends: list[tuple[int, dict[str, Any]]] = []
    remarks: list[Message] = []
    disclosures = user.values.get("disclosure")
    for position, item in enumerate(disclosures if isinstance(disclosures, list) else ()):
        if not isinstance(item, dict) or item.get("to") not in words:
            continue
        since, until = (_day(item.get(key)) for key in ("from", "until"))
        if until is not None and until <= on:
            continue
        if since is not None and since > on:
            field = dotted(("disclosure", position))
            remarks.append(remark("begins-later", record=user.address, field=field, since=since.isoformat()))
        else:
            ends.append((position, item))
    return ends, remarks


def _replaced(
    draft: Draft, address: str, ends: list[tuple[int, dict[str, Any]]], to: str, on: datetime.date
) -> list[Message]:
    before = draft.find(address)
    edits: list[Edit] = [Set(("disclosure", position, "until"), on) for position, _ in ends]
    copies = {position + 1: _copy(item, to, on) for position, item in ends}
    after = draft.edit_record(before, [*edits, *insertions(before, ("disclosure",), copies)])
    remarks = []
    for shift, (position, item) in enumerate(ends):
        path = ("disclosure", position + 1 + shift)
        if "transfer" in item:
            remarks.append(remark("transfer-stays", record=address, field=dotted(path)))
        remarks += doubts_of(after, path)
    return remarks


def _copy(item: dict[str, Any], to: str, on: datetime.date) -> dict[str, Value]:
    kept = {key: value for key, value in item.items() if key not in _NOT_PASSED_ON}
    return {**kept, "to": to, "from": on + datetime.timedelta(days=1)}


def _day(value: object) -> datetime.date | None:
    return value if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime) else None
