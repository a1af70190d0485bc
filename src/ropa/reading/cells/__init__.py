"""What stands in a cell, as values: one reader per file, each pure and knowing nothing of tables.

Each gives a `Reading`: a value, whether the cell says it or it was read so, and what is to be said of it.
"""
