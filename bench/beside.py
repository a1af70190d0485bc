"""`python -m bench.beside SIZE`: measures what it is asked for over standard input, for `bench.previous`.

It runs these suites on whichever program stands first on the path. `next SUITE` makes the next subject of a suite ready
and `once` measures it, `end SUITE` lets go of what a suite has started; each is answered by a line. A suite that fails
is over: the program has another shape there.
"""

import sys
from collections.abc import Iterator

from bench.measure import Pair
from bench.suites import suites


def main() -> None:
    """Answer until nothing more is asked."""
    # What a command prints must not come between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    known = suites(sys.argv[1])
    begun: dict[str, Iterator[Pair]] = {}
    pair: Pair | None = None
    for line in sys.stdin:
        asked, _, name = line.strip().partition(" ")
        if asked == "next":
            try:
                pair = next(begun.setdefault(name, known[name]()), None)
            except Exception as error:
                print(f"{name}: {error!r}", file=sys.stderr)
                pair, begun[name] = None, iter(())
            print("ready" if pair else "none", file=answers, flush=True)
        elif asked == "end":
            # What it started, such as programs in a terminal, would be at work beside all that is measured later.
            pair = None
            begun.pop(name, None)
            print("ended", file=answers, flush=True)
        elif pair:
            try:
                print(pair.once(), file=answers, flush=True)
            except Exception as error:
                print(f"{pair.name}: {error!r}", file=sys.stderr)
                print("nan", file=answers, flush=True)


main()
