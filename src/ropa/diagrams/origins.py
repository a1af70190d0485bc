"""Where the data of an activity come from: parties, other sources, and those on whose behalf a processor acts."""

from collections.abc import Iterator
from dataclasses import dataclass

from ropa.diagrams.content import listed
from ropa.diagrams.picture import Box, Flow, Line, Shape
from ropa.diagrams.stated import Stated, silent_key
from ropa.graph import Kind
from ropa.i18n import text
from ropa.model import Activity
from ropa.questions.uses import Use
from ropa.view.answers.voice import node_name
from ropa.view.marks import State


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of the data of one activity.

    Attributes:
        stated: What the activity's fields say.
        activity: The activity.
        uses: What it uses, as its register says.
    """

    stated: Stated
    activity: Activity
    uses: tuple[Use, ...]

    def boxes(self) -> Iterator[Box]:
        """A box per party, one for other sources that are known alike; what is silent is a box too."""
        stated, scene = self.stated, self.stated.scene
        for node in self._suppliers():
            yield Box(node, Shape.PARTY, node_name(scene.register, node, scene.language), link=node)
        for node in self._principals():
            name = node_name(scene.register, node, scene.language)
            yield Box(f"behalf-{node}", Shape.ORGANISATION, name, link=node)
        if self._is_silent_on_principals():
            yield stated.unsaid("on_behalf_of", Shape.ORGANISATION)
        words = self._words()
        for state, names in words.items():
            title = text("fields.activity.sources", scene.language)
            yield Box(f"sources-{state}", Shape.RECORD, title, tuple(listed(names)), state=state)
        if not words and not self._suppliers():
            yield stated.unsaid("sources", Shape.RECORD)

    def lines(self) -> Iterator[Line]:
        """From each of them to the activity."""
        scene, here = self.stated.scene, self.stated.address
        supplies = (text("interface.edge.supplies", scene.language),)
        behalf = (text("fields.activity.on_behalf_of", scene.language),)
        for node, use in self._suppliers().items():
            yield Line(node, here, Flow.DATA, supplies, state=scene.state(use.at))
        for node in self._principals():
            yield Line(f"behalf-{node}", here, Flow.DATA, behalf)
        if self._is_silent_on_principals():
            yield Line(silent_key("on_behalf_of"), here, Flow.DATA)
        for state in self._words():
            yield Line(f"sources-{state}", here, Flow.DATA)
        if not self._words() and not self._suppliers():
            yield Line(silent_key("sources"), here, Flow.DATA)

    def _suppliers(self) -> dict[str, Use]:
        return {use.used: use for use in self.uses if use.kind == Kind.SUPPLIES}

    def _principals(self) -> list[str]:
        found = map(self.stated.scene.register.find, self.activity.on_behalf_of or ())
        return [item[0] for item in found if item]

    def _is_silent_on_principals(self) -> bool:
        return "on_behalf_of" in self.stated.fields and not self._principals()

    def _words(self) -> dict[State, list[str]]:
        """The sources that are no party, by how they are known."""
        words: dict[State, list[str]] = {}
        for entry in self.stated.named("sources"):
            if not entry.link:
                words.setdefault(entry.state, []).append(entry.text)
        return words
