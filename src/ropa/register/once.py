"""What is worked out once for each register, and kept for as long as the register lives."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Keeping(Protocol):
    """An immutable value that keeps what was worked out from it, such as a register; equality leaves that aside."""

    @property
    def kept(self) -> dict[Any, Any]:
        """What was worked out, by function and arguments."""


Owner = TypeVar("Owner", bound=Keeping)
T = TypeVar("T")
P = ParamSpec("P")

_NOTHING = object()


def once(function: Callable[Concatenate[Owner, P], T]) -> Callable[Concatenate[Owner, P], T]:
    """Have a pure function of an immutable value, and of further arguments that can be hashed, ask only once."""

    @wraps(function)
    def kept(owner: Owner, /, *args: P.args, **kwargs: P.kwargs) -> T:
        assert not kwargs, "what is kept is found by the places of arguments"
        key = (function, *args)
        found: T = owner.kept.get(key, _NOTHING)
        if found is _NOTHING:
            found = owner.kept[key] = function(owner, *args, **kwargs)
        return found

    return kept


def listed_once(
    function: Callable[Concatenate[Owner, P], Iterator[T]],
) -> Callable[Concatenate[Owner, P], tuple[T, ...]]:
    """The same of a generator, whose items are kept as a tuple."""

    @once
    @wraps(function)
    def listed(owner: Owner, /, *args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        return tuple(function(owner, *args, **kwargs))

    return listed
