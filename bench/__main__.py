"""`python -m bench`: one table of ratios, measured in one run.

Each thing is measured in turn with the least that could be done and with the same at the commit before this one.
`large` measures 20,000 activities instead; `--only NAME` one suite; `--against REV` compares with that revision.
"""

import argparse
import sys

from bench.growth import LARGE_SIZES, growth
from bench.measure import Row, table
from bench.previous import BEFORE, NothingToCompareError, Previous
from bench.suites import LARGE, SUITES, suites


def main() -> None:
    """Measure what is asked for and print it."""
    asked = argparse.ArgumentParser("python -m bench")
    asked.add_argument("size", nargs="?", choices=("usual", "large"), default="usual")
    asked.add_argument("--only", choices=sorted({*SUITES, *LARGE, "growth"}))
    asked.add_argument("--against", default="", metavar="REV")
    given = asked.parse_args()
    revision = given.against or BEFORE
    previous, remark = None, ""
    try:
        previous = Previous(revision, given.size)
    except NothingToCompareError as error:
        remark = f"\nNothing is compared with an earlier commit: {error}"
    rows: list[Row] = []
    for name, suite in suites(given.size).items():
        if given.only in (None, name):
            # It takes minutes, and who stops it keeps the lines so far; standard output is for the table alone.
            print(f"measuring {name}", file=sys.stderr)
            for pair in suite():
                rows.append(pair.measured(previous.next(name) if previous else None))
                print(table(rows[-1:], revision).rpartition("\n")[2], file=sys.stderr)
            if previous:
                previous.end(name)
    if given.only in (None, "growth"):
        print("measuring growth", file=sys.stderr)
        rows += growth(LARGE_SIZES, registers=50, times=1) if given.size == "large" else growth()
    print(table(rows, revision) + remark)


main()
