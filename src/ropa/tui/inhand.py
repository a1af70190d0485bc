"""What every screen can do with the record in hand: go elsewhere with it, and copy it."""

import shlex

from rich.cells import cell_len

from ropa.i18n import one_line
from ropa.tui.edited import Edited
from ropa.tui.widgets.line_view import fit

_TOLD = 240
"""Cells of what was copied that the status line shows: all of an address and a citation, the beginning of the rest."""


class InHand(Edited):
    """A screen on which a record may be in hand."""

    _was_copied = ("", 0)

    def _go_with_record(self, *words: str) -> None:
        """Run a line about the record in hand; say that there is none rather than do nothing."""
        command, *options = words
        if address := self.target():
            self.terminal.go(shlex.join((command, address, *options)))
        else:
            self.tell(self.text("no-record-here"))

    def action_map(self) -> None:
        """Show what surrounds the record."""
        self._go_with_record("map")

    def action_xray(self) -> None:
        """Show all that the record uses."""
        self._go_with_record("xray")

    def action_used_by(self) -> None:
        """Show all that uses the record."""
        self._go_with_record("xray", "--reverse")

    def action_findings_here(self) -> None:
        """List what is found in the record in hand; of a whole register, all of it."""
        address = self.target()
        register = address.partition("/")[0]
        if not address:
            self.tell(self.text("no-record-here"))
        elif register == address:
            self.terminal.go(shlex.join(("check", register)))
        else:
            self.terminal.go(shlex.join(("check", register, "--where", f"record:={address}")))

    def field_in_hand(self) -> str:
        """The field that the cursor stands on, as people write it; empty text where it stands on none."""
        return ""

    def action_source(self) -> None:
        """Show what the text says of the record, the field in hand under the cursor."""
        field = self.field_in_hand()
        self._go_with_record("source", *(("--field", field) if field else ()))

    def action_history(self) -> None:
        """Show when the record changed, who changed it, and what it said before."""
        self._go_with_record("history")

    def action_copy(self) -> None:
        """Copy the record's address, and once more another form; it is shown too, for terminals that refuse."""
        # Only who copies waits for it.
        from ropa.tui.copying import copied  # noqa: PLC0415

        if address := self.target():
            number = self._was_copied[1] + 1 if self._was_copied[0] == address else 0
            self._was_copied = (address, number)
            form, said, following = copied(self.session, address, number)
            self.app.copy_to_clipboard(said)
            shown = one_line(said)
            self.tell(self.text("copied", form=form, said=fit(shown, min(cell_len(shown), _TOLD)), next=following))
