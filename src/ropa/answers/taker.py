"""Answers about one register: which of them counts, whether the record waits for it, what it changes."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ropa.answers.changing import kept_words, refused, steps_of, unsaid
from ropa.answers.given import Given, Review, Taken, told_of
from ropa.answers.holding import completes, holds
from ropa.answers.naming import names_parties
from ropa.answers.proof import Proof
from ropa.answers.steps import Steps
from ropa.answers.understanding import Meaning, Reader, Understood
from ropa.changes import Message
from ropa.finding import Pointer, dotted
from ropa.i18n import listed as in_one_line
from ropa.i18n import one_line
from ropa.model import NONE, PENDING, FieldPlan, plan
from ropa.questions.open_points import Kind, Target, inferred, open_points
from ropa.register import Register
from ropa.register.evidence import evidence_of
from ropa.rules import Case
from ropa.view.record import in_brief
from ropa.view.words import Words


@dataclass(frozen=True, slots=True)
class _Read:
    given: Given
    found: Understood
    proof: Proof

    @property
    def said(self) -> object:
        """What must be the same for two answers to be one."""
        text = " ".join(self.given.answer.split()).casefold() if self.found.meaning is Meaning.NOTE else ""
        return (self.found.meaning, repr(self.found.value), self.found.rest, text)


class Taker:
    """Takes in the answers about one register."""

    def __init__(
        self, register: Register, case: Case, day: datetime.date, by: str, prefer: str, language: str, result: Taken
    ) -> None:
        self.register = register
        self.day = day
        self.by = by
        self.prefer = prefer
        self.language = language
        self.result = result
        self.reader = Reader(register, case.law)
        self.open = {point.key for point in open_points(case)}

    def _tell(self, name: str, given: Given, key: str, **params: str) -> None:
        self.result.told.append(told_of(name, given, key, **params))

    def steps(self, key: str, of: Target, listed: Sequence[Given]) -> tuple[Given, Steps] | None:
        """The answer to one question that counts, and its changes; None where there are none to make."""
        read = [one for given in listed if (one := self._read(key, of, given))]
        if not read:
            return None
        chosen = read[0]
        if len({one.said for one in read}) > 1:
            preferred = [one for one in read if self._is_preferred(one)]
            if len({one.said for one in preferred}) != 1:
                words = in_one_line(map(self._quoted, read), self.language)
                self.result.told.append(Message("asking.told.conflict", {"key": key, "answers": words}))
                return None
            chosen = preferred[0]
        steps = self._one(key, of, chosen)
        return None if steps is None else (chosen.given, steps)

    def _read(self, key: str, of: Target, given: Given) -> _Read | None:
        by = given.by or self.by
        if not by:
            self._tell("no-name", given, key)
            return None
        proof = Proof(by, self.day, " ".join(given.remark.split()))
        if not given.answer.strip():
            return _Read(Given(key, given.remark, "", by, given.place), Understood(Meaning.NOTE), Proof(by, self.day))
        found = self.reader.understood(of, given.answer)
        if found.meaning is Meaning.NOTE and of.kind is Kind.CONFIRM and given.remark:
            # A cell that offers no more than yes and no leaves only the remark to say what it is instead.
            instead = self.reader.instead(of, given.remark)
            if instead.meaning is Meaning.VALUE:
                return _Read(given, replace(instead, is_literal=False), proof)
        return _Read(given, found, proof)

    def _is_preferred(self, one: _Read) -> bool:
        return bool(self.prefer) and one.proof.by.casefold() == self.prefer.casefold()

    def _quoted(self, one: _Read) -> str:
        return f"{one_line(one.proof.by)}: {one_line(one.given.answer)} ({one.given.place})"

    def _one(self, key: str, of: Target, one: _Read) -> Steps | None:
        if self._says_so(of, one):
            self._tell("already", one.given, key)
            return None
        given_up = Steps()
        if self._is_settled(key, of):
            is_more = one.found.meaning is Meaning.VALUE and completes(self.register, of, one.found.value, one.proof.by)
            if not (self._is_preferred(one) or is_more) or of.value is None:
                self._settled(key, of, one)
                return None
            # Whoever decides for one answer, or completes it, wants it in the place of the other, not beside it.
            if of.value == NONE and one.found.value is None and one.found.meaning is not Meaning.CONFIRM:
                given_up = unsaid(of)
            of = replace(of, value=None)
        self._explain(key, of, one)
        if of.kind is Kind.AGAIN and of.field.key == "review" and one.found.meaning is Meaning.CONFIRM:
            self.result.reviews.append(Review(of.at, one.proof, one.given))
            return None
        return given_up + steps_of(self.register, of, one.found, one.proof, one.given.answer)

    def _settled(self, key: str, of: Target, one: _Read) -> None:
        """Tell of an answer that the record does not wait for: it says otherwise, or nobody asked."""
        if of.value is None:
            self._tell("not-open", one.given, key)
            return
        evidence = evidence_of(of.record, of.field, None if isinstance(of.value, tuple) else of.value)
        if isinstance(of.value, tuple) and of.value:
            evidence = evidence_of(of.record, of.field, of.value[0])
        by = evidence.by if evidence and evidence.basis == "confirmed" else None
        words = Words(self.register, self.language)
        values = of.value if isinstance(of.value, tuple) else (of.value,)
        now = in_one_line((in_brief(words, of.field, value) for value in values), self.language)
        self._tell("differs", one.given, key, by=by or self.register.name, now=now, answer=one.given.answer)

    def _explain(self, key: str, of: Target, one: _Read) -> None:
        """Tell of what is not taken as a value, and so is kept as it was written."""
        found, given = one.found, one.given
        if found.rest:
            name, rest = "no-party" if names_parties(of.field) else "not-understood", "; ".join(found.rest)
            self._tell(name, given, key, answer=rest, register=self.register.name, **_close(found.close))
        elif refused(of, found.meaning):
            self._tell("not-so", given, key, answer=given.answer)
        elif found.meaning is Meaning.NOTE:
            self._tell("note", given, key, answer=given.answer)
        if found.meaning is Meaning.VALUE and not found.is_literal:
            self._tell(
                "read-as",
                given,
                key,
                answer=given.answer,
                value=_shown(Words(self.register, self.language), of.field, found.value),
            )
        if one.proof.note and found.meaning in (Meaning.CONFIRM, Meaning.VALUE):
            self._tell("remark", given, key, remark=one.proof.note)

    def _is_settled(self, key: str, of: Target) -> bool:
        """Whether the record says something here that nobody is asked for any more, or never was."""
        # What was asked of the register as a whole may since be asked of single records, and the other way round.
        is_silent = of.value is None and bool(of.field.declared.law)
        return key not in self.open and not is_silent

    def _says_so(self, of: Target, one: _Read) -> bool:
        """Whether the record says just this already, so that nothing is to be done."""
        found = one.found
        if found.meaning is Meaning.CONFIRM:
            return of.field.key != "review" and not self._proposed(of)
        if found.meaning is Meaning.VALUE:
            is_there = not self._proposed(of) and holds(of, found.value)
            return is_there and (
                not found.rest or self._keeps(of, one, kept_words(self.register, Meaning.NOTE, "; ".join(found.rest)))
            )
        return self._keeps(of, one, kept_words(self.register, found.meaning, one.given.answer))

    def _keeps(self, of: Target, one: _Read, said: str) -> bool:
        """Whether an answer that is no value is kept already."""
        states = ("not-applicable",) if one.found.meaning is Meaning.NOT_APPLICABLE else PENDING
        name = dotted(self.register.in_text(of.at))
        kept = [
            item
            for item in of.record.open or ()
            if (item.field, item.of) == (name, one.proof.by) and item.state in states
        ]
        return any((item.reason or "").startswith(said) for item in kept)

    def _proposed(self, of: Target) -> bool:
        if of.kind is Kind.WHERE:
            return False
        if of.kind is Kind.WHICH:
            return any(item.field == of.field.key for item in of.record.alternative or ())
        if of.field.key == "status":
            return bool(of.value == "to-confirm")
        return len(of.at.field) == 1 and bool(inferred(self.register, Pointer(of.at.record), of.record, of.field))


def _shown(words: Words, field: FieldPlan, value: Any) -> str:
    """A value in the words that the reader knows."""
    if isinstance(value, Mapping) and field.part is not None:
        inner = {item.key: item for item in plan(field.part)}
        return ", ".join(_shown(words, inner[key], item) for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(_shown(words, field, item) for item in value)
    return words.value(field, value)


def _close(word: str) -> Mapping[str, str]:
    return {"suggestion": word} if word else {}
