"""Every key of the terminal in one table: where it works, what it does, and where its help stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from ropa.i18n import text

FAULTY = ("listing", "findings", "transfers", "obligations")
ROWS = (*FAULTY, "questions")
LISTS = (*ROWS, "counts", "outline", "history", "source", "help")
RECORDS = (*ROWS, "record", "map", "outline", "history", "source")
ASKED = ("listing", "record", "map", "outline", "history")
DRAWN = ("record", "map", "outline", "transfers")
HISTORIC = ("listing", "record", "map")
FOLDED = ("outline", "history", "findings")
ASKING = ("home", *ROWS, "record", "map", "outline", "history")
"""Where questions about the record in hand are asked, or about one to be picked."""
FIELDS = ("record", "table")
TYPED = ("prompt", "editor")


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys do.

    Attributes:
        id: Its name; label and help stand in the catalogue `terminal` under `key.<id>`.
        keys: The keys, the one that is shown first; several are separated by commas.
        action: What is done.
        screens: Where it works; empty for everywhere.
        in_bar: Whether the line of keys shows it.
        writes: Whether it is there to change or write something, and so hidden where nothing may be.
    """

    id: str
    keys: str
    action: str
    screens: tuple[str, ...] = ()
    in_bar: bool = False
    writes: bool = False

    def label(self, language: str) -> str:
        """What it does, in a word or two."""
        return text(f"terminal.key.{self.id}.label", language)

    def help(self, language: str) -> str:
        """What it does."""
        return text(f"terminal.key.{self.id}", language)

    @property
    def line(self) -> str:
        """The command line that does the same; empty where none does."""
        return _LINES.get(self.id, "")

    @property
    def names(self) -> str:
        """The keys as they are written on keyboards."""
        return " ".join(shown(key) for key in self.keys.split(","))


