"""What ARCHITECTURE.md and docs/where.md say of files, names and dependencies is so."""

import re
import tomllib
from pathlib import Path

from helpers import REPOSITORY

HOUSE = re.sub(r"```.*?```", "", (REPOSITORY / "ARCHITECTURE.md").read_text("utf-8"), flags=re.DOTALL)
PAGE = (REPOSITORY / "docs" / "where.md").read_text("utf-8") + HOUSE
SOURCES = sorted((REPOSITORY / "src" / "ropa").rglob("*.py"))
PATH = re.compile(r"(?!\.ropa/)[\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|toml|typ|tcss|md))")
_MOST_LINES = 400


def test_every_file_and_folder_that_is_named_is_there() -> None:
    rows = [line for line in PAGE.splitlines() if "`" in line]
    missing, last = [], Path()
    for row in rows:
        for word in re.findall(r"`([^`\s<>]+)`", row):
            if not PATH.fullmatch(word):
                continue
            # A name alone is of the folder that was named before it.
            tried = [REPOSITORY / word, REPOSITORY / "src" / "ropa" / word, REPOSITORY / "tests" / word, last / word]
            found = next((path for path in tried if path.exists()), None)
            if found is None:
                missing.append(word)
            else:
                last = found if found.is_dir() else found.parent
    assert not missing


def test_every_name_of_the_code_is_one() -> None:
    folders = [REPOSITORY / name for name in ("src", "tests", "bench", "guide")]
    texts = [path.read_text("utf-8") for folder in folders for path in folder.rglob("*.py")]
    code = "\n".join((*texts, (REPOSITORY / "Makefile").read_text("utf-8")))
    names = {
        name for name in re.findall(r"`(?:\w+\.)*(\w+)`", PAGE) if not (REPOSITORY / "src" / "ropa" / name).exists()
    }
    assert len(names) > 40
    assert not {name for name in names if not re.search(rf"\b{name}\b", code)}


def test_the_table_of_dependencies_is_that_of_the_project() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    rows = re.findall(r"^\| ([\w, -]+) \| (?!why)", HOUSE.partition("## Dependencies")[2], re.MULTILINE)
    told = {name for row in rows for name in row.split(", ")}
    wanted = {re.split(r"[<>=\[]", line)[0] for line in project["dependencies"]}
    assert told == wanted
    beside = HOUSE.partition("For the checks:")[2]
    for extra in ("dev", "bench"):
        for line in project["optional-dependencies"][extra]:
            assert re.split(r"[<>=\[]", line)[0] in beside


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {path.name: lines for path in SOURCES if (lines := path.read_text("utf-8").count("\n")) > _MOST_LINES}
    assert not long
