"""Something is stated for the organisation and tied to no activity.

## Why

Art. 30(1) GDPR describes processing activity by activity: a recipient, a period or a legal basis of which nobody can
tell the purpose answers nothing there. `applies = "not-attributed"` keeps such a statement without inventing the link;
the organisation can make it. It is information: nothing shows that anything is missing but the link. Not reported is
what is only inferred, which nobody stated, and an authority in a particular inquiry, which is no recipient (A123).

## Bad

```toml
[register]
organisation = "controller"

[[register.disclosure]]
applies = "not-attributed"  #! A127
to = "advertising-partners"

[party.advertising-partners]
name = "Advertising partners"
```

## Good

```toml
[register]
organisation = "controller"

[[register.disclosure]]
applies = ["newsletter"]
to = "advertising-partners"

[activity.newsletter]
name = "Newsletter"

[party.advertising-partners]
name = "Advertising partners"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Several, Severity
from ropa.i18n import Key
from ropa.i18n.period import Period
from ropa.model import Disclosure, LegalBasis, Part, Retention
from ropa.register import Register, Statement
from ropa.rules.case import Case, Hit
from ropa.rules.common import name_of
from ropa.rules.proposed import is_proposed
from ropa.rules.retained import data_names
from ropa.vocabulary import Word

CODE = "A127"
SEVERITY = Severity.INFO
LAW = "30(1)"
ADVICE = True

_FIELDS = ("collected", "legal_basis", "disclosure", "retention")


def check(case: Case) -> Iterator[Hit]:
    """Report each statement of the register that applies to nothing."""
    register = case.register
    for name in _FIELDS:
        for number, item in enumerate(getattr(register.own, name, None) or ()):
            at = Pointer(register.address(), (name, number))
            if item.applies and item.applies != "not-attributed":
                continue
            if not is_proposed(case, Statement(item, at)) and not getattr(item, "inquiry", None):
                params = {"field": Key(f"fields.register.{name}"), "value": _what(register, item)}
                yield Hit(case.at(at, "applies"), params)


def _what(register: Register, item: Part) -> str:
    """What is stated, in a word or a few."""
    if isinstance(item, Disclosure):
        return name_of(register, item.to)
    if isinstance(item, LegalBasis):
        return Word(f"legal-basis/{item.basis}")
    if isinstance(item, Retention):
        words = (Period(item.keep) if item.keep else "", item.criteria or "", item.while_ or "", *(item.after or ()))
        return next(filter(None, words), item.copy_ or "")
    return Several(data_names(register, getattr(item, "data", ())))
