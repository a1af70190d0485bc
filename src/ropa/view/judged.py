"""A hop as the organisation itself reads it: roles, tool, activities, risk, and whether the record declares it."""

from collections.abc import Iterator

from ropa.i18n import listed
from ropa.transfers import Hop, Verdict
from ropa.transfers.declared import Mark
from ropa.view.document import Detail, Entry
from ropa.view.hop import hop_words, step_detail
from ropa.view.marks import State
from ropa.view.recipients import name_at
from ropa.view.words import Words
from ropa.vocabulary import label, terms


def hop_facts(words: Words, hop: Hop, is_uncertain: bool) -> Iterator[str]:
    """In which roles, with which recorded tool and for which activities data are passed on.

    Args:
        words: The words of the register.
        hop: The hop.
        is_uncertain: Whether the record says only that it may take place.
    """

    def role(key: str, *lists: str) -> str:
        named = next((label(one, key, words.language) for one in lists if key in terms(one)), key)
        return named or words.text("transfers.fact.no-role")

    # As an exporter the organisation is what it is of the activity; only a recipient is a controller of its own.
    exporter, importer = role(hop.exporter_role, "capacity", "role"), role(hop.role, "role")
    yield words.text("transfers.fact.roles", exporter=exporter, importer=importer)
    if hop.tool:
        tools = dict.fromkeys(item.transfer.tool for item in hop.declarations if item.transfer.tool)
        named = listed((label("tool", tool, words.language) for tool in tools), words.language)
        yield words.text("transfers.fact.tool", tool=named)
    elif hop.verdict in (Verdict.TRANSFER, Verdict.UNDETERMINABLE):
        yield words.text("transfers.fact.no-tool")
    names = listed((name_at(words, address) for address in hop.activities), words.language)
    yield words.text("transfers.fact.activities", names=names) if names else words.text("transfers.fact.no-activity")
    if is_uncertain:
        yield words.text("questions.what-if.uncertain")


def judged_entry(words: Words, hop: Hop, mark: Mark | None, is_uncertain: bool) -> Entry:
    """A hop as an entry for the organisation itself: also its risk, and whether the record declares it.

    Roles, tool and activities stand behind the steps of the reasoning.
    """
    said = [hop_words(words, hop)]
    if hop.risk:
        said.append(words.text(f"transfers.risk.{hop.risk}"))
    if mark:
        said.append(words.text(f"transfers.mark.{mark}"))
    facts = tuple(Detail("", fact) for fact in hop_facts(words, hop, is_uncertain))
    details = (*(step_detail(words, step) for step in hop.steps), *facts)
    return Entry(listed(said, words.language), State.DERIVED, details, link=hop.engagement or hop.importer)
