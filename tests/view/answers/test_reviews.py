"""The answer of `reviews`: in which order its registers stand."""

from dataclasses import replace

from helpers import TODAY, register
from ropa.law import law_at
from ropa.questions.reviews import Reviews, reviews
from ropa.register import Register
from ropa.rules import case_of
from ropa.view.answers.reviews import reviews_outline

CYCLE = 'review_every = "P1Y"\n'
ACTIVITY = '[activity.news]\nname = "News"\n[[activity.news.review]]\nby = "DPO"\non = '


def one(name: str, cycle: str, reviewed: str) -> tuple[Register, Reviews]:
    made = replace(register(f'[register]\norganisation = "us"\n{cycle}\n{ACTIVITY}{reviewed}\n'), name=name)
    return made, reviews(case_of(made, law_at(TODAY)), 90)


def test_what_is_overdue_stands_before_what_comes_due_and_what_has_no_cycle() -> None:
    found = [
        one("a", "", "2020-01-01"),
        one("b", CYCLE, "2026-11-01"),
        one("c", CYCLE, "2025-12-01"),
        one("d", CYCLE, "2024-01-01"),
        one("e", CYCLE, "2020-01-01"),
    ]
    outline = reviews_outline(found, 90, law_at(TODAY), "en")
    assert [item["register"] for item in outline.values["registers"]] == ["d", "e", "c", "b", "a"]
    assert len(outline.branches) == len(found)
