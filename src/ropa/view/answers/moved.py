"""A hop between organisations that came, went or is judged differently, in words."""

from collections.abc import Iterable, Iterator

from ropa.i18n import listed
from ropa.questions.difference import Difference
from ropa.questions.moves import Control, Move
from ropa.transfers import Hop, Verdict
from ropa.transfers.verdict import position
from ropa.view.answers.changes import called
from ropa.view.hop import step_words, verdict_words
from ropa.view.marks import State
from ropa.view.outline import Branch
from ropa.view.recipients import name_at
from ropa.view.words import Words, place_words
from ropa.vocabulary import label


class Compared:
    """A difference of one register with the words of both its sides."""

    def __init__(self, difference: Difference, language: str) -> None:
        self.difference = difference
        self.language = language
        self.before = Words(difference.before, language)
        self.after = Words(difference.after, language)

    def text(self, key: str, /, **params: object) -> str:
        """A text of the comparison."""
        return self.after.text(f"differences.{key}", **params)


class Moved(Compared):
    """The hops of one register that differ, told to a reader."""

    def lines(self) -> Iterator[Branch]:
        """Each hop of which a reader has to know; those within the EEA only where control over them changed."""
        for move in sorted(self.difference.moves, key=_gravity):
            if line := self._line(move):
                yield line

    def _line(self, move: Move) -> Branch | None:
        was, is_ = _sides(move)
        if is_ is None:
            return self._ended(was) if was else self._control(move)
        if was is None:
            return self._new(move, is_)
        facts = list(self._facts(was, is_))
        if not facts:
            return self._control(move)
        name = self._importer(self.after, is_)
        if is_.verdict is Verdict.TRANSFER and was.verdict is not Verdict.TRANSFER:
            name = self.text("transfer.becomes", name=name, places=self._places(self.after, is_))
        elif verdict_words(self.before, was) == verdict_words(self.after, is_):
            name = f"{name} ({verdict_words(self.after, is_)})"
        said = self.text("transfer.changed", name=name, changes=" · ".join(facts))
        return Branch(said, is_.engagement or is_.importer, " ".join(self._steps(move)), State.DERIVED)

    def _new(self, move: Move, hop: Hop) -> Branch:
        said = [self._headed("new", self.after, hop)]
        if hop.coverage and hop.verdict is Verdict.TRANSFER:
            said.append(self.after.text(f"transfers.coverage.{hop.coverage}"))
        notes = [*self._activities(self.after, hop), *self._steps(move)]
        if move.is_uncertain:
            notes.append(self.after.text("questions.what-if.uncertain"))
        return Branch(listed(said, self.language), hop.engagement or hop.importer, " ".join(notes), State.DERIVED)

    def _ended(self, hop: Hop) -> Branch:
        detail = " ".join(self._activities(self.before, hop))
        return Branch(self._headed("ended", self.before, hop), hop.engagement or hop.importer, detail, State.DERIVED)

    def _headed(self, key: str, words: Words, hop: Hop) -> str:
        name = self._importer(words, hop)
        if hop.verdict is Verdict.UNDETERMINABLE:
            return self.text(f"transfer.{key}.undeterminable", name=name)
        return self.text(f"transfer.{key}.{hop.verdict}", name=name, places=self._places(words, hop))

    def _facts(self, was: Hop, is_: Hop) -> Iterator[str]:
        sides = ((self.before, was), (self.after, is_))
        yield from _arrow(verdict_words(words, hop) for words, hop in sides)
        silent = self.after.text("document.silent")
        tools = _arrow(label("tool", hop.tool, self.language) if hop.tool else silent for hop in (was, is_))
        yield from (self.text("list", label=self.after.text("fields.transfer.tool"), changes=said) for said in tools)
        for how in dict.fromkeys(place.how for hop in (was, is_) for place in hop.places):
            for said in _arrow(self._used(words, hop, how) for words, hop in sides):
                yield self.text("list", label=self.after.text(f"transfers.how.{how}"), changes=said)
        for key, one, other, words in (("added", is_, was, self.after), ("removed", was, is_, self.before)):
            if names := [name_at(words, address) for address in one.activities if address not in other.activities]:
                changes = self.text(key, items=listed(names, self.language))
                yield self.text("list", label=self.after.text("document.column.activities"), changes=changes)

    def _steps(self, move: Move) -> Iterator[str]:
        """The steps of the reasoning that are new."""
        known = move.before.steps if move.before else ()
        for step in move.after.steps if move.after else ():
            if step not in known:
                yield step_words(step, self.language)

    def _activities(self, words: Words, hop: Hop) -> Iterator[str]:
        names = listed((name_at(words, address) for address in hop.activities), words.language)
        if not names:
            yield self.after.text("questions.what-if.unattributed")
            return
        yield self.text("activities", names=names)

    def _control(self, move: Move) -> Branch | None:
        if not (move.before and move.after) or move.controlled[0] == move.controlled[1]:
            return None
        before, after = self._chain(self.before, move.controlled[0]), self._chain(self.after, move.controlled[1])
        name = self.text("control", name=name_at(self.after, move.after.importer))
        said = self.text("value", label=name, before=before, after=after)
        detail = self.after.text("questions.what-if.control-no-transfer")
        return Branch(said, move.after.importer, detail, State.DERIVED)

    def _chain(self, words: Words, chain: Control) -> str:
        silent = words.text("document.silent")
        named = (
            f"{name_at(words, address)} ({place_words(seat, self.language) if seat else silent})"
            for address, seat in chain
        )
        return ", ".join(named) or silent

    def _importer(self, words: Words, hop: Hop) -> str:
        """Who receives, and for which service."""
        engaged = words.register.at(hop.engagement) if hop.engagement else None
        home = Words(words.register.home(hop.engagement), self.language)
        return called(home, engaged, hop.engagement) if engaged else name_at(words, hop.importer)

    def _places(self, words: Words, hop: Hop) -> str:
        """The places outside the EEA."""
        away = dict.fromkeys(
            place.code for place in hop.places if place.code and position(place, self.difference.law) == "abroad"
        )
        return ", ".join(place_words(code, words.language) for code in away)

    def _used(self, words: Words, hop: Hop, how: str) -> str:
        """The places that the importer uses in one way."""
        codes = [place.code for place in hop.places if place.how == how and place.code]
        return ", ".join(place_words(code, words.language) for code in codes) or words.text("document.silent")


def _sides(move: Move) -> tuple[Hop | None, Hop | None]:
    """Both sides of a move, as far as they leave or may leave the EEA."""
    before, after = (
        hop if hop and hop.verdict is not Verdict.NOT_A_TRANSFER else None for hop in (move.before, move.after)
    )
    return before, after


def _gravity(move: Move) -> int:
    """New transfers first, then what is judged differently, then what may be a transfer, then what has ended."""
    before, after = _sides(move)
    if after is None:
        return 4
    if before is not None:
        return 0 if after.verdict is not before.verdict and after.verdict is Verdict.TRANSFER else 1
    return {Verdict.TRANSFER: 0, Verdict.UNDETERMINABLE: 2}.get(after.verdict, 3)


def _arrow(sides: Iterable[str]) -> Iterator[str]:
    """Two sides with an arrow between them; nothing where they say the same."""
    before, after = sides
    if before != after:
        yield f"{before} → {after}"
