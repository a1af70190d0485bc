"""What is told of a table once it is read: comments on its cells, what is struck out, and names that are alike."""

import re
from collections.abc import Iterable, Mapping

from ropa.changes import Message
from ropa.imports.gathering import Gathered, Gathering
from ropa.imports.imported import Concern
from ropa.imports.matching import ALIKE
from ropa.reading.names import same_name
from ropa.vocabulary import terms

_SHORTEST = 3
"""Letters of a word by which a name is found within a longer one."""

_PLACE = re.compile(r"(?P<sheet>.*!)?[A-Z]+(?P<row>\d+)")


def keep_beside(said_at: Mapping[str, str], what: str, gathering: Gathering) -> None:
    """Keep as notes what cells say beside their values: of the record that their row describes, or of the file.

    Args:
        said_at: What they say, by the cell.
        what: What it is, such as a comment: the key of what is told of each.
        gathering: Has what the cells say.
    """
    by_row: dict[str, Gathered] = {}
    for kind in ("activity", "party"):
        for record in gathering.records(kind):
            by_row.setdefault(_row(record.at), record)
    for at, said in said_at.items():
        fate = gathering.fates.get(at)
        by_row.get(_row(at), gathering.file).note(said, at)
        if fate is not None:
            gathering.fates[at] = fate
        gathering.remark(Concern.NOTED, Message(f"imports.remark.{what}"), at, said)


def tell_alike(gathering: Gathering) -> None:
    """Tell of parties that may be one and the same: one name is within the other, or nearly the other."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - dear to import, and only an import asks

    parties = [party for party in gathering.records("party") if not _is_kind(party)]
    names = [_bare(party.name) for party in parties]
    by_word: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        near = (
            process.extractOne(name, names[:number], scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE) if name else None
        )
        within = (other for other in _sharing(name, by_word) if _is_within(name, names[other]))
        other = next(within, int(near[2]) if near else None)
        if other is not None:
            params = {"other": parties[other].name, "at": parties[other].at}
            message = Message("imports.remark.alike", params)
            gathering.remark(Concern.UNCLEAR, message, parties[number].at, parties[number].name)
        for word in set(name.split()):
            by_word.setdefault(word, []).append(number)


def _row(at: str) -> str:
    found = _PLACE.fullmatch(at)
    return f"{found['sheet'] or ''}{found['row']}" if found else at


def _is_kind(party: Gathered) -> bool:
    """Whether the name is that of a category, of which a file may well name several."""
    return bool(party.says("category"))


def _bare(name: str) -> str:
    """A name without its legal form, as names are compared."""
    forms = {same_name(form) for term in terms("legal-form").values() for form in term.labels.values()}
    plain = same_name(name)
    for form in sorted(forms, key=len, reverse=True):
        plain = plain.removesuffix(f" {form}")
    return plain


def _sharing(name: str, by_word: Mapping[str, list[int]]) -> Iterable[int]:
    """The names before this one that share a word with it, the first first."""
    return sorted({number for word in name.split() for number in by_word.get(word, ())})


def _is_within(name: str, other: str) -> bool:
    few, many = sorted((set(name.split()), set(other.split())), key=len)
    return bool(few) and few <= many and max(map(len, few)) >= _SHORTEST
