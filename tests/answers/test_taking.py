"""Answers taken in: one that cannot be written keeps no other from being so, and whatever people write is survived."""

import datetime

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from changing import opened
from filled import FILES
from helpers import TODAY
from ropa.answers.given import Given, Taken
from ropa.answers.taking import taken
from ropa.changes import FieldChange, files_after
from ropa.changes.message import refused
from ropa.law import law_at
from ropa.questions.open_points import open_points
from ropa.register import Register
from ropa.rules import CLASSES, Case

PORTFOLIO = opened(FILES)
DAY = datetime.date(2026, 11, 20)


def case_of(register: Register) -> Case:
    return Case(register, law_at(TODAY), CLASSES)


KEYS = [point.key for point in open_points(case_of(PORTFOLIO.registers["clinic"]))]


def possible(changes: list[FieldChange]) -> None:
    files_after(PORTFOLIO, changes)


def test_one_that_cannot_be_written_is_told_and_keeps_no_other_out() -> None:
    def fussy(changes: list[FieldChange]) -> None:
        if any(change.at.field[0] == "retention" for change in changes):
            raise refused("no-value", field="retention")

    answers = [
        Given(f"clinic/visits#{name}", said, "", "Ann", name)
        for name, said in (
            ("measures", "firewall"),
            ("retention", "7 years"),
            ("disclosure", "none"),
            ("transfers", "no"),
        )
    ]
    found = taken(PORTFOLIO, case_of, answers, DAY, possible=fussy)
    assert {str(change.at.field[0]) for change in found.changes} == {"measures", "disclosure", "transfers", "evidence"}
    assert [(message.key, message.params["place"]) for message in found.told] == [("asking.told.refused", "retention")]
    assert found.count == 3


WORDS = st.sampled_from(
    ["7 years", "yes", "no", "none", "n/a", "?", "✓", "all", "Ireland; US", "name, e-mail address", "Consent",
     "12 May 2021", "Yes, but", "no, processor", "Mailer", "Letters", '"', "[x", "{a = 1}", "\n", "\\", "- a\n- b"]
)  # fmt: skip


@settings(max_examples=25)
@drawn(st.lists(st.tuples(st.sampled_from(KEYS), WORDS | st.text(max_size=20), WORDS, st.sampled_from(["Ann", "Bob"]))))
def test_whatever_people_write_is_taken_in_or_told(rows: list[tuple[str, str, str, str]]) -> None:
    answers = [Given(key, answer, remark, by, str(number)) for number, (key, answer, remark, by) in enumerate(rows)]
    found: Taken = taken(PORTFOLIO, case_of, answers, DAY, possible=possible)
    possible(found.changes)
    said = {one.key for one in answers if one.answer.strip() or one.remark.strip()}
    told = {message.params["key"] for message in found.told}
    assert found.count <= len(said)
    assert len(said) <= found.count + len(told)
