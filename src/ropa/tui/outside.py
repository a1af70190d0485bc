"""One value in the reader's own editor, while the terminal waits."""

import os
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from ropa.i18n import text
from ropa.i18n.system import reason
from ropa.store import editing

if TYPE_CHECKING:
    from textual.app import App


def typed_outside(app: "App[Any]", value: str, language: str) -> tuple[str, str]:
    """What the editor leaves of a value.

    Args:
        app: The application, which gives way to the editor.
        value: The value so far.
        language: The reader's language.

    Returns:
        The value, and why there is no other, or nothing.
    """
    words = editing.editor(os.environ)
    if not words:
        return value, text("interface.edit.no-editor", language)
    try:
        with app.suspend(), editing.scratch(f"{value}\n" if value else "") as file:
            status = editing.run_editor(editing.at_line(words, file, 1))
            content = editing.typed(file)
    except SuspendNotSupported:
        return value, text("terminal.edit.no-suspend", language)
    except OSError as error:
        return value, text("interface.edit.not-run", language, editor=words[0], detail=reason(error, language))
    app.refresh()
    if status or content is None:
        return value, text("interface.edit.failed", language, editor=words[0], status=status)
    try:
        return content.decode("utf-8-sig").rstrip("\r\n"), ""
    except UnicodeDecodeError:
        return value, text("terminal.edit.no-text", language)
