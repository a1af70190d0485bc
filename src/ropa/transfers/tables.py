"""The tables of the two axes, coverage and risk, and the law behind each step of the reasoning; read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ropa.i18n import Key
from ropa.transfers.hop import Step


@dataclass(frozen=True, slots=True)
class Row:
    """What one reason leads to.

    Attributes:
        outcome: The coverage or the risk; empty for a step that only leads to a verdict.
        law: Articles of the GDPR that it rests on, such as `45(1), 45(3)`.
        source: Key of the text that names a further source, such as a judgment; empty where there is none.
        of: For a risk, the reasons of the other table that lead to it by themselves.
    """

    outcome: str
    law: str
    source: str
    of: tuple[str, ...] = ()


@cache
def table(name: str) -> Mapping[str, Row]:
    """The rows of `coverage`, `risk` or `verdict`, by reason, in the order of the file.

    Raises:
        FileNotFoundError: There is no such table.
    """
    from importlib import resources  # noqa: PLC0415 - help needs no table

    import tomli  # noqa: PLC0415

    text = resources.files(__name__.rpartition(".")[0]).joinpath(f"{name}.toml").read_text("utf-8")
    return {
        reason: Row(
            row.get(name, ""),
            row["law"],
            f"transfers.source.{row['source']}" if "source" in row else "",
            tuple(row.get("of", ())),
        )
        for reason, row in tomli.loads(text).items()
    }


def reasoned(name: str, reason: str, params: Mapping[str, str]) -> Step:
    """The step that gives a reason of a table, with the law it rests on among its parameters.

    Args:
        name: The table.
        reason: The reason.
        params: What the text's placeholders stand for; a `law` among them, such as the tool's own, stands in front.
    """
    row = table(name)[reason]
    source = {"source": Key(row.source)} if row.source else {}
    return Step(f"{name}.{reason}", {**params, **source, "law": _joined(params.get("law", ""), row.law)})


@cache
def _joined(own: str, law: str) -> str:
    """The articles of one text, and those of another that none of them begins with."""
    first = _articles(own)
    return ", ".join([*first, *(item for item in _articles(law) if not any(one.startswith(item) for one in first))])


def law_of(step: Step) -> tuple[str, str]:
    """The articles of the GDPR that a step rests on, and the key of a further source; empty where there is none."""
    if "law" in step.params:
        return step.params["law"], step.params.get("source", "")
    row = table("verdict").get(step.key)
    return (row.law, row.source) if row else ("", "")


def _articles(law: str) -> list[str]:
    return [article for article in law.split(", ") if article]
