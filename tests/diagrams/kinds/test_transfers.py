"""The picture shows what leaves the EEA or may leave it, in words too, whatever the names are."""

import xml.etree.ElementTree as ET

import pytest

from export_sample import HOSTILE_NAMES, LAW, SAMPLE, golden, hops_of, hostile, read
from ropa.diagrams.fitting import drawn_on
from ropa.diagrams.kinds import transfers
from ropa.diagrams.merging import merged
from ropa.diagrams.picture import Flow, Picture
from ropa.diagrams.scene import Scene
from ropa.diagrams.sheet import Sheet
from ropa.i18n import LANGUAGES, visible
from ropa.law import Jurisdiction, Law, Own, Status, law_at
from ropa.register import Register
from ropa.render import lay_out
from ropa.view.marks import State

BARE = """
[register]
organisation = "a"
[party.a]
name = "Één B.V."
[party.b]
name = "B"
seat = "DE"
[engagement.e]
party = "b"
accessed_from = ["DE"]
stored_in = ["DE"]
[activity.x]
name = "X"
disclosure = [{ to = "e" }]
"""


def picture(register: Register, language: str = "en", law: Law = LAW, *, shows_risk: bool = True) -> Picture:
    return transfers.draw(Scene(register, hops_of(register, law), law, language, shows_risk))


def drawn(register: Register, language: str = "en") -> str:
    return dot_of(picture(register, language))


def dot_of(shown: Picture) -> str:
    return drawn_on(shown, Sheet(), lambda _: b"").dot


def texts(register: Register, language: str = "en") -> list[str]:
    return texts_of(drawn(register, language))


def texts_of(dot: str) -> list[str]:
    drawing = lay_out(dot, ".svg")
    assert drawing.warnings == ()
    root = ET.fromstring(drawing.content)
    return ["".join(item.itertext()) for item in root.iter("{http://www.w3.org/2000/svg}text")]


def test_golden() -> None:
    golden("transfers.dot", drawn(read(SAMPLE), "nl").encode())


def test_own_rows_of_the_law_are_counted_and_named() -> None:
    place = Jurisdiction("IN", Status.THIRD, source='OJ "L" <1>', own=True)
    register, law = read(SAMPLE), law_at(LAW.date, Own((place,)))
    dot = dot_of(picture(register, law=law))
    assert "rows of the workspace’s own: 1" in dot
    said = " ".join(texts_of(dot))
    assert said.count("own row in ropa.toml") == 1
    assert 'OJ "L" <1>' in said
    assert "own row" not in drawn(register)
    assert "workspace" not in drawn(register)


