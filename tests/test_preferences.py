"""Users' own settings: where they stand, what they say, and what becomes of those that cannot be used."""

from pathlib import Path

import pytest

from ropa.cli import main
from ropa.i18n import LANGUAGES
from ropa.preferences import MAX_BYTES, Preferences, parse, read, settings_path

HOME = Path("/home/ann")


@pytest.mark.parametrize(
    ("environ", "platform", "path"),
    [
        ({}, "linux", "/home/ann/.config/ropa/settings.toml"),
        ({"XDG_CONFIG_HOME": "/conf"}, "linux", "/conf/ropa/settings.toml"),
        ({"XDG_CONFIG_HOME": "relative"}, "linux", "/home/ann/.config/ropa/settings.toml"),
        ({"XDG_CONFIG_HOME": "/conf"}, "darwin", "/home/ann/Library/Application Support/ropa/settings.toml"),
        ({"APPDATA": "/roaming"}, "win32", "/roaming/ropa/settings.toml"),
        ({}, "win32", "/home/ann/AppData/Roaming/ropa/settings.toml"),
        ({"ROPA_CONFIG": "/mine", "XDG_CONFIG_HOME": "/conf"}, "linux", "/mine/settings.toml"),
    ],
)
def test_settings_stand_where_the_system_keeps_them(environ: dict[str, str], platform: str, path: str) -> None:
    assert settings_path(environ, platform, HOME) == Path(path)


def test_all_that_can_be_set() -> None:
    found = parse(
        'language = "nl"\nname = " Ann "\ntheme = "light"\nanimations = true\nread_only = true\n'
        '[keys]\nsave = "f10"\nquit = ["ctrl+t", "Q"]\n'
    )
    keys = {"save": "f10", "quit": "ctrl+t,Q"}
    assert found == Preferences(None, "nl", "Ann", "light", has_animations=True, is_read_only=True, keys=keys)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('langage = "nl"', "langage: there is no such setting. Did you mean “language”? The default is used."),
        ('theme = "monocrome"', "theme: “monocrome” cannot be chosen. Did you mean “monochrome”?"),
        ('language = "xx"', "language: “xx” cannot be chosen. There are: en, nl, fr, de."),
        ("name = 3", "name: found 3; write text in quotes."),
        ('read_only = "yes"', "read_only: found yes; write true or false."),
        ("keys = 3", "keys: found 3; write a table"),
        ("[keys]\nsave = 3", "keys.save: found 3; write a key"),
        ("name = ", "/x/settings.toml: cannot be read:"),
    ],
)
def test_what_cannot_be_used_is_told_with_file_key_and_cure(said: str, words: str) -> None:
    found = parse(said, Path("/x/settings.toml"))
    (told,) = found.told("en")
    assert told.startswith("/x/settings.toml: ")
    assert words in told
    assert found == Preferences(Path("/x/settings.toml"), faults=found.faults)
    assert all(found.told(language) for language in LANGUAGES)


def test_the_good_settings_beside_a_bad_one_hold() -> None:
    assert parse('name = "Ann"\ntheme = 3').name == "Ann"
    assert parse('[keys]\nsave = 3\nquit = "Q"').keys == {"quit": "Q"}


def test_reading_makes_nothing(tmp_path: Path) -> None:
    found = read({"ROPA_CONFIG": str(tmp_path / "none")}, "linux")
    assert found == Preferences(tmp_path / "none" / "settings.toml")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"#" * (MAX_BYTES + 1)])
def test_what_is_no_text_or_too_large_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    assert len(read({"ROPA_CONFIG": str(tmp_path)}, "linux").faults) == 1


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROPA_CONFIG", str(tmp_path / "own"))
    return tmp_path / "own" / "settings.toml"


