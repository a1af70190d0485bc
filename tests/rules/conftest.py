"""A register made of one text, and what the rules find in it."""

import datetime
from collections.abc import Callable

import pytest

from ropa.finding import Finding
from ropa.law import law_at
from ropa.register import Portfolio, Register, build
from ropa.rules import RULES, Rule, case_of, check
from ropa.source import parse

TODAY = datetime.date(2026, 11, 22)

FRAME = {
    "[register]": '[register]\norganisation = "controller"\n',
    "[party.controller]": '[party.controller]\nname = "Controller Ltd"\nseat = "NL"\naddress = "Sample Street 1"\n',
}
"""What a snippet needs to be a register; added behind it, so that its line numbers stay."""

Reader = Callable[..., Register]
Checker = Callable[..., list[Finding]]


@pytest.fixture
def read() -> Reader:
    def read_text(text: str, shared: str = "") -> Register:
        frame = [table for header, table in FRAME.items() if header not in text]
        text = "\n".join((text, *frame))
        common = build("shared", [parse("shared", "shared.toml", shared)]) if shared else None
        return build("example", [parse("example", "example.toml", text)], shared=common)

    return read_text


@pytest.fixture
def found(read: Reader) -> Checker:
    """What is found in a text, of some rules or of all; `R…` findings are always among it."""

    def check_text(text: str, *codes: str, shared: str = "") -> list[Finding]:
        rules: tuple[Rule, ...] = tuple(rule for rule in RULES if not codes or rule.CODE in codes)
        return list(check(case_of(read(text, shared), law_at(TODAY)), rules))

    return check_text


@pytest.fixture
def lines(read: Reader) -> Callable[[str, str], list[int]]:
    """The lines of a text on which a code is reported, sorted."""

    def reported(text: str, code: str) -> list[int]:
        register = read(text)
        portfolio = Portfolio({register.name: register})
        findings = [item for item in check(case_of(register, law_at(TODAY))) if item.rule == code]
        places = [item.place or portfolio.place(item.at) for item in findings]
        assert all(places)
        return sorted(place.line for place in places if place)

    return reported
