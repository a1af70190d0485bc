"""Formatting, shown on records that are not in the declared layout."""

import pytest

from ropa.source.layout import formatted

BEFORE = """\
# Opening words.


# the first
[activity.pay] # payroll
owner   = "hr"
# official name
name = 'Payroll'   # as filed
cited.document = "policy"
data = [
  "name",
  "email"]
subjects = ["staff", # all of them
]
dpia = {required=true}


# the law
[[activity.pay.retention]]
keep = "P7Y"
[activity.pay.volume]
# counted
subjects = 12
[[activity.pay.disclosure]]
transfer = {tool="scc"}
to = "bank"

# ---- parties ----
[party.bank]
name = "Bank"
"""

AFTER = """\
# Opening words.

# the first
[activity.pay]  # payroll
# official name
name = 'Payroll'  # as filed
owner = "hr"
subjects = ["staff", # all of them
]
data = ["name", "email"]
cited = { document = "policy" }

[activity.pay.volume]
# counted
subjects = 12

[[activity.pay.disclosure]]
to = "bank"

[activity.pay.disclosure.transfer]
tool = "scc"

# the law
[[activity.pay.retention]]
keep = "P7Y"

[activity.pay.dpia]
required = true

# ---- parties ----
[party.bank]
name = "Bank"
"""


def test_a_record_comes_in_the_layout_of_the_model():
    assert formatted(BEFORE) == AFTER
    assert formatted(AFTER) == AFTER
    assert formatted(BEFORE.replace("\n", "\r\n")) == AFTER.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "record",
    [
        '[activity.pay]\nowner = "hr"\n\n# of neither\n\nname = "P"\n',
        '[activity.pay]\n# of neither\n\nowner = "hr"\nname = "P"\n',
        '[activity.pay]\nowner = "hr"\nname = "P"\n# of neither\n',
        '[activity.pay]\nowner = "hr"\nname = "P"\n\n# of neither\n\n[activity.pay.dpia]\n',
    ],
)
def test_a_record_with_a_comment_of_no_certain_place_stays_as_it_is(record):
    assert formatted(record) == record
    assert formatted(record.replace("# of neither\n", "")) != record.replace("# of neither\n", "")


def test_a_scattered_record_stays_where_it_is():
    text = '[activity.pay]\nowner = "hr"\nname = "P"\n\n[party.x]\nname = "X"\n\n[activity.pay.dpia]\nrequired = true\n'
    assert formatted(text) == text


def test_records_keep_their_order():
    text = '[party.z]\nname = "Z"\n[activity.pay]\nname = "P"\n[party.a]\nname = "A"\n'
    assert formatted(text) == text.replace("\n[", "\n\n[")


def test_a_long_line_is_parted_and_a_short_one_joined():
    items = [f"item-{at}" for at in range(20)]
    long = "[activity.pay]\ndata = [" + ", ".join(f'"{item}"' for item in items) + "]\n"
    parted = "[activity.pay]\ndata = [\n" + "".join(f'  "{item}",\n' for item in items) + "]\n"
    assert formatted(long) == parted
    assert formatted(parted) == parted


@pytest.mark.parametrize(("text", "result"), [("", ""), ("\n\n", ""), ("# words", "# words\n"), ("a = 1", "a = 1\n")])
def test_a_text_without_records_ends_in_a_line_ending(text, result):
    assert formatted(text) == result
