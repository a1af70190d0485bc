"""The keys of the screen it was asked from; Enter does what the key under the cursor does."""

from rich.text import Text

from ropa.tui.blocks import BlockScreen
from ropa.tui.keys import TYPED, Key, KeyTable, bindings, keys_of
from ropa.tui.widgets.block_list import Block

SHOWS = KeyTable


class HelpScreen(BlockScreen):
    """What is known of the field in hand, then all keys."""

    NAME = "help"
    BINDINGS = bindings(NAME)
    result: KeyTable

    def fill(self) -> None:
        """Show the keys."""
        blocks = [Block(Text(line)) for line in self.result.topic.splitlines()]
        if blocks:
            blocks.append(Block(Text()))
        for name, title in ((self.result.screen, "keys-here"), ("prompt", "keys-prompt"), ("editor", "keys-editor")):
            blocks.append(Block(Text(self.text(title), "bold underline")))
            blocks += [
                Block(self._said(key), key.names, key if name not in TYPED else None)
                for key in keys_of(name, self.terminal.keys)
            ]
        blocks += [Block(Text()), Block(Text(self.text("keys-own"), "bold underline"))]
        names = " · ".join(f"{key.id} ({key.names})" for key in self.terminal.keys)
        self.blocks.show([*blocks, Block(Text(names, "dim"), indent=2)])

    def _said(self, key: Key) -> Text:
        """What a key does: in a word or two, in a sentence, and as a command line where there is one."""
        title, said = key.label(self.language), key.help(self.language)
        line = f"  ropa {key.line}" if key.line else ""
        return Text.assemble((title, "bold"), f": {said}", (line, "dim"))

    def narrow(self, query: str) -> str:
        """Show only keys whose help holds all words."""
        self.blocks.narrow(query.casefold().split())
        return ""

    def crumb(self) -> str:
        """Help."""
        return self.text("help")

    def facts(self) -> tuple[str, ...]:
        """Help."""
        return (self.text("help"),)

    def action_open(self) -> None:
        """Go back and do what the key does."""
        key = self.blocks.value
        if isinstance(key, Key):
            self.terminal.back()
            if key.action != "help":
                self.terminal.call_later(self.terminal.frame.run_action, key.action)


SCREEN = HelpScreen
