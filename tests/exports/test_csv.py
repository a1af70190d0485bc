"""Files of cells: the same cells as every table has, nothing in them a formula, and all of a document in some file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_sample import golden
from ropa.exports import SpreadFormat, csv, html
from ropa.i18n import LANGUAGES
from ropa.view.document import Document
from ropa.view.sheets import sheets
from tabular import DOCUMENTS, as_csv, everything, from_csv, plain, register_document

ALL = pytest.mark.parametrize("made", DOCUMENTS.values(), ids=DOCUMENTS)


def files(document: Document) -> dict[str, bytes]:
    return {"": csv.write(document), **csv.further(document)}


def test_goldens() -> None:
    made = register_document("nl")
    golden("art30.csv", csv.write(made))
    golden("art30-over-dit-document.csv", csv.further(made)["-over-dit-document"])


@ALL
def test_read_back_cell_for_cell(made: Document) -> None:
    assert as_csv(made) == [plain(sheet) for sheet in sheets(made)]


@ALL
def test_no_cell_is_a_formula(made: Document) -> None:
    for content in files(made).values():
        # What a program sees that knows nothing of the apostrophe.
        for row in from_csv(content.replace(b"'", b"\0"), made.language):
            assert not any(re.match(r"[=+\-@＝＋－＠\t\r]", cell) for cell in row)


@ALL
def test_same_bytes_twice(made: Document) -> None:
    assert files(made) == files(made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shape(language: str) -> None:
    found = files(register_document(language))
    assert len(found) == len(sheets(register_document(language)))
    for content in found.values():
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        first = content.decode("utf-8-sig").split("\r\n")[0]
        assert (";" in first, "," in first.replace(", ", "")) == (language != "en", language == "en")


def test_the_main_table_is_the_file_asked_for() -> None:
    made = register_document("nl")
    main = next(sheet for sheet in sheets(made) if sheet.is_main)
    assert from_csv(files(made)[""], "nl") == plain(main)
    assert main.columns[0] == "Verwerkingsactiviteit"
    assert not isinstance(html, SpreadFormat)


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_text_comes_back(texts: list[str]) -> None:
    made = everything(texts, "en")
    assert as_csv(made) == [plain(sheet) for sheet in sheets(made)]


@given(st.text(alphabet="'=+-@＝a;\"\n\t\r", min_size=1))
def test_the_apostrophe_can_be_taken_off_again(value: str) -> None:
    made = everything([value])
    assert as_csv(made) == [plain(sheet) for sheet in sheets(made)]
