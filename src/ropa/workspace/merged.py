"""Both texts of a clash in one, to be made one in an editor."""

import difflib

from ropa.changes.text_diff import text_lines
from ropa.results import Clash

MARK = "<<<<<<<"
"""What stands before the disk's text where both are shown in one."""


def both(clash: Clash, theirs: str, mine: str) -> str:
    """Both texts in one, for an editor: where they differ, theirs and then one's own between marks.

    The marks are no TOML, so that a text in which they still stand is not taken for one that was decided.

    Args:
        clash: The file.
        theirs: What to call the disk's text.
        mine: What to call one's own.
    """
    before, after = text_lines(clash.theirs), text_lines(clash.mine)
    lines: list[str] = []
    for what, first, last, start, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            lines += before[first:last]
        else:
            lines += [f"{MARK} {theirs}\n", *_ended(before[first:last])]
            lines += ["=======\n", *_ended(after[start:end]), f">>>>>>> {mine}\n"]
    return "".join(lines)


def _ended(lines: list[str]) -> list[str]:
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]
