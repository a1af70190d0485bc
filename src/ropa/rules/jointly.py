"""Which activities are under joint control, and with whom."""

import datetime
from collections.abc import Iterator, Mapping

from ropa.finding import Pointer
from ropa.model import Activity, Disclosure
from ropa.register import Statement, statements
from ropa.register.once import listed_once
from ropa.rules.case import Case
from ropa.rules.common import in_role, party_of, roles, together
from ropa.rules.proposed import is_proposed
from ropa.transfers.reach import is_ongoing, joint_controllers

JOINT = "joint-controller"
"""The role of a joint controller."""


@listed_once
def jointly(case: Case) -> Iterator[tuple[Pointer, Activity, Mapping[str, str]]]:
    """Every activity with joint controllers, listed or by their role: pointer, record, and their names by address."""
    register = case.register
    for at, key, activity in together(case, case.stating("joint_controllers"), in_role(case, JOINT)):
        partners = [
            word
            for number, word in enumerate(joint_controllers(activity))
            if not is_proposed(case, Statement(word, case.at(at, "joint_controllers", number)))
        ]
        for held in statements(register, key, activity, "disclosure") if JOINT in roles(case, key) else ():
            item = held.value
            is_joint = isinstance(item, Disclosure) and item.role == JOINT and is_ongoing(item, case.law)
            if is_joint and not is_proposed(case, held):
                partners.append(item.to)
        found = {party[0]: party[1].name for party in (party_of(register, word) for word in partners) if party}
        if found:
            yield at, activity, found


def has_arrangement(activity: Activity, day: datetime.date) -> bool:
    """Whether the activity records an arrangement that stands on a day, by document or by date."""
    found = activity.joint_arrangement
    return found is not None and bool(found.document or (found.signed and found.signed <= day))
