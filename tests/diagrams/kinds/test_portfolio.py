"""Several organisations are drawn with the recipients they share; others are counted, never drawn."""

import json

import pytest

from export_sample import HOSTILE_NAMES, golden
from picture_sample import CLINIC, SHARED, SHOP, clinic, dot_of, names, register, scene, shop, shown_text
from ropa.diagrams.kinds import portfolio
from ropa.diagrams.merging import MOST, merged
from ropa.diagrams.picture import Flow, Picture, Shape
from ropa.i18n import LANGUAGES, visible
from ropa.register import Register
from ropa.render import lay_out


def picture(language: str = "en") -> Picture:
    return portfolio.draw([scene(clinic(), language), scene(shop(), language)])


def many(count: int, vendors: int) -> list[Register]:
    seats = ("US", "IN", "GB", "DE", "JP")
    shared = "".join(f"[party.p-{n}]\nname = 'P {n}'\nseat = '{seats[n % 5]}'\n" for n in range(vendors))
    text = "[register]\norganisation = 'a'\n[party.a]\nname = 'NAME'\n[activity.x]\nname = 'X'\n"
    text += "".join(f"[[activity.x.disclosure]]\nto = 'shared/p-{n}'\n" for n in range(vendors))
    return [register(f"r-{n}", text.replace("NAME", f"Org {n}"), shared) for n in range(count)]


def test_golden() -> None:
    golden("portfolio.dot", dot_of(picture("nl")).encode())


def test_same_text_twice() -> None:
    assert dot_of(picture()) == dot_of(picture())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_font_warning(language: str) -> None:
    assert lay_out(dot_of(picture(language)), ".svg").warnings == ()


def test_the_head_says_that_it_names_several() -> None:
    assert picture().head[0] == "Names several organisations: internal, not to be given to any of them."


def test_shared_recipients_are_drawn_and_others_counted() -> None:
    shown = picture()
    found = {box.name: box for box in shown.boxes}
    assert set(found) == {"Clinic North", "Corner Shop", "Cloud Inc.", "Mailer Ltd", "Big Group Inc.", "Fund LP"}
    assert "recipients of its own, not drawn: 1" in found["Corner Shop"].lines
    assert "shared recipients: 2" in found["Corner Shop"].lines
    assert "activities that state no recipients: 1" in found["Clinic North"].lines
    assert any("known by category only" in remark and remark.endswith(": 1.") for remark in shown.remarks)


def test_how_many_organisations_and_activities_and_what_is_not_covered() -> None:
    cloud = next(box for box in picture().boxes if box.name == "Cloud Inc.")
    assert {"Organisations: 2", "Activities: 3", "condition unconfirmed, for organisations: 2"} <= set(cloud.lines)
    words = {line.source: line.words for line in picture().lines if line.target == cloud.key}
    assert words == {"organisation-clinic": ("Activities: 2",), "organisation-shop": ("Activities: 1",)}


def test_parents_behind_shared_recipients() -> None:
    shown = picture()
    assert {("Mailer Ltd", "Big Group Inc."), ("Mailer Ltd", "Fund LP")} <= names(shown)
    assert {line.flow for line in shown.lines if line.source == "party-mailer ltd"} == {Flow.EXPOSURE}


def test_a_parent_that_two_organisations_have_through_recipients_of_their_own() -> None:
    common = "[party.top]\nname = 'Top Inc.'\nseat = 'US'\n"
    text = "[register]\norganisation = 'a'\n[party.a]\nname = 'NAME'\n[party.v]\nname = 'Vendor of NAME'\nseat = 'DE'\n"
    text += "parent = 'shared/top'\n[activity.x]\nname = 'X'\ndisclosure = [{ to = 'v' }]\n"
    scenes = [scene(register(name, text.replace("NAME", name), common)) for name in ("one", "two")]
    shown = portfolio.draw(scenes)
    assert {box.name for box in shown.boxes} == {"one", "two", "Top Inc."}
    assert names(shown) == {("one", "Top Inc."), ("two", "Top Inc.")}
    assert {line.words for line in shown.lines} == {("recipients of its own are controlled by (no transfer)",)}


def test_nothing_is_shared() -> None:
    alone = portfolio.draw([scene(shop())])
    assert "No named recipient is shared." in alone.remarks
    assert [box.shape for box in alone.boxes] == [Shape.ORGANISATION]


def test_many_are_drawn_from_all_organisations_as_one() -> None:
    scenes = [scene(found) for found in many(18, 40)]
    shown = portfolio.draw(scenes)
    drawn = merged(shown)
    assert len(drawn.boxes) <= MOST
    assert {line.source for line in drawn.lines} == {"organisations"}
    assert sum(line.count for line in drawn.lines) == 40
    assert any("Too many lines" in remark for remark in shown.remarks)
    whole = portfolio.draw(scenes, is_whole=True)
    assert len(whole.lines) == 720


def test_so_many_organisations_are_one_box() -> None:
    drawn = merged(portfolio.draw([scene(found) for found in many(50, 5)]))
    assert len(drawn.boxes) <= MOST
    assert "Organisations (50)" in {box.name for box in drawn.boxes}


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_names_are_text(name: str) -> None:
    written = json.dumps(name, ensure_ascii=False)
    shared = SHARED.replace('"Cloud Inc."', written)
    texts = (("clinic", CLINIC), ("shop", SHOP.replace('"Corner Shop"', written)))
    shown = shown_text(portfolio.draw([scene(register(key, text, shared)) for key, text in texts]))
    assert shown.count(visible(" ".join(name.split())).replace(" ", "")[:100]) == 2
