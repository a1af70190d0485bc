"""What the models find wrong with a record, as parameters of the findings that say so."""

from collections.abc import Iterable
from typing import Any

from ropa.finding import Path
from ropa.i18n import Key
from ropa.model import UNION_TAGS, Part, plan
from ropa.vocabulary import nearest

_EXPECTED = {
    "string_type": "text",
    "bool_type": "bool",
    "int_type": "int",
    "date_type": "date",
    "tuple_type": "array",
    "model_type": "table",
    "model_attributes_type": "table",
    "duration": "duration",
    "string_pattern_mismatch": "not-empty",
    "literal_error": "word",
}

_WRONG_WORDS = ("duration", "string_pattern_mismatch", "literal_error")
"""What is text, and yet none that can stand there."""


def described(model: type[Part], at: Path, fault: Any) -> tuple[str, Path, dict[str, str]]:
    """The code of a fault, the path it is reported at, and what its message says.

    Args:
        model: The model that refused the record.
        at: Where in the text the fault is.
        fault: The error as pydantic describes it.
    """
    last = str(at[-1])
    if fault["type"] == "extra_forbidden":
        return "R107", at, {"key": last, **cure_of(last, _keys(model, at[:-1]))}
    if fault["type"] == "missing":
        return "R109", at[:-1], {"key": last}
    code = "R110" if fault["type"] in _WRONG_WORDS else "R108"
    expected = Key(f"findings.expected.{_EXPECTED.get(fault['type'], 'other')}")
    allowed = _words(fault) if fault["type"] == "literal_error" else {}
    return code, at, {"expected": expected, "found": shown(fault["input"]), **allowed}


def path_of(fault: Any) -> Path:
    """Where in the text a fault is: without the sides of a union; the key of an unknown key is always the text's."""
    *path, last = fault["loc"]
    steps = [step for step in path if step not in UNION_TAGS]
    return (*steps, last) if fault["type"] == "extra_forbidden" or last not in UNION_TAGS else tuple(steps)


def _keys(model: type[Part], path: Path) -> tuple[str, ...]:
    part = model
    for step in path:
        if isinstance(step, str):
            part = next(field.part or part for field in plan(part) if field.key == step)
    return tuple(field.key for field in plan(part))


def cure_of(word: str, among: Iterable[str]) -> dict[str, str]:
    """What a wrong word most likely meant, or else the words that are allowed."""
    among = tuple(among)
    close = nearest(word, among)
    return {"suggestion": close} if close else {"allowed": ", ".join(among)}


def _words(fault: Any) -> dict[str, str]:
    """The words of a Literal, and the one that was most likely meant."""
    allowed = fault["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
    close = nearest(str(fault["input"]), allowed.split(", "))
    return {"allowed": allowed, **({"suggestion": close} if close else {})}


_SHOWN = 40


def shown(value: object) -> str:
    """A value as a message shows it: short, a text in quotation marks."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f'"{text}"' if isinstance(value, str) else text
