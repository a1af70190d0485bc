"""The processors of a register and those under them, engagement by engagement; or the list that may be published."""

from collections.abc import Iterator
from dataclasses import dataclass

from ropa.model import Engagement, Party
from ropa.rules import Case
from ropa.transfers import Hop
from ropa.view.absence import silent
from ropa.view.document import Detail, Document, Entry, Part, Table
from ropa.view.framing import framed
from ropa.view.hop import verdict_words
from ropa.view.marks import VOID, State
from ropa.view.recipients import Names, Row, activities, cell_at, name_entry, rows_hidden, shown_hops
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.view.words import Words
from ropa.vocabulary import label

NAME = "processors"
OPTIONS = frozenset(("--where", "--public", "--final", "--confirmed-only", "--without-inferred"))

_FULL = (
    *("processor", "level", "category", "role", "under", "service", "contract", "authorisation"),
    *("seat", "stored", "accessed", "activities", "verdict"),
)
_PUBLIC = ("processor", "under", "service", "country")


@dataclass(frozen=True, slots=True)
class _Link:
    """A processor in its chain: its number there, and the hop by which data reaches it."""

    number: str
    hop: Hop
    above: Hop | None


def make(subject: Subject, wanted: Wanted, language: str) -> Document:
    """A row per engagement of a processor, sub-processors under theirs; processors without one follow."""
    case = subject.case
    words = Words(case.register, language, wanted.hidden)
    hops = shown_hops(words, case.hops)
    key = "public" if wanted.is_public else "full"
    columns = _PUBLIC if wanted.is_public else _FULL
    title = words.text(f"document.processors.{key}")
    heads = tuple(words.text(f"document.column.{column}") for column in columns)
    names = Names(words)
    rows = tuple((_public if wanted.is_public else _row)(words, names, link) for link in _chain(case, hops))
    remarks = [words.text("document.remark.processors")] if not wanted.is_public else []
    remarks += rows_hidden(words, len(case.hops) - len(hops))
    if not rows and len(hops) == len(case.hops):
        remarks.append(words.text("document.remark.no-processors"))
    if unstated := sum(1 for hop in hops if hop.has_importer and not hop.engagement and not hop.role):
        remarks.append(words.text("document.remark.role-silent", count=unstated))
    tables = (Table(title, heads, rows),) if rows else ()
    return framed(words, case.law, wanted, title, [Part(title, tuple(remarks), tables)])


def _chain(case: Case, hops: tuple[Hop, ...]) -> Iterator[_Link]:
    engaged = {hop.engagement: hop for hop in hops if hop.engagement and _is_processor(hop)}
    below: dict[str, list[str]] = {}
    for address in engaged:
        below.setdefault(_above(case, address, engaged), []).append(address)
    waiting = [("", str(number), address) for number, address in enumerate(below.get("", []), 1)][::-1]
    seen = set()
    while waiting:
        above, number, address = waiting.pop()
        if address not in seen:
            seen.add(address)
            yield _Link(number, engaged[address], engaged.get(above))
            lower = [(address, f"{number}.{place}", one) for place, one in enumerate(below.get(address, []), 1)]
            waiting += lower[::-1]
    place = len(below.get("", []))
    for hop in hops:
        if not hop.engagement and hop.role == "processor":
            place += 1
            yield _Link(str(place), hop, None)


def _is_processor(hop: Hop) -> bool:
    """Whether an engagement is one of a processor: as stated, or because nothing else is."""
    return hop.has_importer and hop.role in ("processor", "")


def _above(case: Case, address: str, engaged: dict[str, Hop]) -> str:
    record = case.register.at(address)
    under = record.under if isinstance(record, Engagement) else None
    found = case.register.home(address).find(under) or case.register.find(under) if under else None
    return found[0] if found and found[0] in engaged else ""


def _row(words: Words, names: Names, link: _Link) -> Row:
    hop = link.hop
    role = Entry(label("role", hop.role, words.language), State.STATED) if hop.role else silent(words, hop.at)
    return (
        (name_entry(words, hop.importer, _named(words, hop)),),
        (Entry(link.number, State.STATED),),
        _of_party(words, hop, "category"),
        (role,),
        _under(names, link),
        *(_of_engagement(words, hop, key) for key in ("service", "contract", "authorisation")),
        _of_party(words, hop, "seat"),
        *(_of_engagement(words, hop, key) for key in ("stored_in", "accessed_from")),
        activities(words, names, hop),
        (Entry(verdict_words(words, hop), State.DERIVED),),
    )


def _public(words: Words, names: Names, link: _Link) -> Row:
    hop = link.hop
    return (
        (name_entry(words, hop.importer, _named(words, hop)),),
        _under(names, link),
        _of_engagement(words, hop, "service"),
        _of_party(words, hop, "seat"),
    )


def _named(words: Words, hop: Hop) -> tuple[Detail, ...]:
    party = words.register.at(hop.importer)
    if not isinstance(party, Party) or party.named is not False:
        return ()
    return (Detail(words.text("document.column.named"), words.text("document.recipient.category-only")),)


def _under(names: Names, link: _Link) -> tuple[Entry, ...]:
    if link.above is None:
        return (Entry(VOID, State.STATED),)
    return names[link.above.importer,]


def _of_party(words: Words, hop: Hop, key: str) -> tuple[Entry, ...]:
    party = words.register.at(hop.importer)
    return cell_at(words, hop.importer, party, key) if party else (silent(words),)


def _of_engagement(words: Words, hop: Hop, key: str) -> tuple[Entry, ...]:
    """One field of the engagement; without one it is not recorded."""
    engagement = words.register.at(hop.engagement) if hop.engagement else None
    return cell_at(words, hop.engagement, engagement, key) if engagement else (silent(words, hop.at),)
