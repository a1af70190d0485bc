"""What the answers share: names of nodes, the word for silence, how an item is known."""

from ropa.finding import Pointer
from ropa.i18n import one_line
from ropa.model import OWN_TERMS, Record, plan_by_key
from ropa.register import Portfolio, Register
from ropa.register.evidence import has_own_evidence
from ropa.view.evidence import evidence_of, state_of
from ropa.view.marks import State
from ropa.view.outline import Branch
from ropa.view.words import Words, place_words
from ropa.vocabulary import label


def word_name(node: str, language: str) -> str:
    """What a place or a word of a closed list is called; an unknown node as it is."""
    prefix, _, word = node.partition(":")
    if prefix in ("country", "region", "org"):
        return place_words(node if prefix == "org" else word, language)
    return label(prefix, word, language) if prefix in OWN_TERMS and word else node


def node_name(register: Register, node: str, language: str) -> str:
    """What a node that a register can reach is called: a record of it or of the shared ones, or a word."""
    return _node_name(Words(register, language), node)


def _node_name(words: Words, node: str) -> str:
    register = words.register
    if node == register.name:
        return one_line(register.organisation)
    if (record := register.at(node) if "/" in node else None) is None:
        return word_name(node, words.language)
    home = register.home(node)
    return (words if home is register else words.of(home)).name(record, node.partition("/")[2])


def named(portfolio: Portfolio, node: str, language: str) -> tuple[str, str]:
    """What a node of any register is called, and the address under which it can be opened; empty for a word."""
    found = portfolio.find(node)
    if found is None:
        return word_name(node, language), ""
    register, key, record = found
    return Words(register, language).name(record, key), node


class Voice:
    """The answer to one question for one register, in one language."""

    def __init__(self, question: str, register: Register, language: str) -> None:
        self.question = question
        self.register = register
        self.language = language
        self.words = Words(register, language)
        self._names: dict[str, str] = {}

    def text(self, key: str, /, **params: object) -> str:
        """A text of the question."""
        return self.words.text(f"questions.{self.question}.{key}", **params)

    def name(self, node: str) -> str:
        """What a node is called."""
        if node not in self._names:
            self._names[node] = _node_name(self.words, node)
        return self._names[node]

    def head(self, detail: str = "", branches: tuple[Branch, ...] = ()) -> Branch:
        """The line that names the organisation, the answer under it."""
        return Branch(self.register.organisation, self.register.address(), detail, branches=branches, is_quoted=True)

    def record(
        self,
        address: str,
        state: State = State.STATED,
        detail: str | tuple[str, ...] = "",
        branches: tuple[Branch, ...] = (),
    ) -> Branch:
        """A line that names a record."""
        return Branch(self.name(address), address, detail, state, branches, is_quoted=True)

    def silent(self) -> Branch:
        """The line that says silence."""
        return Branch(self.words.text("document.silent"), state=State.SILENT)

    def state(self, record: Record, key: str, item: object = None) -> State:
        """How a field of a record, or an item of it, is known."""
        # Nothing tells of most of them where they come from.
        if record.evidence is None and record.cited is None and not has_own_evidence(item):
            return State.STATED
        field = plan_by_key(type(record))[key]
        return state_of(evidence_of(record, field, item))

    def state_at(self, at: Pointer) -> State:
        """How what a field says is known: by the evidence of the field, or of the item of it."""
        record = self.register.recorded(at.record)
        assert record is not None, "an edge stands in a record"
        field = plan_by_key(type(record))[str(at.field[0])]
        value = getattr(record, field.name)
        if not isinstance(value, tuple):
            return self.state(record, field.key, value)
        number = at.field[1] if len(at.field) > 1 else None
        return self.state(record, field.key, next((one for n, one in enumerate(value) if n == number), None))
