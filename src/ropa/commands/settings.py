"""`ropa settings`: what users set for themselves."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace

import click

from ropa import preferences, store
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.commands.writing import written
from ropa.i18n import one_line, text
from ropa.preferences import KEYS, Preferences
from ropa.remembered import Lists
from ropa.results import Branch, Outline, Text, Written
from ropa.source.edit import Edit, EditRefused, Set, Unset, edited


@as_command("settings")
@click.argument("words", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--reset-lists", "is_reset", is_flag=True, help="Back to the usual columns and orders of all lists.")
@formatted
def command(session: Session, words: tuple[str, ...], is_reset: bool) -> Outline | Written | Text:
    """Show your own settings and the file they stand in, or write some of them.

    KEY is language, name, theme, animations, read_only, or keys. and what a key does; KEY= takes the setting away.
    They are yours and not the workspace's: nothing in them changes a register or how it is judged. The columns and
    orders that you chose for lists of the terminal are kept beside them.

    Example: ropa settings "name=Ann Peeters" theme=high-contrast keys.save=f10
    """
    found = preferences.read(os.environ, sys.platform)
    if is_reset:
        if words:
            raise click.UsageError(session.text("options-together", one="--reset-lists", other=words[0]))
        return _reset(session, found)
    return _set(session, found, words) if words else _shown(session, found)


def _reset(session: Session, found: Preferences) -> Text:
    """Go back to the usual lists."""
    session.must_not_be_read_only()
    if found.path is None or not Lists(found.path).forget():
        raise Refusal(text("settings.no-home", session.language))
    return Text(text("settings.title", session.language), text("settings.lists-reset", session.language))


def _shown(session: Session, found: Preferences) -> Outline:
    language = session.language
    values = {
        "language": found.language,
        "name": found.name,
        "theme": found.theme,
        "animations": found.has_animations,
        "read_only": found.is_read_only,
        "keys": dict(found.keys),
    }
    branches = [
        Branch(f"{name} = {_plain(value, language)}", detail=_about(name, language)) for name, value in values.items()
    ]
    path = str(found.path) if found.path else text("settings.no-home", language)
    remarks = [text("settings.file", language, path=one_line(path)) if found.path else path]
    if found.path:
        remarks.append(text(f"settings.file-{'there' if store.exists(found.path) else 'none'}", language))
    said = {"path": str(found.path or ""), **values}
    return Outline(text("settings.title", language), tuple(branches), (*remarks, *found.told(language)), said)


def _about(name: str, language: str) -> str:
    return text(f"settings.about.{name}", language)


def _plain(value: object, language: str) -> str:
    if isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {keys}" for name, keys in value.items()) or text("settings.usual", language)
    return str(value) or text("settings.usual", language)


def _set(session: Session, found: Preferences, words: tuple[str, ...]) -> Written:
    names = [word.partition("=")[0] for word in words]
    # Who set it must be able to take it back.
    if session.preferences.is_read_only and names == ["read_only"]:
        session = replace(session, is_read_only=False)
    session.must_not_be_read_only()
    language, path = session.language, found.path
    if path is None:
        raise Refusal(text("settings.no-home", language))
    try:
        former = store.read_bytes(path, preferences.MAX_BYTES).decode("utf-8-sig") if store.exists(path) else ""
        made = edited(former, list(_edits(session, words)))
    except (OSError, UnicodeDecodeError, EditRefused) as error:
        raise Refusal(text("settings.not-changed", language, path=one_line(str(path)))) from error
    if wrong := [fault for fault in preferences.parse(made).faults if fault.at in names]:
        raise Refusal("\n".join(fault.reason(language) for fault in wrong))
    store.make_folder(path.parent)
    return written(session, {path: made.encode()}, (text("settings.next-start", language),))


def _edits(session: Session, words: tuple[str, ...]) -> Iterator[Edit]:
    for word in words:
        name, sign, said = word.partition("=")
        if not sign or not name:
            raise Refusal(text("settings.no-assignment", session.language, word=word))
        path = tuple(name.split(".", 1)) if name.startswith("keys.") else (name,)
        if not said:
            yield Unset(path)
        elif KEYS.get(name) is bool and said in ("true", "false"):
            yield Set(path, said == "true")
        else:
            yield Set(path, said)
