"""How long it takes to start, against the interpreter alone and against the command-line library alone."""

from collections.abc import Iterator

from bench.measure import Pair, python


def pairs() -> Iterator[Pair]:
    """Starting for help and for the version."""
    bare = python("-c", "pass")
    for option in ("--help", "--version"):
        yield Pair(f"{option} / bare interpreter", python("-m", "ropa", option), bare)
    yield Pair("--help / importing click", python("-m", "ropa", "--help"), python("-c", "import click"))
