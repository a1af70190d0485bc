"""`python -m bench`: one table of ratios, measured in one run.

`large` measures 20,000 activities instead; `--only NAME` one suite; `--against REV` compares with that revision
instead of with the commit before this one.
"""

import argparse
import sys

from bench import previous
from bench.growth import growth
from bench.measure import Ratio, table
from bench.suites import LARGE, SHIPPED, SUITES, made


def main() -> None:
    """Measure what is asked for and print it."""
    asked = argparse.ArgumentParser("python -m bench")
    asked.add_argument("size", nargs="?", choices=("usual", "large"), default="usual")
    asked.add_argument("--only", choices=sorted({*SUITES, *LARGE, "growth", "previous"}))
    asked.add_argument("--against", default="", metavar="REV")
    given = asked.parse_args()
    suites = LARGE if given.size == "large" else SUITES
    found: list[Ratio] = []
    remarks: list[str] = []
    for name, suite in suites.items():
        if given.only in (None, name):
            # It takes minutes, and standard output is for the table alone.
            print(f"measuring {name}", file=sys.stderr)
            found += [pair.measured() for pair in suite()]
    if given.only in (None, "previous") and given.size == "usual":
        try:
            found += [pair.measured() for pair in previous.pairs(SHIPPED, made("M"), given.against)]
        except previous.NothingToCompareError as error:
            remarks.append(f"Nothing is compared with an earlier commit: {error}")
    if found:
        print(table(found))
    if given.only in (None, "growth") and given.size == "usual":
        remarks.append(growth())
    print("\n".join(("", *remarks)))


main()
