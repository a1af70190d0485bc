"""A query held against the rows of a list, a slice at a time, so that no key waits for the last row."""

from collections.abc import Sequence
from itertools import compress
from time import thread_time

from ropa.query import Clause, meeting
from ropa.results import Line

SLICE = 0.03
"""Seconds of work after which keys are looked at again."""

_AT_ONCE = 64
"""Rows between two looks at the clock; the words of a row that nobody has sought yet take a while."""


class Search:
    """One search.

    Attributes:
        rows: The rows that were found so far.
        names: The group of each, where there are groups.
        is_done: Whether all rows were looked at.
    """

    def __init__(self, among: Sequence[Line], names: Sequence[str], clauses: Sequence[Clause]) -> None:
        """Begin.

        Args:
            among: The rows to look at.
            names: The group of each; nothing where there are no groups.
            clauses: What is sought; all rows where empty.
        """
        self._among, self._names, self._test = among, names, meeting(clauses)
        self._at = 0
        self.is_done = not clauses
        self.rows: Sequence[Line] = [] if clauses else among
        self.names: Sequence[str] = [] if clauses else names

    def go_on(self, longest: float = SLICE) -> None:
        """Look at more rows, for so many seconds of work."""
        rows, names = list(self.rows), list(self.names)
        end = thread_time() + longest
        while not self.is_done:
            part = self._among[self._at : self._at + _AT_ONCE]
            is_met = self._test([row.haystack for row in part])
            rows += compress(part, is_met)
            names += compress(self._names[self._at : self._at + _AT_ONCE], is_met)
            self._at += _AT_ONCE
            self.is_done = self._at >= len(self._among)
            if thread_time() > end:
                break
        self.rows, self.names = rows, names
