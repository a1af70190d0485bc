"""One activity that an event reaches, in words: by which way, whose data, and how many."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from ropa.model import Activity
from ropa.model.activity import Volume
from ropa.questions.impact import Reached
from ropa.questions.impact_routes import Duty, Route, Time
from ropa.register.once import ByIdentity
from ropa.view.answers.voice import Voice
from ropa.view.marks import State
from ropa.view.outline import Branch
from ropa.view.record import rank
from ropa.view.words import date_words
from ropa.vocabulary import label

Nodes = frozenset[str] | tuple[str, ...]
"""Categories, as a list in the order of the record or as a set in none."""

_Held = tuple[Activity, Branch, Branch, tuple[Branch, ...]]
"""An activity, and what it holds: of whom, what, and which of that is special."""


class ReachedVoice(Voice):
    """Activities and the ways to them."""

    def reached(self, item: Reached) -> Branch:
        """An activity: the ways, the categories, the special ones, the numbers."""
        record, subjects, data, special = self._held(item)
        if record.data_exhaustive is False:
            head = self.words.text("fields.activity.data_exhaustive")
            data = data._replace(detail=self.words.pair(head, self.words.text("document.no")))
        if item.data is None and not special:
            special = (self.silent(),)
        shown = [
            *self._behalf(item),
            *map(self.route, item.routes),
            subjects,
            data,
            self._headed("special_categories", special) if special else self._no_special,
        ]
        if item.criminal:
            criminal = tuple(self._term("data", node, record) for node in item.criminal)
            shown.append(Branch(self.text("criminal"), branches=criminal))
        shown.append(self._volume(record.volume) if record.volume else self._no_volume)
        return self.record(item.activity, detail=tuple(self._notes(item)), branches=tuple(shown))

    def _held(self, item: Reached) -> "_Held":
        """The subjects, the data and the special categories of an activity, for it and for all of them together."""
        known = self._holdings.get(item.activity)
        if known is None:
            record = self._activity(item)
            known = self._holdings[item.activity] = (
                record,
                self._categories("subject", item.subjects or (), record),
                self._categories("data", item.data or frozenset(), record),
                tuple(self._special(item, record)) if item.special or record.special_categories else (),
            )
        return known

    @cached_property
    def _holdings(self) -> dict[str, "_Held"]:
        return {}

    def concerned(self, items: Sequence[Reached]) -> Iterator[Branch]:
        """What all activities together hold, for the first point of a notification; silent where one of them is."""
        if not items:
            return
        held = [(item, self._held(item)) for item in items]
        for key, found in (
            ("subjects", [subjects.branches if item.subjects else () for item, (_, subjects, _, _) in held]),
            ("data", [data.branches if item.data else () for item, (_, _, data, _) in held]),
            ("special_categories", [special for _, (_, _, _, special) in held]),
        ):
            surest: dict[str, Branch] = {}
            # Most activities hold what others hold, and in the same words.
            alone = {id(branches): branches for branches in found}
            for branch in chain.from_iterable(alone.values()):
                kept = surest.get(branch.text, branch)
                surest[branch.text] = min(kept, branch, key=lambda one: rank(one.state))
            is_silent = any((item.subjects if key == "subjects" else item.data) is None for item in items)
            if is_silent:
                shown = [*surest.values(), self.silent()]
            else:
                shown = [*surest.values()] or [Branch(self.text("special-none"), state=State.DERIVED)]
            yield self._headed(key, shown)
        yield Branch(self.words.text("fields.activity.volume"), branches=(Branch(self.text("numbers")),))

    def route(self, route: Route) -> Branch:
        """A way on which data get to the address that was asked about."""
        # What the register discloses of all is one route for many activities.
        return self._told.of(route, self._route)

    @cached_property
    def _told(self) -> ByIdentity[Route, Branch]:
        return ByIdentity()

    def _route(self, route: Route) -> Branch:
        holder = self.register.own if route.at.record == self.register.address() else self.register.at(route.at.record)
        state = State.STATED
        if holder and len(route.at.field) > 1:
            key, position = route.at.field[:2]
            state = self.state(holder, str(key), getattr(holder, str(key))[position])
        said = route.nodes, route.role, route.certainty, route.when, route.time, route.by_control, route.service_open
        known = self._ways.get((said, state))
        if known is None:
            known = self._ways[said, state] = self._way(route, state)
        return known

    @cached_property
    def _ways(self) -> dict[tuple[object, State], Branch]:
        return {}

    def _way(self, route: Route, state: State) -> Branch:
        notes = [label("role", route.role, self.language)] if route.role else []
        if route.certainty == "may":
            notes.append(label("certainty", route.certainty, self.language))
        notes += route.when
        if route.time is not Time.NOW:
            notes.append(self.text(f"time.{route.time}"))
        notes += [
            self.text(key)
            for key, is_so in (("by-control", route.by_control), ("service-open", route.service_open))
            if is_so
        ]
        steps = " → ".join(self.name(step) for step in route.nodes)
        link = route.nodes[0] if "/" in route.nodes[0] else ""
        return Branch(self.text("via", steps=steps), link, tuple(notes), state)

    def _behalf(self, item: Reached) -> Iterator[Branch]:
        """For a processor's activity, whose data it is."""
        if item.capacity == "processor":
            yield self._headed("on_behalf_of", [self.record(one) for one in item.controllers or ()])

    def _activity(self, item: Reached) -> Activity:
        record = self.register.at(item.activity)
        assert isinstance(record, Activity), "the question names activities of the register only"
        return record

    def _notes(self, item: Reached) -> Iterator[str]:
        if item.time is not Time.NOW:
            yield self.text(f"time.{item.time}")
        if not item.capacity:
            yield self.text("capacity-silent")
        if item.duty is not Duty.OWN and item.capacity != "processor":
            yield self.text(f"duty.{item.duty}")

    def _special(self, item: Reached, record: Activity) -> Iterator[Branch]:
        yield from (self._term("data", node, record) for node in item.special)
        if isinstance(record.special_categories, tuple):
            conditions = dict.fromkeys(one.condition for one in record.special_categories)
            yield from (
                Branch(label("special-condition", word, self.language), words=(f"special-condition:{word}",))
                for word in conditions
            )

    @cached_property
    def _no_volume(self) -> Branch:
        return self._volume(None)

    @cached_property
    def _no_special(self) -> Branch:
        return self._headed("special_categories", [Branch(self.text("special-none"), state=State.DERIVED)])

    def _volume(self, volume: Volume | None) -> Branch:
        shown = []
        for key in ("subjects", "records"):
            count = getattr(volume, key, None)
            said = self.words.text("document.silent") if count is None else str(count)
            state = State.SILENT if count is None else State.STATED
            shown.append(Branch(self.words.pair(self.words.text(f"fields.volume.{key}"), said), state=state))
        on = date_words(volume.on, self.language) if volume and volume.on else ""
        return Branch(self.words.text("fields.activity.volume"), detail=on, branches=tuple(shown))

    def _headed(self, key: str, shown: Iterable[Branch]) -> Branch:
        return Branch(
            self.words.text(f"fields.activity.{key}"), branches=tuple(shown) or (self.silent(),), in_line=True
        )

    def _of(self, vocabulary: str, nodes: Nodes, record: Activity) -> tuple[Branch, ...]:
        """Categories, each with the sign of how it is known of this activity."""
        return self._categories(vocabulary, nodes, record).branches if nodes else ()

    def _categories(self, vocabulary: str, nodes: Nodes, record: Activity) -> Branch:
        """The same under the name of their field; those that are no list in the order of their names."""
        key = vocabulary if vocabulary == "data" else "subjects"
        # Of most activities no evidence speaks of them, and many have the same few.
        has_signs = (record.evidence is not None and any(one.field == key for one in record.evidence)) or (
            record.cited is not None and self.state(record, key) is not State.STATED
        )
        known = None if has_signs else self._plain.get((key, nodes))
        if known is None:
            listed = sorted(nodes) if isinstance(nodes, frozenset) else nodes
            known = self._headed(key, [self._term(vocabulary, node, record) for node in listed])
            if not has_signs:
                self._plain[key, nodes] = known
        return known

    @cached_property
    def _plain(self) -> dict[tuple[str, Nodes], Branch]:
        return {}

    def _term(self, vocabulary: str, node: str, record: Activity) -> Branch:
        """A category, with the sign of how it is known of this activity."""
        word = node.replace(":", "/").rpartition("/")[2]
        field = vocabulary if vocabulary == "data" else "subjects"
        state = self.state(record, field, word) if word in (getattr(record, field) or ()) else State.STATED
        # The same few categories stand under every activity.
        known = self._terms.get((vocabulary, node, state))
        if known is None:
            shown = label(vocabulary, word, self.language)
            words = (f"{vocabulary}:{word}",)
            known = self.record(node, state) if "/" in node else Branch(shown, state=state, words=words)
            self._terms[vocabulary, node, state] = known
        return known

    @cached_property
    def _terms(self) -> dict[tuple[str, str, State], Branch]:
        return {}
