"""The picture shows what leaves the EEA or may leave it, in words too, whatever the names are."""

import xml.etree.ElementTree as ET

import pytest
from graphviz.quoting import quote

from export_sample import HOSTILE_NAMES, LAW, SAMPLE, golden, hops_of, hostile, read
from ropa.diagrams import DIAGRAMS, transfers
from ropa.diagrams.style import COLOURS, label, tooltip
from ropa.i18n import LANGUAGES, visible
from ropa.law import Jurisdiction, Own, Status, law_at
from ropa.register import Register
from ropa.render import lay_out
from ropa.transfers import Coverage

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


def drawn(register: Register, language: str = "en") -> str:
    return transfers.draw(register, hops_of(register), LAW, language)


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
    dot = transfers.draw(register, hops_of(register, law), law, "en")
    assert "rows of the workspace’s own: 1" in dot
    said = " ".join(texts_of(dot))
    assert said.count("own row in ropa.toml") == 1
    assert 'OJ "L" <1>' in said
    assert "own row" not in drawn(register)
    assert "workspace" not in drawn(register)


def test_diagrams() -> None:
    assert [made.NAME for made in DIAGRAMS] == ["transfers"]


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
    assert any("Standard contractual clauses" in text for text in found)


def test_a_chain_is_drawn_through_the_importer_inside_the_eea() -> None:
    source = drawn(read(SAMPLE))
    assert "Support BV" in source
    nodes = {
        line.split(" [")[0].strip(): line for line in source.splitlines() if "importer-" in line and "->" not in line
    }
    above = next(key for key, line in nodes.items() if "Support BV" in line)
    below = next(key for key, line in nodes.items() if "Helpdesk Ltd" in line)
    assert f"{above} -> {below}" in source


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


@pytest.mark.parametrize("text", HOSTILE_NAMES)
def test_label_and_tooltip_never_turn_into_markup(text: str) -> None:
    for made in (label([text]), tooltip([text])):
        assert not quote(made).startswith("<")


def test_many_alike_are_drawn_as_one() -> None:
    text = "[register]\norganisation = 'a'\n[party.a]\nname = 'A'\n[activity.x]\nname = 'X'\n"
    text += "".join(f"[[activity.x.disclosure]]\nto = 'p-{n}'\n" for n in range(60))
    text += "".join(f"[party.p-{n}]\nname = 'P {n}'\nseat = '{'US' if n % 2 else 'IN'}'\n" for n in range(60))
    source = drawn(read(text))
    assert "recipients: 30" in source
    assert "+26 more" in source
    assert source.count("exporter ->") == 2


def test_colours_stand_out_and_every_coverage_has_one() -> None:
    assert set(COLOURS) == {None, *Coverage}
    for colour in COLOURS.values():
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5
