"""Comments on the cells of a workbook of Excel, which its cells themselves do not say."""

from collections.abc import Mapping

from ropa.reading.files.xlsx_parts import MAIN, root, sheet_parts, ties
from ropa.reading.packed import Package


def comments(package: Package) -> Mapping[str, str]:
    """What is said in comments, by the cell as a spreadsheet names it: `Vendors!B7`.

    Args:
        package: The workbook.

    Raises:
        Unreadable: A part of it is broken.
    """
    found: dict[str, str] = {}
    for sheet, sheet_part in sheet_parts(package).items():
        for _, kind, part in ties(package, sheet_part):
            if kind == "comments" and part in package.names:
                for one in root(package, part).iter(f"{MAIN}comment"):
                    said = "".join(text.text or "" for text in one.iter(f"{MAIN}t")).strip()
                    if said:
                        found[f"{sheet}!{one.get('ref', '')}"] = said
    return found
