"""The table of keys against what keyboards and terminals can do."""

import re

import pytest

from ropa.i18n import LANGUAGES, catalogue
from ropa.tui.keys import KEYS, TYPED, keys_of, shown
from ropa.tui.screens import SCREENS

NAMES = [name for _, name in SCREENS]


@pytest.mark.parametrize("screen", [*NAMES, *TYPED])
def test_no_key_twice_on_a_screen(screen: str) -> None:
    keys = [key for item in keys_of(screen) for key in item.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_no_key_that_a_keyboard_or_a_terminal_withholds() -> None:
    for item in KEYS:
        for key in item.keys.split(","):
            assert key not in set("[]{}\\~@|0123456789")
            assert not key.startswith(("alt+", "meta+", "super+"))
            assert key not in ("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m")


@pytest.mark.parametrize("key", [":", "/", "?"])
def test_signs_have_a_twin(key: str) -> None:
    item = next(item for item in KEYS if key in item.keys.split(","))
    assert any(re.match(r"f\d|ctrl\+", other) for other in item.keys.split(","))


def test_every_key_has_label_and_help_in_every_language() -> None:
    for item in KEYS:
        for language in LANGUAGES:
            assert item.label(language)
            assert item.help(language)
    assert {key.split(".")[1] for key in catalogue("terminal") if key.startswith("key.")} == {key.id for key in KEYS}


def test_texts_have_the_same_placeholders_in_every_language() -> None:
    for key, texts in catalogue("terminal").items():
        assert set(texts) == set(LANGUAGES), key
        assert len({tuple(sorted(re.findall(r"\{\w+\}", words))) for words in texts.values()}) == 1, key


def test_screens_of_keys_exist() -> None:
    assert {screen for key in KEYS for screen in key.screens} <= {*NAMES, *TYPED}


def test_keys_are_written_as_on_keyboards() -> None:
    assert [shown(key) for key in ("shift+f8", "ctrl+r", "L", "j", "escape")] == ["Shift+F8", "Ctrl+R", "L", "j", "Esc"]
