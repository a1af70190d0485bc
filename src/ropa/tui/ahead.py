"""Keys that come faster than they are dealt with: each waits until all that the one before set off is done.

Screens and widgets work through messages side by side, and a key that is dealt with while they do so could be taken
for what was in view before, or reach a screen that has nothing in it yet.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from textual.app import App
from textual.events import Callback, Key
from textual.message_pump import MessagePump
from textual.screen import Screen

_ROUNDS = 20
_LONGEST = 0.5
"""Seconds for one round; what takes longer waits for something else, and a key has to be dealt with all the same."""


class Ahead:
    """The keys that were typed ahead in one application."""

    def __init__(self, app: App[Any], deal: Callable[[Key], Awaitable[None]]) -> None:
        """Begin with none.

        Args:
            app: The application.
            deal: Does what a key means.
        """
        self._app = app
        self._deal = deal
        self._keys: deque[Key] = deque()
        self._is_busy = False
        self._is_text = False
        self._known: Screen[Any] | None = None

    def rest(self) -> list[Key]:
        """The keys that still wait; from now on they are the caller's."""
        left = list(self._keys)
        self._keys.clear()
        return left

    async def take(self, key: Key) -> None:
        """Deal with a key, at once or when those before it are done."""
        is_more = self._is_text and not self._keys and self._is_typed(key)
        self._keys.append(key)
        if not self._is_busy and self._known is not self._app.screen:
            await settled(self._app)  # it may come before there is anything to take it
        if is_more or not self._is_busy:
            await self._begin()

    async def _begin(self) -> None:
        """Deal with the first key, and with the letters that follow a letter in a text: none leads elsewhere."""
        is_busy, self._is_busy = self._is_busy, True
        try:
            while self._keys:
                key = self._keys.popleft()
                self._is_text = self._is_typed(key)
                await self._deal(key)
                if not (self._is_text and self._keys and self._keys[0].is_printable):
                    break
        finally:
            if not is_busy:
                self._app.call_later(self._settle)

    def _is_typed(self, key: Key) -> bool:
        # A text area loads a parser, for which the first screen does not wait.
        from textual.widgets import Input, TextArea  # noqa: PLC0415

        return key.is_printable and isinstance(self._app.focused, Input | TextArea)

    async def _settle(self) -> None:
        """Wait for what the key reached; a key that nothing took comes back to the application, so wait behind it."""
        await settled(self._app)
        if not self._app.call_later(self._go_on):
            self._is_busy = False

    async def _go_on(self) -> None:
        await settled(self._app)  # what came back to the application may have set off more
        if not self._app.screen_stack:
            return  # the program was left
        self._known = self._app.screen
        self._is_busy = False
        if self._keys:
            await self._begin()


async def settled(app: App[Any]) -> None:
    """Wait until the screen in view is there, and neither it nor anything on it has a message left."""
    for _ in range(_ROUNDS):
        if not app.screen_stack:
            return  # the program was left
        screen, parts = app.screen, tuple(_parts(app))
        answers = [_Answer() for _ in (*parts, screen)]
        # As `call_later` does it, which looks at the parameters of what is called anew each time.
        asked = [part.post_message(Callback(answer.give)) for part, answer in zip(parts, answers, strict=False)]
        asked.append(screen.call_after_refresh(answers[-1].give))
        if waiting := [answer.given for answer, is_asked in zip(answers, asked, strict=True) if is_asked]:
            await asyncio.wait(waiting, timeout=_LONGEST)
        is_same = bool(app.screen_stack) and app.screen is screen and tuple(_parts(app)) == parts
        if is_same and not any(part.message_queue_size for part in parts):
            return


def _parts(app: App[Any]) -> Iterator[MessagePump]:
    yield from app.screen.walk_children(with_self=True)


class _Answer:
    """The word of one part that all that it was told before is dealt with."""

    def __init__(self) -> None:
        self.given: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def give(self) -> None:
        """Give it, unless nobody waits any more."""
        if not self.given.done():
            self.given.set_result(None)
