"""Whether a point that is asked where it applies does apply: yes, no, or the record does not tell."""

from collections.abc import Callable, Mapping

from ropa.finding import Pointer
from ropa.model import NONE, Activity, Party
from ropa.questions.completeness.values import Holder, compelling, leaving, parties
from ropa.register import statements
from ropa.rules import Case
from ropa.rules.common import categories, excused, limits
from ropa.rules.holding import marked_data
from ropa.transfers import PlaceUse
from ropa.transfers.verdict import position


def applies(case: Case, condition: str, holder: Holder) -> bool | None:
    """Whether a condition of a layout holds; None where the record does not tell.

    Raises:
        KeyError: There is no such condition.
    """
    if holder.activity is None:
        return _OF_REGISTER[condition](case, holder)
    return _OF_ACTIVITY[condition](case, holder, holder.activity)


def _representative(case: Case, holder: Holder) -> bool | None:
    return _is_abroad(case, parties(case, holder, "organisation"))


def _is_abroad(case: Case, addresses: tuple[str, ...]) -> bool | None:
    """Whether one of some parties sits outside the EEA."""
    found = []
    for address in addresses:
        party = case.register.at(address)
        seat = PlaceUse("seat", party.seat if isinstance(party, Party) else None, Pointer(address, ("seat",)))
        found.append(position(seat, case.law))
    if "abroad" in found:
        return True
    return None if "open" in found or not found else False


def _dpo(case: Case, _: Holder) -> bool | None:
    grounds = case.register.own.dpo_grounds if case.register.own else None
    return None if grounds is None else grounds != NONE


def _joint(case: Case, holder: Holder, activity: Activity) -> bool | None:
    if activity.joint_controllers is not None:
        return activity.joint_controllers != NONE
    held = statements(case.register, holder.key, activity, "disclosure")
    return True if any(getattr(one.value, "role", None) == "joint-controller" for one in held) else None


def _transfers(case: Case, holder: Holder, activity: Activity) -> bool | None:
    sure, unsure = leaving(holder)
    if sure:
        return True
    is_silent = _is_silent(case, holder, activity)
    if unsure or (is_silent and activity.capacity != "processor"):
        return None
    # What a processor passes on is asked of it only by this point, so that no recipient leaves it open.
    return None if is_silent else False


def _is_silent(case: Case, holder: Holder, activity: Activity) -> bool:
    """Whether an activity says nothing of recipients, nor why there is nothing to say."""
    held = statements(case.register, holder.key, activity, "disclosure")
    return not held and not excused(case, activity, "disclosure")


def _resting(basis: str) -> Callable[[Case, Holder, Activity], bool | None]:
    def rests(case: Case, holder: Holder, activity: Activity) -> bool | None:
        bases = [held.value.basis for held in statements(case.register, holder.key, activity, "legal_basis")]
        return basis in bases if bases else None

    return rests


def _special(case: Case, _: Holder, activity: Activity) -> bool | None:
    if not categories(activity):
        return None
    return any(marked_data(case.register, activity, mark) for mark in ("special", "criminal"))


def _processors(case: Case, holder: Holder, activity: Activity) -> bool | None:
    roles = {
        getattr(held.value, "role", None)
        for held in statements(case.register, holder.key, activity, "disclosure")
        if held.value != NONE
    }
    if "processor" in roles:
        return True
    return None if None in roles or _is_silent(case, holder, activity) else False


def _dpia(_: Case, __: Holder, activity: Activity) -> bool | None:
    return activity.dpia.required if activity.dpia else None


_OF_REGISTER: Mapping[str, Callable[[Case, Holder], bool | None]] = {
    "representative": _representative,
    "representative-named": lambda case, holder: bool(parties(case, holder, "representative")),
    "dpo": _dpo,
    "dpo-named": lambda case, holder: bool(parties(case, holder, "dpo")),
}

_OF_ACTIVITY: Mapping[str, Callable[[Case, Holder, Activity], bool | None]] = {
    "joint": _joint,
    "joint-named": lambda case, holder, _: bool(parties(case, holder, "joint")),
    "on-behalf-of-named": lambda case, holder, _: bool(parties(case, holder, "on-behalf-of")),
    "on-behalf-of-abroad": lambda case, holder, _: _is_abroad(case, parties(case, holder, "on-behalf-of")),
    "transfers": _transfers,
    "compelling": lambda _, holder, __: bool(compelling(holder)),
    "interests": _resting("legitimate-interests"),
    "consent": _resting("consent"),
    "special": _special,
    "processors": _processors,
    "dpia": _dpia,
    "breach": lambda *_: None,
    "retention": lambda case, holder, activity: any(True for _ in limits(case, holder.key, activity)),
    "ended": lambda _, __, activity: activity.ended is not None,
}

CONDITIONS = frozenset((*_OF_REGISTER, *_OF_ACTIVITY))
"""Every condition that a layout may name."""
