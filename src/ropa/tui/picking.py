"""What can be picked where a question needs a record or a word: records of one or all registers, places, kinds."""

from collections.abc import Iterable, Iterator, Sequence

from ropa.commands import Session
from ropa.commands.trace import ENDS
from ropa.graph import place_node
from ropa.i18n import text
from ropa.model import KINDS, Activity, Party, Record, SubjectTerm
from ropa.register import SHARED, Register
from ropa.tui.options import Option, countries, option
from ropa.view.answers.voice import word_name
from ropa.view.words import Words
from ropa.vocabulary import terms


def records(session: Session, kinds: Sequence[type[Record]] = (), register: str = "") -> tuple[Option, ...]:
    """Records of some kinds, or of all, each by its address; those of the register in hand come first.

    Args:
        session: Whose workspace.
        kinds: The kinds; all where none is named.
        register: The register in hand, whose records may name only its own and the shared ones; empty for all.
    """
    wanted = tuple(kinds) or tuple(KINDS.values())
    every = session.workspace.portfolio.registers
    homes = [home for name, home in every.items() if register in ("", SHARED, name) and name != SHARED]
    homes += [every[SHARED]] if SHARED in every else []
    return tuple(item for home in homes for item in _records(session, home, wanted))


def _records(session: Session, home: Register, kinds: tuple[type[Record], ...]) -> Iterator[Option]:
    words = Words(home, session.language)
    for key, record in home.records.items():
        if isinstance(record, kinds):
            kind = words.text(f"fields.kind.{type(record).KIND}")
            others = (type(record).KIND, *(_called(record) if isinstance(record, Party) else ()))
            yield option(home.address(key), words.name(record, key), kind, others)


def _called(party: Party) -> Iterator[str]:
    """What else a party is looked for by: many are recorded by their category, and call themselves otherwise."""
    yield from (*((party.legal_name,) if party.legal_name else ()), *(party.trade_names or ()))
    if term := terms("party-category").get(party.category or ""):
        yield from term.labels.values()


def places(session: Session, *, is_node: bool = True) -> tuple[Option, ...]:
    """Countries, international organisations and regions, as nodes or as the codes that records have."""
    codes = sorted(session.workspace.law.places())
    found = countries(codes, session.language)
    kind = text("terminal.pick.place", session.language)
    made = [option(place_node(one.word) if is_node else one.word, one.label, kind, one.names) for one in found]
    made += [
        option(
            f"region:{word}" if is_node else word,
            word_name(f"region:{word}", session.language),
            kind,
            one.labels.values(),
        )
        for word, one in terms("region").items()
    ]
    return tuple(made)


def decided(session: Session) -> tuple[Option, ...]:
    """The places with an adequacy decision on the day by which is judged, found by the decision and its scope too."""
    law = session.workspace.law
    found = ((one, law.jurisdiction(one.word)) for one in countries(law.decided(), session.language))
    return tuple(
        option(one.word, one.label, row.decision, (*one.names, row.scope, row.scope_condition)) if row else one
        for one, row in found
    )


def categories(session: Session, *vocabularies: str) -> tuple[Option, ...]:
    """The words of closed lists, such as `data` and `subject`, as nodes."""
    return tuple(
        option(
            f"{name}:{word}",
            term.labels.get(session.language, term.labels["en"]),
            text(f"fields.kind.{name}", session.language),
            (name, *term.labels.values()),
        )
        for name in vocabularies
        for word, term in terms(name).items()
    )


def ends(session: Session, register: str = "") -> tuple[Option, ...]:
    """All between which data can be traced: records of a register or of all, categories, places."""
    return (*records(session, ENDS, register), *categories(session, "data", "subject"), *places(session))


def subjects(session: Session, address: str = "") -> tuple[Option, ...]:
    """The categories of data subjects: those of an activity, else those that activities name, before all others.

    Args:
        session: Whose workspace.
        address: The activity in hand, or its register; empty for all registers.
    """
    found = session.workspace.portfolio.find(address) if address else None
    name = address.partition("/")[0]
    every = {
        one.word.removeprefix("subject:"): one
        for one in (*records(session, (SubjectTerm,), name), *categories(session, "subject"))
    }
    if found and isinstance(found[2], Activity) and (own := list(_subjects(found[0], found[2]))):
        return tuple(every[word] for word in own if word in every)
    used = dict.fromkeys(
        word
        for register in session.workspace.portfolio.registers.values()
        if name in ("", register.name)
        for _, activity in register.of(Activity)
        if isinstance(activity, Activity)
        for word in _subjects(register, activity)
    )
    return (*(every[word] for word in used if word in every), *(one for word, one in every.items() if word not in used))


def _subjects(register: Register, activity: Activity) -> Iterable[str]:
    """The subjects of an activity as they are picked: an own term by its address."""
    said = activity.subjects
    for word in said if isinstance(said, tuple) else ():
        found = register.find(word)
        yield found[0] if found and isinstance(found[1], SubjectTerm) else word
