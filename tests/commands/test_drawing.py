"""What every drawing shares: formats, paper, links to the HTML register, and what happens when an engine will not."""

from pathlib import Path

import pytest

from helpers import told, workspace
from picture_sample import CLINIC, SHARED, SHOP
from ropa import render
from ropa.results import Failure, Written


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    texts = {"clinic": CLINIC, "shop": SHOP, "shared": SHARED}
    return workspace(tmp_path / "registers", {f"{name}/register.toml": text for name, text in texts.items()})


@pytest.mark.parametrize(
    ("suffix", "start"),
    [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF-"), (".dot", b"digraph"), (".graphml", b"<?xml")],
)
def test_every_format_is_the_same_bytes_twice(clients: Path, tmp_path: Path, suffix: str, start: bytes) -> None:
    files = [tmp_path / f"{name}{suffix}" for name in ("one", "two")]
    for file in files:
        assert isinstance(told(clients, f"diagram transfers clinic --to {file}")[0], Written)
    assert files[0].read_bytes().startswith(start)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_other_endings_are_refused_with_those_there_are(clients: Path, tmp_path: Path) -> None:
    result, text = told(clients, f"diagram transfers clinic --to {tmp_path / 'x.bmp'}")
    assert isinstance(result, Failure)
    assert ".svg, .png, .pdf, .dot, .graphml" in text


def test_boxes_lead_to_the_records_of_the_html_register_beside_it(clients: Path, tmp_path: Path) -> None:
    target = tmp_path / "flow.svg"
    told(clients, f"diagram flow clinic/treatment --to {target}")
    assert "#record-" not in target.read_text("utf-8")
    told(clients, f"export art30 clinic --to {tmp_path / 'clinic-art30.html'}")
    told(clients, f"diagram flow clinic/treatment --to {target}")
    assert 'xlink:href="clinic-art30.html#record-treatment"' in target.read_text("utf-8")


def test_the_systems_engine_is_asked_for_by_option_or_setting(
    clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    target = tmp_path / "x.svg"
    assert "embedded" in told(clients, f"diagram transfers clinic --engine system --to {target}")[1]
    workspace(clients, {"ropa.toml": '[diagrams]\nengine = "system"\n'})
    assert "embedded" in told(clients, f"diagram transfers clinic --to {target}")[1]
    assert isinstance(told(clients, f"diagram transfers clinic --engine embedded --to {target}")[0], Written)


def test_what_takes_too_long_is_drawn_as_overview_and_says_so(
    clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out = render.lay_out

    def slow(dot: str, suffix: str, **options: bool) -> render.Drawing:
        asked.append(dot)
        if len(asked) == 1:
            raise render.TimedOutError(30)
        return lay_out(dot, suffix, **options)  # type: ignore[arg-type]

    asked: list[str] = []
    monkeypatch.setattr(render, "lay_out", slow)
    result, text = told(clients, f"diagram transfers clinic --to {tmp_path / 'x.svg'}")
    assert isinstance(result, Written)
    assert "this is the overview" in text
    assert len(asked) > 1


def test_a_picture_that_an_engine_fails_on_is_drawn_without_frames(
    clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out = render.lay_out

    def failing(dot: str, suffix: str, **options: bool) -> render.Drawing:
        if 'subgraph "cluster-third"' in dot:
            raise render.RenderError("trouble in init_rank")
        return lay_out(dot, suffix, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(render, "lay_out", failing)
    target = tmp_path / "x.dot"
    assert isinstance(told(clients, f"diagram transfers clinic --to {target}")[0], Written)
    assert "Third country without an" in target.read_text("utf-8")
    assert "cluster-third" not in target.read_text("utf-8")


def test_a_series_that_nobody_asked_for_is_an_overview_and_says_how_to_get_all(tmp_path: Path) -> None:
    lines = ["[register]\norganisation = 'a'\n[party.a]\nname = 'A'\n[activity.x]\nname = 'X'"]
    lines += [
        f"[[activity.x.disclosure]]\nto = 'p-{n}'\n[party.p-{n}]\nname = 'P {n}'\nseat = 'IN'" for n in range(900)
    ]
    root = workspace(tmp_path / "registers", {"a/register.toml": "\n".join(lines)})
    result, text = told(root, f"diagram transfers a --to {tmp_path / 'x.dot'}")
    assert isinstance(result, Written)
    assert "--detail full" in text
    assert [file.name for file in tmp_path.glob("*.dot")] == ["x.dot"]
    assert "(900)" in (tmp_path / "x.dot").read_text("utf-8")


def test_the_organisation_leads_to_its_own_record_whatever_the_register_is_called(
    clients: Path, tmp_path: Path
) -> None:
    text = SHOP.replace('organisation = "shop"', 'organisation = "firm"').replace("[party.shop]", "[party.firm]")
    workspace(clients, {"shop/register.toml": text})
    told(clients, f"export art30 shop --to {tmp_path / 'shop-art30.html'}")
    told(clients, f"diagram transfers shop --to {tmp_path / 'x.svg'}")
    assert 'xlink:href="shop-art30.html#record-firm"' in (tmp_path / "x.svg").read_text("utf-8")


@pytest.mark.parametrize("kind", ["transfers", "register"])
def test_a_picture_of_some_activities_says_so(clients: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "x.dot"
    told(clients, f"diagram {kind} clinic --where treatment --to {target}")
    assert "Only activities that answer “treatment”" in target.read_text("utf-8")
    told(clients, f"diagram {kind} clinic --to {target}")
    assert "Only activities" not in target.read_text("utf-8")


def test_a_chain_that_is_followed_so_far_says_so(clients: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.dot"
    told(clients, f"diagram party clinic/support --depth 0 --to {target}")
    assert "sub-processing that are followed: 0" in target.read_text("utf-8")
