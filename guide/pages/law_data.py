"""The rows of the law's data that a reader should check before relying on them."""

import datetime
from collections.abc import Iterator

from guide.markdown import table
from ropa.law import doubtful, law_at
from ropa.law.figures import ages, thresholds
from ropa.law.figures import checked as figures_checked

FILE = "law-data.md"


def lines() -> Iterator[str]:
    """Places, ages of consent, and what is proposed and decides nothing yet."""
    yield "# Rows of the law's data to check before relying on them"
    yield ""
    checked = law_at(datetime.date.max).checked
    yield f"What a place is to an exporter stands in `src/ropa/law/jurisdictions.toml`, checked on {checked}."
    yield "The rows below are not known with certainty; all others are, and give their source. To set a row of"
    yield "your own over one of these, see [Rows of your own](own-law.md)."
    yield ""
    yield from table(
        ("place", "status", "from", "until", "decision", "scope", "source", "confidence"),
        (
            (
                row.code,
                row.status,
                _day(row.begins),
                str(row.until or ""),
                row.decision,
                row.scope,
                row.source,
                row.confidence,
            )
            for row in doubtful()
        ),
    )
    yield f"Numbers that the law sets stand in `src/ropa/law/figures.toml`, checked on {figures_checked()}. Not known"
    yield "with certainty are the ages from which a child consents alone (Art. 8(1)) in:"
    yield ""
    yield from table(
        ("country", "age", "from", "until", "source", "confidence"),
        (
            (row.country, str(row.age), _day(row.begins), str(row.until or ""), row.source, row.confidence)
            for row in ages()
            if row.confidence != "high"
        ),
    )
    proposed = "; ".join(
        f"{row.act}, fewer than {row.below} persons (Art. 30(5); {row.source})" for row in thresholds("proposal")
    )
    yield f"Proposed, not in force, and deciding nothing: {proposed}."


def _day(day: datetime.date) -> str:
    return "" if day == datetime.date.min else str(day)
