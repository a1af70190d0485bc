"""`python -m bench`: one table of ratios."""

import tempfile
from pathlib import Path

from bench import check, load, start
from bench.generate import generate
from bench.measure import table

SHIPPED = Path(__file__).parent.parent / "registers"


def main() -> None:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory() as folder:
        medium = Path(folder) / "medium"
        generate(medium, activities=1000, parties=300)
        print(table([*start.ratios(SHIPPED), *load.ratios(medium), *check.ratios(SHIPPED, medium)]))


main()
