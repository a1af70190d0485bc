"""Which hops a list of transfers shows, and in which order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import click

from ropa.commands.lookup import hint
from ropa.commands.session import Callback, Refusal, Session
from ropa.query import Key, Order, in_order, key_of
from ropa.transfers import Coverage, Hop, Risk, Verdict, badness
from ropa.view.recipients import name_at
from ropa.view.words import Words

SORTS = ("exporter", "importer", "verdict", "coverage", "risk", "tool")
"""What hops can be put in order by, as it is typed."""

_SCALES: tuple[tuple[str, type[StrEnum]], ...] = (("verdict", Verdict), ("coverage", Coverage), ("risk", Risk))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hops that are asked for.

    Attributes:
        is_whole: Whether those that are no transfer are shown too.
        kept: By verdict, coverage and risk, the members that are asked for; an empty one asks for all.
        orders: By what they are in order; the worst come first where nothing is asked.
    """

    is_whole: bool
    kept: dict[str, tuple[str, ...]]
    orders: tuple[Order, ...]

    @property
    def is_narrowed(self) -> bool:
        """Whether only some hops are asked for."""
        return any(self.kept.values())

    def of(self, hops: Sequence[Hop], words: Words) -> list[Hop]:
        """The hops of one register that are asked for, in order."""
        shown = [
            hop
            for hop in hops
            if (self.is_whole or self.kept["verdict"] or hop.verdict is not Verdict.NOT_A_TRANSFER)
            and all(not members or getattr(hop, name) in members for name, members in self.kept.items())
        ]
        return in_order(sorted(shown, key=badness), self.orders, _weigher(words))


def _weigher(words: Words) -> Callable[[Hop, str], Key]:
    scales = {name: list(members) for name, members in _SCALES}

    def weight(hop: Hop, name: str) -> Key:
        value = getattr(hop, name)
        if name in scales and value:
            return key_of(str(value), (str(scales[name].index(value)),))
        return key_of(name_at(words, value) if name in ("exporter", "importer") else str(value or ""))

    return weight


def narrowing(callback: Callback) -> Callback:
    """Let a command be asked for hops of one verdict, coverage or risk, and for an order."""
    for name, members in reversed(_SCALES):
        choice = click.Choice([member.value for member in members])
        callback = click.option(f"--{name}", type=choice, multiple=True, help=f"Only hops of this {name}.")(callback)
    return click.option("--sort", default="", metavar="FIELDS", help=f"Order in each register: {', '.join(SORTS)}.")(
        callback
    )


def wanted(session: Session, *, is_whole: bool, options: dict[str, Any]) -> Wanted:
    """What the options of `narrowing` ask for.

    Raises:
        Refusal: Hops cannot be put in order by a word.
    """
    typed = [word.strip() for word in options["sort"].split(",") if word.strip()]
    for word in typed:
        if word.removeprefix("-") not in SORTS:
            raise Refusal(hint(session, word.removeprefix("-"), SORTS))
    orders = tuple(Order(word.removeprefix("-"), word.startswith("-")) for word in typed)
    return Wanted(is_whole, {name: options[name] for name, _ in _SCALES}, orders)
