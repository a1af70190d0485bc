"""A hop between organisations as an entry: who receives, what was worked out, and the steps that lead to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ropa.finding import worded
from ropa.i18n import listed, one_line
from ropa.model import Engagement
from ropa.register.once import ByIdentity
from ropa.transfers import Hop, Step
from ropa.view.document import Detail, Entry
from ropa.view.marks import State
from ropa.view.words import Words, place_words


def verdict_words(words: Words, hop: Hop) -> str:
    """Whether a hop is a transfer and, where that asks for it, whether a tool covers it."""
    said = [words.text(f"transfers.verdict.{hop.verdict}")]
    if hop.coverage:
        said.append(words.text(f"transfers.coverage.{hop.coverage}"))
    return listed(said, words.language)


def by_activity(hops: Iterable[Hop], among: frozenset[str] | None = None) -> Mapping[str, Sequence[Hop]]:
    """The hops that carry data of each activity, by its address; of some activities only where they are named."""
    found: dict[str, list[Hop]] = defaultdict(list)
    for hop in hops:
        for address in dict.fromkeys(hop.activities) if among is None else among.intersection(hop.activities):
            found[address].append(hop)
    return dict(found)


def step_words(step: Step, language: str) -> str:
    """A step of the reasoning, and that it rests on the workspace's own row of the law where it does."""
    params = dict(step.params)
    # The code of a place that is no country is a quotation, and stays as it was written.
    if step.key.startswith("place.") and "code" in params and step.key != "place.unknown":
        params["code"] = place_words(params["code"], language)
    return own_words(worded(f"transfers.{step.key}", params, language), step.own, language)


def own_words(said: str, source: str, language: str) -> str:
    """What is said, and the source of the workspace's own row of the law behind it where there is one."""
    return f"{said} {worded('transfers.own-row', {'source': source}, language)}" if source else said


def hop_entry(words: Words, hop: Hop) -> Entry:
    """A hop as an entry: the importer and the verdict, the steps as details.

    Risk is left out: what this entry goes into may be given to an authority or to a data subject.
    """
    return HopEntries(words).of(hop)


class HopEntries:
    """Hops as such entries; a step that many of them share, as that on a place, is put in words once."""

    def __init__(self, words: Words) -> None:
        """Take the words of a register."""
        self._words = words
        self._entries: ByIdentity[Hop, Entry] = ByIdentity()
        self._details: ByIdentity[Step, Detail] = ByIdentity()

    def of(self, hop: Hop) -> Entry:
        """The entry of a hop."""
        return self._entries.of(hop, self._entry)

    def _entry(self, hop: Hop) -> Entry:
        steps = tuple([self._details.of(step, self._detail) for step in hop.steps if not step.is_on_risk])
        return Entry(hop_words(self._words, hop), State.DERIVED, steps, link=hop.engagement or hop.importer)

    def _detail(self, step: Step) -> Detail:
        return step_detail(self._words, step)


def step_detail(words: Words, step: Step) -> Detail:
    """A step of the reasoning as a detail of an entry."""
    return Detail(words.text("transfers.step"), step_words(step, words.language))


def hop_words(words: Words, hop: Hop) -> str:
    """A hop by its importer, with the service it renders, and its verdict."""
    register = words.register
    party = register.at(hop.importer)
    importer = words.name(party, hop.importer) if party else hop.importer
    engaged = register.at(hop.engagement) if hop.engagement else None
    if isinstance(engaged, Engagement) and engaged.service:
        importer += f" — {one_line(engaged.service)}"
    return words.pair(importer, verdict_words(words, hop))
