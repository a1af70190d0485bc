"""What is wrong with a command line, in the reader's language: the parser itself speaks English alone."""

import re
from collections.abc import Iterator

import click

from ropa.commands.session import Misused, Session
from ropa.i18n import one_line

_NOT_ONE = re.compile(r"'(?P<value>.*)' is not one of .*", re.S)
_NO_NUMBER = re.compile(r"'(?P<value>.*)' is not a valid (?:integer|float).*", re.S)
_OUTSIDE = re.compile(r"(?P<value>\S+) is not in the range (?P<range>.*)\.")
_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((?P<value>.*)\)", re.S)
_NO_VALUE = re.compile(r"Option .* does not take a value\.")
_NEEDS_VALUE = re.compile(r"Option .* requires .*", re.S)


def told(error: click.UsageError, session: Session) -> str:
    """What the parser refuses, and how the command's help is asked for.

    Args:
        error: What it says.
        session: Its language is that of the reader.
    """
    said = _said(error, session)
    return f"{said} ({session.text('try-help', command=error.ctx.command_path)})" if error.ctx else said


def _said(error: click.UsageError, session: Session) -> str:
    if isinstance(error, Misused):
        near = error.params.get("near", "")
        hint = session.text("did-you-mean", value=near) if near else ""
        return session.text(error.key, **error.params, hint=hint).strip()
    if isinstance(error, click.NoSuchOption):
        near = (error.possibilities or [""])[0]
        hint = session.text("did-you-mean", value=near) if near else ""
        return session.text("usage.no-option", name=one_line(error.option_name), hint=hint).strip()
    if isinstance(error, click.MissingParameter):
        allowed = ", ".join(_choices(error.param))
        key = "usage.missing-choice" if allowed else "usage.missing"
        return session.text(key, name=_name(error), allowed=allowed)
    for key, pattern in (
        ("choice", _NOT_ONE),
        ("number", _NO_NUMBER),
        ("range", _OUTSIDE),
        ("too-many", _TOO_MANY),
        ("no-value", _NO_VALUE),
        ("needs-value", _NEEDS_VALUE),
    ):
        if found := pattern.fullmatch(error.message):
            parts = {name: one_line(value) for name, value in found.groupdict().items()}
            return session.text(f"usage.{key}", name=_name(error), allowed=", ".join(_choices(_param(error))), **parts)
    return error.format_message().strip()


def _param(error: click.UsageError) -> click.Parameter | None:
    return error.param if isinstance(error, click.BadParameter) else None


def _name(error: click.UsageError) -> str:
    """What the reader knows the option or the argument by that a fault is about."""
    if isinstance(error, click.BadOptionUsage):
        return one_line(error.option_name)
    param = _param(error)
    if isinstance(param, click.Argument) and error.ctx:
        return param.make_metavar(error.ctx).strip("[]").removesuffix("...").strip("{}")
    return " / ".join(param.opts) if param else ""


def _choices(param: click.Parameter | None) -> Iterator[str]:
    """The words that an option or an argument may be, where these are listed."""
    if param is not None and isinstance(param.type, click.Choice):
        yield from map(str, param.type.choices)
