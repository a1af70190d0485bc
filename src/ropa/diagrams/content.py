"""Whose data an activity holds, and which: boxes for data subjects and for data, alike of each as one.

Special categories of data (GDPR Art. 9(1)) and data on convictions and offences (Art. 10) are boxes of their own, and
so is what is known otherwise than the rest, so that nothing inferred stands among what is stated.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ropa.diagrams.picture import Box, Flow, Line, Shape
from ropa.diagrams.scene import Scene
from ropa.graph import Kind, term_node
from ropa.model import Activity
from ropa.questions.impact import special_data
from ropa.questions.uses import Use
from ropa.rules.wider import is_marked
from ropa.view.answers.voice import node_name
from ropa.view.marks import State

_MOST_LINES = 8
_LENGTH = 120


@dataclass(frozen=True)
class Content:
    """Data subjects and data of one activity.

    Attributes:
        scene: The register and the language.
        activity: The activity.
        uses: What it uses, as its register says.
    """

    scene: Scene
    activity: Activity
    uses: tuple[Use, ...]

    @cached_property
    def _subjects(self) -> dict[str, State]:
        return {use.used: self.scene.state(use.at) for use in self.uses if use.kind == Kind.CONCERNS}

    @cached_property
    def _data(self) -> dict[str, State]:
        return {use.used: self.scene.state(use.at) for use in self.uses if use.kind == Kind.HOLDS}

    @cached_property
    def _ties(self) -> frozenset[tuple[str, str]]:
        register = self.scene.register
        return frozenset(
            (term_node(register, "subject", item.subject), term_node(register, "data", word))
            for item in self.activity.subject_data or ()
            for word in item.data
        )

    def _are_tied(self, subject: str, data: str) -> bool:
        """Whether the data are held of the subject: as the record ties them, or else as far as it ties neither."""
        if (subject, data) in self._ties:
            return True
        tied_subjects, tied_data = ({pair[end] for pair in self._ties} for end in (0, 1))
        is_subject_open, is_data_open = subject not in tied_subjects, data not in tied_data
        if is_subject_open and is_data_open:
            return True
        if is_data_open:
            return not set(self._subjects) - tied_subjects
        return is_subject_open and not set(self._data) - tied_data

    @cached_property
    def _data_groups(self) -> dict[tuple[frozenset[str], str, State], list[str]]:
        special = frozenset(special_data(self.scene.register, self.activity, frozenset(self._data)))
        found: dict[tuple[frozenset[str], str, State], list[str]] = {}
        for node, state in self._data.items():
            mark = "special" if node in special else ""
            mark = "criminal" if is_marked(self.scene.register, node, "criminal") else mark
            held_of = frozenset(subject for subject in self._subjects if self._are_tied(subject, node))
            found.setdefault((held_of, mark, state), []).append(node)
        return found

    @cached_property
    def _subject_groups(self) -> dict[tuple[tuple[int, ...], State], list[str]]:
        found: dict[tuple[tuple[int, ...], State], list[str]] = {}
        for subject, state in self._subjects.items():
            reached = (number for number, key in enumerate(self._data_groups) if subject in key[0])
            found.setdefault((tuple(reached), state), []).append(subject)
        return found

    def data_boxes(self) -> Iterator[Box]:
        """A box per group of data; nothing where the record states none."""
        scene = self.scene
        for number, ((_, mark, state), nodes) in enumerate(self._data_groups.items()):
            name = scene.text(f"data.{mark or 'plain'}")
            names = [node_name(scene.register, node, scene.language) for node in nodes]
            shape = Shape.SENSITIVE if mark else Shape.DATA
            yield Box(f"data-{number}", shape, name, tuple(listed(names)), state=state)

    def subject_boxes(self) -> Iterator[Box]:
        """A box per group of data subjects of whom the same data are held; nothing where the record states none."""
        scene = self.scene
        label = scene.words.text("fields.activity.subjects")
        for number, ((_, state), nodes) in enumerate(self._subject_groups.items()):
            names = [node_name(scene.register, node, scene.language) for node in nodes]
            yield Box(f"subjects-{number}", Shape.SUBJECT, label, tuple(listed(names)), state=state)

    def lines(self) -> Iterator[Line]:
        """From each group of data subjects to the data held of them."""
        for number, (reached, _) in enumerate(self._subject_groups):
            for target in reached:
                yield Line(f"subjects-{number}", f"data-{target}", Flow.DATA)


def listed(names: list[str]) -> Iterator[str]:
    """Names one to a line, or as running text where these would be too many lines."""
    if len(names) <= _MOST_LINES:
        yield from names
        return
    line = ""
    for name in names:
        if line and len(line) + len(name) > _LENGTH:
            yield f"{line};"
            line = ""
        line = f"{line}; {name}" if line else name
    yield line
