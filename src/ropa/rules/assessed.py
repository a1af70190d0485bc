"""What an activity records of its data protection impact assessment, and which criteria of WP 248 its fields show.

What is only proposed shows nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ropa.finding import Pointer
from ropa.graph import term_node
from ropa.model import NONE, Activity, SubjectTerm
from ropa.register import Register, statements
from ropa.register.once import listed_once, once
from ropa.rules.case import Case
from ropa.rules.common import categories, together
from ropa.rules.holding import holding
from ropa.rules.proposed import is_proposed
from ropa.rules.wider import is_marked_data, wider
from ropa.vocabulary import terms


@listed_once
def showing(case: Case) -> Iterator[tuple[Pointer, str, Activity]]:
    """The controller's activities with a field that speaks of an assessment, or that a criterion follows from.

    Save those that show vulnerable data subjects and nothing else: that is one criterion, and calls for nothing.
    """
    stated = ("dpia", "profiling", "automated_decision", "special_categories", "criminal_data_law")
    sensitive = holding(case, lambda word: _is_sensitive(case.register, word))
    return together(case, case.stating(*stated), sensitive)


def is_assessed(case: Case, activity: Activity) -> bool:
    """Whether an impact assessment is on record on the day of the law: its document, its outcome or its day."""
    dpia = activity.dpia
    if dpia is None or (dpia.on and dpia.on > case.law.date):
        return False
    return bool(dpia.document or dpia.outcome or dpia.on)


def is_reasoned_negative(activity: Activity) -> bool:
    """Whether the record says that no assessment is due, and why."""
    return bool(activity.dpia and activity.dpia.required is False and activity.dpia.reason)


def due(case: Case, key: str, activity: Activity) -> str | None:
    """By which of its points Art. 35(3) calls for an assessment; empty where the record says so itself, None if not.

    Args:
        case: The register and the law.
        key: The activity's id.
        activity: Its record.
    """
    shown = criteria(case, key)
    if {"evaluation-or-scoring", "automated-decision"} <= shown:
        return "decisions"
    if "large-scale" in shown and _holds_sensitive(case, key, activity):
        return "large-scale"
    return "" if any(dpia.required for dpia in _firm(case, key, activity, "dpia")) else None


@once
def criteria(case: Case, key: str) -> frozenset[str]:
    """The criteria of WP 248 that the activity of an id names, and those that follow from its other fields."""
    activity = case.register.records[key]
    assert isinstance(activity, Activity), "criteria are asked of activities"
    named = (word for dpia in _firm(case, key, activity, "dpia") for word in dpia.criteria or ())
    return frozenset(word for word in (*named, *_following(case, key, activity)) if word in terms("dpia-criterion"))


def _following(case: Case, key: str, activity: Activity) -> Iterator[str]:
    if any(item != NONE for item in _firm(case, key, activity, "profiling")):
        yield "evaluation-or-scoring"
    if any(item.significant for item in _firm(case, key, activity, "automated_decision")):
        yield "automated-decision"
    if _holds_sensitive(case, key, activity):
        yield "sensitive-data"
    is_directed = any(item.directed_at for item in _firm(case, key, activity, "children"))
    if is_directed or any(_is_vulnerable(case, word) for word in _firm(case, key, activity, "subjects")):
        yield "vulnerable-subjects"


def _firm(case: Case, key: str, activity: Activity, name: str) -> Sequence[Any]:
    """What an activity itself states in a field, item by item, save proposals; the whole organisation's is too wide."""
    if getattr(activity, name) is None:
        return ()
    address = case.register.address(key)
    found = statements(case.register, key, activity, name)
    return [held.value for held in found if held.at.record == address and not is_proposed(case, held)]


def _holds_sensitive(case: Case, key: str, activity: Activity) -> bool:
    """Whether an activity holds data of Art. 9 or 10: by what it states of them, or by its categories of data."""
    if activity.criminal_data_law or any(item != NONE for item in _firm(case, key, activity, "special_categories")):
        return True
    # Asked of every activity, and nearly none names such data, firm or not.
    if not any(_is_sensitive(case.register, word) for word in categories(activity)):
        return False
    words = {*_firm(case, key, activity, "data")}
    words.update(word for item in _firm(case, key, activity, "subject_data") for word in item.data)
    return any(_is_sensitive(case.register, word) for word in words)


@once
def _is_sensitive(register: Register, word: str) -> bool:
    return is_marked_data(register, word, "special") or is_marked_data(register, word, "criminal")


@once
def _is_vulnerable(case: Case, subject: str) -> bool:
    """Whether a category of data subjects, or one it is a part of, is vulnerable by the closed list."""
    for node in wider(case.register, "subject", term_node(case.register, "subject", subject)):
        own = case.register.at(node) if "/" in node else None
        if isinstance(own, SubjectTerm):
            if own.child is not None:
                return own.child
        elif node.partition(":")[2] in terms("dpia-criterion")["vulnerable-subjects"].marks["subjects"]:
            return True
    return False
