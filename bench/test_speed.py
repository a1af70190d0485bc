"""The same suites for pytest-benchmark, which keeps and compares figures: `make bench-suites`."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bench.measure import Pair
from bench.suites import SUITES

_OWN_CLOCK = ("terminal", "keys")
"""Suites whose subjects know better how long they took than who waits for them."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every pair of every suite, its name as the test's."""
    found = [
        pytest.param(pair, id=f"{name}: {pair.name}", marks=pytest.mark.benchmark(group=name))
        for name, suite in SUITES.items()
        if name not in _OWN_CLOCK
        for pair in suite()
    ]
    metafunc.parametrize("pair", found)


def test_speed(benchmark: BenchmarkFixture, pair: Pair) -> None:
    """How long the subject of a pair takes."""
    benchmark(pair.subject)
