"""The security measures of a record, each with the activities that it protects."""

from ropa.view.document import Document, Entry, Part, Table
from ropa.view.filed import key_of
from ropa.view.marks import State
from ropa.view.recipients import name_entry
from ropa.view.words import Words

_FIELD = "measures"


def measures_part(words: Words, record: Document) -> Part:
    """Measure by measure where it applies; last the activities of which the record says nothing.

    Args:
        words: The words of the register.
        record: Its record under Art. 30, which has them activity by activity.
    """
    found: dict[Entry, list[str]] = {}
    for part in record.parts:
        for page in part.pages:
            if page.kind == "activity":
                for field in page.fields():
                    if key_of(field).removesuffix("_described_in") == _FIELD:
                        for entry in field.entries:
                            found.setdefault(entry, []).append(page.address)
    title = words.text("document.part.measures")
    if not found:
        return Part(title, (words.text("document.remark.nothing-recorded"),))
    rows = tuple(
        ((entry,), tuple(name_entry(words, address) for address in dict.fromkeys(found[entry])))
        for entry in sorted(found, key=lambda entry: entry.state is State.SILENT)
    )
    heads = (words.text("fields.activity.measures"), words.text("document.column.activities"))
    return Part(title, (), (Table(title, heads, rows),))
