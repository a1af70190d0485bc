"""What is worked out once: for each register, as long as it lives; of each of many values, as long as somebody asks."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast


class Keeping(Protocol):
    """An immutable value that keeps what was worked out from it, such as a register; equality leaves that aside."""

    @property
    def kept(self) -> dict[Any, Any]:
        """What was worked out, by function and arguments."""


Owner = TypeVar("Owner", bound=Keeping)
T = TypeVar("T")
Value = TypeVar("Value")
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


class ByIdentity(Generic[Value, T]):
    """What was made of values, of each once: of a text by what it says, of all else by identity.

    To tell two tables or two hops apart costs more than to make something of one, and equal tables of a register are
    mostly one. A value is kept beside what was made of it, so that no other takes its place.
    """

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: dict[tuple[int, str | int], tuple[Value, T]] = {}

    def of(self, value: Value, make: Callable[[Value], T], field: object = None) -> T:
        """What is made of a value.

        Args:
            value: The value.
            make: Makes it; asked only the first time.
            field: In which field the value stands, where that matters; it outlives what was made.
        """
        key = id(field), value if isinstance(value, str) else id(value)
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = value, make(value)
        return known[1]
