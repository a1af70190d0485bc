"""The tables behind every verdict on a transfer: what each reason leads to, and the law it rests on."""

from collections.abc import Iterator

from guide.markdown import code, table
from ropa.i18n import text
from ropa.transfers.tables import Row
from ropa.transfers.tables import table as rows_of

FILE = "risk.md"

_INTRODUCTION = """\
# Coverage and risk of a transfer

Two axes, never mixed. **Coverage** is the law's question: does a tool of Chapter V GDPR cover the hop? **Risk** is
the assessment's: what did whoever assessed the place find? No outcome of one changes the other, and neither says
that something is unlawful. How a hop comes about, and when it is a transfer, stands in [How transfers are
derived](transfers.md). Words in braces stand for what the record or the law of the day says.\
"""


def lines() -> Iterator[str]:
    """Coverage and risk, reason by reason."""
    yield from _INTRODUCTION.splitlines()
    yield ""
    for axis in ("coverage", "risk"):
        yield f"## {axis.capitalize()}"
        yield ""
        yield from table(
            (axis, "reason", "said as", "law", "further source"),
            (
                (
                    text(f"transfers.{axis}.{row.outcome}", "en"),
                    code(reason),
                    _said(axis, reason, row),
                    row.law,
                    _source(row),
                )
                for reason, row in rows_of(axis).items()
            ),
        )


def _said(axis: str, reason: str, row: Row) -> str:
    """The sentence that a hop's steps show, with what the table itself fills in."""
    said = text(f"transfers.{axis}.{reason}", "en")
    return said.replace("{law}", row.law).replace("{source}", _source(row))


def _source(row: Row) -> str:
    return text(row.source, "en") if row.source else ""
