"""What is said of changes: each text is used, and each that is used is there."""

import re
from typing import get_args

from helpers import REPOSITORY
from ropa.i18n import catalogue
from ropa.source.edit import Refusal

SOURCES = "".join(
    path.read_text("utf-8")
    for folder in ("changes", "commands", "workspace")
    for path in sorted((REPOSITORY / "src/ropa" / folder).glob("*.py"))
)


def test_every_text_is_said_and_every_text_said_is_there():
    said = {f"refused.{name}" for name in re.findall(r'(?:refused|_in_use)\(\s*"([\w.-]+)"', SOURCES)}
    said |= {f"refused.text.{reason}" for reason in get_args(Refusal)}
    said |= {f"remark.{name}" for name in re.findall(r'remark\(\s*"([\w-]+)"', SOURCES)}
    said |= set(re.findall(r'"changes\.([\w.-]+)"', SOURCES))
    assert said == set(catalogue("changes"))
