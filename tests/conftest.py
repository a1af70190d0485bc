"""Fixtures and settings that all tests share."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

from helpers import SAMPLE, workspace

# The same examples on every machine and in every run: a failure seen once is seen again.
settings.register_profile("ropa", max_examples=80, deadline=None, derandomize=True, database=None)
settings.load_profile("ropa")


# Whoever runs the tests may have settings of their own.
os.environ["ROPA_CONFIG"] = str(Path(__file__).parent / "no-settings")


# Loading and collecting make objects by the hundred thousand and no garbage, and to look for some is a tenth of it.
# From the first test on there may be some; what was loaded is not looked through again, and the rest as seldom as the
# terminal does it.
gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The workspace `SAMPLE` on disk."""
    return workspace(tmp_path / "registers", SAMPLE)


def pytest_xdist_auto_num_workers() -> int:
    """At least eight: what drives the terminal mostly waits for it."""
    return max(8, os.cpu_count() or 1)
