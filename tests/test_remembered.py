"""What is remembered of lists: kept, taken back, and no trouble where it cannot be read or written."""

from pathlib import Path

import pytest

from ropa.remembered import FILE, Lists


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    settings = tmp_path / "own" / "settings.toml"
    lists = Lists(settings)
    lists.choose("columns", "activity", "status,purposes")
    lists.choose("orders", "finding", "-severity")
    again = Lists(settings)
    assert (again.columns, again.orders) == ({"activity": "status,purposes"}, {"finding": "-severity"})
    again.choose("columns", "activity", "")
    assert Lists(settings).columns == {}
    assert Lists(settings).forget()
    assert Lists(settings).orders == {}


def test_nothing_is_written_where_nothing_was_chosen(tmp_path: Path) -> None:
    lists = Lists(tmp_path / "settings.toml")
    lists.choose("columns", "activity", "")
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("said", [b"{", b"[]", b'{"columns": 3, "orders": {"a": 1}, "else": {}}', b"\xff"])
def test_a_file_that_cannot_be_read_is_as_good_as_none(tmp_path: Path, said: bytes) -> None:
    (tmp_path / FILE).write_bytes(said)
    lists = Lists(tmp_path / "settings.toml")
    assert (lists.columns, lists.orders) == ({}, {})
    lists.choose("orders", "party", "name")
    assert Lists(tmp_path / "settings.toml").orders == {"party": "name"}


def test_it_lasts_as_long_as_the_program_where_it_cannot_be_kept(tmp_path: Path) -> None:
    for lists in (Lists(None), Lists(tmp_path / "settings.toml", is_kept=False)):
        lists.choose("orders", "party", "name")
        assert lists.orders == {"party": "name"}
        assert not lists.forget()
    assert list(tmp_path.iterdir()) == []
