"""What evidence calls an item, as read and as written."""

import pytest

from ropa.model import Disclosure, LegalBasis, Retention
from ropa.register.evidence import item_key


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ("name", "name"),
        (Disclosure(to="mailing"), "mailing"),
        ({"to": "mailing", "role": "processor"}, "mailing"),
        (LegalBasis(basis="consent"), "consent"),
        ({"basis": "consent"}, "consent"),
        (Retention(keep="P1Y"), None),
        ({"keep": "P1Y"}, None),
        ({"to": 5}, None),
        (5, None),
    ],
)
def test_an_item_is_called_by_its_word_or_by_what_it_is_about(item, key):
    assert item_key(item) == key
