"""Pages in docs/ that are made from data are what the data make of them."""

import datetime
import os
from pathlib import Path

from ropa.law import doubtful, law_at

PAGE = Path(__file__).parent.parent / "docs" / "law-data.md"


def test_the_page_of_doubtful_rows_lists_each_of_them() -> None:
    made = _page()
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made


def test_only_doubtful_rows_are_listed() -> None:
    assert {row.confidence for row in doubtful()} == {"medium", "low"}


def _page() -> str:
    checked = law_at(datetime.date.max).checked
    lines = [
        "# Rows of the law's data to check before relying on them",
        "",
        f"What a place is to an exporter stands in `src/ropa/law/jurisdictions.toml`, checked on {checked}.",
        "Every row there gives its source. The rows below are not known with certainty; all others are.",
        "",
        "| place | status | from | until | decision | scope | source | confidence |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.code} | {row.status} | {'' if row.begins == datetime.date.min else row.begins} | {row.until or ''} "
        f"| {row.decision} | {row.scope} | {row.source} | {row.confidence} |"
        for row in doubtful()
    ]
    return "\n".join(lines) + "\n"
