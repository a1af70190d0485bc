"""Of whom which data is held, told in a column of data, where a category of data subjects would be taken for data."""

from collections.abc import Iterable
from dataclasses import replace

from ropa.model import Activity
from ropa.view.document import Detail, Entry
from ropa.view.words import Words


def tied(words: Words, address: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The data held of each category of data subjects, as entries of a column of data: the data, and whose they are.

    Nothing where the activity names all of them as its data anyway; the whole record has who they are held of.

    Args:
        words: Words of the document.
        address: The activity.
        entries: What it says of which data is held of whom.
    """
    activity = words.register.at(address)
    if isinstance(activity, Activity) and activity.subject_data and not words.hidden:
        named = set(activity.data or ())
        if all(word in named for item in activity.subject_data for word in item.data):
            return ()
    data = words.text("fields.subject-data.data")
    of = words.text("fields.subject-data.subject")
    return tuple(
        replace(entry, text=held.text, link="", details=(Detail(of, entry.text),))
        if (held := next((detail for detail in entry.details if detail.label == data), None))
        else entry
        for entry in entries
    )