KEYS: tuple[Key, ...] = (
    Key("help", "f1,?", "help", in_bar=True),
    Key("quit", "q,ctrl+q", "quit", in_bar=True),
    Key("open", "enter", "open", in_bar=True),
    Key("back", "escape,backspace", "back", in_bar=True),
    Key("save", "ctrl+s,f6", "save", in_bar=True, writes=True),
    Key("write", "w", "write_one", ("changes",), in_bar=True, writes=True),
    Key("drop", "D", "drop", ("changes",), in_bar=True, writes=True),
    Key("theirs", "r", "settle('theirs')", ("conflicts",), in_bar=True, writes=True),
    Key("beside", "b", "settle('beside')", ("conflicts",), in_bar=True, writes=True),
    Key("mine", "w", "settle('mine')", ("conflicts",), in_bar=True, writes=True),
    Key("next-clash", "tab", "clash(1)", ("conflicts",), in_bar=True),
    Key("filter", "/,ctrl+f", "filter", ("home", *LISTS), in_bar=True),
    Key("edit", "e", "edit", (*FIELDS, "listing", "findings", "obligations", "making"), in_bar=True, writes=True),
    Key("new", "n", "new", (*FIELDS, "listing"), in_bar=True, writes=True),
    Key("run", "enter", "run", ("making",), in_bar=True),
    Key("stop", "escape", "stop", ("progress",), in_bar=True),
    Key("turn", "right,space,l", "turn(1)", ("making",), in_bar=True),
    Key("view", "o", "view", ("written",), in_bar=True),
    Key("command", ":,f9", "command", in_bar=True),
    Key("all-fields", "a", "all_fields", ("record",), in_bar=True),
    Key("remove", "D", "remove", FIELDS, in_bar=True, writes=True),
    Key("confirm", "c", "confirm", FIELDS, in_bar=True, writes=True),
    Key("faulty", "!", "faulty", FAULTY, in_bar=True),
    Key("fill", "W", "fill", ("record",), in_bar=True, writes=True),
    Key("map", "m,f4", "map", RECORDS, in_bar=True),
    Key("explain", "i", "explain", ("record", "findings"), in_bar=True),
    Key("word", "i", "explain", ("map", "outline", "history"), in_bar=True),
    Key("xray", "x", "xray", ASKED, in_bar=True),
    Key("used-by", "u", "used_by", ASKED, in_bar=True),
    Key("draw", "o", "draw", DRAWN, in_bar=True),
    Key("deeper", ">", "deepen(1)", ("map",), in_bar=True),
    Key("shallower", "<", "deepen(-1)", ("map",), in_bar=True),
    Key("mark-revision", "space", "mark", ("history",), in_bar=True),
    Key("turn-round", "r", "turn_round", ("outline",), in_bar=True),
    Key("source", "p", "source", RECORDS[:-1], in_bar=True),
    Key("home", "f2", "go('home')", in_bar=True),
    Key("list", "f3", "section(0)", in_bar=True),
    Key("findings", "f5", "go('check')", in_bar=True),
    Key("trace", "t", "ask('trace')", ASKING, in_bar=True),
    Key("what-if", "w", "ask('what-if')", ASKING, in_bar=True),
    Key("impact", "b", "ask('impact')", ASKING, in_bar=True),
    Key("access", "R", "ask('access')", ASKING, in_bar=True),
    Key("delete", "D", "delete", ("listing",), writes=True),
    Key("duplicate", "d", "duplicate", ("listing", "record"), writes=True),
    Key("confirm-all", "C", "confirm_all", FIELDS, writes=True),
    Key("editor", "E", "external", RECORDS, in_bar=True, writes=True),
    Key("sort", "s", "sort", ROWS, in_bar=True),
    Key("accept-finding", "A", "decide('accept')", ("findings",), in_bar=True, writes=True),
    Key("defer", "d", "decide('defer')", ("findings",), in_bar=True, writes=True),
    Key("group", "B", "group", ("findings",), in_bar=True),
    Key("count", "F", "count", ROWS, in_bar=True),
    Key("columns", "c", "columns", ROWS, in_bar=True),
    Key("pane", "v", "pane", ("listing",), in_bar=True),
    Key("other-pane", "tab,shift+tab", "other", ("listing",)),
    Key("reverse", "S", "reverse", ROWS),
    Key("questions", "Q", "go('ask')"),
    Key("history", "h", "history", HISTORIC),
    Key("export", "f7", "make", in_bar=True),
    Key("turn-back", "left,h", "turn(-1)", ("making",)),
    Key("findings-here", "f", "findings_here", ("listing", "record", "map", "outline"), in_bar=True),
    Key("mark", "space", "mark", ("listing", "findings")),
    Key("mark-all", "a", "mark_all", ("listing", "findings")),
    Key("undo", "ctrl+z,z", "undo", writes=True),
    Key("redo", "ctrl+y,Z", "redo", writes=True),
    Key("next-list", "L", "section(1)"),
    Key("previous-list", "H", "section(-1)"),
    Key("next-finding", "f8", "finding(1)"),
    Key("previous-finding", "shift+f8", "finding(-1)"),
    Key("last", "-", "last"),
    Key("copy", "y", "copy", RECORDS),
    Key("palette", "ctrl+p", "palette"),
    Key("reload", "ctrl+r", "reload"),
    Key("down", "down,j", "move('down')"),
    Key("up", "up,k", "move('up')"),
    Key("right", "right", "move('right')", ("home",)),
    Key("left", "left", "move('left')", ("home",)),
    Key("fold", "left,h", "fold", FOLDED),
    Key("unfold", "right,l", "unfold", FOLDED),
    Key("page-down", "pagedown", "move('page-down')"),
    Key("page-up", "pageup", "move('page-up')"),
    Key("first", "home,g", "move('first')"),
    Key("end", "end,G", "move('last')"),
    Key("next-pane", "tab,right", "side(1)", ("map",)),
    Key("previous-pane", "shift+tab,left", "side(-1)", ("map",)),
    Key("finish", "enter", "submit", ("prompt",), in_bar=True),
    Key("cancel", "escape", "cancel", ("prompt",), in_bar=True),
    Key("complete", "tab", "complete", ("prompt",), in_bar=True),
    Key("older", "up,ctrl+r", "recall(-1)", ("prompt",), in_bar=True),
    Key("newer", "down", "recall(1)", ("prompt",), in_bar=True),
    Key("accept", "enter", "editor('accept')", ("editor",), in_bar=True),
    Key("keep", "escape", "editor('leave')", ("editor",), in_bar=True),
    Key("option", "down", "editor('down')", ("editor",)),
    Key("option-before", "up", "editor('up')", ("editor",)),
    Key("options-on", "pagedown", "editor('page-down')", ("editor",)),
    Key("options-back", "pageup", "editor('page-up')", ("editor",)),
    Key("step", "tab", "editor('next')", ("editor",)),
    Key("step-back", "shift+tab", "editor('previous')", ("editor",)),
    Key("say", "ctrl+o", "editor('say')", ("editor",), in_bar=True),
    Key("value-outside", "ctrl+e", "editor('outside')", ("editor",), in_bar=True),
    Key("line", "ctrl+n", "editor('line')", ("editor",), in_bar=True),
    Key("restore", "ctrl+z", "editor('restore')", ("editor",), in_bar=True),
)
"""All keys. Those that people type most come first; the line of keys shows them in this order."""


