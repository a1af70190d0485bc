"""The letter to a person who asks for access."""

import datetime
from collections.abc import Iterator

import pytest

from answer_sample import TEXT, sample
from export_sample import LAW, read
from ropa.i18n import LANGUAGES
from ropa.questions.access import access
from ropa.register import Register
from ropa.rules import case_of
from ropa.view.answers.access_letter import letter_outline
from ropa.view.answers.letter_head import letter_head
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline, flattened

RECEIVED = datetime.date(2026, 5, 25)


def letter(register: Register, language: str = "en") -> Outline:
    case = case_of(register, LAW)
    held = [(register, access(case, "customer"), case.hops)]
    return letter_outline("customer", "Customers", held, LAW, language, RECEIVED)


def every(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from every(branch.branches)


def chapters(outline: Outline) -> dict[str, str]:
    below = outline.branches[0].branches
    return {one.text: "\n".join(line for _, line in flattened(one.branches, "en")) for one in below}


def test_the_letter_has_every_point_and_leaves_nothing_out_as_none() -> None:
    found = chapters(letter(sample()))
    care = found["Zorgabonnement"]
    assert all(f"({letter})" in care for letter in "abcd")
    assert all(f"({letter})" in "\n".join(found) for letter in "ef")
    # The newsletter says neither data nor period; care has a period.
    mailing = found["Nieuwsbrief"]
    assert "[to be filled in: which categories of data]" in mailing
    assert "[to be filled in: how long the data are kept, or by which criteria that is decided]" in mailing
    assert all("not stated" not in said for key, said in found.items() if not key.startswith("Before"))
    assert "[to be filled in: the logic involved" in care
    assert "logic involved" not in mailing


def test_what_is_silent_is_to_be_filled_in_and_a_stated_none_is_told() -> None:
    chapters_sent = letter(sample()).branches[0].branches[:-1]
    lines = list(every(chapters_sent))
    assert all("[" in line.text for line in lines if line.state is State.SILENT)
    assert not [line for line in lines if line.state in (State.NONE, State.OPEN)]
    assert "Profiling: none" in {line.text for line in lines}


def test_who_has_no_name_is_to_be_named_and_the_published_is_not() -> None:
    public = TEXT + '[[activity.care.disclosure]]\nto = "readers"\nrole = "public"\n'
    register = read(
        public + '[party.readers]\nname = "Readers"\nnamed = false\n', '[party.cloud]\nname = "Cloud Inc."\n'
    )
    lines = list(every(letter(register).branches))
    blanks = {line.text: [lower.text for lower in line.branches] for line in lines}
    assert blanks["Drukkers [to be checked]"] == ["[to be filled in: who this is, by name]"]
    assert blanks["Readers"] == []


def test_a_transfer_is_told_with_its_safeguard_and_without_the_reasoning() -> None:
    care = chapters(letter(sample()))["Zorgabonnement"]
    assert "Cloud Inc.: United States (US); Germany (DE)" in care
    assert "Standard contractual clauses (2021)" in care
    assert "C-311/18" not in care


def test_what_is_the_same_of_several_activities_is_told_once() -> None:
    shared = TEXT.replace('dpo = "officer"', 'dpo = "officer"\nprofiling = "none"\nsources = ["third-party"]')
    more = '[activity.extra]\nname = "Extra"\nsubjects = ["customer"]\n'
    found = chapters(letter(read(shared + more, '[party.cloud]\nname = "Cloud Inc."\nseat = "US"\n')))
    once = found["For all the processing above that says nothing else of it"]
    assert "Profiling: none" in once
    assert "(g)" in once
    assert "(g)" not in found["Nieuwsbrief"]
    assert "(g)" in found["Zorgabonnement"], "its own sources are told with it"


def test_what_only_the_sender_needs_stands_apart() -> None:
    found = chapters(letter(sample()))
    last = list(found)[-1]
    assert last == "Before it is sent (not part of the letter)"
    for said in ("Thursday, 25 June 2026", "Art. 15(4)", "Art. 12(6)", "C-154/21", "Loon voor klanten"):
        assert said in "\n".join(found.values())
        assert not [key for key in found if key != last and said in found[key]]


def test_the_head_tells_who_writes_and_what_the_source_spells_otherwise() -> None:
    facts = {fact.label: fact.text for fact in letter_head(sample(), "en", RECEIVED)}
    assert facts["From"].startswith("Winkel Café, [to be filled in")
    assert facts["Data protection officer"] == "Jan Jansen, fg@shop.example, +31 20 000 00 00"
    assert facts["To"].startswith("[to be filled in")
    assert facts["Your request of"] == "25 May 2026"
    other = 'email = ["a@b.example"]\n[[party.shop.alternative]]\nfield = "email"\nvalue = "a@c.example"\n'
    text = TEXT.replace(
        '[party.shop]\nname = "Winkel Café"\nseat = "NL"\n', f'[party.shop]\nname = "Winkel Café"\n{other}'
    )
    facts = {fact.label: fact.text for fact in letter_head(read(text.replace("privacy@shop", "a@c")), "en")}
    assert facts["From"] == "Winkel Café, a@b.example, [to be checked: the source also has a@c.example]"
    assert facts["Your request of"].startswith("[to be filled in")
    none = TEXT.replace('dpo = "officer"', 'dpo = "none"')
    assert "Data protection officer" not in {fact.label for fact in letter_head(read(none), "en")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_own_words(language: str) -> None:
    made = letter(sample(), language)
    assert made.remarks == ()
    if language != "en":
        both = set(chapters(made)) & set(chapters(letter(sample())))
        assert both <= {"Zorgabonnement", "Nieuwsbrief", "Signature"}
