"""What an activity records of its data protection impact assessment, and which criteria of WP 248 its fields show.

What is only proposed shows nothing.
"""

from collections.abc import Iterator
from typing import Any

from ropa.finding import Pointer
from ropa.graph import term_node
from ropa.model import NONE, Activity, SubjectTerm
from ropa.register import Statement, statements
from ropa.rules.case import Case
from ropa.rules.proposed import is_proposed
from ropa.rules.wider import is_marked, wider
from ropa.vocabulary import terms


def is_assessed(case: Case, activity: Activity) -> bool:
    """Whether an impact assessment is on record on the day of the law: its document, its outcome or its day."""
    dpia = activity.dpia
    if dpia is None or (dpia.on and dpia.on > case.law.date):
        return False
    return bool(dpia.document or dpia.outcome or dpia.on)


def is_reasoned_negative(activity: Activity) -> bool:
    """Whether the record says that no assessment is due, and why."""
    return bool(activity.dpia and activity.dpia.required is False and activity.dpia.reason)


def due(case: Case, at: Pointer, activity: Activity) -> str | None:
    """By which of its points Art. 35(3) calls for an assessment; empty where the record says so itself, None if not.

    Args:
        case: The register and the law.
        at: The activity.
        activity: Its record.
    """
    shown = criteria(case, at, activity)
    if {"evaluation-or-scoring", "automated-decision"} <= shown:
        return "decisions"
    if "large-scale" in shown and _holds_sensitive(case, at, activity):
        return "large-scale"
    return "" if any(dpia.required for dpia in _firm(case, at, activity, "dpia")) else None


def criteria(case: Case, at: Pointer, activity: Activity) -> frozenset[str]:
    """The criteria of WP 248 that an activity names, and those that follow from its other fields."""
    named = (word for dpia in _firm(case, at, activity, "dpia") for word in dpia.criteria or ())
    return frozenset(word for word in (*named, *_following(case, at, activity)) if word in terms("dpia-criterion"))


def _following(case: Case, at: Pointer, activity: Activity) -> Iterator[str]:
    if any(item != NONE for item in _firm(case, at, activity, "profiling")):
        yield "evaluation-or-scoring"
    if any(item.significant for item in _firm(case, at, activity, "automated_decision")):
        yield "automated-decision"
    if _holds_sensitive(case, at, activity):
        yield "sensitive-data"
    is_directed = any(item.directed_at for item in _firm(case, at, activity, "children"))
    if is_directed or any(_is_vulnerable(case, word) for word in _firm(case, at, activity, "subjects")):
        yield "vulnerable-subjects"


def _firm(case: Case, at: Pointer, activity: Activity, name: str) -> Iterator[Any]:
    """What an activity itself states in a field, item by item, save proposals; the whole organisation's is too wide."""
    if getattr(activity, name) is None:
        return
    for held in statements(case.register, at.record.partition("/")[2], activity, name):
        if held.at.record == at.record and not is_proposed(case, Statement(held.value, held.at)):
            yield held.value


def _holds_sensitive(case: Case, at: Pointer, activity: Activity) -> bool:
    """Whether an activity holds data of Art. 9 or 10: by what it states of them, or by its categories of data."""
    if activity.criminal_data_law or any(item != NONE for item in _firm(case, at, activity, "special_categories")):
        return True
    words = {*_firm(case, at, activity, "data")}
    words.update(word for item in _firm(case, at, activity, "subject_data") for word in item.data)
    nodes = [term_node(case.register, "data", word) for word in words]
    return any(is_marked(case.register, node, mark) for node in nodes for mark in ("special", "criminal"))


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
