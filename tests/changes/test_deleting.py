"""Deleting: never from under those who use a record, unless with their references."""

from changing import changed, opened, refusal, refused, remarks, values
from ropa.changes import DeleteRecord, files_after, used_by

FILES = {
    "shared/vendors.toml": '[party.cloud]\nname = "Cloud"\n',
    "acme/register.toml": """\
[register]
organisation = "acme"
measures_described_in = ["notice"]

[[register.retention]]
applies = ["news"]
keep = "P1Y"

[[register.retention]]
applies = "all"
keep = "P2Y"

[party.acme]
name = "Acme"

[engagement.mailing]
party = "vendor"

[party.vendor]
name = "Vendor"
""",
    "acme/activities/news.toml": """\
#:schema ../../register.schema.json

# Why there is a newsletter.
[activity.news]
name = "Newsletter"
data = ["name", "shoe-size", "photo"]
cited = { document = "notice", section = "2" }

[[activity.news.subject_data]]
subject = "customer"
data = ["shoe-size"]

[[activity.news.subject_data]]
subject = "employee"
data = ["shoe-size", "name"]

[[activity.news.disclosure]]
to = "acme"

[[activity.news.disclosure]]
to = "mailing"
evidence = { document = "notice" }

[[activity.news.disclosure]]
to = "shared/cloud"

[[activity.news.evidence]]
field = "data"
item = "shoe-size"

[[activity.news.evidence]]
field = "data"
document = "notice"

[[activity.news.evidence]]
field = "disclosure[3]"
basis = "inferred"

[[activity.news.open]]
field = "disclosure[2].role"
state = "asked"
""",
    "acme/words.toml": """\
#:schema ../register.schema.json

# Our own word.
[data.shoe-size]
name = "Shoe size"  # in centimetres
""",
    "acme/documents.toml": '# Kept for the auditor.\n\n\n[document.notice]\ntitle = "Notice"\n',
}
NEWS = "acme/activities/news.toml"


def news(files):
    return values(files, NEWS)["activity"]["news"]


def test_a_record_in_use_stays_and_its_uses_are_named():
    message = refusal(lambda: files_after(opened(FILES), [DeleteRecord("acme/shoe-size")]))
    assert message.key == "changes.refused.in-use"
    assert message.params["count"] == "3"
    assert message.params["uses"] == (
        "acme/news#data[2], acme/news#subject_data[1].data[1], acme/news#subject_data[2].data[1]"
    )
    assert [str(at) for at in used_by(opened(FILES), "acme/mailing")] == ["acme/news#disclosure[2].to"]
    assert [str(at) for at in used_by(opened(FILES), "acme/news")] == ["acme#retention[1].applies[1]"]
    assert [str(at) for at in used_by(opened(FILES), "shared/cloud")] == ["acme/news#disclosure[3].to"]


def test_a_record_that_nobody_uses_goes_with_its_tables_and_its_file():
    files = {
        **FILES,
        "acme/register.toml": FILES["acme/register.toml"].replace('applies = ["news"]', 'applies = "all"'),
    }
    after = changed(files, DeleteRecord("acme/news"))
    assert NEWS not in after
    assert {path: text for path, text in after.items() if path != NEWS} == {
        path: text for path, text in files.items() if path != NEWS
    }


def test_references_go_with_the_record_and_nothing_else():
    after = changed(FILES, DeleteRecord("acme/shoe-size", with_references=True))
    assert "acme/words.toml" not in after
    assert news(after)["data"] == ["name", "photo"]
    # The first table would say of nothing that it is held of customers.
    assert news(after)["subject_data"] == [{"subject": "employee", "data": ["name"]}]
    assert [entry["field"] for entry in news(after)["evidence"]] == ["data", "disclosure[3]"]
    assert "# Why there is a newsletter." in after[NEWS]


def test_a_table_that_needs_the_record_goes_and_names_by_position_follow():
    after = changed(FILES, DeleteRecord("acme/mailing", with_references=True))
    assert [item["to"] for item in news(after)["disclosure"]] == ["acme", "shared/cloud"]
    assert [entry["field"] for entry in news(after)["evidence"]] == ["data", "data", "disclosure[2]"]
    assert "open" not in news(after)
    told = remarks(FILES, DeleteRecord("acme/mailing", with_references=True))
    assert [key for key, _ in told] == ["reference-gone", "gone"]
    assert told[1][1]["field"] == "disclosure[2].role"


def test_a_document_goes_out_of_evidence():
    after = changed(FILES, DeleteRecord("acme/notice", with_references=True))
    assert news(after)["cited"] == {"section": "2"}
    assert news(after)["disclosure"][1] == {"to": "mailing"}
    # Evidence that names no source any more says nothing.
    assert [entry.get("item") for entry in news(after)["evidence"]] == ["shoe-size", None]
    assert "measures_described_in" not in values(after, "acme/register.toml")["register"]
    assert after["acme/documents.toml"].strip() == "# Kept for the auditor."


def test_what_applies_to_nothing_any_more_goes():
    after = changed(FILES, DeleteRecord("acme/news", with_references=True))
    assert values(after, "acme/register.toml")["register"]["retention"] == [{"applies": "all", "keep": "P2Y"}]


def test_a_record_that_cannot_do_without_must_go_first():
    message = refusal(lambda: files_after(opened(FILES), [DeleteRecord("acme/vendor", with_references=True)]))
    assert message.key == "changes.refused.needed"
    assert message.params["uses"] == "acme/mailing"
    after = changed(
        FILES,
        DeleteRecord("acme/mailing", with_references=True),
        DeleteRecord("acme/vendor", with_references=True),
    )
    assert "vendor" not in after["acme/register.toml"]
    assert refused(FILES, DeleteRecord("acme/acme", with_references=True)) == "needed"


def test_the_register_itself_stays():
    assert refused(FILES, DeleteRecord("acme")) == "the-register"


def test_a_shared_record_goes_from_every_register():
    after = changed(FILES, DeleteRecord("shared/cloud", with_references=True))
    assert [item["to"] for item in news(after)["disclosure"]] == ["acme", "mailing"]
    assert "shared/vendors.toml" not in after


def test_a_record_among_others_leaves_them_as_they_are():
    after = changed(FILES, DeleteRecord("acme/mailing", with_references=True))
    assert after["acme/register.toml"] == FILES["acme/register.toml"].replace(
        '[engagement.mailing]\nparty = "vendor"\n\n', ""
    )


def test_a_text_that_cannot_be_read_may_hide_a_use():
    assert refused({**FILES, "acme/broken.toml": "["}, DeleteRecord("acme/shoe-size")) == "text-unreadable"
