"""A name or description sounds like special categories of data.

## Why

Art. 9(1) GDPR covers data that reveal health, beliefs, origin, trade union membership or sexual orientation, also
indirectly (Court of Justice, C-184/20): a diet, a sick leave, a church tax. Words are only a sign of it, so this is a
question and no finding of fact. It is answered by `special = true` or `special = false` at an own word, and by
`special_categories`, with a condition or as none, at an activity. Read are the names of own words and the descriptions
of activities, in four languages; a text with a word such as "without" is left alone. A word that nobody listed is not
found.

## Bad

```toml
[activity.canteen]
name = "Canteen"
description = "Lunch orders with allergies of guests"  #! S106
data = ["diet"]

[data.diet]
name = "Dietary requirements"  #! S106
```

## Good

```toml
[activity.canteen]
name = "Canteen"
description = "Lunch orders with wishes of guests"
data = ["diet"]

[data.diet]
name = "Dietary requirements (meat or vegetarian)"
special = false
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import DataTerm
from ropa.rules.case import Case, Hit
from ropa.rules.holding import marked_data
from ropa.rules.phrases import finds
from ropa.rules.wider import is_marked_data
from ropa.vocabulary import Word

CODE = "S106"
SEVERITY = Severity.INFO
LAW = "9(1)"
ADVICE = True

_LIST = "suspected-special"


def check(case: Case) -> Iterator[Hit]:
    """Report own words and descriptions with a listed wording, where the register has not judged them."""
    register = case.register
    for key, term in register.of(DataTerm):
        is_judged = term.special is not None or is_marked_data(register, key, "special")
        if not is_judged and (found := finds(term.name, _LIST)):
            at = Pointer(register.address(key), ("name",))
            yield Hit(at, {"words": term.name, "category": Word(f"data/{found[0]}")})
    for at, _, activity in case.stating("description"):
        if not activity.description:
            continue
        is_judged = activity.special_categories is not None or bool(marked_data(register, activity, "special"))
        if not is_judged and (found := finds(activity.description, _LIST)):
            params = {"words": found[1], "category": Word(f"data/{found[0]}")}
            yield Hit(case.at(at, "description"), params)
