"""Control from a third country is reported apart, at any depth, and is never a transfer."""

from helpers import TODAY, register
from ropa.law import law_at
from ropa.transfers import Verdict, transfers
from ropa.transfers.exposure import Exposure, exposures

LAW = law_at(TODAY)
ACTIVITY = '[activity.a]\nname = "A"\ndisclosure = [{ to = "service" }]\n'
SERVICE = '[engagement.service]\nparty = "vendor"\nstored_in = ["NL"]\naccessed_from = ["NL"]\n'


def party(key: str, seat: str = "", parent: str = "") -> str:
    said = [f'{name} = "{value}"\n' for name, value in (("seat", seat), ("parent", parent)) if value]
    return f'[party.{key}]\nname = "{key.title()}"\n{"".join(said)}'


def found(*parties: str, more: str = "", shared: str = "") -> tuple[tuple[Exposure, ...], list[Verdict]]:
    here = register(ACTIVITY + SERVICE + "".join(parties) + more, shared=shared)
    hops = transfers(here, LAW)
    return exposures(here, hops, LAW), [hop.verdict for hop in hops]


def test_a_parent_abroad_at_any_depth_is_an_exposure_and_no_transfer():
    exposed, verdicts = found(party("vendor", "NL", "mother"), party("mother", "IE", "top"), party("top", "US"))
    assert verdicts == [Verdict.NOT_A_TRANSFER]
    (one,) = exposed
    assert (one.party, one.chain, one.country) == ("example/vendor", ("example/mother", "example/top"), "US")
    assert (one.activities, one.is_transfer, str(one.at)) == (("example/a",), False, "example/top#seat")


def test_parents_in_the_eea_expose_nothing():
    assert found(party("vendor", "NL", "mother"), party("mother", "IE"))[0] == ()
    assert found(party("vendor", "US"))[0] == ()


def test_what_a_silent_parent_hides_is_said():
    (one,) = found(party("vendor", "NL", "mother"), party("mother"))[0]
    assert (one.country, one.chain) == (None, ("example/mother",))
    (one,) = found(party("vendor", "NL", "mother"), party("mother", "EEA-OR-ADEQUATE"))[0]
    assert one.country is None
    (one,) = found(party("vendor", "NL", "nobody"))[0]
    assert (one.country, one.chain) == (None, ("example/nobody",))


def test_each_country_is_told_once_and_a_region_stays_one():
    exposed = found(party("vendor", "NL", "b"), party("b", "US", "c"), party("c", "US", "d"), party("d", "THIRD"))[0]
    assert [item.country for item in exposed] == ["US", "THIRD"]


def test_a_circle_ends():
    exposed = found(party("vendor", "US", "b"), party("b", "CN", "vendor"))[0]
    assert [(item.country, item.chain) for item in exposed] == [("CN", ("example/b",))]


def test_who_already_is_a_transfer_is_told_apart_all_the_same():
    exposed, verdicts = found(party("vendor", "US", "mother"), party("mother", "US"))
    assert verdicts == [Verdict.TRANSFER]
    assert [item.is_transfer for item in exposed] == [True]


def test_sub_processors_and_shared_parties_are_on_the_way_too():
    sub = '[engagement.sub]\nparty = "shared/helper"\nunder = "service"\n'
    shared = '[party.helper]\nname = "H"\nseat = "NL"\nparent = "mother"\n[party.mother]\nname = "M"\nseat = "US"\n'
    (one,) = found(party("vendor", "NL"), more=sub, shared=shared)[0]
    assert (one.party, one.chain, one.activities) == ("shared/helper", ("shared/mother",), ("example/a",))


def test_what_stays_within_the_organisation_is_not_on_the_way():
    text = '[activity.b]\nname = "B"\ndisclosure = [{ to = "unit", role = "internal" }]\n'
    more = text + party("unit", "NL", "mother") + party("mother", "US")
    assert found(party("vendor", "NL"), more=more)[0] == ()
