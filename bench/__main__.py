"""`python -m bench`: one table of ratios; with `large`, of the questions on 20,000 activities."""

import sys
import tempfile
from pathlib import Path

from bench import check, diagrams, load, questions, start
from bench.generate import generate
from bench.measure import table

SHIPPED = Path(__file__).parent.parent / "registers"


def main(*, is_large: bool) -> None:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "generated"
        if is_large:
            generate(root, activities=20_000, parties=5_000, registers=50)
            # The small ones come first, so that the large ones find every module imported.
            print(table(list(check.apart("20,000 activities", root, pairs=3))))
            print(table([*questions.ratios("S", SHIPPED), *questions.ratios("L", root, pairs=1)]))
            return
        generate(root, activities=1000, parties=300)
        print(table([*start.ratios(SHIPPED), *load.ratios(root), *check.ratios(SHIPPED, root)]))
        print(table([*questions.ratios("S", SHIPPED), *questions.ratios("M", root)]))
        print(table(list(diagrams.ratios())))


main(is_large="large" in sys.argv[1:])
