"""An answer as one HTML page, in the frame of all pages: headings, and nested lists under them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ropa.exports.frame import rendered, resource
from ropa.i18n import text
from ropa.view.answers.document import AnswerDocument
from ropa.view.document import State
from ropa.view.marks import SIGNS
from ropa.view.outline import Branch

SUFFIX = ".html"
NAME = "HTML"
MEDIA_TYPE = "text/html; charset=utf-8"


def write(document: AnswerDocument) -> bytes:
    """The answer as the bytes of a page; the same answer gives the same bytes."""
    language = document.language
    meanings = dict(document.legend)
    spoken = {state: text(f"document.{state}", language) for state in (State.SILENT, State.NONE)}

    def mark(branch: Branch) -> tuple[str, str]:
        """The sign of a line and its meaning; where the text itself says it, the meaning is left out."""
        is_said = branch.state in spoken and spoken[branch.state] in branch.text
        return SIGNS[branch.state], "" if is_said else meanings.get(branch.state, "")

    return rendered(
        "answer.html.jinja",
        document,
        css=resource("document.css") + resource("answer.css"),
        legend=tuple((SIGNS[state], meaning) for state, meaning in document.legend),
        mark=mark,
        runs=_runs,
        foreign=document.user_language if document.user_language != language else "",
    )


def _runs(branches: Sequence[Branch], headings: int) -> Iterator[tuple[int, tuple[Branch, ...]]]:
    """Lines in order: those that are headings one by one, numbered from 1; those between them together, as 0."""
    number = 0
    for is_heading, run in groupby(branches, lambda branch: headings > 0 and bool(branch.branches)):
        if not is_heading:
            yield 0, tuple(run)
            continue
        for branch in run:
            number += 1
            yield number, (branch,)
