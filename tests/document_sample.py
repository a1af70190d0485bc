"""A document that has every kind of part, each text of it one that a careless format would take for markup."""

import datetime
from itertools import cycle

from export_sample import HOSTILE_NAMES
from ropa.finding import Pointer
from ropa.view.document import Detail, Document, Entry, Field, Figure, Page, Part, Section, Table, legend
from ropa.view.marks import State
from ropa.view.outline import Branch

MORE = (
    "~~gone~~ **bold** _it_ `code`",
    "- list",
    "# head",
    "1. one",
    "a | b \\| c \\\\",
    "back\\",
    "<br>",
    "[a](b) ![c](d)",
)
TEXTS = (*HOSTILE_NAMES, *MORE)


def everything(language: str = "en") -> Document:
    texts = cycle(TEXTS)

    def entry(state: State, origin: str = "", link: str = "") -> Entry:
        details = (Detail(next(texts), next(texts)), Detail(next(texts), next(texts)))
        return Entry(next(texts), state, details, next(texts), origin, link)

    states = cycle(State)
    narrow = Table(next(texts), ("a", "b"), (((entry(State.STATED),), (entry(State.SILENT),)),))
    wide = Table(
        next(texts),
        tuple(next(texts) for _ in range(8)),
        tuple(
            tuple(tuple(entry(next(states), "o/x", "o/y") for _ in range(count % 3)) for count in range(8))
            for _ in TEXTS
        ),
    )
    fields = tuple(
        Field(Pointer("o/y", ("purposes",)), next(texts), next(texts), (entry(state),) * number)
        for state, number in zip(State, cycle((1, 2)), strict=False)
    )
    sections = (Section("", "", fields[:2]), Section("b", next(texts), fields[2:6]), Section("name", "s", fields[6:]))
    page = Page("o/y", "activity", next(texts), next(texts), sections, (next(texts),))
    lines = tuple(
        Branch(name, "o/y", (name, name), state, (Branch(name, branches=(Branch(name),), is_quoted=True),))
        for name, state in zip(TEXTS, cycle(State), strict=False)
    )
    parts = (
        Part("", (next(texts),), pages=(page,), branches=lines, headings=1),
        Part(next(texts), (next(texts),), (narrow,), (page,), lines, 2, (Figure(next(texts), next(texts), b"<svg/>"),)),
        Part(next(texts), tables=(wide,)),
    )
    facts = tuple(Detail(name, name) for name in TEXTS)
    day = datetime.date(2026, 11, 22)
    return Document(TEXTS[1], TEXTS[0], language, "fr", day, TEXTS[:3], facts, parts, legend(parts, language))
