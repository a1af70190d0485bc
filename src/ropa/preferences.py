"""What users set for themselves, whatever workspace is open: `settings.toml` in their own configuration folder.

Nothing here changes what a register says or how it is judged. What cannot be read is told and left at its default.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ropa.i18n import LANGUAGES, Key, one_line, text
from ropa.i18n.system import reason_key

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("dark", "light", "high-contrast", "monochrome")
"""How the terminal can look; the first of them where nothing is set."""

MAX_BYTES = 1024 * 1024
"""The largest file of settings that is read."""

FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Fault:
    """One setting that cannot be used.

    Attributes:
        at: Which one, as `keys.save`; empty for the file as a whole.
        name: What is wrong, by its text in the catalogue `settings`.
        params: What the text's placeholders stand for; `suggestion` and `allowed` are said behind it.
    """

    at: str
    name: str
    params: Mapping[str, str] = field(default_factory=dict)

    def words(self, path: "Path | None", language: str) -> str:
        """What is wrong, where, and what to do about it."""
        before = f"{one_line(str(path))}: " if path else ""
        return f"{before}{self.reason(language)} {text('settings.default-used', language)}"

    def reason(self, language: str) -> str:
        """What is wrong with it, and what could stand there."""
        params = {
            name: text(value, language) if isinstance(value, Key) else one_line(value)
            for name, value in self.params.items()
        }
        said = [text(f"settings.fault.{self.name}", language, **params)]
        if near := params.get("suggestion"):
            said.append(text("interface.did-you-mean", language, value=near))
        elif allowed := params.get("allowed"):
            said.append(text("interface.there-are", language, values=allowed))
        return " ".join((f"{one_line(self.at)}:", *said) if self.at else said)


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings of a user.

    Attributes:
        path: The file they stand in, or would; None where nobody looked.
        language: Of what is shown; empty for that of the environment.
        name: Who confirms and decides; empty where it is asked for.
        theme: One of `THEMES`; empty for the usual one.
        has_animations: Whether things may move.
        is_read_only: Whether nothing may be written.
        keys: Other keys than the usual ones, by what they do; several are separated by commas.
        faults: What cannot be used.
    """

    path: "Path | None" = None
    language: str = ""
    name: str = ""
    theme: str = ""
    has_animations: bool = False
    is_read_only: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def told(self, language: str, more: Iterable[Fault] = ()) -> tuple[str, ...]:
        """What is wrong with the settings, in the reader's words."""
        return tuple(fault.words(self.path, language) for fault in (*self.faults, *more))


def settings_path(environ: Mapping[str, str], platform: str, home: "Path") -> "Path":
    """The file of a user's settings, where their system keeps such files.

    Args:
        environ: The environment; `ROPA_CONFIG` names another folder than the usual one.
        platform: The system, as `sys.platform` names it.
        home: The user's folder.
    """
    from pathlib import Path  # noqa: PLC0415 - help needs none of it

    if named := environ.get("ROPA_CONFIG"):
        return Path(named) / FILE
    if platform == "win32":
        roaming = environ.get("APPDATA")
        return (Path(roaming) if roaming else home / "AppData" / "Roaming") / "ropa" / FILE
    if platform == "darwin":
        return home / "Library" / "Application Support" / "ropa" / FILE
    # The standard wants a relative path ignored.
    named = environ.get("XDG_CONFIG_HOME", "")
    return (Path(named) if named.startswith("/") else home / ".config") / "ropa" / FILE


def read(environ: Mapping[str, str], platform: str) -> Preferences:
    """The settings of whoever runs the program; nothing is made or written."""
    from pathlib import Path  # noqa: PLC0415 - help needs none of it

    try:
        path = settings_path(environ, platform, Path.home())
    except RuntimeError:  # a user without a home
        return Preferences()
    if not path.is_file():
        return Preferences(path)
    from ropa import store  # noqa: PLC0415 - help needs none of it where nothing is set

    try:
        content = store.read_bytes(path, MAX_BYTES)
        if len(content) > MAX_BYTES:
            return Preferences(path, faults=(Fault("", "too-large", {"limit": str(MAX_BYTES)}),))
        return parse(content.decode("utf-8-sig"), path)
    except (OSError, UnicodeDecodeError) as error:
        detail = reason_key(error) if isinstance(error, OSError) else str(error)
        return Preferences(path, faults=(Fault("", "not-read", {"detail": detail}),))


def parse(said: str, path: "Path | None" = None) -> Preferences:
    """The settings that a text makes.

    Args:
        said: The text.
        path: Where it stands.
    """
    import tomli  # noqa: PLC0415 - help needs none of it where nothing is set

    try:
        values = tomli.loads(said)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        return Preferences(path, faults=(Fault("", "not-read", {"detail": str(error)}),))
    faults = list(_faults(values))
    wrong = {fault.at for fault in faults}
    good: dict[str, Any] = {name: value for name, value in values.items() if name in KEYS and name not in wrong}
    keys: dict[str, Any] = good.get("keys", {})
    return Preferences(
        path,
        good.get("language", ""),
        good.get("name", "").strip(),
        good.get("theme", ""),
        good.get("animations", False),
        good.get("read_only", False),
        {name: _joined(value) for name, value in keys.items() if f"keys.{name}" not in wrong},
        tuple(faults),
    )


KEYS: Mapping[str, type] = MappingProxyType(
    {"language": str, "name": str, "theme": str, "animations": bool, "read_only": bool, "keys": dict}
)
"""What can be set, and what each holds."""

_CHOICES = {"language": LANGUAGES, "theme": THEMES}


def _faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in values.items():
        if name not in KEYS:
            yield Fault(name, "unknown", _cure(name, KEYS))
        elif not _is_of(value, KEYS[name]):
            yield Fault(name, f"no-{KEYS[name].__name__}", {"found": str(value)})
        elif name in _CHOICES and value not in _CHOICES[name]:
            yield Fault(name, "no-choice", {"found": str(value), **_cure(str(value), _CHOICES[name])})
        elif name == "keys":
            yield from _key_faults(value)


def _key_faults(keys: Mapping[str, Any]) -> Iterator[Fault]:
    for key, said in keys.items():
        if not (isinstance(said, str) or _is_list(said)) or not said:
            yield Fault(f"keys.{key}", "no-keys", {"found": str(said)})


def _is_of(value: object, kind: type) -> bool:
    return isinstance(value, kind)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _joined(said: str | list[str]) -> str:
    return said if isinstance(said, str) else ",".join(said)


def _cure(word: str, among: Iterable[str]) -> dict[str, str]:
    from ropa.vocabulary import nearest  # noqa: PLC0415 - only a mistake needs it

    known = tuple(among)
    near = nearest(word, known)
    return {"suggestion": near} if near else {"allowed": ", ".join(known)}