def test_settings_are_shown_and_written_only_when_asked(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"]) == 0
    assert "There is no such file yet" in capsys.readouterr().out
    assert not own.exists()
    assert main(["settings", "name=Ann P", "keys.save=f10", "animations=true"]) == 0
    assert own.read_text("utf-8") == 'name = "Ann P"\nanimations = true\n\n[keys]\nsave = "f10"\n'
    assert main(["settings", "name=", "keys.save="]) == 0
    assert parse(own.read_text("utf-8")) == Preferences(has_animations=True)
    capsys.readouterr()
    assert main(["settings"]) == 0
    shown = capsys.readouterr().out
    assert "ropa settings theme=light sets one; ropa settings theme= takes it away." in shown
    assert "There is no such file yet" not in shown


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("theme=nope", "cannot be chosen"),
        ("nme=x", "no such setting"),
        ("read_only=yes", "write true"),
        ("x", "sets nothing"),
    ],
)
def test_a_setting_that_could_not_be_used_is_not_written(
    own: Path, capsys: pytest.CaptureFixture[str], word: str, why: str
) -> None:
    assert main(["settings", word]) == 3
    assert why in capsys.readouterr().err
    assert not own.exists()


def test_settings_that_cannot_be_read_are_told_and_not_overwritten(
    own: Path, capsys: pytest.CaptureFixture[str], sample: Path
) -> None:
    own.parent.mkdir()
    own.write_text("name = ", "utf-8")
    assert main(["list", "party", "--workspace", str(sample)]) == 0
    assert f"ropa: {own}: cannot be read" in capsys.readouterr().err
    assert main(["settings", "name=Ann"]) == 3
    assert own.read_text("utf-8") == "name = "


def test_the_language_of_the_settings_is_spoken(own: Path, capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    own.parent.mkdir()
    own.write_text('language = "nl"', "utf-8")
    assert main(["settings"]) == 0
    assert "Uw instellingen" in capsys.readouterr().out
    assert main(["settings", "--lang", "fr"]) == 0
    assert "Vos réglages" in capsys.readouterr().out


WRITING = [
    "set acme/newsletter note=x",
    "confirm acme/newsletter --by Ann",
    "review acme/newsletter --by Ann",
    "add party acme/new name=New",
    "remove acme/newsletter",
    "fmt",
    "undo",
    "save",
    "edit acme/newsletter",
    "export art30 acme --to out.html",
    "schema --to out.json",
    "ask acme --to out.md",
    "init other",
    "settings name=Ann",
    "changes --drop all",
    "drafts x --drop",
]


@pytest.mark.parametrize("line", WRITING)
def test_who_only_reads_writes_nothing(
    line: str, own: Path, sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample.parent)
    before = _files(sample.parent)
    assert main(["--workspace", str(sample), "--read-only", *line.split()]) == 3
    assert "ropa only reads here" in capsys.readouterr().err
    assert _files(sample.parent) == before


def test_who_only_reads_can_read_and_try(sample: Path, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = ["--read-only", "--workspace", str(sample)]
    assert main([*shared, "list", "party"]) == 0
    assert main([*shared, "set", "acme/newsletter", "note=x", "--dry-run"]) == 0
    assert main([*shared, "changes"]) == 0
    own.parent.mkdir()
    own.write_text("read_only = true", "utf-8")
    assert main(["set", "acme/newsletter", "note=x", "--workspace", str(sample)]) == 3
    assert "only reads" in capsys.readouterr().err
    assert main(["settings", "name=Ann"]) == 3
    assert main(["settings", "read_only="]) == 0
    assert main(["set", "acme/newsletter", "note=x", "--workspace", str(sample)]) == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--theme", "nope"], "There is no look “nope”"),
        (["--theme"], "There is no look"),
        (["--theme", "dark", "list", "party"], "--theme is for the terminal"),
        (["--read-only=1", "list", "party"], "takes no value"),
    ],
)
def test_options_of_the_start_that_make_no_sense(
    words: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert why in capsys.readouterr().err


def test_a_shell_has_no_log(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log"]) == 3
    assert "type :log" in capsys.readouterr().err


def _files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
