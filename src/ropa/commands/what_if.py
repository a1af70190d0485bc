"""`ropa what-if`: what would follow if the law, a party or a document changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

import click

from ropa.commands.lookup import place_hint, record_named, registers_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.finding import Finding, Pointer, sentence
from ropa.i18n import one_line, text
from ropa.model import Document, Engagement, Party, Record
from ropa.questions.changed import Change, Pairs
from ropa.questions.moves import Control, Move, Outcome, control
from ropa.questions.what_if import Effect, Redo, Untold, what_if
from ropa.register import SHARED, Register
from ropa.results import Branch, Outline
from ropa.transfers import Hop
from ropa.view.document import State
from ropa.view.hop import own_words, step_words
from ropa.view.words import Words, place_words
from ropa.vocabulary import terms

_CONTRACTUAL = (Party, Engagement)


@as_command("what-if")
@click.argument("registers", nargs=-1)
@click.option("--revoke", multiple=True, metavar="CODE", help="The adequacy decision for a place falls.")
@click.option("--seat", multiple=True, metavar="PARTY=CODE", help="A party moves its seat.")
@click.option("--parent", multiple=True, metavar="PARTY=PARTY", help="A party comes under the control of another.")
@click.option("--remove", multiple=True, metavar="ADDRESS", help="A party or an engagement ends.")
@click.option("--expire", multiple=True, metavar="DOCUMENT", help="A contract, an assessment or the like lapses.")
@click.option("--replace", multiple=True, metavar="OLD=NEW", help="A party or engagement takes the place of another.")
@click.option("--sub", multiple=True, metavar="ENGAGEMENT=PARTY", help="A party is engaged under an engagement.")
@formatted
def command(session: Session, registers: tuple[str, ...], **options: tuple[str, ...]) -> Outline:
    """Show what would follow in REGISTERS, or in all, if the law, a party or a document changed.

    Options can be repeated and combined. Shown are hops that lose or keep their tool or are judged differently,
    assessments to make again, findings that appear or go, and the activities affected. Nothing is written.

    Example: ropa what-if alsjelieft --seat boekhouder=US
    """
    chosen = registers_named(session, registers)
    asked = _Asked(session, frozenset(register.name for register in chosen), bool(registers))
    change = asked.change(options)
    effects = _told_once([what_if(session.workspace.case(register), change) for register in chosen])
    shown = [effect for effect in effects if _is_touched(effect)]
    unread = [effect.before.name for effect in effects if _is_unread(effect.before)]
    still = [
        effect.before.name for effect in effects if effect not in shown and effect.before.name not in (*unread, SHARED)
    ]
    remarks = [
        *((_text(session, "nothing", registers=", ".join(still)),) if still else ()),
        *((_text(session, "unread", registers=", ".join(unread)),) if unread else ()),
        *((_text(session, "past"),) if change.removed or change.replaced else ()),
        *((_text(session, "not-passed-on"),) if change.replaced else ()),
        *((_text(session, "control-no-transfer"),) if change.parents else ()),
        _text(session, "unwritten"),
    ]
    law = session.workspace.law
    fallen = filter(None, map(law.jurisdiction, change.revoked))
    remarks += [own_words(f"{row.code}: {row.decision}.", row.source, session.language) for row in fallen if row.own]
    return Outline(
        _text(session, "title", changes="; ".join(_sentences(session, change))),
        tuple(_effect(session, effect) for effect in shown),
        tuple(remarks),
        {"change": asdict(change), "registers": [_values(session, effect) for effect in effects], "unread": unread},
        law.date.isoformat(),
        law.checked.isoformat(),
    )


def _text(session: Session, key: str, /, **params: object) -> str:
    return text(f"questions.what-if.{key}", session.language, **params)


class _Asked:
    """What the options name, checked: every record exists, is of the right kind and within reach."""

    def __init__(self, session: Session, names: frozenset[str], is_narrowed: bool) -> None:
        self.session = session
        self.names = names
        self.is_narrowed = is_narrowed

    def change(self, options: Mapping[str, tuple[str, ...]]) -> Change:
        if not any(options.values()):
            raise Refusal(_text(self.session, "no-change"))
        made = Change(
            tuple(self.decided(code) for code in options["revoke"]),
            tuple(
                (self.address("--seat", party, Party), self.place(code))
                for party, code in self.split("--seat", options["seat"])
            ),
            self.pairs("--parent", options["parent"], (Party,), (Party,)),
            tuple(self.address("--remove", word, *_CONTRACTUAL) for word in options["remove"]),
            tuple(self.address("--expire", word, Document) for word in options["expire"]),
            self.replaced(options["replace"]),
            self.pairs("--sub", options["sub"], (Engagement,), (Party,)),
        )
        self.agree(made)
        return made

    def split(self, option: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
        for value in values:
            left, sign, right = value.partition("=")
            if not (left and sign and right):
                raise Refusal(_text(self.session, "no-pair", option=option, value=value))
            yield left.strip(), right.strip()

    def pairs(
        self, option: str, values: Iterable[str], one: tuple[type[Record], ...], other: tuple[type[Record], ...]
    ) -> Pairs:
        return tuple(
            self.within(self.address(option, left, *one), self.address(option, right, *other))
            for left, right in self.split(option, values)
        )

    def replaced(self, values: Iterable[str]) -> Pairs:
        found = []
        for old, new in self.pairs("--replace", values, _CONTRACTUAL, _CONTRACTUAL):
            kind = type(self.record(old)[2])
            self.address("--replace", new, kind)
            found.append((old, new))
        return tuple(found)

    def record(self, word: str) -> tuple[Register, str, Record]:
        """The record of an address; an id alone is first looked for in the only register asked about."""
        if self.is_narrowed and len(self.names) == 1 and "/" not in word:
            own = f"{next(iter(self.names))}/{word}"
            word = own if self.session.workspace.portfolio.find(own) else word
        return record_named(self.session, word)

    def address(self, option: str, word: str, *kinds: type[Record]) -> str:
        register, key, record = self.record(word)
        found = register.address(key)
        if not isinstance(record, kinds):
            labels = [text(f"fields.kind.{kind.KIND}", self.session.language) for kind in kinds]
            kind = text(f"fields.kind.{type(record).KIND}", self.session.language)
            raise Refusal(
                _text(self.session, "wrong-kind", option=option, address=found, found=kind, expected=", ".join(labels))
            )
        if self.is_narrowed and register.name not in (*self.names, SHARED):
            raise Refusal(_text(self.session, "elsewhere", address=found))
        return found

    def within(self, one: str, other: str) -> tuple[str, str]:
        holder = one.partition("/")[0]
        if other.partition("/")[0] not in (holder, SHARED):
            raise Refusal(_text(self.session, "out-of-reach", register=holder, address=other))
        return one, other

    def place(self, code: str) -> str:
        known = (*sorted(self.session.workspace.law.places()), *terms("region"))
        if code not in known:
            raise Refusal(
                _text(self.session, "no-place", code=code, hint=place_hint(self.session, code, known)).strip()
            )
        return code

    def decided(self, code: str) -> str:
        law = self.session.workspace.law
        known = law.decided()
        if code not in known:
            hint = place_hint(self.session, code, known) or self.session.text("there-are", values=", ".join(known))
            raise Refusal(_text(self.session, "no-decision", code=code, date=law.date.isoformat(), hint=hint))
        return code

    def agree(self, change: Change) -> None:
        """Refuse what excludes itself, takes the organisation out of its own register or closes a circle."""
        ending = [*change.removed, *(old for old, _ in change.replaced)]
        paired = (*change.parents, *change.subs)
        used = [address for pair in paired for address in pair]
        used += [*(address for address, _ in change.seats), *(new for _, new in change.replaced)]
        once = [[address for address, _ in pairs] for pairs in (change.seats, change.parents)]
        twice = [address for group in (ending, *once) for address in group if group.count(address) > 1]
        under = [old for old, new in change.replaced if old in self.above(new)]
        for address in (*(item for item in ending if item in used), *twice, *under):
            raise Refusal(_text(self.session, "excludes", address=address))
        for register in self.session.workspace.portfolio.registers.values():
            found = register.find(register.own.organisation) if register.own else None
            if found and found[0] in ending:
                raise Refusal(_text(self.session, "itself", address=found[0]))
        for party, parent in change.parents:
            above = control(self.record(parent)[0], parent)
            if party == parent or party in [address for address, _ in above]:
                raise Refusal(_text(self.session, "circle", address=party))

    def above(self, address: str) -> list[str]:
        """The engagements above an engagement."""
        found: list[str] = []
        register, _, record = self.record(address)
        while isinstance(record, Engagement) and record.under and (upper := register.find(record.under)):
            if upper[0] in found:
                break
            found.append(upper[0])
            register, record = register.home(upper[0]), upper[1]
        return found


def _sentences(session: Session, change: Change) -> Iterator[str]:
    def name(address: str) -> str:
        found = session.workspace.portfolio.find(address)
        return Words(found[0], session.language).name(found[2], address) if found else address

    def said(key: str, **params: str) -> str:
        return _text(session, f"change.{key}", **params)

    for code in change.revoked:
        yield said("revoke", place=place_words(code, session.language))
    for party, code in change.seats:
        yield said("seat", name=name(party), place=place_words(code, session.language))
    for key, pairs in (("parent", change.parents), ("replace", change.replaced), ("sub", change.subs)):
        for one, other in pairs:
            yield said(key, name=name(one), other=name(other))
    for key, addresses in (("remove", change.removed), ("expire", change.expired)):
        for address in addresses:
            yield said(key, name=name(address))


def _told_once(effects: list[Effect]) -> list[Effect]:
    """The effects, where a finding on a shared record is told by the register that uses it, if any does."""

    def told(finding: Finding) -> tuple[str, Pointer]:
        return finding.rule, finding.at

    known = {
        told(finding) for effect in effects if effect.before.name != SHARED for finding in (*effect.appear, *effect.go)
    }
    return [
        replace(
            effect,
            appear=tuple(finding for finding in effect.appear if told(finding) not in known),
            go=tuple(finding for finding in effect.go if told(finding) not in known),
        )
        if effect.before.name == SHARED
        else effect
        for effect in effects
    ]


def _is_touched(effect: Effect) -> bool:
    return any((effect.moves, effect.redo, effect.appear, effect.go, effect.activities, effect.open))


def _is_unread(register: Register) -> bool:
    return bool(register.findings or (register.shared and register.shared.findings))


def _effect(session: Session, effect: Effect) -> Branch:
    words = Words(effect.after, session.language)
    groups = [
        (
            f"moves.{outcome}",
            tuple(_move(effect, session.language, move) for move in effect.moves if move.outcome is outcome),
        )
        for outcome in Outcome
    ]
    groups += [
        ("redo", tuple(_redo(words, redo) for redo in effect.redo)),
        ("appear", tuple(_finding(effect, session.language, finding) for finding in effect.appear)),
        ("go", tuple(_finding(effect, session.language, finding) for finding in effect.go)),
        ("activities", tuple(Branch(_name(words, address), address) for address in effect.activities)),
        ("open", tuple(_untold(words, untold) for untold in effect.open)),
    ]
    headed = (
        Branch(_text(session, key, count=len(branches)), branches=branches) for key, branches in groups if branches
    )
    return Branch(one_line(effect.before.organisation), effect.before.name, branches=tuple(headed))


def _name(words: Words, address: str) -> str:
    register = words.register.home(address)
    record = words.register.at(address)
    return Words(register, words.language).name(record, address) if record else address


def _hop_name(words: Words, hop: Hop) -> str:
    engaged = words.register.at(hop.engagement) if hop.engagement else None
    service = f" — {one_line(engaged.service)}" if isinstance(engaged, Engagement) and engaged.service else ""
    return f"{_name(words, hop.exporter)} → {_name(words, hop.importer)}{service}"


def _verdict(words: Words, hop: Hop) -> str:
    verdict = words.text(f"transfers.verdict.{hop.verdict}")
    return f"{verdict}; {words.text(f'transfers.coverage.{hop.coverage}')}" if hop.coverage else verdict


def _move(effect: Effect, language: str, move: Move) -> Branch:
    words = Words(effect.after if move.after else effect.before, language)
    hop = move.hop
    known = move.before.steps if move.before else ()
    said = [step_words(step, language) for step in (move.after.steps if move.after else ()) if step not in known]
    if move.controlled[0] != move.controlled[1] and move.before and move.after:
        chains = [_chain(words, chain) for chain in move.controlled]
        said.append(words.text("questions.what-if.control", before=chains[0], after=chains[1]))
    if move.is_uncertain:
        said.append(words.text("questions.what-if.uncertain"))
    if not hop.activities:
        said.append(words.text("questions.what-if.unattributed"))
    verdicts = dict.fromkeys(_verdict(words, item) for item in (move.before, move.after) if item)
    # A sub-engagement that is only supposed cannot be opened; the party can.
    is_recorded = effect.before.at(hop.engagement) is not None if hop.engagement else False
    link = hop.engagement if is_recorded else hop.importer
    return Branch(f"{_hop_name(words, hop)}: {' → '.join(verdicts)}", link, " ".join(said), State.DERIVED)


def _chain(words: Words, chain: Control) -> str:
    silent = words.text("questions.what-if.not-stated")
    named = (
        f"{_name(words, address)} ({place_words(seat, words.language) if seat else silent})" for address, seat in chain
    )
    return ", ".join(named) or silent


def _redo(words: Words, redo: Redo) -> Branch:
    reason = words.text(f"questions.what-if.redo-{'expired' if redo.is_expired else 'decision'}")
    return Branch(f"{_name(words, redo.document)} ({_hop_name(words, redo.hop)})", redo.document, reason, State.DERIVED)


def _finding(effect: Effect, language: str, finding: Finding) -> Branch:
    address = finding.at.record
    is_recorded = address == effect.before.name or effect.before.at(address) is not None
    said = f"{finding.rule} {sentence(finding, language)}"
    return Branch(said, address if is_recorded else "", state=State.DERIVED)


def _untold(words: Words, untold: Untold) -> Branch:
    hop = untold.hop
    said = [
        step_words(step, words.language)
        for step in hop.steps
        if step.key in ("place.silent", "place.region", "place.unknown")
        and step.params["how"] != "transfers.how.stored_in"
    ]
    if untold.is_uncertain:
        said.append(words.text("questions.what-if.uncertain"))
    return Branch(_hop_name(words, hop), hop.engagement or hop.importer, " ".join(said), State.SILENT)


def _values(session: Session, effect: Effect) -> Mapping[str, Any]:
    def listed(findings: Iterable[Finding]) -> list[Mapping[str, Any]]:
        return [
            {
                "rule": item.rule,
                "severity": item.severity,
                "id": item.at.record,
                "message": sentence(item, session.language),
            }
            for item in findings
        ]

    return {
        "id": effect.before.name,
        "transfers": [
            {
                **_ends(move.hop),
                "outcome": move.outcome,
                "before": _judged(move.before),
                "after": _judged(move.after),
                "controlled_before": [{"id": address, "seat": seat} for address, seat in move.controlled[0]],
                "controlled_after": [{"id": address, "seat": seat} for address, seat in move.controlled[1]],
                "only_may": move.is_uncertain,
                "activities": list(move.hop.activities),
            }
            for move in effect.moves
        ],
        "assessments": [
            {"id": redo.document, **_ends(redo.hop), "reason": "expired" if redo.is_expired else "decision"}
            for redo in effect.redo
        ],
        "findings_appear": listed(effect.appear),
        "findings_go": listed(effect.go),
        "activities": list(effect.activities),
        "cannot_be_told": [{**_ends(item.hop), "only_may": item.is_uncertain} for item in effect.open],
    }


def _ends(hop: Hop) -> Mapping[str, str | None]:
    return {"exporter": hop.exporter, "importer": hop.importer, "engagement": hop.engagement or None}


def _judged(hop: Hop | None) -> Mapping[str, str | None] | None:
    return {"verdict": hop.verdict, "coverage": hop.coverage, "tool": hop.tool or None} if hop else None
