"""Every rule, as `ropa rule CODE` explains it."""

import inspect
import re
from collections.abc import Iterator

from guide.markdown import anchor, table
from ropa.checking.choice import reading_codes, told_by
from ropa.finding import legal_class, title
from ropa.i18n import text
from ropa.rules import RULES, Rule

FILE = "rules.md"


def lines() -> Iterator[str]:
    """An overview with links, and the page of each rule."""
    yield "# Rules"
    yield ""
    yield "What `ropa check` looks for. The class of a finding is decided by the leading article of its law. Each rule"
    yield "shows a register that it reports, where `#!` marks the places, and one that it does not."
    yield ""
    yield from table(
        ("rule", "title", "gravity", "class", "law"),
        ((f"[{rule.CODE}](#{anchor(_heading(rule))})", title(rule.CODE, "en"), *_facts(rule)) for rule in RULES),
    )
    for rule in RULES:
        severity, kind, law = _facts(rule)
        yield f"## {_heading(rule)}"
        yield ""
        yield " · ".join(filter(None, (severity, kind, law and f"Art. {law}")))
        yield ""
        yield re.sub(r"^##", "###", inspect.cleandoc(rule.__doc__ or ""), flags=re.MULTILINE)
        yield ""
    yield "## Faults of reading"
    yield ""
    yield text("interface.reading-fault", "en")
    yield ""
    yield from table(
        ("code", "title", "says"),
        ((code, title(code, "en"), " / ".join(told_by(code, "en"))) for code in reading_codes()),
    )


def _heading(rule: Rule) -> str:
    return f"{rule.CODE} {title(rule.CODE, 'en')}"


def _facts(rule: Rule) -> tuple[str, str, str]:
    kind = text(f"interface.class.{legal_class(rule.LAW, advice=rule.ADVICE)}", "en")
    return text(f"interface.severity.{rule.SEVERITY}", "en"), kind, rule.LAW
