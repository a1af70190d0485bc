"""The words above a word: a category of data or of data subjects, and the broader ones it is a part of."""

from collections.abc import Iterator

from ropa.graph import term_node
from ropa.model import DataTerm, SubjectTerm
from ropa.register import Register
from ropa.register.once import listed_once, once
from ropa.vocabulary import terms


@listed_once
def wider(register: Register, vocabulary: str, node: str) -> Iterator[str]:
    """A node and the broader ones above it, nearest first; a circle of broader words is walked once."""
    seen = set()
    while node and node not in seen:
        seen.add(node)
        yield node
        own = register.at(node) if "/" in node else None
        broader = own.broader if isinstance(own, DataTerm | SubjectTerm) else None
        node = term_node(register.home(node), vocabulary, broader) if broader else ""


@once
def is_marked(register: Register, node: str, mark: str) -> bool:
    """Whether a category of data, or one it is a part of, is `special` (Art. 9) or `criminal` (Art. 10)."""
    for word in wider(register, "data", node):
        own = register.at(word) if "/" in word else None
        if isinstance(own, DataTerm):
            # What the register says of its own word goes before what a broader word would say.
            if (said := getattr(own, mark)) is not None:
                return bool(said)
        elif (term := terms("data").get(word.partition(":")[2])) and term.marks.get(mark):
            return True
    return False


@once
def is_marked_data(register: Register, word: str, mark: str) -> bool:
    """The same of a word as an activity of the register uses it."""
    return is_marked(register, term_node(register, "data", word), mark)


@once
def wider_data(register: Register, word: str) -> frozenset[str]:
    """The node of a word for data, as an activity of the register uses it, and the broader ones above it."""
    return frozenset(wider(register, "data", term_node(register, "data", word)))
