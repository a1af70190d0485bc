"""What is read of an open file, whatever size it is said to have."""

import os

import pytest

from ropa.store.filling import READ, filled

CONTENT = b"0123456789"


@pytest.mark.parametrize("said", [0, 4, 10, 11, 5000])
def test_what_a_file_has_counts_and_not_what_it_is_said_to_have(tmp_path, said):
    assert _read(tmp_path, said, 100) == CONTENT


@pytest.mark.parametrize("said", [0, 4, 10, 5000])
@pytest.mark.parametrize(("limit", "read"), [(10, CONTENT), (9, CONTENT), (3, CONTENT[:4])])
def test_a_file_beyond_the_limit_gives_one_byte_more(tmp_path, said, limit, read):
    assert _read(tmp_path, said, limit) == read


def test_a_file_that_is_given_piece_by_piece_is_read_whole(tmp_path, monkeypatch):
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, size: real(handle, min(size, 3)))
    assert _read(tmp_path, len(CONTENT), 100) == CONTENT


def _read(folder, said, limit):
    path = folder / "a"
    path.write_bytes(CONTENT)
    handle = os.open(path, READ)
    try:
        return filled(handle, said, limit)
    finally:
        os.close(handle)
