"""A pane beside or under a list that says more of what the cursor stands on."""

from rich.text import Text
from textual.widgets import Static


class Pane(Static):
    """Text that follows the cursor."""

    def __init__(self, id: str = "pane") -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self._said = Text()

    def tell(self, text: Text) -> None:
        """Say something else; the screen is laid out anew only where that may change its size."""
        if text != self._said:
            self._said = text
            self.update(text, layout=self.styles.auto_dimensions)
