"""The keys of the screen it was asked from; Enter does what the key under the cursor does. In lists, the filter too."""

from rich.text import Text
from textual import on

from ropa.i18n import text
from ropa.tui.blocks import BlockScreen
from ropa.tui.keys import ROWS, TYPED, Key, KeyTable, bindings, keys_of
from ropa.tui.widgets.block_list import Block
from ropa.tui.widgets.prompt import Prompt

SHOWS = KeyTable

QUERY = (
    ("word", "wage"),
    ("phrase", '"account holder"'),
    ("field", "basis:consent"),
    ("or", "basis:consent|contract"),
    ("not", "!status:retired"),
    ("exact", "category:=hosting"),
    ("compare", "keep:>=P7Y"),
    ("none", "disclosure:none"),
    ("silent", "retention:silent"),
    ("state", "state:inferred"),
    ("finding", "finding:error"),
    ("uses", "uses:mailing"),
    ("to", "to:third-country"),
)
"""Pieces of the filter language, by the names of their explanations, each with an example."""


class HelpScreen(BlockScreen):
    """What is known of the field in hand, then all keys."""

    NAME = "help"
    BINDINGS = bindings(NAME)
    result: KeyTable

    def fill(self) -> None:
        """Show the keys; as a palette, those alone that do something from there."""
        if self.result.is_palette:
            here = keys_of(self.result.screen, self.terminal.keys)
            self.blocks.show([Block(self._said(key), key.names, key) for key in here if key.action != "palette"])
            return
        blocks = [Block(Text(line)) for line in self.result.topic.splitlines()]
        if blocks:
            blocks.append(Block(Text()))
        for name, title in ((self.result.screen, "keys-here"), ("prompt", "keys-prompt"), ("editor", "keys-editor")):
            blocks.append(Block(Text(self.text(title), "bold underline")))
            blocks += [
                Block(self._said(key), key.names, key if name not in TYPED else None)
                for key in keys_of(name, self.terminal.keys)
            ]
        if self.result.screen in ROWS:
            blocks += [Block(Text()), Block(Text(self.text("filter-help"), "bold underline"))]
            blocks += [
                Block(Text(text(f"terminal.filter-help.{name}", self.language)), said, name) for name, said in QUERY
            ]
        blocks += [Block(Text()), Block(Text(self.text("keys-own"), "bold underline"))]
        names = " · ".join(f"{key.id} ({key.names})" for key in self.terminal.keys)
        self.blocks.show([*blocks, Block(Text(names, "dim"), indent=2)])

    def _said(self, key: Key) -> Text:
        """What a key does: in a word or two, in a sentence, and as a command line where there is one."""
        title, said = key.label(self.language), key.help(self.language)
        line = f"  ropa {key.line}" if key.line else ""
        return Text.assemble((title, "bold"), f": {said}", (line, "dim"))

    def begin(self) -> None:
        """As a palette, ask for words; the arrows choose among what they find."""
        if self.result.is_palette:
            self.action_filter()
            self.query_one(Prompt).moves = lambda step: self.blocks.move("down" if step > 0 else "up")

    @on(Prompt.Entered)
    def _chosen_by_words(self, event: Prompt.Entered) -> None:
        # Behind what every screen does with it, which closes the prompt.
        if self.result.is_palette and event.sign == "/":
            self.call_later(self.action_open)

    @on(Prompt.Cancelled)
    def _given_up(self) -> None:
        if self.result.is_palette:
            self.call_later(self.terminal.back)

    def narrow(self, query: str) -> str:
        """Show only keys whose help holds all words."""
        self.blocks.narrow(query.casefold().split())
        return ""

    def crumb(self) -> str:
        """Help."""
        return self.text("key.palette.label" if self.result.is_palette else "help")

    def facts(self) -> tuple[str, ...]:
        """Help."""
        return (self.crumb(),)

    def action_open(self) -> None:
        """Go back and do what the key does."""
        key = self.blocks.value
        if isinstance(key, Key):
            self.terminal.back()
            if key.action != "help" or self.result.is_palette:
                self.app.call_later(self.app.screen.run_action, key.action)


SCREEN = HelpScreen
