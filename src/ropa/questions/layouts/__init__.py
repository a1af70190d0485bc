"""The layouts in which a register is asked for: the law's own, and those of authorities.

Each is a TOML file beside this module: its points, the fields of the record that answer them, the article, and whether
the point is mandatory, where applicable, where possible or good practice. What could not be seen of a layout is marked.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

Class = Literal["mandatory", "where-applicable", "where-possible", "good-practice"]


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a layout.

    Attributes:
        key: What it asks; the same word in every layout.
        part: Whose record asks it: the controller's (Art. 30(1)) or the processor's (Art. 30(2)).
        of: Whether it is asked of the `register` once, or of each `activity`.
        fields: The fields any of which answers it, each behind the record it stands in; none where no field holds it.
        law: Articles of the GDPR; empty where none asks it.
        kind: How much is asked.
        when: The condition under which it is asked; empty where it always is.
        basis: The legal basis whose statements each have to answer it; empty where one answer is enough.
        is_seen: Whether the point was seen in the authority's own layout, and not only follows from the law.
        column: The key of the point in whose column it stands in the layout's table; its own where it has one.
    """

    key: str
    part: Literal["controller", "processor"]
    of: Literal["register", "activity"]
    fields: tuple[str, ...]
    law: str
    kind: Class
    when: str
    basis: str
    is_seen: bool
    column: str


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout.

    Attributes:
        key: Its name.
        law: Articles that it gives shape to.
        is_complete: Whether all of its points were seen.
        has_classes: Whether it was seen how much each point is asked; where not, that follows Art. 30.
        points: What it asks, in its order.
    """

    key: str
    law: str
    is_complete: bool
    has_classes: bool
    points: tuple[Point, ...]

    @property
    def unheld(self) -> tuple[Point, ...]:
        """The points that no field of a record holds, so that nothing is asked of a register by them."""
        return tuple(point for point in self.points if not point.fields)


LAYOUTS = ("art30", "ico", "cnil", "gba")
"""The layouts, each a file beside this module."""


@cache
def layout(name: str) -> Layout:
    """One layout.

    Raises:
        FileNotFoundError: There is no such layout.
    """
    from importlib import resources  # noqa: PLC0415 - help needs no layout

    import tomli  # noqa: PLC0415

    table = tomli.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    points = tuple(
        Point(
            row["key"],
            row["part"],
            row["of"],
            tuple(row["fields"]),
            row.get("law", ""),
            row["class"],
            row.get("when", ""),
            row.get("basis", ""),
            row.get("seen", True),
            row.get("column", row["key"]),
        )
        for row in table["point"]
    )
    return Layout(name, table["law"], table["is_complete"], table["has_classes"], points)
