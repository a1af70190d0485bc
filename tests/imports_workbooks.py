"""Workbooks made by the tests themselves: one as people keep them, and ways to make others."""

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.comments import Comment

Rows = Sequence[Sequence[Any]]


def xlsx(
    sheets: Mapping[str, Rows],
    merged: Mapping[str, Sequence[str]] | None = None,
    comments: Mapping[str, Mapping[str, str]] | None = None,
) -> bytes:
    """A workbook of sheets of rows; None for an empty cell."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for span in (merged or {}).get(name, ()):
            sheet.merge_cells(span)
        for cell, said in (comments or {}).get(name, {}).items():
            sheet[cell].comment = Comment(said, "KS")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


MESSY: Mapping[str, Rows] = {
    "Verwerkingen": (
        ("Verwerkingsregister Voorbeeld BV – versie 3 (concept)",),
        (),
        ("", "Algemeen", None, None, "Gegevens", None, "Delen", None, None, "Bewaren en beveiligen", None, None),
        (
            "Nr.",
            "Naam verwerking",
            "Doel (waarom?)",
            "Grondslag",
            "Betrokkenen",
            "Persoonsgegevens",
            "Ontvangers",
            "Verwerkers",
            "Doorgifte buiten EER?",
            "Bewaartermijn",
            "Beveiligings-maatregelen",
            "Laatst besproken met",
        ),
        (
            1,
            "Salarisadministratie",
            "1. Salaris uitbetalen\n2. Aangifte loonheffing",
            "Wettelijke verplichting (art. 28 Wet LB)",
            "Medewerkers, oud-medewerkers",
            "NAW, BSN, IBAN; salaris",
            "Belastingdienst; pensioenfonds PME",
            "Loonbureau De Groot (NL)",
            "nee",
            "zeven jaar",
            "Toegangsbeheer, MFA\nback-up",
            "OR",
        ),
        (
            2,
            "Nieuwsbrief",
            "Nieuws sturen",
            "Toestemming",
            "Klanten en prospects",
            "e-mail, voornaam, kledingmaat",
            "nvt",
            "Mailchimp (VS)",
            "ja, VS",
            "Tot uitschrijving",
            "?",
            None,
        ),
        (
            None,
            None,
            "Meten of berichten worden geopend",
            "6.1.f",
            None,
            "IP-adres",
            None,
            None,
            None,
            None,
            None,
            None,
        ),
        (),
        (
            3,
            "Recruitment",
            "Hiring staff",
            "Art. 6 lid 1 sub b AVG",
            "sollicitanten",
            "CV; foto's",
            "geen",
            "-",
            "IR",
            "4 weken na einde procedure",
            "n.v.t.",
            "HR",
        ),
        (),
        ("* BSN alleen voor loonadministratie",),
        ("Let op: nog niet compleet!",),
    ),
    "Leveranciers": (
        (
            "Leverancier",
            "Dienst",
            "Land",
            "VWO aanwezig",
            "Datum VWO",
            "Opslaglocatie",
            "Subverwerker van",
            "Opmerkingen",
        ),
        ("Mailchimp", "Nieuwsbrieven versturen", "USA", "ja", "03/04/2025", "Verenigde Staten", None, "duur"),
        (
            "Loonbureau De Groot",
            "Salarisverwerking",
            "Nederlands",
            "x",
            datetime.date(2024, 5, 1),
            "NL; Duitsland",
            None,
            None,
        ),
        ("Hostpartij GmbH", "Servers", "Deutschland", "nee", "–", "UK", "Loonbureau De Groot", "onderaannemer"),
        ("Kantoor Dublin", "Helpdesk", "IR", "?", "25-05-2018", "Ierland (IE)", None, None),
    ),
    "Toelichting": (("Dit bestand hoort bij het beleid van 2022.",), ("Vragen: zie intranet",)),
}
"""A Dutch workbook as it comes: headings over headings, blank rows, signs for nothing, mixed languages, loose notes."""

MESSY_MERGED = {"Verwerkingen": ("B3:D3", "E3:F3", "G3:I3", "J3:L3")}
