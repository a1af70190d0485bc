"""`ropa diagram KIND`: what each kind takes and refuses, and that one client's file names no other client."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from helpers import told, workspace
from picture_sample import CLINIC, SHARED, SHOP
from ropa.results import Failure, Written


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    texts = {"clinic": CLINIC, "shop": SHOP, "shared": SHARED}
    return workspace(tmp_path / "registers", {f"{name}/register.toml": text for name, text in texts.items()})


def drawn(root: Path, line: str, suffix: str = ".svg") -> str:
    target = root.parent / f"picture{suffix}"
    result, text = told(root, f"diagram {line} --to {target}")
    assert isinstance(result, Written), text
    return target.read_text("utf-8")


def refused(root: Path, line: str) -> str:
    target = root.parent / "refused.svg"
    result, text = told(root, f"diagram {line} --to {target}")
    assert isinstance(result, Failure)
    assert not target.exists()
    return text


def test_a_flow(clients: Path) -> None:
    assert "Treatment of patients" in drawn(clients, "flow clinic/treatment", ".dot")
    assert "“clinic/lab” is no activity." in refused(clients, "flow clinic/lab")


def test_a_party_of_one_register(clients: Path) -> None:
    assert "Night Desk KK" in drawn(clients, "party clinic/support", ".dot")
    assert "Night Desk KK" not in drawn(clients, "party clinic/support --depth 1", ".dot")
    assert "neither a party nor an engagement" in refused(clients, "party clinic/treatment")
    assert "of the register “clinic” alone" in refused(clients, "party clinic/support --register shop")


def test_a_shared_party_names_several_unless_one_is_asked_for(clients: Path) -> None:
    several = drawn(clients, "party shared/cloud", ".dot")
    assert "Names several organisations" in several
    assert "Clinic North" in several
    for suffix in (".dot", ".svg", ".graphml"):
        alone = drawn(clients, "party shared/cloud --register shop", suffix)
        assert "Corner Shop" in alone
        assert "linic" not in alone
    assert "--register" in refused(clients, "party shared/cloud --public")
    assert "Big Group" not in drawn(clients, "party shared/mailer --register shop --public", ".dot")


def test_a_register_in_groups_or_whole(clients: Path) -> None:
    grouped = drawn(clients, "register clinic --by function", ".dot")
    assert "Activities (2)" in grouped
    assert "Care" in grouped
    whole = drawn(clients, "register clinic --by function --detail full", ".dot")
    assert "Activities (2)" not in whole
    assert "Treatment of patients" in whole
    assert "Payroll" not in drawn(clients, "register clinic --where name:newsletter", ".dot")


def test_graphml_has_every_box(clients: Path) -> None:
    root = ET.fromstring(drawn(clients, "register clinic", ".graphml"))
    nodes = {node.get("id") for node in root.iter("{http://graphml.graphdrawing.org/xmlns}node")}
    assert {"clinic/treatment", "clinic/reading", "clinic/service-desk"} <= nodes


def test_a_portfolio(clients: Path) -> None:
    shown = drawn(clients, "portfolio", ".dot")
    assert "Cloud Inc." in shown
    assert "Courier" not in shown
    assert "No named recipient is shared." in drawn(clients, "portfolio shop", ".dot")
    assert "no reader outside" in refused(clients, "portfolio --public")
    assert "There is no register “nowhere”" in refused(clients, "portfolio nowhere")


@pytest.mark.parametrize(
    "line",
    [
        "flow clinic/treatment",
        "party clinic/support",
        "register clinic --by function",
        "transfers clinic",
        "portfolio",
        "map clinic/support",
        "impact clinic/support",
        "xray clinic/support",
        "what-if --revoke 2023/1795",
    ],
)
def test_french_pictures_set_a_space_before_a_colon(clients: Path, line: str) -> None:
    shown = drawn(clients, f"{line} --lang fr", ".dot")
    assert "\u00a0: " in shown
    assert not re.findall(r"\w: [^\"]{0,30}", shown)
