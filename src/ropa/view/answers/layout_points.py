"""What the points of a layout are called: by their own text, or by the field that answers them."""

from ropa.i18n import has, text
from ropa.model import Activity, Party, RegisterRecord, plan
from ropa.model.declaration import FieldPlan, Part
from ropa.questions.layouts import Point

_PARTIES = frozenset(("organisation", "representative", "dpo", "joint", "on-behalf-of"))


def point_name(point: Point, language: str) -> str:
    """What a point asks, in words."""
    if has(f"obligations.point.{point.key}"):
        return text(f"obligations.point.{point.key}", language)
    root, name, *part = point.fields[0].split(".")
    if root in _PARTIES:
        party = text(f"obligations.party.{point.part if root == 'organisation' else root}", language)
        is_several = len(point.fields) > 1
        field = text("obligations.party.contact" if is_several else _plan(Party, name).label_key, language)
        return text("obligations.completeness.of-party", language, party=party, field=field)
    field_plan = _plan(RegisterRecord if root == "register" else Activity, name)
    if part and field_plan.part:
        field_plan = _plan(field_plan.part, part[0])
    return text(field_plan.label_key, language)


def _plan(model: type[Part], key: str) -> FieldPlan:
    return next(field for field in plan(model) if field.key == key)
