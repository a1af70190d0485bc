"""The words of answers, and what stands at the head and the foot of their files."""

import pytest

from answer_sample import TEXT, access_of, document, impact_of, sample
from export_sample import LAW, read
from ropa.i18n import LANGUAGES
from ropa.view.answers.document import answer_document
from ropa.view.answers.voice import node_name
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline, flattened, states, without_head


def said(outline: Outline) -> str:
    return "\n".join(line for _, line in flattened(outline.branches, "en"))


def below(branches: tuple[Branch, ...], text: str) -> tuple[Branch, ...]:
    """What stands under the line that holds a text."""
    for branch in branches:
        if text in branch.text:
            return branch.branches
        if found := below(branch.branches, text):
            return found
    return ()


def test_words_in_one_line_carry_their_signs() -> None:
    words = Branch("Data", branches=(Branch("Name"), Branch("E-mail", state=State.INFERRED)), in_line=True)
    assert list(flattened((words,), "en")) == [(0, "Data"), (1, "Name; ? E-mail")]
    assert list(states((words,))) == [State.STATED, State.STATED, State.INFERRED]


def test_what_else_is_known_is_one_line_or_several_statements() -> None:
    branch = Branch("a", "r/a", ("one", "", "two\nthree"))
    assert branch.details == ("one", "two\nthree")
    assert list(flattened((branch,), "en")) == [(0, "a  [r/a]"), (2, "one; two three")]
    assert Branch("a", detail="one").details == ("one",)


def test_a_document_about_one_register_names_it_once() -> None:
    inner = Branch("inner")
    outline = Outline("t", (Branch("Winkel", branches=(inner,)),), (), {}, headings=2)
    assert (without_head(outline).branches, without_head(outline).headings) == ((inner,), 1)
    tree = Outline("t", (inner,), (), {})
    assert without_head(tree) is tree


def test_head_and_foot_of_a_draft() -> None:
    register = sample()
    made = document(impact_of(register, language="en"), register, "en", "impact")
    assert made.organisation == "Winkel Café"
    assert [line.split()[0] for line in made.banner] == ["DRAFT", "Reconstructed"]
    assert [fact.text for fact in made.facts][:3] == ["22 November 2026", "22 November 2026", "Privacyverklaring"]
    assert {state for state, _ in made.legend} == set(states(made.parts[0].branches)) - {State.STATED}
    assert "to be filled in" in dict(made.legend)[State.OPEN]


def test_several_organisations_are_warned_of() -> None:
    one, other = sample(), read('[register]\norganisation = "o"\nlanguage = "fr"\n[party.o]\nname = "Autre"')
    outline = Outline("t", (), (), {})
    made = answer_document(outline, [one, other], LAW, "en")
    assert made.organisation == "Winkel Café; Autre"
    assert made.user_language == ""
    assert made.banner[0].startswith("About several organisations")
    assert made.banner[1].startswith("Winkel Café: Reconstructed")
    assert answer_document(outline, [other], LAW, "en").banner == ()
    french = answer_document(outline, [one, other], LAW, "fr")
    assert french.organisation == "Winkel Café\u00a0; Autre"
    assert french.banner[1].startswith("Winkel Café\u00a0: ")


def test_a_notification_has_every_point_of_the_law() -> None:
    outline = impact_of(sample(), language="en")
    content = below(outline.branches, "What the notification needs (Art. 33(3))")
    assert [branch.text[:3] for branch in content] == ["(a)", "(b)", "(c)", "(d)"]
    blanks = [branch for branch in content if branch.branches[0].state is State.OPEN]
    assert [branch.text[:3] for branch in blanks] == ["(a)", "(c)", "(d)"]
    assert (content[1].branches[0].text, content[1].branches[0].details) == (
        "Jan Jansen",
        ("Data protection officer", "fg@shop.example", "+31 20 000 00 00"),
    )
    categories = {branch.text: [lower.text for lower in branch.branches] for branch in content[0].branches[1:]}
    # The newsletter does not say which data it holds, so the whole cannot be told.
    assert categories["Categories of data subjects"] == ["Customers"]
    assert categories["Categories of personal data"] == ["Data concerning health", "Name", "not stated"]
    assert categories["Special categories of data"] == ["Data concerning health", "not stated"]
    text = said(outline)
    for shown in ("Autoriteit Persoonsgegevens", "28 May 2026 10:00 UTC", "unlikely to result in a risk", "Art. 34(2)"):
        assert shown in text
    assert "Number of data subjects: 1200" in text
    assert "▯ Number of personal data records: not stated" in text


def test_the_surer_of_two_readings_counts_for_the_whole() -> None:
    outline = impact_of(sample(), language="en")
    subjects = below(below(outline.branches, "(a)"), "Categories of data subjects")
    assert [(branch.text, branch.state) for branch in subjects] == [("Customers", State.STATED)]


def test_a_processor_tells_its_controllers_and_has_no_clock() -> None:
    only = TEXT.replace(
        '[activity.care]\nname = "Zorgabonnement"', '[activity.care]\nname = "Zorg"\ncapacity = "processor"'
    )
    register = read(only.replace("[activity.mailing]\n", '[activity.mailing]\ncapacity = "processor"\n'))
    outline = impact_of(register, language="en")
    tell = below(outline.branches, "To be told without undue delay")
    assert [(branch.text, branch.details) for branch in tell] == [
        ("Klant BV", ("melden@klant.example",)),
        ("not stated", ()),
    ]
    assert "72 hours" not in said(outline)
    assert "to be filled in" not in said(outline)


def test_without_a_time_of_awareness_the_clock_has_not_started() -> None:
    lines = [branch.text for branch in below(impact_of(sample(), language="en", aware=None).branches, "72 hours")]
    assert lines[0].startswith("clock not started")
    assert "reasons for the delay" in lines[1]


def test_an_answer_to_a_person_has_every_point() -> None:
    outline = access_of(sample(), language="en")
    care = below(outline.branches, "Zorgabonnement")
    points = {branch.text[:3]: branch.branches for branch in care}
    assert list(points) == ["(a)", "(b)", "(c)", "(d)", "(g)", "(h)", "Tra"]
    recipients = {branch.text: branch.aside("en") for branch in points["(c)"]}
    assert "in the past" in recipients["Oude Drukker"]
    assert "by category only" in recipients["Drukkers"]
    assert "Cloud Inc." in recipients
    assert "Standard contractual clauses" in points["Tra"][0].aside("en")
    assert points["(h)"][-1].state is State.OPEN
    assert "logic" in points["(h)"][-1].text
    mailing = below(outline.branches, "Nieuwsbrief")
    assert all("logic" not in branch.text for branch in below(mailing, "(h)"))
    assert "privacy@shop.example" in said(outline)
    assert "Autoriteit Persoonsgegevens" in said(outline)


def test_names_of_nodes() -> None:
    register = sample()
    names = {node: node_name(register, node, "en") for node in ("example", "example/hosting", "shared/cloud")}
    assert names == {"example": "Winkel Café", "example/hosting": "Hosting", "shared/cloud": "Cloud Inc."}
    assert node_name(register, "country:US", "nl") == "Verenigde Staten (US)"
    assert node_name(register, "data:name", "nl") == "Naam"
    assert node_name(register, "example/nobody", "nl") == "example/nobody"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_own_words(language: str) -> None:
    register = sample()
    made = document(access_of(register, language=language), register, language, "access")
    assert made.language == language
    if language != "en":
        english = document(access_of(register, language="en"), register, "en", "access")
        assert not set(made.banner) & set(english.banner)
        assert not set(made.parts[0].remarks) & set(english.parts[0].remarks)
