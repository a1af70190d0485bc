"""What the screens share that are one list of blocks and nothing else."""

from textual.app import ComposeResult

from ropa.tui.frame import Frame
from ropa.tui.widgets.block_list import BlockList


class BlockScreen(Frame):
    """A screen that is one list of blocks."""

    def body(self) -> ComposeResult:
        """The list."""
        yield BlockList(id="list")

    @property
    def blocks(self) -> BlockList:
        """The list."""
        return self.query_one(BlockList)
