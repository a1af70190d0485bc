"""What a field may say stands in its help."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from ropa.i18n import LANGUAGES
from ropa.model import Activity, Party, Retention, plan_by_key
from ropa.model.declaration import FieldPlan
from ropa.tui.allowed import allowed
from ropa.tui.app import Terminal

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        ("activity", plan_by_key(Activity)["capacity"], "Allowed: Controller, Processor."),
        ("activity", plan_by_key(Activity)["started"], "Allowed: a day, such as 2018-05-25."),
        ("activity", plan_by_key(Activity)["systems"], "Allowed: a record: System."),
        ("party", plan_by_key(Party)["seat"], "Allowed: a country by its name in English"),
        ("activity", plan_by_key(Retention)["keep"], "Allowed: a period, such as P7Y"),
        ("activity", plan_by_key(Activity)["public_task"], "Allowed: Yes, No."),
    ],
)
def test_what_is_allowed(kind: str, field: FieldPlan, said: str) -> None:
    assert allowed(kind, field, "en").casefold().startswith(said.casefold().rstrip("."))
    assert len({allowed(kind, field, language) for language in LANGUAGES}) == len(LANGUAGES)


def test_a_long_list_is_cut_and_what_is_free_says_nothing() -> None:
    assert " more; a record: " in allowed("activity", plan_by_key(Activity)["data"], "en")
    assert allowed("activity", plan_by_key(Activity)["note"], "en") == ""


def test_it_stands_beside_the_field_and_in_its_help(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("down", "down")
        await pilot.pause()
        assert ("Allowed: Controller, Processor" in " ".join(screen(terminal).split())) == (terminal.size.width > 100)
        await pilot.press("f1")
        await pilot.pause()
        assert "Allowed: Controller, Processor" in " ".join(screen(terminal).split())

    for size in ((80, 24), (120, 40)):
        walk(journey, size=size)
