"""What is worked out once for each register, and kept for as long as the register lives."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast


class Keeping(Protocol):
    """An immutable value that keeps what was worked out from it, such as a register; equality leaves that aside."""

    @property
    def kept(self) -> dict[Any, Any]:
        """What was worked out, by function and arguments."""


Owner = TypeVar("Owner", bound=Keeping)
T = TypeVar("T")
P = ParamSpec("P")


def once(function: Callable[Concatenate[Owner, P], T]) -> Callable[Concatenate[Owner, P], T]:
    """Have a pure function of an immutable value, and of further arguments that can be hashed, ask only once."""
    work: Callable[..., T] = function

    # Asked a million times in a check of a large workspace, so that it takes arguments by their places alone.
    @wraps(work)
    def kept(owner: Owner, /, *args: Any) -> T:
        try:
            known: T = owner.kept[work][args]
        except KeyError:
            by_arguments = owner.kept.setdefault(work, {})
        else:
            return known
        found = by_arguments[args] = work(owner, *args)
        return found

    return cast(Callable[Concatenate[Owner, P], T], kept)


def listed_once(
    function: Callable[Concatenate[Owner, P], Iterator[T]],
) -> Callable[Concatenate[Owner, P], tuple[T, ...]]:
    """The same of a generator, whose items are kept as a tuple."""

    @once
    @wraps(function)
    def listed(owner: Owner, /, *args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        return tuple(function(owner, *args, **kwargs))

    return listed


_LASTING: set[Callable[..., Any]] = set()


def lasting(function: Callable[Concatenate[Owner, P], T]) -> Callable[Concatenate[Owner, P], T]:
    """Mark what `once` asks as asking a register for its own records alone: of a copy beside others it is the same."""
    _LASTING.add(function)
    return function


def take_over(former: Keeping, owner: Keeping) -> None:
    """Let a register know what was worked out from another one with the same records, as far as that lasts.

    Args:
        former: The register that knows it.
        owner: The one with the same records beside other shared ones.
    """
    # Copied in one go, since somebody may be working something out beside.
    owner.kept.update({work: found for work, found in former.kept.copy().items() if work in _LASTING})
