"""The seven questions, asked of a vendor catalogue that five clients share."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers import TODAY, workspace
from ropa.commands import Session, run
from ropa.layout import as_json, as_text
from ropa.results import Failure
from vendors.convert import CLIENTS, convert

VENDORS = json.loads((Path(__file__).parent / "catalogue.json").read_text(encoding="utf-8"))
BEFORE_THE_JUDGMENT = datetime.date(2019, 6, 1)
AFTER_THE_JUDGMENT = datetime.date(2021, 6, 1)

HANG_ON_NORTH_CLOUD = {
    "client-a/campaigns",
    "client-a/daily-work",
    "client-b/campaigns",
    "client-b/customer-care",
    "client-c/customer-care",
    "client-e/daily-work",
}
BY_CLIENT = (
    "trace data:correspondence shared/mirror-host",
    "transfers",
    "impact shared/north-cloud",
    "access customer",
    "what-if --remove shared/north-cloud",
)
QUESTIONS = (
    *BY_CLIENT,
    "xray client-b/use-helpnook",
    "xray shared/north-cloud --reverse",
    "concentration",
)


@pytest.fixture
def root(tmp_path):
    return workspace(tmp_path, convert(VENDORS).files)


def asked(root: Path, line: str, day: datetime.date = TODAY) -> Any:
    result = run([*line.split(), "--format", "json"], Session(root, day))
    assert not isinstance(result, Failure), result
    return json.loads(as_json(result))


def by_register(found: Any) -> dict[str, Any]:
    return {item["register"]: item for item in found["registers"]}


def strings(found: Any) -> Iterator[str]:
    """Every text in an answer, keys included."""
    if isinstance(found, dict):
        yield from found
        found = list(found.values())
    if isinstance(found, list):
        for item in found:
            yield from strings(item)
    elif isinstance(found, str):
        yield found


def below(node: Any) -> Iterator[str]:
    yield node["id"]
    for branch in node["branches"]:
        yield from below(branch)


def test_the_workspace_is_read_whole(root):
    found = asked(root, "check")
    assert found
    assert "integrity" not in {item["class"] for item in found}
    assert not {item["rule"] for item in found} & {"H103", "H106", "L102"}


def test_xray_follows_hosts_to_their_end_and_says_what_is_silent(root):
    found = asked(root, "xray client-b/use-helpnook")["tree"]
    assert set(below(found)) == {
        "client-b/use-helpnook",
        "shared/helpnook",
        "country:DK",
        "region:EEA",
        "country:US",
        "client-b/use-helpnook-north-cloud",
        "shared/north-cloud",
        "client-b/use-helpnook-twin-stack",
        "shared/twin-stack",
        "client-b/use-helpnook-twin-stack-mirror-host",
        "shared/mirror-host",
        "shared/helpnook-dpa",
    }
    assert found["silent"] == ["accessed"]


def test_xray_reverse_finds_every_client_of_a_host_and_keeps_their_branches_apart(root):
    tree = asked(root, "xray shared/north-cloud --reverse")["tree"]
    assert {item for item in below(tree) if item in HANG_ON_NORTH_CLOUD} == HANG_ON_NORTH_CLOUD
    assert not any("client-d" in item for item in below(tree))
    for branch in tree["branches"]:
        assert len({item.partition("/")[0] for item in below(branch)}) == 1


def test_trace_leads_through_a_host_of_a_host_and_only_where_the_data_go(root):
    found = by_register(asked(root, "trace data:correspondence shared/mirror-host"))
    assert {name for name, item in found.items() if item["hops"]} == {"client-b", "client-c"}
    assert {hop["target"] for hop in found["client-b"]["hops"]} == {
        "client-b/customer-care",
        "client-b/use-helpnook",
        "client-b/use-helpnook-twin-stack",
        "client-b/use-helpnook-twin-stack-mirror-host",
        "shared/mirror-host",
    }
    # The own number of a client is nobody else's, though all of them share the host.
    own = by_register(asked(root, "trace client-b/client-b-number shared/north-cloud"))
    assert {name for name, item in own.items() if item["hops"]} == {"client-b"}


def coverage(root: Path, day: datetime.date) -> dict[str, tuple[str, str | None]]:
    return {hop["engagement"]: (hop["verdict"], hop["coverage"]) for hop in asked(root, "transfers", day)["transfers"]}


def test_privacy_shield_covers_until_it_was_annulled(root):
    before, after = coverage(root, BEFORE_THE_JUDGMENT), coverage(root, AFTER_THE_JUDGMENT)
    shielded = {key for key in before if key.endswith(("north-cloud", "use-letterbird"))}
    assert shielded == {
        "client-a/use-north-cloud",
        "client-a/use-letterbird",
        "client-a/use-letterbird-north-cloud",
        "client-b/use-letterbird",
        "client-b/use-letterbird-north-cloud",
        "client-b/use-helpnook-north-cloud",
        "client-c/use-helpnook-north-cloud",
        "client-e/use-north-cloud",
    }
    assert {before[key] for key in shielded} == {("transfer", "covered")}
    assert {after[key] for key in shielded} == {("transfer", "no-tool-recorded")}


def test_transfers_judge_the_seat_of_the_day_and_leave_open_what_is_silent(root):
    before, after = coverage(root, BEFORE_THE_JUDGMENT), coverage(root, TODAY)
    assert before["client-a/use-coinroute"] == ("undeterminable", "undeterminable")
    assert after["client-a/use-coinroute"] == ("transfer", "covered")
    assert after["client-b/use-talentloop"] == ("transfer", "no-tool-recorded")
    for silent in ("client-d/use-twin-stack", "client-b/use-statwren-rack-row", "client-b/use-helpnook"):
        assert after[silent] == ("undeterminable", "undeterminable")


def test_impact_of_a_shared_host_names_the_right_clients(root):
    found = by_register(asked(root, "impact shared/north-cloud"))
    reached = {item["id"] for register in found.values() for item in register["controller"]}
    assert reached == HANG_ON_NORTH_CLOUD
    assert found["client-d"]["controller"] == []
    (care,) = found["client-c"]["controller"]
    assert care["data"] == ["client-c/client-c-number", "data:correspondence", "data:name"]
    assert [route["steps"] for route in care["routes"]] == [
        ["client-c/use-helpnook", "client-c/use-helpnook-north-cloud", "shared/north-cloud"]
    ]


def test_access_names_recipients_down_to_the_last_host(root):
    found = by_register(asked(root, "access customer"))
    assert {name: [item["id"] for item in register["controller"]] for name, register in found.items()} == {
        "client-a": ["client-a/payments"],
        "client-b": ["client-b/customer-care"],
        "client-c": ["client-c/customer-care"],
        "client-d": [],
        "client-e": ["client-e/payments"],
    }
    (helpnook,) = found["client-b"]["controller"][0]["recipients"]
    hosts = [(item["party"], [sub["party"] for sub in item["sub_processors"]]) for item in helpnook["sub_processors"]]
    assert hosts == [("shared/north-cloud", []), ("shared/twin-stack", ["shared/mirror-host"])]


def test_revoking_a_decision_moves_those_it_covered_and_no_others(root):
    found = asked(root, "what-if --revoke US", BEFORE_THE_JUDGMENT)["registers"]
    touched = [move for register in found for move in register["transfers"]]
    # A server in the US is told of the fall too, though the verdict on its EEA vendor does not hang on it.
    moved = {move["engagement"]: move for move in touched if move["outcome"] != "stays"}
    foretold = {key for key, (_, judged) in coverage(root, BEFORE_THE_JUDGMENT).items() if judged == "covered"}
    assert set(moved) == foretold
    assert {move["before"]["coverage"] for move in moved.values()} == {"covered"}
    assert "covered" not in {move["after"]["coverage"] for move in moved.values()}
    assert {register["id"] for register in found if register["transfers"]} == set(CLIENTS) - {"client-d"}


def test_a_lapsed_contract_touches_the_clients_that_hold_it(root):
    found = asked(root, "what-if --expire shared/helpnook-dpa")["registers"]
    assert {item["id"]: item["activities"] for item in found if item["activities"]} == {
        "client-b": ["client-b/customer-care"],
        "client-c": ["client-c/customer-care"],
    }


def test_concentration_puts_the_host_on_top_that_most_hangs_on(root):
    first, second, *_ = asked(root, "concentration")["rows"]
    assert (first["records"], first["shared"]) == (["shared/north-cloud"], True)
    assert set(first["activities"]) == HANG_ON_NORTH_CLOUD
    assert first["registers"] == ["client-a", "client-b", "client-c", "client-e"]
    assert len(second["activities"]) < len(first["activities"])
    (unknown,) = (row for row in asked(root, "concentration --by place")["rows"] if row["kind"] == "silent")
    assert {"shared/twin-stack", "shared/mirror-host", "shared/rack-row"} <= set(unknown["records"])


@pytest.mark.parametrize("line", BY_CLIENT)
def test_no_answer_on_one_client_holds_an_address_of_another(root, line):
    answer = asked(root, line)
    blocks = answer if isinstance(answer, list) else answer.get("registers") or answer["transfers"]
    assert len(blocks) >= 4
    for block in blocks:
        name = block.get("register") or block["id"]
        for text in strings(block):
            assert not any(text.startswith(f"{other}/") for other in CLIENTS if other != name), (name, text)


@pytest.mark.parametrize("line", QUESTIONS)
def test_every_language_tells_the_same(root, line):
    told = {}
    for language in ("en", "nl", "fr", "de"):
        result = run([*line.split(), "--lang", language], Session(root, TODAY))
        assert not isinstance(result, Failure), result
        told[language] = as_text(result, language).splitlines()
    assert len({len(lines) for lines in told.values()}) == 1
    assert told["en"] != told["nl"] != told["fr"] != told["de"]
