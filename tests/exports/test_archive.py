"""An archive: the same bytes for the same files, in their order, with no trace of when and where it was made."""

import datetime
import io
import zipfile

import pytest

from ropa.exports.archive import archive

FILES = {"index.html": b"<p>", "diagrams/transfers.svg": b"<svg/>" * 100}
DAY = datetime.date(2026, 11, 22)


def test_what_goes_in_comes_out_in_its_order() -> None:
    packed = zipfile.ZipFile(io.BytesIO(archive(FILES, DAY)))
    assert packed.testzip() is None
    assert packed.namelist() == list(FILES)
    assert {name: packed.read(name) for name in FILES} == FILES


def test_the_same_files_give_the_same_bytes() -> None:
    assert archive(FILES, DAY) == archive(FILES, DAY)
    assert archive(FILES, DAY) != archive(dict(reversed(FILES.items())), DAY)


@pytest.mark.parametrize(("year", "shown"), [(2026, 2026), (1979, 1980), (1, 1980), (9999, 2107)])
def test_a_file_bears_the_day_as_far_as_an_archive_can_name_it(year: int, shown: int) -> None:
    packed = zipfile.ZipFile(io.BytesIO(archive(FILES, datetime.date(year, 11, 22))))
    assert {info.date_time for info in packed.infolist()} == {(shown, 11, 22, 0, 0, 0)}
    assert {(info.create_system, info.external_attr >> 16) for info in packed.infolist()} == {(3, 0o644)}
