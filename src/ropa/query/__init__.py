"""The filter language of `--where` and of `/`.

query   clauses, separated by spaces: all of them must hold
clause  tests, separated by `|`: one of them must hold; `!` before it means that none does
test    a value, with `field:` before it to look in that field alone; behind `|` the field before it goes on

newsletter                holds the word, as written or as its label reads
"account holder"          holds the phrase; in quotes nothing has a meaning of its own
basis:consent|contract    the field holds one of the two; `!basis:consent|contract` neither
basis:consent|keep:none   either the one or the other
category:=hosting         a value of the field is just this; `service:="cloud storage"` where it has spaces
keep:>=P7Y                also `>`, `<`, `<=` and `=`; periods, dates (`until:<2026-01-01`, `date:<2024`) and numbers
disclosure:none           none is stated
named:false               a field that is yes or no; here a party of which only the category is known
retention:silent          nothing is stated: no value, no none, no reason why there is neither
state:silent              some field that the law asks for is; also inferred, linked, confirmed, open, none, stated
finding:T101              a check finds this; a severity will do; `finding:none` nothing
uses:mailing              uses a record so called, directly or through others; `uses:=mailing` just this one
to:third-country          data go there; also undeterminable, the code of a country, the kind or category of a recipient

A field of a nested table is silent where one such table leaves it out; a field of the same name in the record itself
goes first. What the register states for all its activities counts as said by each. A comparison holds where it is
certain: `P30D` is neither more nor less than `P1M`, whose length depends on the month. So does `to:third-country`; its
opposite is not “stays in the EEA”, since `to:undeterminable` may leave it.
"""

from ropa.query.amounts import is_amount
from ropa.query.folding import folded
from ropa.query.haystack import DERIVED, Haystack, Searchable, fields, haystack
from ropa.query.language import Clause, QueryError, UnknownFieldError, is_value, matches, meeting, parse, refines
from ropa.query.ordering import Key, Order, in_order, key_of

__all__ = [
    "DERIVED",
    "Clause",
    "Haystack",
    "Key",
    "Order",
    "QueryError",
    "Searchable",
    "UnknownFieldError",
    "fields",
    "folded",
    "haystack",
    "in_order",
    "is_amount",
    "is_value",
    "key_of",
    "matches",
    "meeting",
    "parse",
    "refines",
]
