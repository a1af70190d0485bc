"""What a session had not saved when it died: offered, taken over or refused, and never over what others wrote."""

import os
from pathlib import Path

import pytest

from changing import made
from helpers import TODAY
from ropa.changes import AddRecord, Refused, SetField
from ropa.finding import Pointer
from ropa.workspace import Choice, Conflicting, Workspace

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes to fork here")


def named(address: str, name: str) -> SetField:
    return SetField(Pointer(address, ("name",)), name)


def opened(root: Path) -> Workspace:
    return Workspace(root, TODAY)


def die(root: Path, *, leave: bool = False, save: bool = False) -> None:
    """A session that changes records and ends without saving, unless it is asked to end as it should."""
    if (child := os.fork()) == 0:
        try:
            found = opened(root)
            found.keep_drafts()
            made(found, [named("acme/newsletter", "Typed")])
            made(found, [AddRecord("beta", "party", "new-one", {"name": "Ünsaved"})])
            if save:
                found.save()
            if leave:
                found.leave()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def test_a_draft_of_a_dead_session_is_taken_over_from_another_folder(sample, monkeypatch):
    monkeypatch.chdir(sample.parent)
    die(Path("registers"))
    found = opened(sample)
    (offer,) = found.offers
    assert offer.paths == (str(sample / "acme/activities.toml"), str(sample / "beta/parties/new-one.toml"))
    assert offer.changed == ()
    assert found.pending == ()
    found.accept(offer)
    assert [file.path for file in found.pending] == list(offer.paths)
    assert found.offers == ()
    assert opened(sample).offers != ()
    found.undo()
    assert len(found.pending) == 1
    found.redo()
    found.save()
    assert "Typed" in (sample / "acme/activities.toml").read_text()
    assert "Ünsaved" in (sample / "beta/parties/new-one.toml").read_text("utf-8")
    assert opened(sample).offers == ()


@pytest.mark.parametrize("how", [{"leave": True}, {"save": True}], ids=["left", "saved"])
def test_a_session_that_ends_as_it_should_leaves_no_draft(sample, how):
    die(sample, **how)
    assert opened(sample).offers == ()
    assert list((sample / ".ropa/drafts").glob("*.draft")) == []


def test_a_draft_is_refused_for_good(sample):
    die(sample)
    found = opened(sample)
    found.refuse(found.offers[0])
    assert found.offers == ()
    assert opened(sample).offers == ()


def test_a_file_that_others_changed_since_is_a_clash(sample):
    die(sample)
    path = sample / "acme/activities.toml"
    path.write_text(path.read_text() + "# theirs\n")
    found = opened(sample)
    (offer,) = found.offers
    assert offer.changed == (str(path),)
    found.accept(offer)
    assert [clash.path for clash in found.clashes] == [str(path)]
    with pytest.raises(Conflicting):
        found.save()
    assert path.read_text().endswith("# theirs\n")
    assert not (sample / "beta/parties").exists()
    assert opened(sample).offers != ()
    found.settle(str(path), Choice.THEIRS)
    found.save()
    assert (sample / "beta/parties/new-one.toml").is_file()
    assert path.read_text().endswith("# theirs\n")


def test_what_is_pending_here_is_not_given_up_for_a_draft(sample):
    die(sample)
    found = opened(sample)
    made(found, [named("acme/newsletter", "Here")])
    with pytest.raises(Refused):
        found.accept(found.offers[0])
    assert "Here" in (found.pending[0].after or "")
    assert len(found.offers) == 1


def test_a_draft_taken_over_is_kept_by_the_session_that_took_it(sample):
    die(sample)
    found = opened(sample)
    found.keep_drafts()
    found.accept(found.offers[0])
    drafts = list((sample / ".ropa/drafts").glob("*.draft"))
    assert len(drafts) == 1
    found.leave()
    assert list((sample / ".ropa/drafts").glob("*.draft")) == []


def test_a_draft_that_cannot_be_read_is_told_once_and_stays(sample):
    die(sample)
    (draft,) = (sample / ".ropa/drafts").glob("*.draft")
    draft.write_bytes(draft.read_bytes()[:-5])
    found = opened(sample)
    assert found.offers == ()
    assert str(draft) in found.news()[0]
    assert found.offers == ()
    assert found.news() == ()
    assert draft.exists()


def test_a_draft_that_cannot_be_kept_is_said_and_stops_nothing(sample):
    found = opened(sample)
    found.keep_drafts()
    (sample / ".ropa").mkdir()
    (sample / ".ropa/drafts").write_text("in the way")
    made(found, [named("acme/newsletter", "Typed")])
    assert len(found.pending) == 1
    assert "draft" in found.news()[0]
