"""Who gives data: an activity with whose data, and which, go to one party."""

from ropa.diagrams.content import listed
from ropa.diagrams.picture import Box, Group, Shape
from ropa.diagrams.scene import Scene
from ropa.diagrams.stated import SIGNED
from ropa.finding import Pointer
from ropa.graph import term_node
from ropa.i18n import labelled, text
from ropa.questions.impact import Reached
from ropa.view.answers.voice import node_name
from ropa.view.marks import SIGNS, State
from ropa.vocabulary import label


def giver_box(scene: Scene, reached: Reached) -> Box:
    """The activity whose data reach a party, with the data subjects and the data that do.

    Special categories of data and data on convictions and offences are named as such.
    """
    register, language = scene.register, scene.language
    lines = [label("capacity", reached.capacity, language)] if reached.capacity == "processor" else []
    signs: set[State] = set()
    for key, nodes in (("subjects", reached.subjects), ("data", sorted(reached.data or ()))):
        known = {node: _state(scene, reached.activity, key, node) for node in nodes or ()}
        signs |= set(known.values())
        names = [
            f"{SIGNS[state] if state in SIGNED else '–'} {_marked(scene, reached, node)}"
            for node, state in known.items()
        ]
        title = text(f"fields.activity.{key}", language)
        said = "" if names else text("document.silent", language)
        lines.append(labelled(title, said, language).rstrip())
        lines += listed(names)
    targets = ",".join(sorted({route.nodes[0] for route in reached.routes}))
    group = f"{register.name}|{scene.record_state(reached.activity)}"
    alike = (f"{group}|{targets}|{lines}", f"{group}|{targets}", group)
    return Box(
        reached.activity,
        Shape.ACTIVITY,
        node_name(register, reached.activity, language),
        tuple(lines),
        link=reached.activity,
        state=scene.record_state(reached.activity),
        signs=tuple(state for state in SIGNED if state in signs),
        is_silent=not (reached.data and reached.subjects),
        alike=tuple(Group(key, scene.text("activities")) for key in alike),
    )


def _state(scene: Scene, address: str, key: str, node: str) -> State:
    """How it is known that the activity has a category of data, or of data subjects."""
    record, vocabulary = scene.register.at(address), {"subjects": "subject", "data": "data"}[key]
    for position, word in enumerate(getattr(record, key) or ()):
        if term_node(scene.register, vocabulary, word) == node:
            return scene.state(Pointer(address, (key, position)))
    return scene.state(Pointer(address, ("subject_data",)))


def _marked(scene: Scene, reached: Reached, node: str) -> str:
    name = node_name(scene.register, node, scene.language)
    if node in reached.criminal:
        return f"{name} ({scene.text('mark.criminal')})"
    return f"{name} ({scene.text('mark.special')})" if node in reached.special else name
