"""How much of a layout a register answers, as a part of the document in that layout."""

from collections.abc import Iterator
from dataclasses import replace

from ropa.questions.completeness import completeness
from ropa.questions.layouts import Layout
from ropa.rules import Case
from ropa.view.answers.completeness import completeness_outline
from ropa.view.document import Part
from ropa.view.outline import without_head
from ropa.view.wanted import Side
from ropa.view.words import Words


def coverage_part(words: Words, case: Case, layout: Layout, side: Side) -> Part:
    """The share of the points that are answered, point by point, and what of the layout could not be verified.

    Args:
        words: The words of the register.
        case: The register and the law.
        layout: The layout.
        side: The record that the document is limited to.
    """
    found = completeness(case, layout)
    if side:
        found = replace(found, answers=tuple(answer for answer in found.answers if answer.point.part == side))
    pairs = [(case.register, found)]
    outline = completeness_outline(pairs, layout, case.law, words.language, by_activity=False)
    lines = tuple(branch._replace(branches=()) for branch in without_head(outline).branches)
    return Part(
        words.text("document.part.coverage"), (*_heads(outline.branches[0].details), *outline.remarks), (), (), lines
    )


def _heads(details: tuple[str, ...]) -> Iterator[str]:
    for detail in details:
        yield f"{detail[:1].upper()}{detail[1:]}."