def test_same_text_twice() -> None:
    assert drawn(read(SAMPLE)) == drawn(read(SAMPLE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_font_warning_and_one_font(language: str) -> None:
    texts(read(SAMPLE), language)
    source = drawn(read(SAMPLE), language)
    assert set(source.replace(" ", "\n").split("\n")) & {"fontname=Arial"}
    assert source.count("fontname=") == source.count("fontname=Arial")


def test_words_of_verdict_coverage_and_tool() -> None:
    found = [text.strip() for text in texts(read(SAMPLE))]
    for words in ("transfer", "covered", "no tool recorded", "place only, no transfer", "undeterminable"):
        assert words in found
    assert "Standard contractual clauses" in " ".join(found)


def test_a_chain_is_drawn_through_the_importer_inside_the_eea() -> None:
    shown = picture(read(SAMPLE))
    names = {box.key: box.name for box in shown.boxes}
    pairs = {(names[line.source], names[line.target]) for line in shown.lines}
    assert {("Winkel Café", "Support BV"), ("Support BV", "Helpdesk Ltd")} <= pairs
    assert ("Winkel Café", "Helpdesk Ltd") not in pairs


def test_frames_by_jurisdiction() -> None:
    source = drawn(read(SAMPLE))
    for zone in ("third", "partial", "silent", "eea"):
        assert f"cluster-{zone}" in source
    assert "cluster-adequate" not in source


def test_silent_place_is_said_and_dashed() -> None:
    line = next(line for line in drawn(read(SAMPLE)).splitlines() if "Adviseurs\\l" in line)
    assert "Seat: not stated" in line
    assert "dashed" in line


def test_title_block() -> None:
    found = texts(read(SAMPLE))
    assert "Transfers out of the EEA – Winkel Café" in found
    assert "Reconstructed from a public notice; not made by the organisation." in found
    assert any("22 November 2026" in text and "ropa" in text for text in found)


def test_nothing_leaves() -> None:
    assert any("No transfer found in the record." in text for text in texts(read(BARE)))


def test_no_transfer_is_not_said_where_recipients_are_silent() -> None:
    found = " ".join(texts(read(BARE + "[activity.y]\nname = 'Y'\n")))
    assert "No transfer found" not in found
    assert "not stated: 1." in found


def test_no_transfer_is_not_said_where_a_place_is_silent() -> None:
    assert "No transfer found" not in drawn(read(BARE.replace('stored_in = ["DE"]', "")))


def test_hostile_names_are_text() -> None:
    register = hostile()
    shown = "".join(texts(register)).replace(" ", "")
    for name in HOSTILE_NAMES:
        expected = visible(" ".join(name.split())).replace(" ", "")
        assert expected[:100] in shown, name
    content = lay_out(drawn(register), ".svg").content.decode()
    assert "<script" not in content
    assert "javascript:" not in "".join(piece.split('"')[0] for piece in content.split('href="')[1:])


def test_many_alike_are_drawn_as_one() -> None:
    text = "[register]\norganisation = 'a'\n[party.a]\nname = 'A'\n[activity.x]\nname = 'X'\n"
    text += "".join(f"[[activity.x.disclosure]]\nto = 'p-{n}'\n" for n in range(60))
    text += "".join(f"[party.p-{n}]\nname = 'P {n}'\nseat = '{'US' if n % 2 else 'IN'}'\n" for n in range(60))
    whole = picture(read(text))
    assert len(whole.boxes) == 61
    shown = merged(whole)
    assert [box.name for box in shown.boxes[1:]] == ["Recipients without a category (30)"] * 2
    assert all("+26 more" in box.lines for box in shown.boxes[1:])
    assert [line.count for line in shown.lines] == [30, 30]


def test_control_from_abroad_is_a_line_of_its_own_and_left_out_for_readers_outside() -> None:
    text = BARE.replace('seat = "DE"', 'seat = "DE"\nparent = "top"') + "[party.top]\nname = 'Top Inc.'\nseat = 'US'\n"
    text = text.replace('accessed_from = ["DE"]', 'accessed_from = ["IN"]')
    shown = picture(read(text))
    assert [line.flow for line in shown.lines if "parent" in line.target] == [Flow.EXPOSURE]
    assert any(box.name == "Top Inc." for box in shown.boxes)
    outside = picture(read(text), shows_risk=False)
    assert not any(box.name == "Top Inc." for box in outside.boxes)
    assert not any(box.risk for box in outside.boxes)
    assert any(box.risk for box in shown.boxes)


def test_data_of_some_activities_only() -> None:
    register = read(SAMPLE)
    shown = transfers.draw(Scene(register, hops_of(register), LAW, "en"), frozenset({"example/newsletter"}))
    assert {box.name for box in shown.boxes} >= {"Cloud Inc."}
    assert not any(box.name == "Adviseurs" for box in shown.boxes)


def test_control_is_drawn_where_the_controlled_passes_data_to_the_same_country_too() -> None:
    text = BARE.replace('seat = "DE"', 'seat = "DE"\nparent = "top"') + "[party.top]\nname = 'Top Inc.'\nseat = 'US'\n"
    shown = picture(read(text.replace('accessed_from = ["DE"]', 'accessed_from = ["US"]')))
    assert {line.flow for line in shown.lines} == {Flow.TRANSFER, Flow.EXPOSURE}


@pytest.mark.parametrize(("certainty", "is_possible"), [(', certainty = "may"', True), ("", False)])
def test_what_may_take_place_only_is_drawn_as_such(certainty: str, is_possible: bool) -> None:
    text = BARE.replace('accessed_from = ["DE"]', 'accessed_from = ["IN"]').replace('to = "e"', f'to = "e"{certainty}')
    (line,) = picture(read(text)).lines
    assert line.is_possible is is_possible
    assert ("may take place" in drawn(read(text))) is is_possible


def test_what_is_certain_once_is_no_mere_possibility() -> None:
    text = BARE.replace('accessed_from = ["DE"]', 'accessed_from = ["IN"]').replace(
        'to = "e"', 'to = "e", certainty = "may"'
    )
    (line,) = picture(read(text + "[activity.y]\nname = 'Y'\ndisclosure = [{ to = 'e' }]\n")).lines
    assert not line.is_possible


@pytest.mark.parametrize(("basis", "state"), [("inferred", State.INFERRED), ("stated", State.STATED)])
def test_what_is_inferred_looks_so(basis: str, state: State) -> None:
    text = BARE.replace('accessed_from = ["DE"]', 'accessed_from = ["IN"]') + "[document.n]\ntitle = 'N'\n"
    evidence = f"{{ document = 'n', basis = '{basis}' }}"
    shown = picture(read(text.replace('to = "e"', f'to = "e", evidence = {evidence}')))
    assert [line.state for line in shown.lines] == [state]
    assert [box.state for box in shown.boxes if box.name == "B"] == [State.STATED]
    shown = picture(read(text.replace('party = "b"', f'party = "b"\ncited = {evidence}')))
    assert [line.state for line in shown.lines] == [State.STATED]
    assert [box.state for box in shown.boxes if box.name == "B"] == [state]


def test_a_tool_that_covers_nothing_is_not_named_as_if_it_did() -> None:
    text = BARE.replace('accessed_from = ["DE"]', 'accessed_from = ["IN"]\ntransfer = { tool = "adequacy" }')
    (line,) = picture(read(text)).lines
    assert line.words == ("transfer", "no tool recorded", "Adequacy decision: without effect")
    (held,) = picture(read(text.replace("IN", "GB"))).lines
    assert held.words == ("transfer", "covered", "Adequacy decision")


def test_silence_is_counted_of_the_activities_that_are_drawn() -> None:
    register = read(BARE + "[activity.y]\nname = 'Y'\n")
    for activities, count in ((None, 1), (frozenset({"example/y"}), 1), (frozenset({"example/x"}), 0)):
        shown = transfers.draw(Scene(register, hops_of(register), LAW, "en"), activities)
        assert sum("not stated: 1." in remark for remark in shown.remarks) == count
