"""What is to be made of a register: choices, and the command line they come to; Enter runs it."""

from collections.abc import Iterator
from pathlib import PurePath

from rich.text import Text

from ropa.i18n import one_line, text, visible
from ropa.results import Failure, Outline
from ropa.tui.asking import Question
from ropa.tui.blocks import BlockScreen
from ropa.tui.job import Beside, Job
from ropa.tui.keys import bindings
from ropa.tui.making import Choice, Making, MakingAt
from ropa.tui.options import option
from ropa.tui.sessions import in_the_shell
from ropa.tui.widgets.block_list import Block
from ropa.tui.widgets.prompt import Prompt
from ropa.view.outline import flattened

SHOWS = MakingAt


class MakingScreen(BlockScreen):
    """The choices of a document or a diagram."""

    NAME = "making"
    BINDINGS = bindings(NAME)
    result: MakingAt
    made: Making

    @property
    def choice(self) -> Choice | None:
        """The choice under the cursor; None on the command line below them."""
        value = self.blocks.value
        return value if isinstance(value, Choice) else None

    def on_mount(self) -> None:
        """Begin with the register in hand; the toolkit calls what every frame does after it."""
        registers = self.session.workspace.portfolio.registers
        name = self.result.address.partition("/")[0]
        chosen = {"of": name} if name else {}
        self.made = Making(tuple(registers.values()), chosen, self.result.where, self.session.asked_language or "")
        self.beside = Beside(self, self._previewed)
        self.preview: Outline | Failure | None = None

    def fill(self) -> None:
        """Show the choices and the line."""
        blocks = [Block(self._shown(choice), choice.label(self.language), choice) for choice in self.made.choices()]
        line = Block(Text(one_line(f"ropa {self.made_line()}")), self.text("make.line"), "line")
        whole = [] if self.made.is_narrowed else [Block(Text(self.text("make.whole", query=one_line(self.made.where))))]
        self.blocks.show([*blocks, *whole, Block(Text()), line, Block(Text()), *self._preview()])

    def made_line(self) -> str:
        """The line that makes it, which does the same in the shell."""
        return in_the_shell(self.made.line(), self.session, self.terminal.opened)

    def _preview(self) -> Iterator[Block]:
        """What would be made, where that is known by now."""
        match self.preview:
            case Failure():
                yield Block(Text(f"✗ {visible(self.preview.message)}", "bold"))
            case Outline():
                yield Block(Text(self.preview.title, "bold underline"))
                for depth, said in flattened(self.preview.branches, self.language):
                    yield Block(Text(one_line(said)), indent=2 * depth)
                yield from (Block(Text(one_line(remark), "dim")) for remark in self.preview.remarks)
            case _:
                yield Block(Text(text("making.preview.coming", self.language), "italic"))

    def settled(self) -> None:
        """Ask for what would be made."""
        self._ask()

    def _ask(self) -> None:
        self.preview = None
        self.beside.ask(f"{self.made_line()} --dry-run", self.session)

    def _previewed(self, job: Job) -> None:
        """Show what would be made."""
        self.preview = job.result
        self.fill()

    def _shown(self, choice: Choice) -> Text:
        said = one_line(choice.said(choice.value, self.language))
        return Text.assemble("‹ " if choice.words else "", (said, "bold"), " ›" if choice.words else "")

    def renew(self) -> None:
        """Say anew what would be made, now that the texts have changed."""
        self.stamp = self.session.workspace.version
        self._ask()
        self.fill()

    def crumb(self) -> str:
        """What is done here."""
        return self.text("make")

    def facts(self) -> tuple[str, ...]:
        """What is done here."""
        return (self.text("make"),)

    def tell_where(self) -> None:
        """Say the line that Enter runs."""
        super().tell_where()
        if self.blocks.count():
            self.tell(f"ropa {self.made_line()}")

    def opening(self) -> str:
        """The line."""
        return self.made_line()

    def action_open(self) -> None:
        """Change the choice that is clicked twice."""
        self.action_edit()

    def action_turn(self, step: int) -> None:
        """Take the next word of the choice in hand."""
        if (choice := self.choice) and choice.words:
            at = choice.words.index(choice.value) + step
            self._choose(choice.name, choice.words[at % len(choice.words)])
        else:
            self.tell(self.text("make.no-choice"))

    def action_edit(self) -> None:
        """Choose from all words, or type the file or the line."""
        choice = self.choice
        if choice is None:
            self.query_one(Prompt).open(":", self.made_line(), self.terminal.typed, self._completed)
            return

        def answer(words: tuple[str, ...]) -> str:
            self.close_editor()
            self._choose(choice.name, words[0])
            return ""

        options = tuple(option(word, choice.said(word, self.language)) for word in choice.words)
        self.ask(Question(choice.label(self.language), answer, choice.value, options=options, has_words=False))

    def _choose(self, name: str, word: str) -> None:
        chosen = self.made.chosen
        chosen[name] = word
        if name in ("what", "of"):
            chosen.pop("to", None)  # a name typed for another document would say something untrue
        if name == "to" and (suffix := PurePath(word).suffix.lower()) in self._formats():
            chosen["form"] = suffix
        if name == "form" and PurePath(chosen.get("to", "")).suffix:
            chosen["to"] = str(PurePath(chosen["to"]).with_suffix(word))
        self._ask()
        self.fill()
        self.tell_where()

    def _formats(self) -> tuple[str, ...]:
        return next(choice.words for choice in self.made.choices() if choice.name == "form")

    def action_run(self) -> None:
        """Make it."""
        self.terminal.go(self.made_line())


SCREEN = MakingScreen
