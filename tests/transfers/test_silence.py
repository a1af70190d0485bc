"""“No transfer found” is said only where nothing on the way is silent."""

import pytest

from helpers import TODAY, register, told, workspace
from ropa.i18n import text
from ropa.law import law_at
from ropa.transfers import transfers
from ropa.transfers.silence import silences

WHOLE = """\
[register]
organisation = "o"
[party.o]
name = "O"
seat = "NL"
[party.v]
name = "V"
seat = "NL"
[engagement.e]
party = "v"
stored_in = ["NL"]
accessed_from = ["NL"]
[system.s]
name = "S"
engagement = "e"
[activity.a]
name = "A"
systems = ["s"]
disclosure = [{ to = "e" }]
"""
CHANGES = [
    ('disclosure = [{ to = "e" }]\n', "", "r/a#disclosure"),
    ('{ to = "e" }', '{ to = "nobody" }', "r/a#disclosure[1]"),
    ('accessed_from = ["NL"]', 'accessed_from = ["NL"]\nchain = "unknown"', "r/e#chain"),
    ('name = "S"\nengagement = "e"', 'name = "S"', "r/s#stored_in"),
    ('systems = ["s"]', 'systems = ["t"]', "r/a#systems[1]"),
    ('name = "V"', "name = 1", "r"),
]
NONE_FOUND = text("document.remark.no-transfer", "en").rstrip(".")


def test_a_whole_record_is_silent_on_nothing(tmp_path):
    workspace(tmp_path, {"r/a.toml": WHOLE})
    assert NONE_FOUND in told(tmp_path, "transfers")[1]


@pytest.mark.parametrize(("old", "new", "at"), CHANGES)
def test_each_silence_is_told(tmp_path, old, new, at):
    assert old in WHOLE
    workspace(tmp_path, {"r/a.toml": WHOLE.replace(old, new)})
    result, said = told(tmp_path, "transfers")
    assert at in result.silent
    assert NONE_FOUND not in said


def test_a_system_that_says_where_it_stands_hides_nothing():
    said = WHOLE.replace('name = "S"\nengagement = "e"', 'name = "S"\nstored_in = ["NL"]')
    here, law = register(said), law_at(TODAY)
    assert silences(here, transfers(here, law), law) == ()


def test_what_is_over_hides_nothing():
    said = WHOLE.replace('systems = ["s"]', 'systems = ["t"]\nstatus = "retired"')
    here, law = register(said), law_at(TODAY)
    assert silences(here, transfers(here, law), law) == ()
