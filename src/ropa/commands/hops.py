"""Which hops a list of transfers shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import click

from ropa.commands.session import Callback
from ropa.transfers import Coverage, Hop, Risk, Verdict, badness

_SCALES: tuple[tuple[str, type[StrEnum]], ...] = (("verdict", Verdict), ("coverage", Coverage), ("risk", Risk))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hops that are asked for.

    Attributes:
        is_whole: Whether those that are no transfer are shown too.
        kept: By verdict, coverage and risk, the members that are asked for; an empty one asks for all.
        places: The places that are asked for, as recorded; empty asks for all.
    """

    is_whole: bool
    kept: dict[str, tuple[str, ...]]
    places: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether only some hops are asked for."""
        return bool(self.places) or any(self.kept.values())

    def of(self, hops: Sequence[Hop]) -> list[Hop]:
        """The hops of one register that are asked for, the worst first."""
        shown = [
            hop
            for hop in hops
            if (self.is_whole or self.kept["verdict"] or hop.verdict is not Verdict.NOT_A_TRANSFER)
            and (not self.places or any(place.code in self.places for place in hop.places))
            and all(not members or getattr(hop, name) in members for name, members in self.kept.items())
        ]
        return sorted(shown, key=badness)


def narrowing(callback: Callback) -> Callback:
    """Let a command be asked for hops of one verdict, coverage or risk."""
    for name, members in reversed(_SCALES):
        choice = click.Choice([member.value for member in members])
        callback = click.option(f"--{name}", type=choice, multiple=True, help=f"Only hops of this {name}.")(callback)
    return click.option(
        "--place", multiple=True, metavar="CODE", help="Only hops that involve this place, such as US."
    )(callback)


def wanted(*, is_whole: bool, options: dict[str, Any]) -> Wanted:
    """What the options of `narrowing` ask for."""
    return Wanted(is_whole, {name: options[name] for name, _ in _SCALES}, options["place"])
