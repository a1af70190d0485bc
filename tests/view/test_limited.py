"""A document that is limited to some activities holds nothing that only others carry."""

from export_sample import LAW, SAMPLE, read
from ropa.model import Activity, Engagement
from ropa.rules import Case
from ropa.view.limited import limited


def test_engagements_of_other_activities_go_with_them() -> None:
    case = Case(read(SAMPLE), LAW)
    kept = limited(case, {"care", "payroll"}, keeps_untied=False).register
    assert [key for key, _ in kept.of(Activity)] == ["care", "payroll"]
    assert not list(kept.of(Engagement))
    assert not limited(case, {"care"}, keeps_untied=False).hops


def test_those_of_the_kept_activities_stay_with_their_sub_processors() -> None:
    case = Case(read(SAMPLE), LAW)
    kept = limited(case, {"newsletter"}, keeps_untied=False)
    assert {key for key, _ in kept.register.of(Engagement)} == {"hosting", "service", "service-desk", "keeping"}
    assert {hop.importer for hop in kept.hops} < {hop.importer for hop in case.hops}


def test_what_is_tied_to_no_activity_stays_only_where_asked() -> None:
    case = Case(read(SAMPLE), LAW)
    without = limited(case, {"newsletter"}, keeps_untied=False)
    assert without.register.own is not None
    assert without.register.own.disclosure is None
    assert len(without.register.own.retention or ()) == 1
    whole = limited(case, {"newsletter"}, keeps_untied=True)
    assert whole.register.own is not None
    assert len(whole.register.own.disclosure or ()) == 1
    assert "example/adviser" in {hop.importer for hop in whole.hops}
    assert "example/adviser" not in {hop.importer for hop in without.hops}


def test_a_statement_for_some_activities_applies_to_those_that_stay() -> None:
    text = SAMPLE.replace('applies = "all"\ncopy', 'applies = ["newsletter", "care"]\ncopy')
    case = Case(read(text), LAW)
    kept = limited(case, {"care"}, keeps_untied=False).register.own
    assert kept is not None
    assert [item.applies for item in kept.retention or ()] == [("care",)]
    gone = limited(case, {"payroll"}, keeps_untied=False).register.own
    assert gone is not None
    assert gone.retention is None
