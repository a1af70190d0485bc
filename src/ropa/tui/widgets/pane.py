"""A pane beside or under a list that says more of what the cursor stands on."""

from rich.text import Text
from textual.widgets import Static


class Pane(Static):
    """Text that follows the cursor."""

    def __init__(self, id: str = "pane") -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)

    def tell(self, text: Text) -> None:
        """Say something else."""
        self.update(text)
