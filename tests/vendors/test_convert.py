"""What of a vendor catalogue is kept, and what is reported instead of guessed."""

import json
from pathlib import Path

import pytest
import tomli

from vendors.convert import convert, country

VENDORS = json.loads((Path(__file__).parent / "catalogue.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("US", "US"),
        ("uk", "GB"),
        ("USA", "US"),
        ("🇺🇸", "US"),
        ("🇩🇰 Denmark", "DK"),
        ("Denmark", "DK"),
        ("united kingdom", "GB"),
        ("IE / US", None),
        ("EU", None),
        ("Global", None),
        ("APAC", None),
        ("XX", None),
        ("", None),
    ],
)
def test_a_country_is_read_where_the_words_name_one(words, code):
    assert country(words) == code


def test_what_names_no_place_is_reported_and_left_silent():
    made = convert(VENDORS)
    assert made.unread == [
        "north-cloud: dataCenters: Global",
        "twin-stack: countryHQ: IE / US",
        "mirror-host: dataCenters: APAC",
        "talentloop: dataCenters: unknown",
    ]
    parties = tomli.loads(made.files["shared/vendors.toml"])["party"]
    assert {key for key, party in parties.items() if "seat" not in party} == {"twin-stack", "mirror-host", "rack-row"}
    engagements = tomli.loads(made.files["client-d/register.toml"])["engagement"]
    assert engagements["use-mirror-host"]["stored_in"] == ["EEA"]
    assert "APAC" in engagements["use-mirror-host"]["note"]
    assert "stored_in" not in engagements["use-twin-stack"]


def test_hosts_are_engaged_under_their_vendor_and_a_circle_of_them_is_walked_once():
    made = convert(VENDORS)
    engagements = tomli.loads(made.files["client-d/register.toml"])["engagement"]
    assert {key: engagement.get("under") for key, engagement in engagements.items()} == {
        "use-twin-stack": None,
        "use-twin-stack-mirror-host": "use-twin-stack",
        "use-mirror-host": None,
        "use-mirror-host-twin-stack": "use-mirror-host",
    }
    # A host that hosts itself is no sub-processor of its own.
    assert list(tomli.loads(made.files["client-e/register.toml"])["engagement"])[:1] == ["use-north-cloud"]
    assert "use-north-cloud-north-cloud" not in made.files["client-e/register.toml"]


def test_only_the_shield_that_is_for_the_eu_is_a_tool():
    engagements = tomli.loads(convert(VENDORS).files["client-c/register.toml"])["engagement"]
    assert engagements["use-helpnook-north-cloud"]["transfer"]["tool"] == "privacy-shield"
    assert "transfer" not in engagements["use-twin-stack"]
    assert engagements["use-helpnook"]["contract"]["claimed"] is True
    assert "contract" not in engagements["use-twin-stack"]


def test_the_same_catalogue_gives_the_same_texts():
    assert convert(VENDORS) == convert(json.loads(json.dumps(VENDORS)))
