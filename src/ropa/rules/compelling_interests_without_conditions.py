"""A transfer on compelling legitimate interests lacks a condition of its own.

## Why

The second subparagraph of Art. 49(1) GDPR is the last resort: not repetitive, for a limited number of data subjects,
with the supervisory authority and the data subjects informed. Reported is a regular transfer, and information that is
not recorded. How many people are too many the law does not say, so that no number is. Assessment and safeguards are
A115.

## Bad

```toml
[activity.bookings]
name = "Bookings"

[[activity.bookings.disclosure]]
to = "hotel"
role = "controller"
transfer = { tool = "compelling-legitimate-interests", authority_informed = 2026-05-04 }  #! T118

[party.hotel]
name = "Hotel"
seat = "TH"
```

## Good

```toml
[activity.bookings]
name = "Bookings"

[[activity.bookings.disclosure]]
to = "hotel"
role = "controller"

[activity.bookings.disclosure.transfer]
tool = "compelling-legitimate-interests"
frequency = "once"
authority_informed = 2026-05-04
subjects_informed = 2026-05-06

[party.hotel]
name = "Hotel"
seat = "TH"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, field_of, is_excused, using

CODE = "T118"
SEVERITY = Severity.ERROR
LAW = "49(1)"
ADVICE = False


_INFORMED = {"authority_informed": "authority", "subjects_informed": "subjects"}


def check(case: Case) -> Iterator[Hit]:
    """Report repetition, and that authority or data subjects were informed where it is not recorded."""
    for hop, item in using(case, "compelling-legitimate-interests"):
        if item.transfer.frequency == "regular":
            yield Hit(field_of(item, "frequency"), about(case, hop))
        for key, variant in _INFORMED.items():
            at = field_of(item, key)
            if getattr(item.transfer, key) is None and not is_excused(case, at):
                yield Hit(at, about(case, hop), variant)
