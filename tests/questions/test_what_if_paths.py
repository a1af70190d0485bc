"""New ways out of the EEA: which a change opens or makes worse, by which nodes, and in which order."""

from helpers import TODAY, register
from ropa.law import law_at
from ropa.questions.changed import Change
from ropa.questions.trace_grade import Grade
from ropa.questions.what_if import Effect, Reason, what_if
from ropa.rules import case_of

TEXT = """\
[activity.care]
name = "Care"
systems = ["crm"]

[activity.mail]
name = "Mail"
disclosure = [{ to = "hosting", role = "processor" }, { to = "printer", certainty = "may" }]

[system.crm]
name = "CRM"
engagement = "hosting"

[engagement.hosting]
party = "host"
stored_in = ["NL"]
accessed_from = ["NL"]

[engagement.support]
under = "hosting"
party = "desk"
stored_in = ["NL"]
accessed_from = ["IN"]
transfer = { tool = "scc", document = "clauses", assessment = "tia" }

[party.host]
name = "Host"
seat = "NL"
[party.desk]
name = "Desk"
seat = "IN"
[party.printer]
name = "Printer"
seat = "CH"
[party.far]
name = "Far"
seat = "CN"
[document.tia]
title = "Assessment"
[document.clauses]
title = "Clauses"
"""


def effect(shared: str = "", text: str = TEXT, **change: object) -> Effect:
    return what_if(case_of(register(text, shared=shared), law_at(TODAY)), Change(**change))


def ways(made: Effect) -> list[tuple[str, ...]]:
    return [
        (*(node.partition("/")[2] for node in path.nodes), *(place.code or "" for place in path.ends))
        for path in made.paths
    ]


def test_a_sub_processor_opens_a_way_from_every_activity_above_it():
    made = effect(subs=(("example/hosting", "example/far"),))
    assert ways(made) == [("mail", "hosting", "far-under-hosting", "far", "CN")]
    (path,) = made.paths
    assert (path.grade, path.is_new, path.further) == (Grade.NO_TOOL_RECORDED, True, ("example/care",))


def test_a_way_by_a_system_names_the_system():
    text = TEXT.replace('{ to = "hosting", role = "processor" }, ', "")
    assert ways(effect(text=text, seats=(("example/host", "CN"),))) == [("care", "crm", "hosting", "host", "CN")]


def test_a_tool_that_falls_makes_a_known_way_worse():
    made = effect(expired=("example/clauses",))
    assert ways(made) == [("mail", "hosting", "support", "desk", "IN")]
    assert (made.paths[0].is_new, made.paths[0].grade) == (False, Grade.NO_TOOL_RECORDED)


def test_the_worst_way_comes_first_and_one_that_may_be_taken_last():
    made = effect(revoked=("CH",), seats=(("example/host", "GB"),), expired=("example/clauses",))
    assert [(path.grade, path.move.is_uncertain) for path in made.paths] == [
        (Grade.NO_TOOL_RECORDED, False),
        (Grade.NO_TOOL_RECORDED, True),
        (Grade.COVERED, False),
    ]


def test_another_place_is_a_new_way_and_asks_for_another_assessment():
    made = effect(seats=(("example/desk", "CN"),))
    assert ways(made) == [("mail", "hosting", "support", "desk", "CN")]
    assert made.paths[0].is_new
    assert [(item.document, item.reason) for item in made.redo] == [("example/tia", Reason.PLACE)]
    assert made.activities == ("example/care", "example/mail")


def test_a_way_that_ends_or_betters_is_not_new():
    assert ways(effect(removed=("example/desk",))) == []
    assert ways(effect(seats=(("example/printer", "NL"),))) == []
    home = effect(seats=(("example/desk", "NL"),))
    assert (ways(home), home.redo) == ([], ())


def test_an_activity_that_joins_a_known_recipient_takes_a_new_way():
    text = TEXT.replace('[{ to = "hosting", role = "processor" }, ', '[{ to = "post" }, ') + (
        '[engagement.post]\nparty = "host"\nstored_in = ["NL"]\naccessed_from = ["NL"]\n'
    )
    made = effect(text=text, replaced=(("example/post", "example/hosting"),))
    assert ways(made) == [("mail", "hosting", "support", "desk", "IN")]
    assert (made.paths[0].is_new, made.paths[0].further) == (True, ())


def test_a_place_that_nobody_knows_ends_a_way_as_such():
    text = TEXT + '[party.quiet]\nname = "Quiet"\n'
    made = effect(text=text, subs=(("example/hosting", "example/quiet"),))
    assert ways(made) == [("mail", "hosting", "quiet-under-hosting", "quiet", "")]
    assert made.paths[0].grade is Grade.UNDETERMINABLE


def test_what_no_activity_is_tied_to_begins_with_the_organisation():
    desk = '[party.desk]\nname = "D"\nseat = "NL"\n'
    text = f'[engagement.idle]\nparty = "desk"\nstored_in = ["NL"]\naccessed_from = ["NL"]\n{desk}'
    made = effect(text=text, seats=(("example/desk", "IN"),))
    assert [path.nodes for path in made.paths] == [("example", "example/idle", "example/desk")]


def test_control_from_abroad_is_no_way_of_data():
    assert ways(effect(parents=(("example/host", "example/far"),))) == []
