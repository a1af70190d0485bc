"""The answer of `what-if` in words: what becomes of hops, assessments, findings and activities."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from ropa.finding import Finding, sentence
from ropa.i18n import listed, one_line, text
from ropa.law import Law
from ropa.model import Engagement
from ropa.questions.changed import Change
from ropa.questions.moves import Control, Move, Outcome
from ropa.questions.what_if import Effect, Redo, Untold
from ropa.questions.what_if_paths import NewPath
from ropa.register import SHARED, Portfolio, Register
from ropa.transfers import Hop
from ropa.view.answers.voice import Voice, named
from ropa.view.answers.what_if_values import effect_values
from ropa.view.hop import own_words, step_words, verdict_words
from ropa.view.marks import State
from ropa.view.outline import Branch, Later, Outline
from ropa.view.words import place_words
from ropa.vocabulary import label

PATHS = 10
"""How many new paths are told of one register; that there are more is said."""


def what_if_outline(
    portfolio: Portfolio, change: Change, effects: Sequence[Effect], law: Law, language: str
) -> Outline:
    """What would follow from a change, register by register.

    Args:
        portfolio: The registers that hold the records of the change.
        change: What is supposed to happen.
        effects: What it does to each register.
        law: The law it was judged by.
        language: Language of everything but user text.
    """
    shown = [effect for effect in effects if is_touched(effect)]
    unread = [effect.before.name for effect in effects if _is_unread(effect.before)]
    still = [
        effect.before.name for effect in effects if effect not in shown and effect.before.name not in (*unread, SHARED)
    ]

    def said(key: str, **params: object) -> str:
        return text(f"questions.what-if.{key}", language, **params)

    fallen = filter(None, map(law.jurisdiction, change.revoked))
    remarks = [
        *((said("nothing", registers=", ".join(still)),) if still else ()),
        *((said("unread", registers=", ".join(unread)),) if unread else ()),
        *(
            said("paths-cut", register=effect.before.name, limit=PATHS, count=len(effect.paths))
            for effect in shown
            if len(effect.paths) > PATHS
        ),
        *((said("past"),) if change.removed or change.replaced else ()),
        *((said("not-passed-on"),) if change.replaced else ()),
        *((said("control-no-transfer"),) if change.parents else ()),
        said("unwritten"),
        *(own_words(f"{row.code}: {row.decision}.", row.source, language) for row in fallen if row.own),
    ]
    return Outline(
        said("title", changes=listed(suppositions(portfolio, change, language), language)),
        tuple(_branch(effect, language) for effect in shown),
        tuple(remarks),
        Later(
            lambda: {
                "change": asdict(change),
                "registers": [effect_values(effect, language) for effect in effects],
                "unread": unread,
            }
        ),
        law.date.isoformat(),
        law.checked.isoformat(),
        headings=2,
    )


def is_touched(effect: Effect) -> bool:
    """Whether anything follows for a register."""
    return any((effect.moves, effect.redo, effect.appear, effect.go, effect.activities, effect.open))


def _is_unread(register: Register) -> bool:
    return bool(register.findings or (register.shared and register.shared.findings))


def suppositions(portfolio: Portfolio, change: Change, language: str) -> Iterator[str]:
    """What is supposed, sentence by sentence."""

    def name(address: str) -> str:
        return named(portfolio, address, language)[0]

    def said(key: str, **params: str) -> str:
        return text(f"questions.what-if.change.{key}", language, **params)

    for code in change.revoked:
        yield said("revoke", place=place_words(code, language))
    for party, code in change.seats:
        yield said("seat", name=name(party), place=place_words(code, language))
    for key, pairs in (("parent", change.parents), ("replace", change.replaced), ("sub", change.subs)):
        for one, other in pairs:
            yield said(key, name=name(one), other=name(other))
    for key, addresses in (("remove", change.removed), ("expire", change.expired)):
        for address in addresses:
            yield said(key, name=name(address))


def _branch(effect: Effect, language: str) -> Branch:
    before, after = EffectVoice(effect, effect.before, language), EffectVoice(effect, effect.after, language)
    groups: list[tuple[str, tuple[Branch, ...]]] = [
        (
            f"moves.{outcome}",
            tuple((after if move.after else before).move(move) for move in effect.moves if move.outcome is outcome),
        )
        for outcome in Outcome
    ]
    groups += [
        ("paths", tuple(map(after.path, effect.paths[:PATHS]))),
        ("redo", tuple(map(after.redo, effect.redo))),
        ("appear", tuple(map(after.finding, effect.appear))),
        ("go", tuple(map(after.finding, effect.go))),
        ("activities", tuple(map(after.record, effect.activities))),
        ("open", tuple(map(after.untold, effect.open))),
    ]
    counts = {"paths": len(effect.paths)}
    headed = (
        Branch(after.text(key, count=counts.get(key, len(branches))), branches=branches)
        for key, branches in groups
        if branches
    )
    return before.head(branches=tuple(headed))


class EffectVoice(Voice):
    """What a change does to one register, told with the records before it or after it."""

    def __init__(self, effect: Effect, register: Register, language: str) -> None:
        super().__init__("what-if", register, language)
        self.effect = effect

    def move(self, move: Move) -> Branch:
        """A hop that is judged differently."""
        known = move.before.steps if move.before else ()
        said = [
            step_words(step, self.language) for step in (move.after.steps if move.after else ()) if step not in known
        ]
        if move.controlled[0] != move.controlled[1] and move.before and move.after:
            chains = [self._chain(chain) for chain in move.controlled]
            said.append(self.text("control", before=chains[0], after=chains[1]))
        if move.outcome is Outcome.LOSES:
            said.append(self._fallback(move))
        if move.is_uncertain:
            said.append(self.text("uncertain"))
        if not move.hop.activities:
            said.append(self.text("unattributed"))
        verdicts = dict.fromkeys(verdict_words(self.words, item) for item in (move.before, move.after) if item)
        shown = f"{self._hop(move.hop)}: {' → '.join(verdicts)}"
        return Branch(shown, self._link(move.hop), " ".join(said), State.DERIVED)

    def path(self, path: NewPath) -> Branch:
        """A way out of the EEA that is new, or worse than it was."""
        move, hop = path.move, path.move.hop
        silent = self.text("not-stated")
        ends = ", ".join(place_words(place.code, self.language) if place.code else silent for place in path.ends)
        names = [*map(self.name, path.nodes), ends]
        # An engagement without a service bears its party's name, and would name it twice.
        way = [name for number, name in enumerate(names) if not number or name != names[number - 1]]
        was = None if path.is_new else move.before
        said = [self.text("path-was", verdict=verdict_words(self.words, was)) if was else self.text("path-new")]
        if path.further:
            said.append(self.text("path-further", names=listed(map(self.name, path.further), self.language)))
        if move.is_uncertain:
            said.append(self.text("uncertain"))
        shown = f"{' → '.join(way)}: {verdict_words(self.words, hop)}"
        return Branch(shown, self._link(hop), " ".join(said), State.DERIVED)

    def redo(self, redo: Redo) -> Branch:
        """An assessment to make again."""
        reason = self.text(f"redo-{redo.reason}")
        shown = f"{self.name(redo.document)} ({self._hop(redo.hop)})"
        return Branch(shown, redo.document, reason, State.DERIVED)

    def finding(self, finding: Finding) -> Branch:
        """A finding that appears or goes."""
        address, before = finding.at.record, self.effect.before
        is_recorded = address == before.name or before.at(address) is not None
        said = f"{finding.rule} {sentence(finding, self.language)}"
        return Branch(said, address if is_recorded else "", state=State.DERIVED)

    def untold(self, untold: Untold) -> Branch:
        """A hop of which it cannot be told what becomes of it."""
        hop = untold.hop
        said = [
            step_words(step, self.language)
            for step in hop.steps
            if step.key in ("place.silent", "place.region", "place.unknown")
            and step.params["how"] != "transfers.how.stored_in"
        ]
        if untold.is_uncertain:
            said.append(self.text("uncertain"))
        return Branch(self._hop(hop), hop.engagement or hop.importer, " ".join(said), State.SILENT)

    def _fallback(self, move: Move) -> str:
        """What the record names to take over, which covers nothing before it is put in place."""
        if not move.fallback:
            return self.text("no-fallback")
        tools = ", ".join(label("tool", word, self.language) for word in move.fallback)
        return self.text("fallback", tools=tools)

    def _link(self, hop: Hop) -> str:
        """What can be opened of a hop: a sub-engagement that is only supposed cannot, its party can."""
        is_recorded = bool(hop.engagement) and self.effect.before.at(hop.engagement) is not None
        return hop.engagement if is_recorded else hop.importer

    def _hop(self, hop: Hop) -> str:
        engaged = self.register.at(hop.engagement) if hop.engagement else None
        service = f" — {one_line(engaged.service)}" if isinstance(engaged, Engagement) and engaged.service else ""
        return f"{self.name(hop.exporter)} → {self.name(hop.importer)}{service}"

    def _chain(self, chain: Control) -> str:
        silent = self.text("not-stated")
        seated = (
            f"{self.name(address)} ({place_words(seat, self.language) if seat else silent})" for address, seat in chain
        )
        return ", ".join(seated) or silent
