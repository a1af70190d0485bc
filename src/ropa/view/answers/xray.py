"""The answer of `xray` in words: the tree of what is used, or of who uses it."""

from collections.abc import Iterator
from typing import Any

from ropa.i18n import text
from ropa.questions.uses import Tense
from ropa.questions.xray import Node, Xray
from ropa.register import Portfolio
from ropa.view.answers.voice import named
from ropa.view.marks import State
from ropa.view.outline import Branch, Later, Outline


def xray_outline(portfolio: Portfolio, found: Xray, *, is_reverse: bool, depth: int, language: str) -> Outline:
    """What hangs on a node.

    Args:
        portfolio: The registers.
        found: The answer.
        is_reverse: Whether it was asked who uses it.
        depth: How many steps were followed.
        language: Language of everything but user text.
    """
    voice = _Voice(portfolio, is_reverse, language)
    node = found.root.address
    name = named(portfolio, node, language)[0]
    remarks = []
    if not found.root.branches and not found.root.silent:
        remarks.append(voice.text("nobody" if is_reverse else "nothing", name=name))
        if not is_reverse and ":" in node:
            remarks.append(voice.text("word", node=node))
    if cut := _cut(found.root):
        remarks.append(voice.text("cut", depth=depth, count=cut))
    if found.silent:
        key = "silent-place" if node.startswith(("country:", "org:")) else "silent"
        remarks.append(voice.text(key, count=len(found.silent)))
    if found.unread:
        remarks.append(voice.text("unread", registers=", ".join(found.unread)))

    def values() -> dict[str, Any]:
        return {
            "reverse": is_reverse,
            "depth": depth,
            "tree": _values(found.root),
            "silent": list(found.silent),
            "unread": list(found.unread),
        }

    title = voice.text("used-by" if is_reverse else "uses", name=name)
    return Outline(title, voice.branches(found.root), tuple(remarks), Later(values))


class _Voice:
    def __init__(self, portfolio: Portfolio, is_reverse: bool, language: str) -> None:
        self.portfolio = portfolio
        self.is_reverse = is_reverse
        self.language = language
        self._names: dict[str, tuple[str, str]] = {}

    def text(self, key: str, **params: object) -> str:
        return text(f"questions.xray.{key}", self.language, **params)

    def named(self, node: str) -> tuple[str, str]:
        """What a node is called, and where it can be opened: the same vendors stand under many records."""
        if node not in self._names:
            self._names[node] = named(self.portfolio, node, self.language)
        return self._names[node]

    def branch(self, node: Node) -> Branch:
        name, link = self.named(node.address)
        shown = name
        if node.use:
            is_object = node.use.is_subject is not self.is_reverse
            relation = text(node.use.label, self.language)
            shown = self.text("object" if is_object else "subject", name=name, relation=relation)
        words = () if link else (node.address,)
        branches = self.branches(node) if node.branches or node.silent else ()
        return Branch(shown, link, tuple(map(self.text, _marks(node))), branches=branches, words=words)

    def branches(self, node: Node) -> tuple[Branch, ...]:
        silence = text("document.silent", self.language)
        silent = (
            self.text("object", name=silence, relation=text(f"interface.edge.{kind}", self.language))
            for kind in node.silent
        )
        return (*map(self.branch, node.branches), *(Branch(line, state=State.SILENT) for line in silent))


def _marks(node: Node) -> Iterator[str]:
    """The keys of what is said beside a line."""
    if node.tense is not Tense.CURRENT:
        yield node.tense.value
    if node.is_possible_only:
        yield "may"
    if node.use and node.use.is_unattributed:
        yield "unattributed"
    if node.is_again:
        yield "again"
    if node.is_cut:
        yield "more"


def _cut(node: Node) -> int:
    """How many nodes of the tree leave out what hangs on them."""
    waiting = [node]
    for item in waiting:
        waiting.extend(item.branches)
    return sum(item.is_cut for item in waiting)


def _values(node: Node) -> dict[str, Any]:
    use = node.use
    return {
        "id": node.address,
        "relation": use and use.kind,
        "register": use and use.register,
        "at": use and str(use.at),
        "tense": node.tense,
        "may": node.is_possible_only,
        "again": node.is_again,
        "cut": node.is_cut,
        "unattributed": use is not None and use.is_unattributed,
        "silent": list(node.silent),
        "branches": [_values(item) for item in node.branches],
    }