_LINES = {
    "save": "save",
    "write": "save",
    "undo": "undo",
    "redo": "redo",
    "home": "home",
    "list": "list KIND",
    "findings": "check",
    "open": "show ADDRESS",
    "map": "map ADDRESS",
    "xray": "xray ADDRESS",
    "used-by": "xray ADDRESS --reverse",
    "history": "history ADDRESS",
    "findings-here": "check REGISTER --where record:=ADDRESS",
    "edit": "set ADDRESS FIELD=VALUE",
    "confirm": "confirm ADDRESS FIELD",
    "delete": "remove ADDRESS",
    "duplicate": "duplicate ADDRESS ID",
    "editor": "edit ADDRESS",
    "explain": "rule CODE",
    "word": "word WORD",
    "accept-finding": "accept CODE ADDRESS",
    "defer": "defer CODE ADDRESS",
    "group": "check --group-by HEAD",
    "filter": "… --where QUERY",
    "sort": "… --sort COLUMN",
    "reverse": "… --sort -COLUMN",
    "count": "… --count COLUMN",
    "columns": "… --columns COLUMN,COLUMN",
    "export": "export DOCUMENT",
    "draw": "diagram KIND",
}
"""What keys do as a command line, by their ids; words in capitals stand for what is in hand or asked for."""


WRITING = frozenset(key.action.partition("(")[0] for key in KEYS if key.writes)
"""The actions that are there to change or write something."""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """What the help screen shows: the keys of a screen, and what is known of the field in hand.

    Attributes:
        screen: The name of the screen.
        topic: What is known of the field.
        is_palette: Whether words that find a key are asked for at once, and Enter does what the key does.
    """

    screen: str
    topic: str = ""
    is_palette: bool = False


def keys_of(screen: str, table: Sequence[Key] = KEYS) -> tuple[Key, ...]:
    """The keys that work on a screen; one for a key everywhere gives way to the screen's own.

    What is typed in, the prompt and the editor, has its own alone.

    Args:
        screen: Its name.
        table: All keys, as they are or as the user has them.
    """
    own = tuple(key for key in table if screen in key.screens)
    if screen in TYPED:
        return own
    taken = {key for item in own for key in item.keys.split(",")}
    return tuple(key for key in table if screen in key.screens or not (key.screens or taken & {*key.keys.split(",")}))


def bindings(screen: str) -> list[BindingType]:
    """The keys of a screen in the toolkit's terms."""
    return [Binding(key.keys, key.action, id=key.id, show=False) for key in keys_of(screen)]


_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "backspace": "Backspace",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
}


def shown(key: str) -> str:
    """A key as it is written on keyboards: `Shift+F8`."""
    return "+".join(_NAMES.get(part) or part.capitalize() for part in key.split("+")) if len(key) > 1 else key
