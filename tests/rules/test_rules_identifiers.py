"""What resolves, and what is suggested for what does not."""

import pytest

from ropa.finding import sentence

HEAD = '[activity.news]\nname = "News"\n'


@pytest.mark.parametrize(("text", "message", "cure"), [
    (HEAD + 'subjects = ["custommer"]', "H103", "customer"),
    (HEAD + 'data = ["shoe-sise"]\n[data.shoe-size]\nname = "Shoe size"', "H103", "shoe-size"),
    (HEAD + 'capacity = "zzz"', "H103", "controller, processor"),
    (HEAD + 'systems = ["websit"]\n[system.website]\nname = "Website"', "H103.record", "website"),
    (HEAD + 'systems = ["controller"]', "H103.kind", None),
    (HEAD + 'sources = ["contoller"]', "H103", "controller"),
    ('[party.x]\nname = "X"\nseat = "nl"', "H103.place", "NL"),
    ('[party.x]\nname = "X"\nseat = "THRID"', "H103.place", "THIRD"),
    ('[party.x]\nname = "X"\nseat = "UK"', "H106", "GB"),
    ('[party.x]\nname = "X"\nseat = "EU"', "H106.union", "EEA"),
    (HEAD + '[[activity.news.open]]\nfield = "purpose"\nstate = "asked"', "H103.field", "purposes"),
    (HEAD + '[[activity.news.open]]\nfield = "retention[1].kep"\nstate = "asked"', "H103.field", None),
    (HEAD + 'data = ["name"]\n[[activity.news.evidence]]\nfield = "data"\nitem = "nam"', "H103.item", "name"),
    (HEAD + '[[activity.news.accepted]]\nrule = "R110"\nreason = "x"\ndecided_by = "y"', "H103.rule", None),
    ('[data.size]\nname = "Size"\nbroader = "customer"', "H103", None),
    (HEAD + 'legal_basis = [{ basis = "consnt" }]', "L102", "consent"),
    (HEAD + 'legal_basis = [{ basis = "zzz" }]', "L102", "legal-obligation"),
])  # fmt: skip
def test_what_names_nothing(found, text, message, cure):
    [finding] = found(text, "H103", "H106", "L102")
    assert finding.message == message
    assert cure is None or cure in finding.params.get("suggestion", finding.params.get("allowed", ""))
    assert cure is None or cure in sentence(finding, "fr")


@pytest.mark.parametrize("text", [
    HEAD + 'sources = ["data-subject", "controller"]',
    HEAD + 'data = ["shoe-size"]\n[data.shoe-size]\nname = "Shoe size"\nbroader = "name"',
    HEAD + 'joint_controllers = "none"\ndisclosure = "none"\nautomated_decisions = "none"',
    HEAD + 'retention = [{ data = "all", keep = "P1Y" }]',
    HEAD + '[[activity.news.open]]\nfield = "retention[1].keep"\nstate = "asked"',
    HEAD + 'sources = ["controller"]\n[[activity.news.evidence]]\nfield = "sources"\nitem = "controller"',
    HEAD + 'disclosure = [{ to = "controller" }]\nevidence = [{ field = "disclosure", item = "controller" }]',
    HEAD + '[[activity.news.accepted]]\nrule = "A118"\nreason = "x"\ndecided_by = "y"',
    '[party.epo]\nname = "EPO"\nseat = "org:epo"',
    '[party.x]\nname = "X"\nseat = "EEA-OR-ADEQUATE"',
    '[register]\norganisation = "controller"\nrepresentative = "none"\ndpo = "none"\nauthority = "nl-ap"',
])  # fmt: skip
def test_what_resolves(found, text):
    assert not found(text, "H103", "H106")


def test_shared_records(found):
    shared = '[party.vendor]\nname = "Vendor"\n'
    assert not found(HEAD + 'disclosure = [{ to = "shared/vendor" }]', "H103", shared=shared)
    [finding] = found(HEAD + 'disclosure = [{ to = "shared/vendr" }]', "H103", shared=shared)
    assert finding.params["suggestion"] == "shared/vendor"


def test_items_of_a_field_that_could_not_be_read_are_left_alone(found):
    text = HEAD + 'data = ["name", 3]\n[[activity.news.evidence]]\nfield = "data"\nitem = "address"'
    assert [item.rule for item in found(text, "H103")] == ["R108"]
