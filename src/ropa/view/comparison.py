"""What stands beside the hops: control from third countries, and where the declared and the derived differ."""

from ropa.finding import worded
from ropa.i18n import listed
from ropa.transfers.declared import Difference
from ropa.transfers.exposure import Exposure
from ropa.view.document import Detail, Entry
from ropa.view.marks import State
from ropa.view.placed import placed
from ropa.view.recipients import name_at
from ropa.view.words import Words, place_words
from ropa.vocabulary import Word


def exposure_entry(words: Words, exposure: Exposure) -> Entry:
    """Who is controlled from where and through whom, and which activities that touches."""
    chain = " ← ".join(name_at(words, address) for address in (exposure.party, *exposure.chain))
    name, parent = name_at(words, exposure.party), name_at(words, exposure.chain[-1])
    if exposure.country is None:
        text = words.text("transfers.exposure.undeterminable", name=name, parent=parent, chain=chain)
    else:
        place = place_words(exposure.country, words.language)
        text = words.text("transfers.exposure.abroad", name=name, place=place, chain=chain)
    said = [words.text("transfers.exposure.also-transfer")] if exposure.is_transfer else []
    names = listed((name_at(words, address) for address in exposure.activities), words.language)
    said.append(
        words.text("transfers.exposure.activities", names=names or words.text("document.applies.not-attributed"))
    )
    label = words.text("transfers.step")
    return Entry(text, State.DERIVED, tuple(Detail(label, line) for line in said), link=exposure.party)


def difference_entry(words: Words, difference: Difference) -> Entry:
    """What the record declares and what follows from it, where the two differ, and the field to look at."""
    params = dict(difference.params)
    if "place" in params and not isinstance(params["place"], Word):
        params["place"] = place_words(params["place"], words.language)
    text = worded(f"transfers.difference.{difference.reason}", params, words.language)
    hop = difference.hop
    about = f" ({name_at(words, hop.engagement or hop.importer)})" if hop else ""
    where = words.pair(name_at(words, difference.at.record), placed(words, difference.at))
    details = (Detail(words.text("transfers.field"), f"{where}{about}"),)
    return Entry(text, State.DERIVED, details, link=difference.at.record)
